"""Which decisions are final: what guidance, awards and angka kredit may rest on."""

from django.db.models import Exists, OuterRef, QuerySet

from penilaian.models import Keberatan, PutusanNilai
from penilaian.queries.tenggat import batas_ajukan_banyak, masih_sementara


def putusan_akhir(putusan: QuerySet[PutusanNilai]) -> list[PutusanNilai]:
    """Those of `putusan` that are final, in its order: delivered and either received or past the term of objections,
    nothing decided after them, no objection running. Three statements whatever their number; whether the period is
    closed and no trial is the caller's to ask."""
    sama = {"skp": OuterRef("skp"), "periode": OuterRef("periode")}
    baru = PutusanNilai.objects.order_by().filter(**sama, pk__gt=OuterRef("pk"))
    berjalan = Keberatan.objects.berjalan().filter(**sama)
    daftar = list(putusan.filter(disampaikan__isnull=False).exclude(Exists(baru) | Exists(berjalan)))
    batas = batas_ajukan_banyak(daftar)
    return [p for p in daftar if not masih_sementara(p, batas=batas[p.pk], berjalan=False)]
