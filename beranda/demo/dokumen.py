"""Issued documents in the demo city: plans as they were printed, one of them withdrawn by HR."""

from kinerja.domain.dokumen import terbitkan
from pegawai.choices import NamaPeran
from pegawai.models import Penempatan, Peran
from penilaian.choices import StatusSKP
from penilaian.documents.skp import naskah_skp
from penilaian.domain.dokumen import cabut_dokumen
from penilaian.models import SKP
from penilaian.queries.halaman_skp import rincian_rencana

_BANYAK = 14


def buat_dokumen() -> None:
    """After all plans are agreed."""
    berlaku = SKP.objects.filter(status=StatusSKP.BERLAKU, penilai__isnull=False).order_by("pk")
    daftar = list(berlaku.select_related("pegawai", "penilai", "unit__opd", "penempatan__jabatan")[:_BANYAK])
    kini = Penempatan.objects.pada().definitif().filter(pegawai__in=[s.penilai_id for s in daftar])
    tempat = {p.pegawai_id: p for p in kini.select_related("jabatan", "unit", "penilai")}
    dokumen = terbitkan(naskah=[naskah_skp(s, rincian_rencana(s), tempat.get(s.penilai_id)) for s in daftar])
    hr = Peran.objects.select_related("pengguna").get(nama=NamaPeran.ADMIN_KEPEGAWAIAN, unit=None).pengguna
    cabut_dokumen(dokumen=dokumen[0], oleh=hr, alasan="Jabatan pada kepala dokumen keliru; dicetak ulang.")
