"""What waits for a survey manager: steps of periods, flagged answers, comments, complaints and plans near their day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import CharField, Count, DateTimeField, Exists, F, Min, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse

from kinerja.waktu import akhir_hari, hari_ini, hari_terakhir
from pegawai.choices import NamaPeran
from pegawai.models import Pengguna
from survei.choices import (
    TERBUKA_PENGELOLA,
    KeadaanTanda,
    StatusKeluhan,
    StatusKomentar,
    StatusLaporan,
    StatusPeriodeSurvei,
    StatusTindakLanjut,
)
from survei.izin import boleh_memeriksa_pungli
from survei.models import (
    Keluhan,
    Komentar,
    Kunjungan,
    LaporanPungli,
    Layanan,
    PeriodeSurvei,
    Petugas,
    Respons,
    TindakLanjut,
)
from survei.queries.pemeriksaan import berkeadaan
from survei.rumus_kode import nama_kode

# A plan or a complaint is listed when its day is so near.
MENDEKAT = timedelta(days=14)
SEMINGGU = timedelta(days=7)
KELUHAN, RENCANA, KUNJUNGAN = "keluhan warga", "tindak lanjut survei", "kunjungan loket"
DI_TANGAN = (KELUHAN, RENCANA, KUNJUNGAN)
_BERJALAN = (StatusTindakLanjut.BELUM, StatusTindakLanjut.BERJALAN)
Isi = tuple[str, str, str, datetime | None, str]
_LANGKAH = {
    "buka": ("Buka", "Masanya sudah mulai, warga belum dapat mengisi."),
    "tutup": ("Tutup", "Masanya sudah lewat."),
    "sahkan": ("Sahkan", "Ditutup; sesudah jawaban bertanda diperiksa, indeksnya disahkan."),
    "publikasikan": ("Publikasikan", "Sudah disahkan, warga belum dapat membacanya."),
}


def tugas_survei(pengguna: Pengguna) -> list[Isi]:
    """(title, words, address, deadline, verb) of each duty in five statements, none for those who manage no survey."""
    if not pengguna.akses.punya(NamaPeran.PENGELOLA_SURVEI):
        return []
    layanan = Layanan.objects.aktif().dikelola_oleh(pengguna).order_by().values("pk")
    return [*_periode(layanan), *_jawaban(layanan), *_komentar(layanan), *_keluhan(pengguna), *_rtl(layanan)]


def di_tangan(pengguna: Pengguna) -> tuple[QuerySet, QuerySet, QuerySet]:
    """Complaints to answer and plans to finish that somebody put into this person's hands, and counters whose visits
    nobody recorded for a week: (publik, service, counter, code, kind, day) to be read in one statement with other
    duties. Complaints and plans of services that one manages stand among the duties of the manager."""
    keluhan = Keluhan.objects.filter(ditahan=False).exclude(status=StatusKeluhan.SELESAI)
    rencana = TindakLanjut.objects.filter(status__in=_BERJALAN)
    return (
        _milik(keluhan, pengguna, "layanan", KELUHAN),
        _milik(rencana, pengguna, "periode__layanan", RENCANA),
        _loket_belum_dicatat(pengguna),
    )


def _loket_belum_dicatat(pengguna: Pengguna) -> QuerySet:
    """Counters where this person stands today while the survey runs, without visits in the seven days before."""
    hari = hari_ini()
    lalu = Kunjungan.objects.filter(loket=OuterRef("loket"), tanggal__range=(hari - SEMINGGU, hari))
    buka = PeriodeSurvei.objects.filter(
        layanan=OuterRef("layanan"),
        status=StatusPeriodeSurvei.BUKA,
        masa__contains=hari,
        masa__startswith__lte=hari - SEMINGGU,
    )
    tugas = Petugas.objects.pada().filter(
        Exists(buka),
        ~Exists(lalu),
        pegawai=pengguna.pegawai_id,
        loket__isnull=False,
        masa__startswith__lte=hari - SEMINGGU,
    )
    kosong = Value(None, output_field=DateTimeField())
    kolom = ("layanan__publik", "layanan__nama", "loket__nama", "layanan__kode", Value(KUNJUNGAN), kosong)
    return tugas.order_by().values_list(*kolom)


def _milik(baris: QuerySet, pengguna: Pengguna, jalan: str, jenis: str) -> QuerySet:
    if pengguna.akses.punya(NamaPeran.PENGELOLA_SURVEI):
        baris = baris.exclude(**{f"{jalan}__in": Layanan.objects.dikelola_oleh(pengguna)})
    kosong, hari = Value("", output_field=CharField()), Cast("tenggat", DateTimeField())
    milik = baris.filter(penanggung_jawab=pengguna.pegawai_id).order_by()
    return milik.values_list("publik", f"{jalan}__nama", kosong, f"{jalan}__kode", Value(jenis), hari)


def tugas_di_tangan(baris: list[tuple]) -> Iterable[Isi]:
    """One duty a kind from rows of `di_tangan`: the nearest opens, with several complaints their list."""
    for _, nama, loket, kode, _, _ in (b for b in baris if b[4] == KUNJUNGAN):
        kata = f"{nama}: seminggu terakhir belum ada angkanya."
        yield f"Catat kunjungan {loket}", kata, _url("survei:kunjungan", kode), None, "Catat"
    for jenis in (KELUHAN, RENCANA):
        isi = sorted((b[5].date(), b[1], b[3], b[0]) for b in baris if b[4] == jenis)
        if not isi:
            continue
        (hari, nama, kode, publik), banyak = isi[0], len(isi)
        kata = f"Anda penanggung jawabnya: {nama}" + (f" dan {banyak - 1} lainnya." if banyak > 1 else ".")
        if jenis == RENCANA:
            url, judul, verba = _url("survei:rtl_kemajuan", kode, publik), "Selesaikan {} tindak lanjut survei", "Catat"
        else:
            url = reverse("survei:keluhan") if banyak > 1 else _url("survei:keluhan_tangani", publik)
            judul, verba = "Jawab {} keluhan warga", "Jawab"
        yield judul.format(banyak), kata, url, akhir_hari(hari), verba


def tugas_pungli(pengguna: Pengguna) -> list[Isi]:
    """Reports of illegal fees that nobody has read yet, for the inspectorate alone."""
    if not boleh_memeriksa_pungli(pengguna):
        return []
    baru = LaporanPungli.objects.filter(status=StatusLaporan.BARU).count()
    isi = (f"Baca {baru} laporan pungli", "Pelapor melihat bahwa belum dibaca.", reverse("survei:pungli"), None, "Baca")
    return [isi] if baru else []


def _periode(layanan) -> list[Isi]:
    hari, per = hari_ini(), defaultdict(list)
    mulai = PeriodeSurvei.objects.filter(layanan__in=layanan, masa__startswith__lte=hari)
    for p in (
        mulai.exclude(status=StatusPeriodeSurvei.DIPUBLIKASIKAN).select_related("layanan").order_by("masa", "layanan")
    ):
        if langkah := _langkah(p, hari):
            per[langkah].append(p)
    return [
        (
            f"{_LANGKAH[k][0]} periode survei {isi[0].layanan.nama}" if len(isi) == 1 else _banyak(k, isi),
            _LANGKAH[k][1],
            _url("survei:periode", isi[0].layanan.kode, isi[0].kode) if len(isi) == 1 else reverse("survei:daftar"),
            min((akhir_hari(a) for p in isi if (a := hari_terakhir(p.masa))), default=None)
            if k != "publikasikan"
            else None,
            _LANGKAH[k][0],
        )
        for k, isi in per.items()
    ]


def _langkah(p: PeriodeSurvei, hari: date) -> str:
    lewat = (akhir := hari_terakhir(p.masa)) is not None and akhir < hari
    return {
        StatusPeriodeSurvei.DRAF: "" if lewat else "buka",
        StatusPeriodeSurvei.BUKA: "tutup" if lewat else "",
        StatusPeriodeSurvei.TUTUP: "sahkan",
        StatusPeriodeSurvei.DISAHKAN: "publikasikan",
    }[StatusPeriodeSurvei(p.status)]


def _banyak(langkah: str, isi: list[PeriodeSurvei]) -> str:
    return f"{_LANGKAH[langkah][0]} {len(isi)} periode survei"


def _jawaban(layanan) -> Iterable[Isi]:
    terbuka = Respons.objects.filter(periode__layanan__in=layanan, periode__status__in=TERBUKA_PENGELOLA)
    baris = list(_per_periode(berkeadaan(terbuka, KeadaanTanda.BELUM)))
    if baris:
        banyak = sum(b["n"] for b in baris)
        alamat = _url("survei:periksa", baris[0]["layanan"], baris[0]["kode"])
        yield f"Periksa {banyak} jawaban bertanda", _di(baris), alamat, None, "Periksa"


def _komentar(layanan) -> Iterable[Isi]:
    baru = Komentar.objects.filter(periode__layanan__in=layanan, status=StatusKomentar.BARU, ditahan=False)
    baris = list(_per_periode(baru))
    if baris:
        banyak = sum(b["n"] for b in baris)
        yield (
            f"Pilah {banyak} kata warga",
            _di(baris),
            reverse("survei:komentar_semua")
            if len(baris) > 1
            else _url("survei:komentar", baris[0]["layanan"], baris[0]["kode"]),
            None,
            "Pilah",
        )


def _per_periode(baris):
    """How many of each period, the oldest period first."""
    kelompok = baris.order_by().values(
        kode=F("periode__kode"),
        layanan=F("periode__layanan__kode"),
        nama=F("periode__layanan__nama"),
        masa=F("periode__masa"),
    )
    return kelompok.annotate(n=Count("pk")).order_by("masa", "layanan")


def _di(baris: list[dict]) -> str:
    awal = f"{baris[0]['n']} di {baris[0]['nama']}, {nama_kode(baris[0]['kode'])}"
    return f"{awal}; {len(baris) - 1} periode lain." if len(baris) > 1 else f"{awal}."


def _keluhan(pengguna: Pengguna) -> Iterable[Isi]:
    hari = hari_ini()
    lewat, dekat = Q(tenggat__lt=hari), Q(tenggat__range=(hari, hari + MENDEKAT))
    isi = (
        Keluhan.objects.ditangani_oleh(pengguna)
        .exclude(status=StatusKeluhan.SELESAI)
        .aggregate(
            n=Count("pk", distinct=True),
            lewat=Count("pk", filter=lewat, distinct=True),
            dekat=Count("pk", filter=dekat, distinct=True),
            tenggat=Min("tenggat"),
        )
    )
    if isi["n"]:
        kata = _kata_tenggat(isi["lewat"], isi["dekat"])
        yield f"Jawab {isi['n']} keluhan warga", kata, reverse("survei:keluhan"), akhir_hari(isi["tenggat"]), "Jawab"


def _kata_tenggat(lewat: int, dekat: int) -> str:
    """How many are late and how many are due soon: a late one is not merely near."""
    bagian = [f"{lewat} lewat tenggat"] if lewat else []
    bagian += [f"{dekat} jatuh tempo dalam {MENDEKAT.days} hari"] if dekat else []
    return f"{', '.join(bagian)}." if bagian else "Tenggatnya masih jauh."


def _rtl(layanan) -> Iterable[Isi]:
    terbuka = TindakLanjut.objects.filter(
        periode__layanan__in=layanan,
        status__in=_BERJALAN,
        tenggat__lte=hari_ini() + MENDEKAT,
    )
    baris = list(
        terbuka.order_by()
        .values(kode=F("periode__kode"), layanan=F("periode__layanan__kode"), nama=F("periode__layanan__nama"))
        .annotate(n=Count("pk"), awal=Min("tenggat"))
        .order_by("awal", "layanan")
    )
    if baris:
        banyak = sum(b["n"] for b in baris)
        alamat = _url("survei:rtl", baris[0]["layanan"], baris[0]["kode"])
        yield f"Selesaikan {banyak} tindak lanjut survei", _di(baris), alamat, akhir_hari(baris[0]["awal"]), "Catat"


def _url(nama: str, *args: object) -> str:
    return reverse(nama, args=args)
