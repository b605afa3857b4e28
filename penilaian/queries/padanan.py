"""What the search for needs can find a weak spot in, for the training manager to name its competence."""

from pelatihan.choices import SumberKebutuhan
from penilaian.choices import Aspek, NilaiDasar
from survei.choices import Unsur


def kunci_padanan() -> list[tuple[str, str, str]]:
    """(Source, key, label) of aspects of indicators, values of BerAKHLAK and unsur of the survey."""
    sumber = (
        (SumberKebutuhan.INDIKATOR, Aspek),
        (SumberKebutuhan.PERILAKU, NilaiDasar),
        (SumberKebutuhan.SURVEI, Unsur),
    )
    return [(s.value, str(nilai), str(label)) for s, pilihan in sumber for nilai, label in pilihan.choices]
