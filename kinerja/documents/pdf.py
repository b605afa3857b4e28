"""Official documents: a typst template and data become a tagged PDF (PDF/UA-1) in Indonesian.

The data travel as JSON in `sys.inputs.data`, never pasted into markup, so no name can become a command. Templates may
import `/kinerja/documents/resmi.typ` for the letterhead.
"""

import json
import threading
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

_BENANG = threading.local()


@cache
def _fon() -> typst.Fonts:
    """Only the fonts inside typst, so that a document looks the same on every machine; read once a process."""
    return typst.Fonts(include_system_fonts=False)


def _penyusun() -> typst.Compiler:
    """One compiler a thread, which keeps the templates read: a compiler in use refuses a second thread."""
    if not hasattr(_BENANG, "penyusun"):
        _BENANG.penyusun = typst.Compiler(root=settings.BASE_DIR, font_paths=_fon())
    return _BENANG.penyusun


def susun_pdf(*, templat: Path, data: dict[str, Any]) -> bytes:
    """The PDF of `templat` filled with `data` (what JSON can hold; decimals as text).

    The template sees `data` and `data.pemerintah`, the name of the government. Raises typst.TypstError for a broken
    template: a fault of ours, never of the data.
    """
    isi = json.dumps({"pemerintah": settings.NAMA_PEMERINTAH} | data, ensure_ascii=False)
    hasil = _penyusun().compile(input=templat, format="pdf", sys_inputs={"data": isi}, pdf_standards=["ua-1"])
    # A list only for formats with a file a page.
    assert isinstance(hasil, bytes)
    return hasil
