"""Making the units and positions that an import proposed, when its right rows need them."""

from django.db import connection
from django.utils.text import slugify

from pegawai.choices import JENIS_OPD, HasilBaris
from pegawai.models import BatchImpor, Jabatan, UnitKerja


def wujudkan(batch: BatchImpor) -> None:
    """Create what rows that are applied need, parents first, and point those rows at it. `usulan` keeps the ids."""
    dipakai = batch.rincian.exclude(hasil=HasilBaris.GALAT)
    perlu = set(dipakai.exclude(unit_baru=None).order_by().values_list("unit_baru", flat=True).distinct())
    unit = _buat_unit(batch.usulan.get("unit", []), perlu)
    perlu = set(dipakai.exclude(jabatan_baru=None).order_by().values_list("jabatan_baru", flat=True).distinct())
    jabatan = _buat_jabatan(batch.usulan.get("jabatan", []), perlu)
    with connection.cursor() as kursor:
        for nama, peta in (("unit", unit), ("jabatan", jabatan)):
            kursor.execute(
                f"UPDATE pegawai_barisimpor b SET {nama}_id = m.id FROM unnest(%s::int[], %s::bigint[]) m(ke, id)"  # noqa: S608
                f" WHERE b.batch_id = %s AND b.{nama}_baru = m.ke AND b.hasil <> 'galat'",
                [list(peta), list(peta.values()), batch.pk],
            )
    for kunci, peta in (("unit", unit), ("jabatan", jabatan)):
        for ke, id_ in peta.items():
            batch.usulan[kunci][ke]["id"] = id_


def _buat_unit(usulan: list[dict], perlu: set[int]) -> dict[int, int]:
    """Proposal → id. A parent always stands before its children in the list, because it was proposed first."""
    for ke in sorted(perlu, reverse=True):
        atas = usulan[ke]["induk_usulan"]
        while atas is not None:
            perlu.add(atas)
            atas = usulan[atas]["induk_usulan"]
    kode = {k.lower() for k in UnitKerja.objects.order_by().values_list("kode", flat=True)} if perlu else set()
    ada = UnitKerja.objects.without_tree_fields().in_bulk([u["induk"] for u in usulan if u["induk"]])
    jadi: dict[int, UnitKerja] = {}
    for ke in sorted(perlu):
        isi = usulan[ke]
        induk = ada.get(isi["induk"]) or jadi[isi["induk_usulan"]]
        unit = UnitKerja(kode=_kode(isi["kode"], induk, kode), nama=isi["nama"], jenis=isi["jenis"], parent=induk)
        unit.opd = None if isi["jenis"] in JENIS_OPD else induk.opd
        unit.save(force_insert=True)
        if isi["jenis"] in JENIS_OPD:
            unit.opd = unit
            unit.save(update_fields=["opd"])
        jadi[ke] = unit
    return {ke: unit.pk for ke, unit in jadi.items()}


def _kode(kode: str, induk: UnitKerja, terpakai: set[str]) -> str:
    """The stated code, or the first free number below the parent."""
    nomor = 1
    while not kode or kode.lower() in terpakai:
        kode, nomor = f"{induk.kode[:25]}.{nomor:02d}", nomor + 1
    terpakai.add(kode.lower())
    return kode


def _buat_jabatan(usulan: list[dict], perlu: set[int]) -> dict[int, int]:
    terpakai = set(Jabatan.objects.order_by().values_list("kode", flat=True)) if perlu else set()
    jadi = {}
    for ke in sorted(perlu):
        dasar = slugify(usulan[ke]["nama"]).upper()[:36] or "JABATAN"
        kode, nomor = dasar, 2
        while kode in terpakai:
            kode, nomor = f"{dasar}-{nomor}", nomor + 1
        terpakai.add(kode)
        jadi[ke] = Jabatan(kode=kode, nama=usulan[ke]["nama"], jenis=usulan[ke]["jenis"], jenjang=usulan[ke]["jenjang"])
    Jabatan.objects.bulk_create(jadi.values())
    return {ke: jabatan.pk for ke, jabatan in jadi.items()}
