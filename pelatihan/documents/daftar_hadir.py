"""The attendance list of one session, to be signed in the room and kept."""

from pathlib import Path
from typing import Any

from django.utils import formats, timezone

from kinerja.documents.pdf import susun_pdf
from kinerja.templatetags.ui import nip
from pegawai.models import Penempatan
from pelatihan.choices import CaraHadir
from pelatihan.models import Angkatan, Hadir, Peserta, Sesi

TEMPLAT = Path(__file__).with_suffix(".typ")


def pdf(angkatan: Angkatan, sesi: Sesi, baris: list[tuple[Peserta, Hadir | None]]) -> bytes:
    """The list (with programme and unit): everybody with a place, their unit on that day, a place to sign; what was
    recorded already is printed there. One statement."""
    mulai, selesai = timezone.localtime(sesi.mulai), timezone.localtime(sesi.selesai)
    unit = _unit(baris, mulai.date())
    data = {
        "judul": "Daftar hadir peserta",
        "unit": angkatan.unit.nama if angkatan.unit else "",
        "ringkasan": [
            ["Pelatihan", str(angkatan.program)],
            ["Angkatan", f"{angkatan.nomor}, {sesi}"],
            ["Hari", formats.date_format(mulai, "l, j F Y")],
            ["Pukul", f"{mulai:%H.%M}–{selesai:%H.%M} WIB"],
            ["Tempat", sesi.tempat or angkatan.tempat or "–"],
            ["Peserta", f"{len(baris)} orang"],
        ],
        "orang": [
            [p.pegawai.nama_lengkap, nip(p.pegawai.nip), unit.get(p.pegawai_id, ""), _tanda(h)] for p, h in baris
        ],
    }
    return susun_pdf(templat=TEMPLAT, data=data)


def _unit(baris: list[tuple[Peserta, Hadir | None]], hari: Any) -> dict[int, str]:
    tempat = Penempatan.objects.pada(hari).definitif().filter(pegawai__in=[p.pegawai_id for p, _ in baris])
    return dict(tempat.order_by("pk").values_list("pegawai", "unit__nama"))


def _tanda(hadir: Hadir | None) -> str:
    if hadir is None:
        return ""
    if hadir.cara == CaraHadir.QR:
        return f"memindai QR pukul {timezone.localtime(hadir.dicatat):%H.%M}"
    return "dicatat pengelola"
