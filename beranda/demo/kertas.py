"""A batch of paper sheets that waits for its second keying."""

from pegawai.models import Pengguna
from survei.choices import PROFIL
from survei.domain import kertas
from survei.models import PeriodeSurvei

_SARAN = {
    3: "Ruang tunggu panas, tolong tambah kipas.",
    7: "Petugasnya ramah, antreannya yang lama.",
    11: "Di parkir ada calo menawarkan antrean cepat.",
}


def buat_kertas(periode: PeriodeSurvei, oleh: Pengguna) -> None:
    """Twelve sheets: one with blanks, every third without a profile, three with words, one of them about touts."""
    kelompok = kertas.mulai_kelompok(periode=periode, urutan="kuesioner", oleh=oleh)
    for nomor in range(1, 13):
        nilai = [3, 3, 2 + nomor % 3, 4, 3, 3, 4, 3, None if nomor == 5 else 3]
        profil = {
            kolom: pilihan.values[nomor * (n + 1) % len(pilihan.values)]
            for n, (kolom, (_, pilihan)) in enumerate(PROFIL.items())
            if nomor % 3
        }
        kertas.ketik(kelompok=kelompok, nomor=nomor, nilai=nilai, profil=profil, saran=_SARAN.get(nomor, ""))
    kertas.akhiri_entri(kelompok=kelompok)
