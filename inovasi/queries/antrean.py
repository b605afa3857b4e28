"""What waits for an innovation manager: open gates, ideas without a name, and how far innovations are."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, Value

from inovasi.choices import StatusTitipan, StatusUsulan, Tahap
from inovasi.models import Gerbang, Telaah, Titipan, Usulan
from inovasi.queries.benturan import orang_berbenturan
from kinerja.waktu import hari_ini
from pegawai.models import Pegawai, Penempatan, Pengguna

# A gate is decided on the word of so many reviewers as a rule; fewer are said so, not forbidden.
PENELAAH_LAYAK = 2
CALON_TAMPIL = 8


def gerbang_menunggu(pengguna: Pengguna) -> QuerySet[Gerbang]:
    """Open gates of the units looked after, own proposals left out."""
    return Gerbang.objects.filter(putusan="", usulan__in=Usulan.objects.dikelola_oleh(pengguna).order_by().values("pk"))


def gerbang_terbuka(pengguna: Pengguna) -> QuerySet[Gerbang]:
    """Those of `gerbang_menunggu`, the nearest deadline first, with `diminta` and `sudah` (reviewers who did
    not step aside, and those of them who have finished); one statement."""
    aktif = Q(telaah__benturan="", telaah__isnull=False)
    return (
        gerbang_menunggu(pengguna)
        .select_related("usulan__unit__opd", "rubrik")
        .annotate(diminta=Count("telaah", filter=aktif), sudah=Count("telaah", filter=aktif & ~Q(telaah__selesai=None)))
        .order_by("tenggat", "pk")
    )


def langkah(gerbang: Gerbang) -> tuple[str, str]:
    """What a gate of `gerbang_terbuka` needs next, in words, and its tone."""
    diminta, sudah = gerbang.diminta, gerbang.sudah  # type: ignore[attr-defined]
    if not diminta:
        return "Tunjuk penelaah", "kurang"
    if sudah < diminta:
        return f"Menunggu {diminta - sudah} dari {diminta} penelaah", "menunggu"
    return "Siap diputus", "selesai"


def titipan_menunggu(pengguna: Pengguna) -> QuerySet[Titipan]:
    """Ideas without a name that nobody has answered or taken up."""
    return (
        Titipan.objects.dikelola_oleh(pengguna)
        .filter(status=StatusTitipan.BARU)
        .select_related("layanan", "unit__opd")
        .order_by("tanggal", "pk")
    )


def banyak_menunggu(pengguna: Pengguna) -> int:
    """The number beside the menu entry; one statement."""
    gerbang, ide = (
        baris.order_by().values(satu=Value(1)).annotate(n=Count("pk")).values_list("n")
        for baris in (gerbang_menunggu(pengguna), titipan_menunggu(pengguna))
    )
    return sum(n for (n,) in gerbang.union(ide, all=True))


def angka_tahap(pengguna: Pengguna) -> list[tuple[str, int]]:
    """Innovations under way in the units looked after: (stage in words, how many), own ones left out; one statement."""
    berjalan = (StatusUsulan.DITELAAH, StatusUsulan.DIKEMBALIKAN, StatusUsulan.BERJALAN)
    semua = Usulan.objects.dikelola_oleh(pengguna).filter(status__in=berjalan).order_by()
    banyak = dict(semua.values("tahap").annotate(n=Count("pk")).values_list("tahap", "n"))
    return [(t.label, banyak.get(t.value, 0)) for t in Tahap]


@dataclass(frozen=True)
class Calon:
    """Somebody who could review: reviews `selesai` so far, `beban` open ones; `benturan` says why not."""

    pegawai: Pegawai
    selesai: int
    beban: int
    benturan: str


def usul_penelaah(gerbang: Gerbang) -> list[Calon]:
    """Who could review: first those who have, then heads of units of other agencies; the least burdened first, those
    with an interest last. In four statements, whatever the size of the city."""
    sudah = gerbang.telaah.values("penelaah")
    opd = gerbang.usulan.unit.opd_id or gerbang.usulan.unit_id
    kepala = Penempatan.objects.pada().filter(kepala=True).exclude(unit__opd=opd).order_by().values("pegawai")
    pernah = Telaah.objects.filter(selesai__isnull=False).order_by().values("penelaah")
    selesai = Q(telaah_inovasi__selesai__isnull=False)
    orang = list(
        Pegawai.objects.aktif()
        .filter(Q(pk__in=pernah) | Q(pk__in=kepala))
        .exclude(pk__in=sudah)
        .annotate(
            n_selesai=Count("telaah_inovasi", filter=selesai),
            beban=Count("telaah_inovasi", filter=Q(telaah_inovasi__gerbang__putusan="") & ~selesai),
        )
        .order_by(F("beban").asc(), F("n_selesai").desc(), "nama", "pk")[:CALON_TAMPIL]
    )
    return _dengan_benturan(gerbang, orang)


def _dengan_benturan(gerbang: Gerbang, orang: Sequence[Pegawai]) -> list[Calon]:
    benturan = orang_berbenturan(gerbang.usulan, [o.pk for o in orang])
    calon = [Calon(o, o.n_selesai, o.beban, benturan.get(o.pk, "")) for o in orang]  # type: ignore[attr-defined]
    return sorted(calon, key=lambda c: bool(c.benturan))


def sisa(gerbang: Gerbang) -> tuple[str, str]:
    """Days until the deadline in words, and a tone."""
    hari = (gerbang.tenggat - hari_ini()).days
    if hari < 0:
        return f"lewat {-hari} hari", "kurang"
    return ("hari ini", "menunggu") if hari == 0 else (f"{hari} hari lagi", "menunggu" if hari <= 5 else "netral")
