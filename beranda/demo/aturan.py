"""A proposed policy of next year: a draft, tried on the last closed quarter."""

from decimal import Decimal

from kinerja.domain.pekerjaan import jalankan_langsung
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from penilaian.domain.andai import buat_andai
from penilaian.domain.kebijakan import buat_versi_baru, ubah_draf
from penilaian.models import Periode


def buat_usul_aturan(periode: Periode) -> None:
    """HR proposes a higher threshold and sees who it would touch; nothing of it is in force."""
    hr = Peran.objects.filter(nama=NamaPeran.ADMIN_KEPEGAWAIAN, unit=None).earliest("pk").pengguna
    terakhir = Periode.objects.select_related("kebijakan").get(pk=periode.pk)
    draf = buat_versi_baru(dari=terakhir.kebijakan, nama="Usul kebijakan tahun depan")
    draf = ubah_draf(kebijakan=draf, perubahan={"ambang_sesuai": Decimal(93), "ambang_atas": Decimal(112)})
    jalankan_langsung(pekerjaan=buat_andai(kebijakan=draf, periode=terakhir, oleh=hr))
