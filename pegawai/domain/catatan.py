"""Writing of dated records: rank, education, discipline, leave and study."""

from datetime import date, timedelta
from typing import Any

from django.db import connection, models, transaction

from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini
from pegawai.models import HukumanDisiplin, MasaKhusus, Pegawai, RiwayatPangkat, RiwayatPendidikan

SUSULAN = timedelta(days=7)
JENIS: dict[str, type[models.Model]] = {
    "pangkat": RiwayatPangkat,
    "pendidikan": RiwayatPendidikan,
    "masa-khusus": MasaKhusus,
    "disiplin": HukumanDisiplin,
}


@transaction.atomic
def simpan(*, jenis: str, pegawai: Pegawai, data: dict[str, Any], alasan: str, pk: int | None = None) -> models.Model:
    """Add a record, or change the one with `pk` of this person. `data` holds the fields of the model.

    Raises ValidationError by field and DoesNotExist for a record of somebody else.
    """
    model = JENIS[jenis]
    Pegawai.objects.select_for_update().only("pk").get(pk=pegawai.pk)
    catatan = model._default_manager.get(pk=pk, pegawai=pegawai) if pk else model(pegawai=pegawai)
    for nama, nilai in data.items():
        setattr(catatan, nama, nilai)
    catatan.full_clean()
    with karena(alasan):
        catatan.save()
        if jenis == "pangkat":
            segarkan_pangkat(pegawai_id=pegawai.pk)
    return catatan


@transaction.atomic
def hapus(*, jenis: str, pegawai: Pegawai, pk: int, alasan: str) -> None:
    """Remove a record written by mistake; history keeps it. Raises DoesNotExist for a record of somebody else."""
    with karena(alasan):
        JENIS[jenis]._default_manager.get(pk=pk, pegawai=pegawai).delete()
        if jenis == "pangkat":
            segarkan_pangkat(pegawai_id=pegawai.pk)


def segarkan_pangkat(*, pegawai_id: int | None = None, tanggal: date | None = None) -> int:
    """Bring `Pegawai.golongan` to the newest rank whose TMT has come; returns how many changed.

    For one person all ranks count. For everybody (every night, so that a rank takes effect on its day) only a TMT of
    the last `SUSULAN`, which covers nights that were missed: a golongan that was corrected or imported later than that
    stays. People without rank records keep what their record says.
    """
    hari = tanggal or hari_ini()
    with connection.cursor() as kursor:
        kursor.execute(
            "UPDATE pegawai_pegawai AS p SET golongan = r.golongan, versi = p.versi + 1 FROM ("
            "SELECT DISTINCT ON (pegawai_id) pegawai_id, golongan, tmt FROM pegawai_riwayatpangkat"
            " WHERE tmt <= %(hari)s AND (%(orang)s IS NULL OR pegawai_id = %(orang)s)"
            " ORDER BY pegawai_id, tmt DESC) AS r"
            " WHERE p.id = r.pegawai_id AND p.golongan <> r.golongan AND (%(orang)s IS NOT NULL OR r.tmt > %(sejak)s)",
            {"hari": hari, "orang": pegawai_id, "sejak": hari - SUSULAN},
        )
        return kursor.rowcount
