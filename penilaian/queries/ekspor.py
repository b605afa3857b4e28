"""Rows of a period for scripts and auditors: scores, and every input that a score is made of. Set-based."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from penilaian.choices import Pendekatan, StatusIndikator, SumberIndikator
from penilaian.models import SKP, Kebijakan, Nilai, Perilaku, Periode, PutusanNilai
from penilaian.models.kebijakan import ANGKA
from penilaian.queries.hitung import dalam_cakupan, indikator_dinilai

KOLOM_NILAI = (
    "nip",
    "skp",
    "periode",
    "nilai_hasil",
    "nilai_perilaku",
    "indeks",
    "usulan_hasil",
    "rating_hasil",
    "usulan_perilaku",
    "rating_perilaku",
    "predikat",
)
KOLOM_INDIKATOR = (
    "nip",
    "skp",
    "hasil",
    "jenis",
    "indikator",
    "bobot",
    "arah",
    "target",
    "target_maks",
    "realisasi",
    "n",
    "selang_bawah",
    "selang_atas",
    "status",
)
KOLOM_PERILAKU = ("nip", "skp", "aspek", "sumber", "rating")
# The figure of a draft, or of a period that the plan skips, plays no part and stays out.
_BERANGKA = (StatusIndikator.DIHITUNG, StatusIndikator.BELUM_CUKUP_DATA)

Baris = tuple[Any, ...]


def skp_dinilai(periode: Periode) -> QuerySet[SKP]:
    """Plans in scope of the period, and those with a score kept from when they were."""
    berskor = Nilai.objects.filter(periode=periode).values("skp")
    return SKP.objects.filter(Q(pk__in=dalam_cakupan(periode).order_by().values("pk")) | Q(pk__in=berskor))


def baris_nilai(periode: Periode) -> Iterator[Baris]:
    """`KOLOM_NILAI`: one row a plan, sorted by NIP and plan, with the latest decision."""
    putusan = PutusanNilai.objects.filter(periode=periode, skp=OuterRef("pk")).order_by("-id")
    teks = {k: Subquery(putusan.values(k)[:1]) for k in ("rating_hasil", "rating_perilaku", "predikat")}
    baris = (
        skp_dinilai(periode)
        .annotate(v=FilteredRelation("nilai", condition=Q(nilai__periode=periode)), **teks)
        .order_by("pegawai__nip", "pk")
        .values_list(
            "pegawai__nip",
            "pk",
            "v__nilai_hasil",
            "v__nilai_perilaku",
            "v__indeks",
            "v__usulan_hasil",
            "rating_hasil",
            "v__usulan_perilaku",
            "rating_perilaku",
            "predikat",
        )
    )
    for nip, skp, *lain in baris.iterator():
        yield (nip, skp, periode.kode, *lain)


def baris_indikator(periode: Periode) -> Iterator[Baris]:
    """`KOLOM_INDIKATOR`, status and figures as the scoring run sees them; qualitative plans have no figures.

    `n` and the interval are given only where they count: on figures from a survey.
    """
    baris = (
        indikator_dinilai(periode, periode.kebijakan)
        .filter(skp__in=dalam_cakupan(periode).exclude(pendekatan=Pendekatan.KUALITATIF).order_by().values("pk"))
        .annotate(
            rn=F("r__nilai"),
            r_n=F("r__n"),
            r_bawah=F("r__selang_bawah"),
            r_atas=F("r__selang_atas"),
        )
        .order_by("skp__pegawai__nip", "skp_id", "indikator__hasil_id", "indikator_id")
        .values_list(
            "skp__pegawai__nip",
            "skp_id",
            "indikator__hasil_id",
            "indikator__hasil__jenis",
            "indikator_id",
            "indikator__bobot",
            "indikator__arah",
            "target",
            "target_maks",
            "status_hitung",
            "indikator__sumber",
            "rn",
            "r_n",
            "r_bawah",
            "r_atas",
        )
    )
    for *rencana, status, sumber, nilai, n, bawah, atas in baris.iterator():
        survei = (n, bawah, atas) if sumber == SumberIndikator.LAYANAN else (None, None, None)
        angka = (nilai, *survei) if status in _BERANGKA else (None, None, None, None)
        yield (*rencana, *angka, status)


def baris_perilaku(periode: Periode) -> Iterator[Baris]:
    """`KOLOM_PERILAKU` of the plans that have figures."""
    return (
        Perilaku.objects.filter(
            periode=periode,
            skp__in=dalam_cakupan(periode).exclude(pendekatan=Pendekatan.KUALITATIF).order_by().values("pk"),
        )
        .order_by("skp__pegawai__nip", "skp_id", "aspek", "sumber")
        .values_list("skp__pegawai__nip", "skp_id", "aspek", "sumber", "rating")
        .iterator()
    )


def isi_kebijakan(kebijakan: Kebijakan) -> dict[str, Any]:
    """Every number of the formula; decimals stay Decimal."""
    angka = {nama: getattr(kebijakan, nama) for nama in ANGKA}
    return {"versi": kebijakan.versi, "rumus": kebijakan.rumus, **angka, "matriks": kebijakan.matriks}
