"""The letter of a written appreciation, on the sheet of the certificate."""

from typing import Any

from django.utils import formats, timezone

from kinerja.choices import JenisDokumen
from kinerja.documents.resmi import cetak_resmi
from kinerja.domain.dokumen import Naskah
from kinerja.templatetags.ui import nip
from pegawai.models import Penempatan
from penilaian.documents.penghargaan import TEMPLAT, jabatan_pada
from penilaian.models import Apresiasi


def pdf(a: Apresiasi) -> bytes:
    """One letter; registered, with code and QR."""
    isi = _data(a)
    ttd = ", ".join(filter(None, (isi["pejabat"], isi["pejabat_jabatan"])))
    naskah = Naskah(jenis=JenisDokumen.PIAGAM, kunci=f"apresiasi:{a.pk}", isi=isi, nomor=a.nomor, penandatangan=ttd)
    return cetak_resmi(templat=TEMPLAT, naskah=[naskah])[0]


def _data(a: Apresiasi) -> dict[str, Any]:
    u, hari = a.usulan, timezone.localdate(a.usulan.diputus)
    pejabat = u.oleh.pegawai
    tempat = Penempatan.objects.pada(hari).definitif().filter(pegawai=a.pegawai_id)
    milik = tempat.select_related("jabatan", "unit").first()
    return {
        "judul": "Surat Apresiasi",
        "nomor": a.nomor,
        "nama": a.pegawai.nama_lengkap,
        "nip": f"NIP {nip(a.pegawai.nip)}" if a.pegawai.nip else "",
        "jabatan": f"{milik.jabatan}, {milik.unit.nama_jelas}" if milik else "",
        "sebagai": "atas kata warga tentang",
        "penghargaan": u.judul,
        "tentang": u.bukti,
        "pertimbangan": u.pertimbangan,
        "tanggal": formats.date_format(hari),
        "pejabat_jabatan": jabatan_pada(pejabat, hari) if pejabat else "",
        "pejabat": pejabat.nama_lengkap if pejabat else str(u.oleh),
        "pejabat_nip": f"NIP {nip(pejabat.nip)}" if pejabat and pejabat.nip else "",
        "unit": (u.unit.opd or u.unit).nama,
    }
