"""The certificate of an award."""

from datetime import date
from pathlib import Path
from typing import Any

from django.utils import formats, timezone

from kinerja.choices import JenisDokumen
from kinerja.documents.resmi import cetak_resmi
from kinerja.domain.dokumen import Naskah
from kinerja.templatetags.ui import nip
from pegawai.models import Pegawai, Penempatan
from penilaian.models import CalonPenghargaan

TEMPLAT = Path(__file__).with_suffix(".typ")


def pdf(c: CalonPenghargaan) -> bytes:
    """One certificate, of a receiver of a closed programme; registered, with code and QR."""
    isi = _data(c)
    ttd = ", ".join(filter(None, (isi["pejabat"], isi["pejabat_jabatan"])))
    naskah = Naskah(jenis=JenisDokumen.PIAGAM, kunci=f"piagam:{c.pk}", isi=isi, nomor=c.nomor, penandatangan=ttd)
    return cetak_resmi(templat=TEMPLAT, naskah=[naskah])[0]


def _data(c: CalonPenghargaan) -> dict[str, Any]:
    p, skp = c.program, c.putusan.skp
    assert p.ditetapkan is not None, "piagam hanya dari penghargaan yang ditetapkan"
    return {
        "judul": "Piagam Penghargaan",
        "nomor": c.nomor,
        "nama": c.pegawai.nama_lengkap,
        "nip": f"NIP {nip(c.pegawai.nip)}" if c.pegawai.nip else "",
        "jabatan": f"{skp.penempatan.jabatan}, {skp.unit.nama_jelas}",
        "sebagai": "sebagai penerima",
        "penghargaan": p.nama,
        "tentang": p.tentang,
        "pertimbangan": c.pertimbangan,
        "tanggal": formats.date_format(timezone.localdate(p.ditetapkan)),
        "pejabat_jabatan": jabatan_pada(p.pejabat, timezone.localdate(p.ditetapkan)),
        "pejabat": p.pejabat.nama_lengkap,
        "pejabat_nip": f"NIP {nip(p.pejabat.nip)}" if p.pejabat.nip else "",
        "unit": p.unit.nama if p.unit else None,
    }


def jabatan_pada(pejabat: Pegawai, hari: date) -> str:
    """The office in which the official decided, "" when none is recorded for that day."""
    p = Penempatan.objects.pada(hari).definitif().filter(pegawai=pejabat).select_related("jabatan").first()
    return p.jabatan.nama if p else ""
