"""What colleagues wait for: opinions in a round, feedback they asked for, votes and decisions on awards."""

from django.db.models import CharField, Count, DateTimeField, Max, QuerySet, UUIDField, Value
from django.db.models.functions import Cast

from pegawai.models import Pengguna
from penilaian.queries.pendapat import diminta
from penilaian.queries.penghargaan import menunggu as penghargaan_menunggu
from penilaian.queries.rekan import permintaan_terbuka

PENGHARGAAN = "penghargaan"


def dimintai(pengguna: Pengguna) -> list[QuerySet]:
    """Awards, and opinions and feedback that others wait for, counted: arms for one statement of `queries.tugas`."""
    teks, kosong = CharField(), Value("", output_field=CharField())
    tanpa = Value(None, output_field=UUIDField())
    pendapat = diminta(pengguna).filter(sudah=False).order_by().values("pegawai").annotate(n=Count("pk"))
    umpan = permintaan_terbuka(pengguna).order_by().values("kepada").annotate(n=Count("pk"))
    batas = {
        "pendapat": Cast(Max("putaran__selesai"), DateTimeField()),
        "umpan": Value(None, output_field=DateTimeField()),
    }
    penghargaan = penghargaan_menunggu(pengguna).order_by()
    arm = penghargaan.values_list(
        "publik", "nama", "periode__nama", kosong, Value(PENGHARGAAN, output_field=teks), batas["umpan"]
    )
    return [arm] + [
        baris.values_list(tanpa, Cast("n", teks), kosong, kosong, Value(kata, output_field=teks), batas[kata])
        for kata, baris in (("pendapat", pendapat), ("umpan", umpan))
    ]
