"""What waits for a superior in learning: proposals to answer, needs to confirm."""

from django.db.models import CharField, Count, DateTimeField, QuerySet, UUIDField, Value
from django.db.models.functions import Cast

from pegawai.models import Pengguna
from pelatihan.queries.tim import kebutuhan_menunggu, usulan_menunggu

USULAN = "usulan"


def belajar_menunggu(pengguna: Pengguna) -> list[QuerySet]:
    """Both, counted, as arms for the statement of `beranda.queries.tugas`; none for who assesses nobody."""
    if not pengguna.akses.menilai:
        return []
    teks, kosong = CharField(), Value("", output_field=CharField())
    saya = pengguna.akses.pegawai_id
    return [
        baris.order_by()
        .annotate(satu=Value(1))
        .values("satu")
        .annotate(n=Count("pk"))
        .filter(n__gt=0)
        .values_list(
            Value(None, output_field=UUIDField()),
            Cast("n", teks),
            kosong,
            kosong,
            Value(kata, output_field=teks),
            Value(None, output_field=DateTimeField()),
        )
        for kata, baris in (
            (USULAN, usulan_menunggu(saya).select_related(None)),
            ("kebutuhan", kebutuhan_menunggu(saya)),
        )
    ]
