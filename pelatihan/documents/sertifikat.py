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
    naskah = Naskah(
        jenis=JenisDokumen.SERTIFIKAT,
        kunci=f"sertifikat:{s.pk}",
        isi=_data(s),
        nomor=s.nomor,
        penandatangan=f"{s.pejabat}, {s.pejabat_jabatan}" if s.pejabat else "",
    )
    return cetak_resmi(templat=TEMPLAT, naskah=[naskah])[0]


def _data(s: Sertifikat) -> dict[str, Any]:
    """What stands on it: the programme, the hours and who signed as they were when it was given. One given before
    signatories were kept stays the document that it was."""
    angkatan = s.peserta.angkatan
    isi = {
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
    if s.pejabat:
        isi |= {
            "pejabat": s.pejabat,
            "pejabat_nip": f"NIP {nip(s.pejabat_nip)}" if s.pejabat_nip else "",
            "pejabat_jabatan": s.pejabat_jabatan,
        }
    return isi
