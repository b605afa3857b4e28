"""What may be known of a round of opinion: one's own part in it, and summaries of at least the minimum, after it."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from kinerja.waktu import hari_ini
from pegawai.models import Pengguna
from penilaian.choices import NilaiDasar
from penilaian.models import SKP, Pendapat, Perilaku, Periode, PesertaPendapat, PutaranPendapat

REKAN = "rekan"


@dataclass(frozen=True)
class Ringkasan:
    """`banyak` people took part; `aspek` holds (value, rating) where enough answered; `teks` is in random order."""

    banyak: int
    aspek: list[tuple[str, Perilaku | None]]
    teks: list[str]


def diminta(pengguna: Pengguna) -> QuerySet[PesertaPendapat]:
    """Whose opinion this person is asked for in rounds that are open today."""
    terbuka = Q(putaran__ditutup=None, putaran__selesai__gte=hari_ini())
    return (
        PesertaPendapat.objects.filter(terbuka, pegawai=pengguna.pegawai_id)
        .select_related("skp__pegawai", "skp__penempatan__jabatan", "putaran__periode")
        .order_by("sudah", "skp__pegawai__nama", "pk")
    )


def kemajuan(putaran: PutaranPendapat) -> dict[str, int]:
    """How many are asked, have answered, and about how many people: sums alone."""
    return putaran.peserta.aggregate(
        diminta=Count("pk"), sudah=Count("pk", filter=Q(sudah=True)), orang=Count("skp", distinct=True)
    )


def ringkasan(skp: SKP, periode: Periode, *, dengan_teks: bool) -> Ringkasan | None:
    """The summary of one person, in three statements: None before the end of the round and below its minimum."""
    putaran = PutaranPendapat.objects.filter(periode=periode, ditutup__isnull=False).first()
    if putaran is None:
        return None
    banyak = putaran.peserta.filter(skp=skp, sudah=True).count()
    if banyak < putaran.minimum:
        return None
    rating = {p.aspek: p for p in Perilaku.objects.filter(skp=skp, periode=periode, sumber=REKAN)}
    teks = Pendapat.objects.filter(putaran=putaran, skp=skp).exclude(teks="").order_by("id")
    return Ringkasan(
        banyak=banyak,
        aspek=[(label, rating.get(nilai)) for nilai, label in NilaiDasar.choices],
        teks=list(teks.values_list("teks", flat=True)) if dengan_teks else [],
    )
