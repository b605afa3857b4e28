"""How many people need what: the demand that plans, catalogue and ranking are made from."""

from django.db.models import Count

from pegawai.models import Penempatan, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya
from pelatihan.choices import StatusKebutuhan
from pelatihan.models import Kebutuhan


def permintaan_program(*, unit: UnitKerja | None, tahun: int) -> dict[int, int]:
    """Programme id → number of people of the tree (None: the city) whose confirmed needs of the year it answers; each
    counts once a programme. One statement."""
    kebutuhan = Kebutuhan.objects.filter(tahun=tahun, status=StatusKebutuhan.DIKONFIRMASI)
    if unit is not None:
        di_unit = Penempatan.objects.pada().filter(unit__in=unit_dan_bawahannya([unit.pk])).order_by()
        kebutuhan = kebutuhan.filter(pegawai__in=di_unit.values("pegawai"))
    baris = kebutuhan.filter(kompetensi__diajarkan__program__aktif=True).order_by()
    hasil = baris.values("kompetensi__diajarkan__program").annotate(n=Count("pegawai", distinct=True))
    return {b["kompetensi__diajarkan__program"]: b["n"] for b in hasil}
