"""The pipeline: proposals with what a list shows, and the board by stage."""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, Window
from django.db.models.functions import Coalesce, RowNumber

from inovasi.choices import BERAKHIR, StatusAnggota, StatusUsulan, Tahap
from inovasi.models import Anggota, Dukungan, PersetujuanBagian, Telaah, Usulan
from pegawai.models import Pengguna

# Cards a stage; the list shows the rest.
KARTU_PALING_BANYAK = 12


def dengan_ringkas(usulan: QuerySet[Usulan]) -> QuerySet[Usulan]:
    """With `dukung` (supports), `ketua` (name of the leader) and `orang` (how many take part)."""
    ketua = Anggota.objects.filter(usulan=OuterRef("pk"), peran="ketua").values("pegawai__nama")[:1]
    return usulan.select_related("unit__opd", "layanan").annotate(
        dukung=_jumlah(Dukungan.objects.all()),
        orang=_jumlah(Anggota.objects.filter(status=StatusAnggota.IKUT)),
        ketua=Coalesce(Subquery(ketua), Value("")),
    )


def _jumlah(baris: QuerySet) -> Coalesce:
    n = baris.filter(usulan=OuterRef("pk")).order_by().values("usulan").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(n, output_field=IntegerField()), 0)


@dataclass(frozen=True)
class Kolom:
    """One stage of the board: the newest cards, and how many there are."""

    tahap: Tahap
    kartu: list[Usulan]
    banyak: int


def papan(usulan: QuerySet[Usulan]) -> list[Kolom]:
    """The stages with what is under way in them, drafts and ended ones left out; two statements."""
    jalan = Usulan.objects.filter(pk__in=usulan.order_by().values("pk")).order_by()
    jalan = jalan.exclude(status__in=(StatusUsulan.DRAF, *BERAKHIR))
    banyak = dict(jalan.values_list("tahap").annotate(n=Count("pk")))
    ke = Window(RowNumber(), partition_by="tahap", order_by=[F("dibuat").desc(), F("pk").desc()])
    pilih = jalan.annotate(ke=ke).filter(ke__lte=KARTU_PALING_BANYAK).values_list("pk", flat=True)
    kartu = list(dengan_ringkas(Usulan.objects.filter(pk__in=pilih)).order_by("-dibuat", "-pk"))
    return [Kolom(t, [k for k in kartu if k.tahap == t], banyak.get(t, 0)) for t in Tahap]


def milik_saya(pengguna: Pengguna) -> QuerySet[Usulan]:
    """Proposals whose team this person belongs to or is invited to, with `sebagai` and `jawaban` (role, invitation)
    and `tunggu` (parts of others that this person has still to confirm)."""
    sudah = PersetujuanBagian.objects.filter(anggota=OuterRef("pk"), oleh__pegawai=pengguna.pegawai_id)
    lain = Anggota.objects.filter(~Exists(sudah), status=StatusAnggota.IKUT).exclude(bagian="")
    saya = Anggota.objects.filter(usulan=OuterRef("pk"), pegawai=pengguna.pegawai_id)
    ada = Q(anggota__pegawai=pengguna.pegawai_id) & ~Q(anggota__status=StatusAnggota.MENOLAK)
    return dengan_ringkas(Usulan.objects.filter(ada)).annotate(
        tunggu=_jumlah(lain.exclude(pegawai=pengguna.pegawai_id)),
        sebagai=Subquery(saya.values("peran")[:1]),
        jawaban=Subquery(saya.values("status")[:1]),
    )


def telaah_saya(pengguna: Pengguna) -> list[Telaah]:
    """Reviews asked of this person at gates that are not decided, the nearest deadline first."""
    terbuka = Telaah.objects.filter(penelaah=pengguna.pegawai_id, gerbang__putusan="", benturan="")
    return (
        list(terbuka.select_related("gerbang__usulan").order_by("gerbang__tenggat", "pk"))
        if pengguna.pegawai_id
        else []
    )
