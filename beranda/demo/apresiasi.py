"""Recognition from the survey in the demo city: one proposal accepted, one declined, the others wait."""

from pegawai.choices import NamaPeran
from pegawai.models import Peran
from pegawai.queries.lingkup import unit_dikelola
from penilaian.choices_lanjut import KeputusanApresiasi
from penilaian.domain import apresiasi
from penilaian.queries.usulan_survei import usulan_survei

_DITERIMA = "Warga menyebut loketnya cepat dan petugasnya sabar menerangkan, tiga triwulan berturut-turut."
_DITOLAK = "Sudah menerima apresiasi triwulan lalu; yang lain didahulukan."


def buat_apresiasi() -> None:
    """HR of the city decides two of what is proposed, when there are more."""
    peran = Peran.objects.select_related("pengguna").get(nama=NamaPeran.ADMIN_KEPEGAWAIAN, unit=None)
    oleh = peran.pengguna
    semua = [u for u in usulan_survei(unit_dikelola(oleh)) if u.siapa and not apresiasi.bentrok_usulan(u, oleh)]
    putusan = ((KeputusanApresiasi.DITERIMA, _DITERIMA), (KeputusanApresiasi.DITOLAK, _DITOLAK))
    for usulan, (keputusan, alasan) in zip(semua[:-1], putusan, strict=False):
        siapa = [o.pk for o in usulan.siapa]
        apresiasi.putuskan(usulan=usulan, keputusan=keputusan, pertimbangan=alasan, penerima=siapa, oleh=oleh)
