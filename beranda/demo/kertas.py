"""A batch of paper sheets that waits for its second keying."""

from pegawai.models import Pengguna
from survei.domain import kertas
from survei.models import PeriodeSurvei


def buat_kertas(periode: PeriodeSurvei, oleh: Pengguna) -> None:
    """Twelve sheets, one of them with blanks."""
    kelompok = kertas.mulai_kelompok(periode=periode, urutan="kuesioner", oleh=oleh)
    for nomor in range(1, 13):
        nilai = [3, 3, 2 + nomor % 3, 4, 3, 3, 4, 3, None if nomor == 5 else 3]
        kertas.ketik(kelompok=kelompok, nomor=nomor, nilai=nilai)
    kertas.akhiri_entri(kelompok=kelompok)
