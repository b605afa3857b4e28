"""Why this score: the inputs of one plan in a period, and the figures re-derived from them with `penilaian.rumus`."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import F

from penilaian import rumus
from penilaian.choices import JenisHasil, Pendekatan, Rating, StatusIndikator, StatusRealisasi, SumberIndikator
from penilaian.models import SKP, Kebijakan, Nilai, Perilaku, Periode, PustakaIndikator, PutusanNilai
from penilaian.queries.batas import Batas, batas_nilai, batas_target
from penilaian.queries.beda import Beda, cari_beda
from penilaian.queries.hitung import indikator_dinilai
from penilaian.queries.masukan import keadaan_masukan
from penilaian.queries.peristiwa import Peristiwa, peristiwa_masukan
from penilaian.queries.sidik import sidik

# A TargetPeriode with the annotations of `indikator_dinilai`.
TargetDinilai = Any


@dataclass(frozen=True)
class BarisIndikator:
    """One indicator; `capaian` in percent, `sumbangan` in points of the figure, both None without data; `alasan` says
    why it is not evaluated, `batas` how high a bounded measure can reach."""

    indikator_id: int
    hasil: str
    jenis: str
    uraian: str
    satuan: str
    ukuran: str
    sumber: str
    arah: str
    bobot: Decimal
    target: Decimal
    target_maks: Decimal | None
    realisasi: Decimal | None
    n: int | None
    selang_bawah: Decimal | None
    selang_atas: Decimal | None
    status: str
    status_label: str
    status_realisasi: str | None
    catatan: str
    alasan: str
    capaian: Decimal | None
    sumbangan: Decimal | None
    batas: Batas | None
    pustaka: PustakaIndikator | None
    pustaka_versi: int | None


@dataclass(frozen=True)
class Rincian:
    """Inputs, re-derived figures, the stored score, and whether both agree (`cocok`)."""

    skp: SKP
    periode: Periode
    kebijakan: Kebijakan
    indikator: tuple[BarisIndikator, ...]
    perilaku: tuple[Perilaku, ...]
    nilai_hasil: Decimal | None
    nilai_perilaku: Decimal | None
    indeks: Decimal | None
    usulan_hasil: str | None
    usulan_perilaku: str | None
    bobot_utama: Decimal
    bobot_terisi: Decimal
    batas: Batas | None
    sidik: str
    nilai: Nilai | None
    cocok: bool
    beda: tuple[Beda, ...]
    putusan: PutusanNilai | None

    @property
    def pendapat_dipakai(self) -> bool:
        """Opinion of peers and subordinates counts: the index weighs behaviour more."""
        return any(p.sumber != "penilai" for p in self.perilaku)

    @property
    def bobot_perilaku(self) -> Decimal:
        """Percent of behaviour in the index."""
        k = self.kebijakan
        return 100 - (k.bobot_hasil_rekan if self.pendapat_dipakai else k.bobot_hasil)


def rincian(skp: SKP, periode: Periode, *, peristiwa: list[Peristiwa] | None = None) -> Rincian:
    """Re-derive the score of one plan in at most five queries. The numbers are those of the policy version,
    the arithmetic is that of `penilaian.rumus`. `peristiwa` is the history if the caller has read it; else it is
    read, in one query more, only for a score that does not agree."""
    nilai = Nilai.objects.select_related("kebijakan").filter(skp=skp, periode=periode).first()
    kebijakan = nilai.kebijakan if nilai else periode.kebijakan
    target = list(
        indikator_dinilai(periode, kebijakan)
        .filter(skp=skp)
        .select_related("indikator__hasil", "indikator__pustaka")
        .annotate(
            r_nilai=F("r__nilai"),
            r_n=F("r__n"),
            r_bawah=F("r__selang_bawah"),
            r_atas=F("r__selang_atas"),
            r_status=F("r__status"),
            r_catatan=F("r__catatan"),
        )
        .order_by("indikator_id")
    )
    perilaku = list(Perilaku.objects.filter(skp=skp, periode=periode).order_by("aspek", "sumber"))
    persen = {t.indikator_id: _capaian(t, kebijakan) for t in target}
    angka = _angka(skp, kebijakan, target, persen, perilaku)
    kini = keadaan_masukan(skp, target, perilaku)
    jejak = sidik(kini, versi=kebijakan.versi, n_minimum=kebijakan.n_minimum)
    sama = nilai is not None and _sama(nilai, periode, jejak, angka)
    if nilai is not None and not sama and peristiwa is None:
        peristiwa = peristiwa_masukan(skp, periode)
    return Rincian(
        skp=skp,
        periode=periode,
        kebijakan=kebijakan,
        indikator=tuple(_baris(t, persen[t.indikator_id], angka["bobot_terisi"], kebijakan) for t in target),
        perilaku=tuple(perilaku),
        batas=_batas(target, kebijakan),
        sidik=jejak,
        nilai=nilai,
        cocok=sama,
        beda=() if nilai is None or sama else cari_beda(nilai, periode, kini, peristiwa or []),
        putusan=PutusanNilai.objects.select_related("oleh").filter(skp=skp, periode=periode).order_by("-id").first(),
        **angka,
    )


def _capaian(t: TargetDinilai, kebijakan: Kebijakan) -> Fraction | None:
    if t.status_hitung != StatusIndikator.DIHITUNG:
        return None
    selang = t.r_bawah is not None and t.r_bawah <= t.target <= t.r_atas
    if t.indikator.sumber == SumberIndikator.LAYANAN and selang:
        return Fraction(100)
    return rumus.capaian_tepat(t.r_nilai, t.target, t.indikator.arah, t.target_maks, maks=kebijakan.capaian_maks)


def _angka(skp: SKP, kebijakan: Kebijakan, target: list, persen: dict, perilaku: list[Perilaku]) -> dict:
    utama = [t for t in target if t.indikator.hasil.jenis == JenisHasil.UTAMA]
    pasang = [(t.indikator.bobot, persen[t.indikator_id]) for t in utama if persen[t.indikator_id] is not None]
    tambah = [
        (t.indikator.bobot, persen[t.indikator_id])
        for t in target
        if t.indikator.hasil.jenis != JenisHasil.UTAMA and persen[t.indikator_id] is not None
    ]
    semua = sum(
        (t.indikator.bobot for t in utama if t.status_hitung != StatusIndikator.TIDAK_DIEVALUASI), Decimal("0.0000")
    )
    terisi = sum((b for b, _ in pasang), Decimal("0.0000"))
    kualitatif = skp.pendekatan == Pendekatan.KUALITATIF
    h = (
        None
        if kualitatif
        else rumus.nilai_hasil_tepat(pasang, tambah, maks=kebijakan.capaian_maks, tambahan_maks=kebijakan.tambahan_maks)
    )
    rating = [b.rating for b in perilaku if b.sumber == "penilai"]
    p = None if kualitatif else rumus.nilai_perilaku_tepat(rating, angka=_angka_rating(kebijakan))
    pendapat = any(b.sumber != "penilai" for b in perilaku)
    bobot_hasil = kebijakan.bobot_hasil_rekan if pendapat else kebijakan.bobot_hasil
    bobot = (bobot_hasil, 100 - bobot_hasil)
    hasil = None if h is None else rumus.bulatkan(h)
    rerata = None if p is None else rumus.bulatkan(p)
    cukup = terisi >= semua * (100 - kebijakan.tanpa_data_maks) / 100
    return {
        "nilai_hasil": hasil,
        "nilai_perilaku": rerata,
        "indeks": None if h is None or p is None else rumus.bulatkan(rumus.indeks_tepat(h, p, bobot)),
        "usulan_hasil": _usulan(hasil, kebijakan) if cukup else None,
        "usulan_perilaku": _usulan(rerata, kebijakan),
        "bobot_utama": semua,
        "bobot_terisi": terisi,
    }


def _angka_rating(kebijakan: Kebijakan) -> dict[str, Decimal]:
    return {
        rumus.DI_ATAS: kebijakan.nilai_di_atas,
        rumus.SESUAI: kebijakan.nilai_sesuai,
        rumus.DI_BAWAH: kebijakan.nilai_di_bawah,
    }


def _usulan(figur: Decimal | None, kebijakan: Kebijakan) -> str | None:
    if figur is None:
        return None
    if figur >= kebijakan.ambang_atas:
        return str(Rating.DI_ATAS)
    return str(Rating.SESUAI if figur >= kebijakan.ambang_sesuai else Rating.DI_BAWAH)


def _sama(nilai: Nilai, periode: Periode, jejak: str, angka: dict) -> bool:
    """Same policy, same inputs, same figures."""
    if (nilai.kebijakan_id, nilai.sidik) != (periode.kebijakan_id, jejak):
        return False
    return all(getattr(nilai, k) == v for k, v in angka.items())


def _batas(target: list, kebijakan: Kebijakan) -> Batas | None:
    """How high the figure of results can reach, when bounded measures keep it below the upper threshold."""
    batas = batas_nilai([(t.indikator.hasil, t.indikator, t) for t in target], kebijakan)
    return batas if batas and batas.di_bawah_ambang else None


def _baris(t: TargetDinilai, persen: Fraction | None, terisi: Decimal, kebijakan: Kebijakan) -> BarisIndikator:
    i = t.indikator
    # What was not sent is its writer's alone, who reads it on the page of results.
    tampak = t.r_status != StatusRealisasi.DRAF
    pembagi = terisi if i.hasil.jenis == JenisHasil.UTAMA else Decimal(100)
    return BarisIndikator(
        indikator_id=t.indikator_id,
        hasil=i.hasil.uraian,
        jenis=i.hasil.jenis,
        uraian=i.uraian,
        satuan=i.satuan,
        ukuran=i.ukuran,
        sumber=i.sumber,
        arah=i.arah,
        bobot=i.bobot,
        target=t.target,
        target_maks=t.target_maks,
        realisasi=t.r_nilai if tampak else None,
        n=t.r_n if tampak else None,
        selang_bawah=t.r_bawah,
        selang_atas=t.r_atas,
        status=t.status_hitung,
        status_label=StatusIndikator(t.status_hitung).label,
        status_realisasi=t.r_status,
        catatan=(t.r_catatan or "") if tampak else "",
        alasan=t.tidak_dievaluasi,
        capaian=None if persen is None else rumus.bulatkan(persen),
        sumbangan=None if persen is None else rumus.bulatkan(Fraction(i.bobot) * persen / Fraction(pembagi)),
        batas=batas_target(i, t, kebijakan),
        pustaka=i.pustaka,
        pustaka_versi=i.pustaka_versi,
    )
