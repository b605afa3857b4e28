"""The signed integrity pact on paper."""

from pathlib import Path
from typing import Any

from kinerja.choices import JenisDokumen
from kinerja.documents.resmi import cetak_resmi
from kinerja.domain.dokumen import Naskah
from kinerja.templatetags.ui import nip, wib
from sosialisasi.models import TandaTanganPakta

TEMPLAT = Path(__file__).with_suffix(".typ")


def pdf(t: TandaTanganPakta) -> bytes:
    """One signature (with pact, person and unit); registered, with code and QR."""
    naskah = Naskah(jenis=JenisDokumen.PAKTA, kunci=f"pakta:{t.pk}", isi=_data(t), nomor=f"PI/{t.pakta.tahun}/{t.kode}")
    return cetak_resmi(templat=TEMPLAT, naskah=[naskah])[0]


def _data(t: TandaTanganPakta) -> dict[str, Any]:
    """What stands on it: the words that were signed, and who signed them as what."""
    return {
        "judul": f"Pakta Integritas {t.pakta.tahun}",
        "nomor": f"PI/{t.pakta.tahun}/{t.kode}",
        "unit": t.unit.nama,
        "pihak": [
            ["Nama", t.pegawai.nama_lengkap],
            ["NIP", nip(t.pegawai.nip) if t.pegawai.nip else "–"],
            ["Jabatan", t.jabatan],
            ["Unit kerja", t.unit.nama],
        ],
        "isi": [b.strip() for b in t.pakta.teks.splitlines() if b.strip()],
        "pada": wib(t.pada),
        "versi": f"Naskah versi {t.pakta.nomor}",
    }
