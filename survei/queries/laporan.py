"""What a survey report (*Laporan SKM*) holds, for one service or for an agency with all its services."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, Q

from pegawai.models import UnitKerja
from survei.choices import BEKU, Bobot, Kanal, StatusKomentar, Unsur
from survei.models import Butir, HasilSurvei, Komentar, Layanan, NaskahLaporan, PeriodeSurvei, Respons, TindakLanjut
from survei.queries.jumlah import Jumlah, jumlah_semua
from survei.queries.kunjungan_layanan import angka_layanan
from survei.queries.pemeriksaan import HitunganTanda, hitungan_tanda
from survei.queries.perbaikan import KemajuanRtl, kemajuan_dari
from survei.queries.prioritas import UrutanUnsur, rendah_dari, urutkan
from survei.rumus import HasilIkm, ukuran_sampel
from survei.rumus_gabung import Indeks, gabung
from survei.rumus_kode import nama_kode
from survei.rumus_kunjungan import Angka
from survei.rumus_selang import N_TERBIT, berbeda

KUTIPAN_MAKS = 5
TREN_MAKS = 8


@dataclass(frozen=True)
class Subjek:
    """What the report is about: `periode` are those that are counted together, of one service or of an agency."""

    unit: UnitKerja
    kode: str
    periode: list[PeriodeSurvei]
    layanan: Layanan | None = None

    @property
    def penerbit(self) -> UnitKerja:
        """The agency in whose series its number stands."""
        return self.unit.opd or self.unit

    @property
    def kunci(self) -> str:
        """Of the issued document (see `kinerja.domain.dokumen.Naskah`)."""
        return f"lskm:{self.periode[0].pk}" if self.layanan else f"lskm:u{self.unit.pk}:{self.kode.lower()}"

    @property
    def nama(self) -> str:
        return self.periode[0].nama

    @property
    def beku(self) -> bool:
        return all(p.beku for p in self.periode)

    @property
    def bobot(self) -> str:
        """The weight of its periods; 1/9 where they differ."""
        semua = {p.bobot for p in self.periode}
        return semua.pop() if len(semua) == 1 else Bobot.SEPERSEMBILAN

    @property
    def populasi(self) -> int | None:
        """Users of all services, None when one of them is not known."""
        return sum(p.populasi or 0 for p in self.periode) if all(p.populasi for p in self.periode) else None


@dataclass(frozen=True)
class TitikTren:
    """The index in one period; `arah` is 1 or −1 where it moved beyond chance from the one before, else 0."""

    kode: str
    indeks: Indeks
    arah: int

    @property
    def nama(self) -> str:
        return nama_kode(self.kode)


@dataclass(frozen=True)
class BahanLaporan:
    """All that is counted; the words of the office stand in `naskah`. `angka` are coupons and visits by service."""

    subjek: Subjek
    naskah: NaskahLaporan | None
    jumlah: Jumlah
    ikm: HasilIkm
    selang: tuple[Decimal, Decimal] | None
    prioritas: list[UrutanUnsur]
    per_layanan: list[tuple[PeriodeSurvei, HasilSurvei]]
    profil: dict[str, list[tuple[str, str]]]
    kanal: list[tuple[str, int]]
    kutipan: dict[str, tuple[int, list[str]]]
    rtl: list[TindakLanjut]
    rtl_lalu: list[TindakLanjut]
    kemajuan_lalu: KemajuanRtl
    tren: list[TitikTren]
    butir: dict[str, list[Butir]]
    tidak_lengkap: int
    dikecualikan: int
    tanda: HitunganTanda
    angka: dict[int, Angka]
    lalu: str = ""
    sasaran: list[tuple[PeriodeSurvei, int]] = field(default_factory=list)


def subjek_unit(layanan: Sequence[Layanan], unit: UnitKerja, kode: str) -> Subjek | None:
    """The periods of one code of these services of an agency, with answers; None when there are none."""
    periode = (
        PeriodeSurvei.objects.filter(layanan__in=layanan, kode__iexact=kode, hasil__isnull=False)
        .select_related("layanan__unit__opd", "instrumen", "hasil")
        .order_by("layanan__nama")
    )
    daftar = list(periode)
    return Subjek(unit, daftar[0].kode, daftar) if daftar else None


def naskah(subjek: Subjek) -> NaskahLaporan | None:
    """The stored text blocks of this report."""
    kunci = {"periode": subjek.periode[0]} if subjek.layanan else {"unit": subjek.unit, "kode": subjek.kode}
    return NaskahLaporan.objects.filter(**kunci).first()


def bahan(subjek: Subjek) -> BahanLaporan:
    """Everything the report prints, in a fixed number of statements whatever the number of services and answers."""
    jawaban = Respons.objects.filter(periode__in=subjek.periode).dihitung()
    jumlah = jumlah_semua(jawaban)
    ikm = jumlah.ikm(subjek.bobot)
    hasil = [p.hasil for p in subjek.periode]
    lalu = _periode_lalu(subjek)
    rtl_lalu = list(
        TindakLanjut.objects.filter(periode__in=lalu).select_related("penanggung_jawab", "periode__layanan")
    )
    return BahanLaporan(
        subjek=subjek,
        naskah=naskah(subjek),
        jumlah=jumlah,
        ikm=ikm,
        selang=jumlah.selang(subjek.bobot, subjek.populasi),
        prioritas=urutkan(ikm.nrr or {}, rendah_dari(jawaban)),
        per_layanan=[(p, p.hasil) for p in subjek.periode],
        profil=_profil(jawaban),
        kanal=_kanal(jawaban),
        kutipan=_kutipan(subjek),
        rtl=list(
            TindakLanjut.objects.filter(periode__in=subjek.periode).select_related(
                "penanggung_jawab", "periode__layanan"
            )
        ),
        rtl_lalu=rtl_lalu,
        kemajuan_lalu=kemajuan_dari(rtl_lalu),
        tren=_tren(subjek),
        butir=_butir(subjek),
        tidak_lengkap=sum(h.tidak_lengkap for h in hasil),
        dikecualikan=sum(h.dikecualikan for h in hasil),
        tanda=hitungan_tanda(subjek.periode),
        angka=angka_layanan(p.pk for p in subjek.periode),
        lalu=lalu[0].nama if lalu else "",
        sasaran=[(p, ukuran_sampel(p.populasi)) for p in subjek.periode if p.populasi],
    )


def _periode_lalu(subjek: Subjek) -> list[PeriodeSurvei]:
    """Of each service the approved period before this one."""
    awal = {p.layanan_id: p.masa.lower for p in subjek.periode}
    dulu = PeriodeSurvei.objects.filter(layanan__in=awal, status__in=BEKU).order_by("layanan", "-masa")
    hasil: dict[int, PeriodeSurvei] = {}
    for p in dulu:
        if p.masa.lower < awal[p.layanan_id]:
            hasil.setdefault(p.layanan_id, p)
    return list(hasil.values())


_PROFIL = ("jenis_kelamin", "usia", "pendidikan", "pekerjaan")


def _profil(jawaban) -> dict[str, list[tuple[str, str]]]:
    """Respondents by sex, age, education, occupation: cells under five are hidden, and with a single hidden one also
    the smallest of the others, so that the total does not tell it."""
    hasil = {}
    for kolom in _PROFIL:
        label = dict(Respons._meta.get_field(kolom).choices)
        banyak = dict(jawaban.order_by().values_list(kolom).annotate(n=Count("pk")))
        isi = {str(label.get(k, "Tidak diisi")): banyak[k] for k in (*label, "") if banyak.get(k)}
        hasil[kolom] = samarkan_sel(isi)
    return hasil


def samarkan_sel(banyak: dict[str, int]) -> list[tuple[str, str]]:
    """Counts as text, small cells and the one beside them hidden."""
    kecil = {k for k, n in banyak.items() if n < N_TERBIT}
    sisa = [k for k in banyak if k not in kecil]
    if len(kecil) == 1 and sisa:
        kecil.add(min(sisa, key=lambda k: banyak[k]))
    return [(k, "disembunyikan" if k in kecil else str(n)) for k, n in banyak.items()]


def _kanal(jawaban) -> list[tuple[str, int]]:
    banyak = dict(jawaban.order_by().values_list("kanal").annotate(n=Count("pk")))
    return [(str(k.label), banyak[k.value]) for k in Kanal if banyak.get(k.value)]


def _kutipan(subjek: Subjek) -> dict[str, tuple[int, list[str]]]:
    """Sorted comments by unsur: how many, and some of them, masked as they are stored. Held ones are not for a
    report."""
    per: dict[str, list[str]] = defaultdict(list)
    dipilah = Komentar.objects.filter(periode__in=subjek.periode, status=StatusKomentar.DIPILAH, ditahan=False)
    for unsur, teks in dipilah.exclude(unsur="").order_by("pk").values_list("unsur", "teks"):
        per[unsur].append(teks)
    return {u.value: (len(per[u]), list(dict.fromkeys(per[u]))[:KUTIPAN_MAKS]) for u in Unsur if per[u]}


def _tren(subjek: Subjek) -> list[TitikTren]:
    """Approved periods of the same services up to this one, by code, pooled."""
    batas = max(p.masa.lower for p in subjek.periode)
    hasil = HasilSurvei.objects.filter(
        Q(periode__in=subjek.periode)
        | Q(periode__layanan__in={p.layanan_id for p in subjek.periode}, periode__status__in=BEKU)
    ).select_related("periode")
    per: dict[str, list[HasilSurvei]] = defaultdict(list)
    for h in sorted(hasil, key=lambda h: h.periode.masa.lower):
        if h.periode.masa.lower <= batas:
            per[h.periode.kode].append(h)
    return titik_tren([(kode, gabung(h.indeks for h in isi)) for kode, isi in per.items()])[-TREN_MAKS:]


def titik_tren(deret: Sequence[tuple[str, Indeks | None]]) -> list[TitikTren]:
    """A series, the oldest first, with the changes that are beyond chance."""
    titik: list[TitikTren] = []
    for kode, indeks in deret:
        if indeks is None:
            continue
        dulu, kini = titik[-1].indeks.galat if titik else None, indeks.galat
        titik.append(TitikTren(kode, indeks, berbeda(dulu, kini) if dulu and kini else 0))
    return titik


def _butir(subjek: Subjek) -> dict[str, list[Butir]]:
    """The questions of the questionnaires used, by the name of the questionnaire."""
    per: dict[str, list[Butir]] = defaultdict(list)
    pakai = {p.instrumen_id for p in subjek.periode}
    for b in Butir.objects.filter(instrumen__in=pakai).select_related("instrumen").order_by("instrumen", "urutan"):
        per[b.instrumen.nama].append(b)
    return dict(per)
