"""The certificate of a training."""

from pathlib import Path
from typing import Any

from django.utils import formats

from kinerja.choices import JenisDokumen
from kinerja.documents.resmi import cetak_resmi
from kinerja.domain.dokumen import Naskah
from kinerja.templatetags.ui import besaran, masa, nip
from pelatihan.models import Sertifikat

TEMPLAT = Path(__file__).with_suffix(".typ")


def pdf(s: Sertifikat) -> bytes:
    """One certificate (with person, batch and programme); registered, with code and QR."""
    naskah = Naskah(jenis=JenisDokumen.SERTIFIKAT, kunci=f"sertifikat:{s.pk}", isi=_data(s), nomor=s.nomor)
    return cetak_resmi(templat=TEMPLAT, naskah=[naskah])[0]


def _data(s: Sertifikat) -> dict[str, Any]:
    """What stands on it: the programme and hours as they were when it was given."""
    angkatan = s.peserta.angkatan
    return {
        "judul": "Sertifikat Pelatihan",
        "nomor": s.nomor,
        "nama": s.pegawai.nama_lengkap,
        "nip": f"NIP {nip(s.pegawai.nip)}" if s.pegawai.nip else "",
        "program": s.program,
        "angkatan": f"Angkatan {angkatan.nomor}, {masa(angkatan.masa)}",
        "jp": f"{besaran(s.jp)} jam pelajaran (JP)",
        "tempat": angkatan.tempat,
        "tanggal": formats.date_format(s.tanggal),
    }
