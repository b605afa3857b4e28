"""The team of an assessor in a period: people, scores, trend, feedback and what waits. Four statements in all."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from kinerja.waktu import hari_ini
from pegawai.models import Pegawai, Penempatan, Pengguna
from penilaian.choices import Predikat, Rating, StatusRealisasi, StatusSKP
from penilaian.models import SKP, AlihPenilaian, Nilai, Periode, PutusanNilai, UmpanBalik
from penilaian.queries.cuti import cuti_penuh
from penilaian.queries.lingkup import belum_dinilai_penuh
from penilaian.queries.tenggat_tugas import tenggat_penetapan

JUMLAH_TREN = 4


@dataclass(frozen=True)
class Baris:
    """One plan of one person, or a person without a plan (`skp` None). `tren` is oldest first, `hari_umpan` the days
    since the assessor last gave feedback (None: never), `menunggu` the results sent and not checked, `diajukan` the
    public id of a plan that waits for approval and `tenggat_skp` until when, `beralih` who rates because the deadline
    passed, `cuti` whether leave covers the whole part."""

    pegawai: Pegawai
    jabatan: str
    skp: SKP | None
    nilai: Nilai | None
    tren: tuple[Decimal | None, ...] = ()
    hari_umpan: int | None = None
    umpan_bulan_ini: bool = False
    menunggu: int = 0
    predikat: str = ""
    disampaikan: datetime | None = None
    bagian_lama: bool = False
    diajukan: UUID | None = None
    tenggat_skp: datetime | None = None
    beralih: str = ""
    cuti: bool = False

    @property
    def menunggu_rating(self) -> bool:
        """To be rated by this assessor, and not rated yet."""
        return self.skp is not None and not (self.predikat or self.beralih or self.cuti)

    @property
    def predikat_label(self) -> str:
        return str(Predikat(self.predikat).label) if self.predikat else ""


@dataclass(frozen=True)
class Tim:
    """Rows in order of name, and the figures of the cards. `rerata` is the plain mean of the scores there are."""

    baris: tuple[Baris, ...]
    rerata: Decimal | None
    orang: int
    orang_umpan: int
    usulan: dict[str, int]
    dinilai: int
    ber_skp: int
    menunggu: tuple[Baris, ...]
    diajukan: tuple[Baris, ...]
    belum_disampaikan: int
    belum_dinilai: int

    @property
    def belum_umpan(self) -> int:
        return self.orang - self.orang_umpan


def skp_tim(pengguna: Pengguna, periode: Periode) -> QuerySet[SKP]:
    """Plans in the period that this person assesses: of those under them today, and closed parts not decided yet."""
    pegawai_id = pengguna.akses.pegawai_id
    kini = Penempatan.objects.pada(hari_ini()).filter(penilai_id=pegawai_id).values("pk")
    bagian = Q(status=StatusSKP.DISESUAIKAN) & Q(belum_dinilai_penuh())
    return SKP.objects.pada_periode(periode).filter(Q(penempatan__in=kini) | bagian, penilai_id=pegawai_id)


def tim(pengguna: Pengguna, periode: Periode) -> Tim:
    """Everything the page of the team shows, for direct people only."""
    langsung = list(_langsung(pengguna))
    kini = {p.pk: p for p in langsung}
    skp = list(_dengan_keterangan(skp_tim(pengguna, periode), pengguna, periode))
    nilai = _nilai(skp, periode)
    baris = [_baris(s, nilai, periode, kini.get(s.penempatan_id)) for s in skp]
    ber_skp = {s.penempatan_id for s in skp} | _jenis_lain(set(kini), periode)
    baris += [
        Baris(pegawai=p.pegawai, jabatan=p.jabatan.nama, skp=None, nilai=None, **_diajukan(p))
        for p in langsung
        if p.pk not in ber_skp
    ]
    return _ringkas(tuple(sorted(baris, key=lambda b: (b.pegawai.nama, b.pegawai.pk))))


def _jenis_lain(penempatan: set[int], periode: Periode) -> set[int]:
    """Those whose approved plan has another kind of period: they are not missing in this one."""
    lain = SKP.objects.jenis_lain(periode).filter(penempatan__in=penempatan).order_by()
    return set(lain.values_list("penempatan", flat=True))


def jenis_utama(pengguna: Pengguna) -> str:
    """The kind of period that most approved plans under this assessor have today; blank without a plan."""
    kini = SKP.objects.mengikat().filter(penilai=pengguna.akses.pegawai_id, rentang__contains=hari_ini())
    banyak = kini.order_by().values_list("jenis_periode").annotate(n=Count("pk")).order_by("-n", "jenis_periode")
    return next((jenis for jenis, _ in banyak[:1]), "")


def _langsung(pengguna: Pengguna) -> QuerySet[Any]:
    diajukan = SKP.objects.filter(penempatan=OuterRef("pk"), status=StatusSKP.DIAJUKAN)
    return (
        Penempatan.objects.pada(hari_ini())
        .filter(penilai_id=pengguna.akses.pegawai_id)
        .select_related("pegawai", "jabatan")
        .annotate(
            diajukan=Subquery(diajukan.values("publik")),
            diajukan_mulai=Subquery(diajukan.values("rentang__startswith")),
        )
    )


def _diajukan(tempat: Any) -> dict[str, Any]:
    """The plan of a placement that waits for approval, also a new version beside the one that runs."""
    return {"diajukan": tempat.diajukan, "tenggat_skp": tenggat_penetapan(tempat.diajukan_mulai)} if tempat else {}


def _dengan_keterangan(skp: QuerySet[SKP], pengguna: Pengguna, periode: Periode) -> QuerySet[Any]:
    umpan = UmpanBalik.objects.filter(skp__pegawai=OuterRef("pegawai"), penulis=pengguna).order_by("-dibuat")
    putusan = PutusanNilai.objects.filter(skp=OuterRef("pk"), periode=periode).order_by("-id")
    alih = AlihPenilaian.objects.filter(skp=OuterRef("pk"), periode=periode)
    dikirim = Q(realisasi__status=StatusRealisasi.DIKIRIM, realisasi__periode=periode)
    return skp.select_related("pegawai", "penempatan__jabatan").annotate(
        umpan=Subquery(umpan.values("dibuat")[:1]),
        predikat=Subquery(putusan.values("predikat")[:1]),
        disampaikan=Subquery(putusan.values("disampaikan")[:1]),
        beralih=Subquery(alih.values("kepada__nama")[:1]),
        cuti=cuti_penuh(periode),
        menunggu=Count("realisasi", filter=dikirim),
    )


def _nilai(skp: list[SKP], periode: Periode) -> dict[int, list[Nilai]]:
    """Scores by placement up to this period, oldest first: an earlier assessor's part is not part of the trend."""
    hasil: dict[int, list[Nilai]] = {}
    semua = (
        Nilai.objects.filter(
            skp__penempatan__in=[s.penempatan_id for s in skp],
            skp__penilai__in=[s.penilai_id for s in skp],
            periode__jenis=periode.jenis,
            periode__rentang__startswith__lte=periode.rentang.lower,
        )
        .select_related("skp")
        .order_by("periode__rentang", "skp_id")
    )
    for n in semua:
        hasil.setdefault(n.skp.penempatan_id, []).append(n)
    return hasil


def _baris(skp: Any, nilai: dict[int, list[Nilai]], periode: Periode, tempat: Any) -> Baris:
    """`tempat`: the placement of today behind the plan, None for the closed part of an earlier one."""
    riwayat = nilai.get(skp.penempatan_id, [])
    kini = next((n for n in riwayat if n.skp_id == skp.pk and n.periode_id == periode.pk), None)
    umpan = timezone.localdate(skp.umpan) if skp.umpan else None
    return Baris(
        pegawai=skp.pegawai,
        jabatan=skp.penempatan.jabatan.nama,
        skp=skp,
        nilai=kini,
        tren=tuple(n.nilai_hasil for n in riwayat)[-JUMLAH_TREN:],
        hari_umpan=(hari_ini() - umpan).days if umpan else None,
        umpan_bulan_ini=umpan is not None and (umpan.year, umpan.month) == (hari_ini().year, hari_ini().month),
        menunggu=skp.menunggu,
        predikat=skp.predikat or "",
        disampaikan=skp.disampaikan,
        bagian_lama=tempat is None,
        beralih=skp.beralih or "",
        cuti=skp.cuti,
        **_diajukan(tempat),
    )


def _ringkas(baris: tuple[Baris, ...]) -> Tim:
    ber_skp = [b for b in baris if b.skp]
    figur = [b.nilai.nilai_hasil for b in ber_skp if b.nilai and b.nilai.nilai_hasil is not None]
    return Tim(
        baris=baris,
        rerata=sum(figur, Decimal(0)) / len(figur) if figur else None,
        orang=len({b.pegawai.pk for b in baris}),
        orang_umpan=len({b.pegawai.pk for b in baris if b.umpan_bulan_ini}),
        usulan={r.value: sum(1 for b in ber_skp if b.nilai and b.nilai.usulan_hasil == r) for r in Rating},
        dinilai=sum(1 for b in ber_skp if b.predikat),
        ber_skp=len(ber_skp),
        menunggu=tuple(b for b in ber_skp if b.menunggu),
        diajukan=tuple(b for b in baris if b.diajukan),
        belum_disampaikan=sum(1 for b in ber_skp if b.predikat and not b.disampaikan and not b.beralih),
        belum_dinilai=sum(1 for b in ber_skp if b.menunggu_rating),
    )
