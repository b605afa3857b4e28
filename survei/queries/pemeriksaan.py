"""Answers that are looked at again: which are undecided, which were decided and by whom, bursts as one group."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.apps import apps
from django.db.models import CharField, Count, Exists, F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from pegawai.models import Pengguna
from survei.choices import KeadaanTanda, Tanda
from survei.models import Peninjauan, PeriodeSurvei, Respons

KELOMPOK_MAKS = 12


def berkeadaan(jawaban: QuerySet[Respons], keadaan: str) -> QuerySet[Respons]:
    """Those of these answers that stand so: undecided are flagged ones without a decision, or with a flag newer than
    the decision to keep them."""
    if keadaan == KeadaanTanda.DIKECUALIKAN:
        return jawaban.filter(pengecualian__isnull=False)
    tetap = Exists(Peninjauan.objects.filter(respons=OuterRef("pk"), tanda__contains=OuterRef("tanda")))
    bertanda = jawaban.filter(pengecualian=None).exclude(tanda=[])
    return bertanda.filter(tetap) if keadaan == KeadaanTanda.DIPERTAHANKAN else bertanda.filter(~tetap)


def bertanda(periode: PeriodeSurvei, keadaan: str) -> QuerySet[Respons]:
    """Answers of a period that stand so, with their decision; bursts lie together."""
    semua = berkeadaan(Respons.objects.filter(periode=periode), keadaan)
    return semua.select_related("pengecualian", "peninjauan", "loket").order_by("tanggal", "loket", "pk")


@dataclass(frozen=True)
class HitunganTanda:
    """How many flagged answers stand how; `diperiksa` are those that somebody decided."""

    belum: int
    dipertahankan: int
    dikecualikan: int

    @property
    def diperiksa(self) -> int:
        return self.dipertahankan + self.dikecualikan

    @property
    def semua(self) -> int:
        return self.belum + self.diperiksa


def hitungan_tanda(periode: Collection[PeriodeSurvei]) -> HitunganTanda:
    """Of all these periods together, in one statement."""
    tetap = Q(peninjauan__tanda__contains=F("tanda"))
    jawaban = (
        Respons.objects.filter(periode__in=periode).filter(~Q(tanda=[]) | Q(pengecualian__isnull=False)).order_by()
    )
    isi = jawaban.aggregate(
        semua=Count("pk"),
        dipertahankan=Count("pk", filter=tetap & Q(pengecualian=None)),
        dikecualikan=Count("pk", filter=Q(pengecualian__isnull=False)),
    )
    belum = isi.pop("semua") - sum(isi.values())
    return HitunganTanda(belum, **isi)


@dataclass(frozen=True)
class KelompokTanda:
    """Answers with one flag of one counter's day: a burst is decided as a whole."""

    tanda: Tanda
    loket: int | None
    nama_loket: str
    tanggal: date
    banyak: int


def kelompok_tanda(periode: PeriodeSurvei, keadaan: str) -> list[KelompokTanda]:
    """The largest groups of two answers or more, in one statement."""
    satuan = Func(F("tanda"), function="unnest", output_field=CharField(), set_returning=True)
    baris = (
        berkeadaan(Respons.objects.filter(periode=periode), keadaan)
        .order_by()
        .annotate(satu=satuan)
        .values_list("satu", "loket", "loket__nama", "tanggal")
        .annotate(n=Count("pk"))
        .filter(n__gte=2)
        .order_by("-n", "tanggal", "loket", "satu")[:KELOMPOK_MAKS]
    )
    return [KelompokTanda(Tanda(t), loket, nama or "", hari, n) for t, loket, nama, hari, n in baris]


def pemutus(model: str, jawaban: Collection[Respons]) -> dict[int, tuple[str | None, datetime]]:
    """Who made the decision (`Pengecualian` or `Peninjauan`) that stands on each of these answers, and when; from
    history, in one statement."""
    akun = Pengguna.objects.filter(pk=OuterRef("akun")).order_by().values("nama")[:1]
    peristiwa = apps.get_model("survei", f"{model}Event").objects.filter(respons_id__in=[r.pk for r in jawaban])
    baris = (
        peristiwa.exclude(pgh_label="delete")
        .annotate(akun=Cast(KeyTextTransform("user", "pgh_context"), IntegerField()))
        .annotate(siapa=Subquery(akun))
        .order_by("pgh_id")
        .values_list("respons_id", "siapa", "pgh_created_at")
    )
    return {respons: (siapa, kapan) for respons, siapa, kapan in baris}
