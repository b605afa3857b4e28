"""What colleagues wait for: opinions in a round, feedback they asked for."""

from django.db.models import CharField, Count, DateTimeField, Max, QuerySet, UUIDField, Value
from django.db.models.functions import Cast

from pegawai.models import Pengguna
from penilaian.queries.pendapat import diminta
from penilaian.queries.rekan import permintaan_terbuka


def dimintai(pengguna: Pengguna) -> list[QuerySet]:
    """Opinions and feedback that others wait for, counted, as arms for the statement of `beranda.queries.tugas`."""
    teks, kosong = CharField(), Value("", output_field=CharField())
    tanpa = Value(None, output_field=UUIDField())
    pendapat = diminta(pengguna).filter(sudah=False).order_by().values("pegawai").annotate(n=Count("pk"))
    umpan = permintaan_terbuka(pengguna).order_by().values("kepada").annotate(n=Count("pk"))
    batas = {
        "pendapat": Cast(Max("putaran__selesai"), DateTimeField()),
        "umpan": Value(None, output_field=DateTimeField()),
    }
    return [
        baris.values_list(tanpa, Cast("n", teks), kosong, kosong, Value(kata, output_field=teks), batas[kata])
        for kata, baris in (("pendapat", pendapat), ("umpan", umpan))
    ]
