"""Needs for learning that appraisal and survey prove: results below target, values with critical feedback, weak unsur
of the services that a person serves. What a superior has not yet delivered proves nothing here: the person would read
it before being told."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Exists, F, OuterRef
from django.urls import reverse
from django.utils.timezone import localdate

from kinerja.angka import ringkas
from pegawai.choices import SELESAI_DINAS
from pelatihan.choices import SumberKebutuhan
from pelatihan.domain.kebutuhan import Temuan
from pelatihan.queries.temuan import BOBOT_MAKS, padanan
from penilaian import rumus
from penilaian.choices import SKP_MENGIKAT, NadaUmpanBalik, NilaiDasar, Rating, StatusIndikator, StatusPeriode
from penilaian.models import SKP, Perilaku, Periode, PutusanNilai, UmpanBalik
from penilaian.queries.hitung import indikator_dinilai
from survei.choices import Unsur
from survei.models import Petugas
from survei.queries.lemah import BAIK, unsur_lemah

# Percent below the target for one step of weight: nothing reached at all weighs most.
LANGKAH_CAPAIAN = 12.5
# Points of an unsur below "Baik" (76,61) for one step: the lowest possible, 25, weighs most.
LANGKAH_UNSUR = 6.45
BOBOT_KRITIK = 2
_KOLOM_SKP = ("pegawai", "publik", "status", "rentang", "jenis_periode")
BOBOT_DI_BAWAH = 5


def periode_dilihat() -> list[list[Periode]]:
    """Of each kind of period that counts, the newest closed one and then the running one."""
    menurut: dict[str, list[Periode]] = {}
    semua = Periode.objects.bukan_uji_coba().exclude(status=StatusPeriode.RENCANA)
    for p in semua.select_related("kebijakan").order_by("jenis", "-rentang"):
        if p.status == StatusPeriode.BERJALAN or not any(x.beku for x in menurut.get(p.jenis, ())):
            menurut.setdefault(p.jenis, []).insert(0, p)
    return list(menurut.values())


def temuan_indikator() -> Iterator[Temuan]:
    """Indicators below their target in the newest period for which a person has any figure, heavier the farther
    below. Two statements a period, whatever the number of people."""
    kompetensi = padanan(SumberKebutuhan.INDIKATOR)
    for sejenis in periode_dilihat():
        per_orang: dict[int, list[Temuan]] = {}
        for periode in sejenis:
            dinilai = _dinilai(periode)
            punya = set(dinilai.order_by().values_list("skp__pegawai", flat=True).distinct())
            per_orang = {p: t for p, t in per_orang.items() if p not in punya}
            for b in _di_bawah_target(dinilai):
                per_orang.setdefault(b["orang"], []).append(_temuan_indikator(b, periode, kompetensi))
        for daftar in per_orang.values():
            yield from daftar


def _dinilai(periode: Periode) -> Any:
    skp = SKP.objects.pada_periode(periode).exclude(pegawai__status__in=SELESAI_DINAS).order_by().values("pk")
    dinilai = indikator_dinilai(periode, periode.kebijakan)
    return dinilai.filter(skp__in=skp, status_hitung=StatusIndikator.DIHITUNG)


def _di_bawah_target(dinilai: Any) -> Iterator[dict[str, Any]]:
    return (
        dinilai.filter(capaian__lt=100)
        .order_by("indikator_id")
        .values(
            "indikator_id",
            "capaian",
            orang=F("skp__pegawai"),
            uraian=F("indikator__uraian"),
            aspek=F("indikator__aspek"),
            publik=F("skp__publik"),
        )
        .iterator(2000)
    )


def _temuan_indikator(b: dict[str, Any], periode: Periode, kompetensi: Mapping[str, int]) -> Temuan:
    capaian = rumus.bulatkan(rumus.pecahan(b["capaian"]))
    return Temuan(
        b["orang"],
        kompetensi.get(b["aspek"]),
        f"indikator:{b['indikator_id']}",
        f"{b['uraian'][:200]}: capaian {ringkas(capaian)} persen pada {periode.nama}.",
        reverse("penilaian:mengapa", args=[b["publik"], periode.kode]),
        min(BOBOT_MAKS, 1 + int((100 - float(capaian)) / LANGKAH_CAPAIAN)),
    )


def temuan_perilaku(tahun: int) -> Iterator[Temuan]:
    """Values of BerAKHLAK on which a person had suggestions for improvement this year, or a rating below expectation
    in a result that was delivered: how many, never their words. Three statements."""
    kompetensi = padanan(SumberKebutuhan.PERILAKU)
    yield from _kritik(tahun, kompetensi)
    yield from _rating_di_bawah(kompetensi)


def _kritik(tahun: int, kompetensi: Mapping[str, int]) -> Iterator[Temuan]:
    semua = list(Periode.objects.exclude(status=StatusPeriode.RENCANA))
    kritik = (
        UmpanBalik.objects.filter(nada=NadaUmpanBalik.PERBAIKAN, dibuat__year=tahun)
        .exclude(nilai_dasar="")
        .exclude(skp__pegawai__status__in=SELESAI_DINAS)
        .select_related("skp")
        .only("nilai_dasar", "dibuat", *(f"skp__{n}" for n in _KOLOM_SKP))
        .order_by("pk")
    )
    banyak: Counter[tuple[int, str]] = Counter()
    tautan: dict[tuple[int, str], str] = {}
    for satu in kritik.iterator(2000):
        kunci = satu.skp.pegawai_id, satu.nilai_dasar
        banyak[kunci] += 1
        tautan[kunci] = _asal(satu, semua)
    for (orang, nilai), n in banyak.items():
        label = NilaiDasar(nilai).label
        uraian = f"{n} umpan balik saran perbaikan tentang {label} pada {tahun}. Isinya dibaca di halaman asalnya."
        bobot = min(BOBOT_MAKS, BOBOT_KRITIK * n)
        yield Temuan(orang, kompetensi.get(nilai), f"kritik:{nilai}", uraian, tautan[orang, nilai], bobot)


def _asal(satu: UmpanBalik, semua: list[Periode]) -> str:
    """The page that shows this feedback: why the score of its period is what it is, or the plan when it is scored in
    none (a draft, or a part that ended before)."""
    skp, hari = satu.skp, localdate(satu.dibuat)
    if skp.status in SKP_MENGIKAT:
        for p in semua:
            sesudah = skp.rentang.upper is not None and skp.rentang.upper <= p.rentang.lower
            if (
                p.jenis == skp.jenis_periode
                and hari in p.rentang
                and not sesudah
                and skp.rentang.lower < p.rentang.upper
            ):
                return reverse("penilaian:mengapa", args=[skp.publik, p.kode])
    return reverse("penilaian:skp", args=[skp.publik])


def _rating_di_bawah(kompetensi: Mapping[str, int]) -> Iterator[Temuan]:
    disampaikan = PutusanNilai.objects.filter(
        skp=OuterRef("skp"), periode=OuterRef("periode"), disampaikan__isnull=False
    )
    baris = (
        Perilaku.objects.filter(rating=Rating.DI_BAWAH, periode__in=[p for s in periode_dilihat() for p in s])
        .filter(Exists(disampaikan))
        .exclude(skp__pegawai__status__in=SELESAI_DINAS)
        .order_by("pk")
        .values_list("skp__pegawai", "aspek", "skp__publik", "periode__kode", "periode__nama")
    )
    # An assessor and an anonymous round may say the same of one value: one proof.
    satu = {(orang, aspek, kode): (publik, nama) for orang, aspek, publik, kode, nama in baris}
    for (orang, aspek, kode), (publik, nama) in satu.items():
        yield Temuan(
            orang,
            kompetensi.get(aspek),
            f"perilaku:{aspek}:{kode}",
            f"{NilaiDasar(aspek).label} dinilai di bawah ekspektasi pada {nama}.",
            reverse("penilaian:mengapa", args=[publik, kode]),
            BOBOT_DI_BAWAH,
        )


def temuan_survei() -> Iterator[Temuan]:
    """Weak unsur, certain by their interval, of the services that a person serves today. Four statements."""
    kompetensi = padanan(SumberKebutuhan.SURVEI)
    petugas = Petugas.objects.pada().exclude(pegawai__status__in=SELESAI_DINAS)
    melayani: dict[int, set[int]] = {}
    for layanan, orang in petugas.filter(layanan__aktif=True).order_by("pk").values_list("layanan", "pegawai"):
        melayani.setdefault(layanan, set()).add(orang)
    for u in unsur_lemah(melayani):
        for orang in sorted(melayani[u.layanan.pk]):
            yield Temuan(
                orang,
                kompetensi.get(u.unsur),
                f"survei:{u.layanan.pk}:{u.unsur}",
                f"{u.layanan}: unsur {Unsur(u.unsur).label} bernilai {ringkas(u.nilai)} pada {u.periode.nama}, "
                f"pasti di bawah Baik ({u.n} jawaban).",
                reverse("survei:layanan_lihat", args=[u.layanan.kode]) + "#unsur",
                min(BOBOT_MAKS, 1 + int(float(BAIK - u.nilai) / LANGKAH_UNSUR)),
            )
