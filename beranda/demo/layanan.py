"""Public services of the demo city: a plausible standard, counters, officers, four quarters of invented answers."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from beranda.demo.keluhan import buat_keluhan
from beranda.demo.kertas import buat_kertas
from beranda.demo.kunjungan import buat_kunjungan, buat_loket, hari_kerja, koreksi_contoh, kosongkan_populasi
from beranda.demo.laporan_survei import buat_laporan_unit
from beranda.demo.penempatan import SEKSI_CONTOH, Susunan
from beranda.demo.periode import triwulan
from beranda.demo.rencana import Rencana
from beranda.demo.tanda import buat_tanda
from beranda.demo.tautan import buat_tautan
from beranda.demo.tempat import buat_tempat
from beranda.demo.unit import baca
from kinerja.waktu import rentang
from pegawai.models import Pengguna
from penilaian.choices import Aspek, SumberIndikator
from penilaian.models import Indikator, Periode, TargetPeriode
from survei.choices import (
    JenisKelamin,
    Kanal,
    KelompokUsia,
    Pekerjaan,
    PendidikanResponden,
    StatusPeriodeSurvei,
    StatusTindakLanjut,
    Unsur,
)
from survei.domain import hasil, laporan, periode, saran, tindak_lanjut
from survei.models import Komentar, Layanan, PeriodeSurvei, Petugas, Respons
from survei.queries.laporan import Subjek
from survei.rumus import UNSUR

LAYANAN_CONTOH = "KTP-EL"
# Of the four quarters, the one on whose first day the example service applies its innovation.
KE_PENERAPAN = 2
_SEHARI = timedelta(days=1)
_TARGET_INDEKS = Decimal(83)
_TAHAP = (StatusPeriodeSurvei.BUKA, StatusPeriodeSurvei.TUTUP, StatusPeriodeSurvei.DISAHKAN)
_RTL = (
    (
        Unsur.WAKTU,
        "Satu loket pada jam sibuk",
        "Membuka loket kedua pukul 08.00–11.00",
        "Jadwal loket kedua dan fotonya",
    ),
    (Unsur.SARANA, "Kursi tunggu kurang pada hari Senin", "Menambah dua puluh kursi tunggu", ""),
)
_NASKAH = {
    "nomor": "",
    "latar_belakang": "Contoh naskah. Loket KTP elektronik melayani warga setiap hari kerja; survei menanyakan "
    "pendapat mereka supaya perbaikannya tepat.",
    "dasar": "Contoh naskah: tulis peraturan dan surat tugas yang dipakai, satu tiap baris.",
    "tujuan": "Mengetahui unsur layanan yang perlu dibenahi lebih dulu.",
    "metode": "Petugas menyertakan kupon pada setiap resi; warga mengisi sendiri tanpa nama.",
    "penutup": "",
    "dokumentasi": "",
}
_KANAL = (Kanal.KUPON, Kanal.KUPON, Kanal.KUPON, Kanal.KIOS, Kanal.TERBUKA, Kanal.DIBANTU)
_SARAN = (
    "Antrean terlalu lama, tambah loket pada pagi hari.",
    "Petugasnya ramah dan jelas menerangkan.",
    "Kursi tunggu kurang, ruangannya panas.",
    "Syaratnya sebaiknya ditulis di depan supaya tidak bolak-balik.",
    "Sudah baik",
)
# What a comment on illegal fees says differs from case to case; most quarters of most services have none.
_SARAN_PUNGLI = (
    "Ada yang minta uang di luar loket untuk dipercepat.",
    "Di tempat parkir ditawari jasa calo, katanya selesai hari itu juga.",
    "Diminta uang rokok waktu mengambil berkas.",
    "Seseorang berseragam minta uang administrasi tanpa kuitansi.",
    "Fotokopi di dalam kantor dipaksa bayar lebih, seperti pungli.",
    "Disuruh lewat calo supaya nomor antrean cepat.",
)


def buat_layanan(susunan: Susunan, kini: date, acak: Random) -> list[Layanan]:
    """Services whose unit exists in this city, each with three published quarters and the running one open."""
    unit = {k.unit.nama: k.unit for k in susunan.kepala.values()}
    daftar = []
    for baris in baca("layanan.csv"):
        if baris["unit"] in unit:
            daftar.append(_layanan(baris, unit[baris["unit"]]))
            buat_loket(daftar[-1], 3 if baris["kode"] == LAYANAN_CONTOH else 1)
            _kuartal(daftar[-1], baris, kini, acak)
    contoh = next(s for s in daftar if s.kode == LAYANAN_CONTOH)
    buat_tempat(contoh)
    buat_tautan(daftar)
    _petugas(daftar, susunan, kini)
    buat_tanda(contoh)
    for satu in PeriodeSurvei.objects.select_related("layanan").order_by("layanan", "masa"):
        buat_kunjungan(satu, kini, acak)
    koreksi_contoh(contoh)
    kosongkan_populasi(kini)
    hasil.hitung()
    _sahkan(kini)
    _sesudah(daftar, susunan, kini)
    buat_laporan_unit(contoh, kini)
    return daftar


def _sesudah(daftar: list[Layanan], susunan: Susunan, kini: date) -> None:
    """What follows a survey: an improvement that is done, one under way, and a report to the inspectorate."""
    contoh = next(s for s in daftar if s.kode == LAYANAN_CONTOH)
    lalu = contoh.periode.select_related("hasil").exclude(status=StatusPeriodeSurvei.BUKA).order_by("-masa")[:2]
    kepala = susunan.kepala[contoh.unit_id].pegawai
    laporan.tulis(subjek=Subjek(contoh.unit, lalu[0].kode, [lalu[0]], contoh), versi=0, pakai_nomor=True, **_NASKAH)
    for k in Komentar.objects.filter(periode=lalu[0], ditahan=False).exclude(usulan=""):
        saran.pilah(komentar=k, unsur=k.usulan)
    # The plan of the quarter before is carried on in the one after it.
    for periode_rtl, (unsur, sebab, kegiatan, bukti) in ((p, r) for p in lalu for r in _RTL):
        satu = tindak_lanjut.rencanakan(
            periode=periode_rtl,
            unsur=unsur,
            sebab=sebab,
            kegiatan=kegiatan,
            penanggung_jawab=kepala,
            tenggat=kini + timedelta(days=45),
        )
        status = StatusTindakLanjut.SELESAI if bukti else StatusTindakLanjut.BERJALAN
        tindak_lanjut.catat_kemajuan(tindak_lanjut=satu, versi=1, status=status, bukti=bukti)
    buat_keluhan(contoh, kepala, kini)
    buat_kertas(contoh.periode.get(status=StatusPeriodeSurvei.BUKA), Pengguna.objects.get(pegawai=kepala))


def _layanan(baris: dict[str, str], unit) -> Layanan:
    return Layanan.objects.create(
        unit=unit,
        gratis=baris["gratis"] == "ya",
        persyaratan=baris["persyaratan"].replace("|", "\n"),
        prosedur=baris["prosedur"].replace("|", "\n"),
        alamat="Jalan contoh nomor 1, Palembang",
        lintang=Decimal("-2.990900"),
        bujur=Decimal("104.756700"),
        jam="Senin–Kamis 08.00–15.30, Jumat 08.00–15.00 WIB",
        pengaduan="Petugas pengaduan di loket, atau SP4N-LAPOR!",
        **{k: baris[k] for k in ("kode", "nama", "ringkas", "kata_kunci", "waktu", "biaya", "produk")},
    )


def buat_indikator_layanan(rencana: list[Rencana], periode: list[Periode]) -> None:
    """The example service measures its head and the officers at its counters: a fifth of their plan, taken from the
    last indicator of their first result."""
    layanan = Layanan.objects.get(kode=LAYANAN_CONTOH)
    orang = set(Petugas.objects.filter(layanan=layanan).values_list("pegawai_id", flat=True))
    for r in rencana:
        if r.kursi.pegawai.pk in orang and r.mengikat and r.target and r.ukuran:
            _tambah_indikator(r, layanan, [p for p in periode if r.kena(p)])


def _tambah_indikator(r: Rencana, layanan: Layanan, periode: list[Periode]) -> None:
    dulu = [i for i, _ in r.ukuran if i.hasil.pk == r.hasil[0].pk]
    for i in dulu:
        i.bagian = i.bagian / 2
        i.bobot = i.hasil.bobot * i.bagian / 100
    Indikator.objects.bulk_update(dulu, ["bagian", "bobot"])
    baru = Indikator.objects.create(
        skp=r.skp,
        hasil=r.hasil[0],
        uraian=f"Indeks kepuasan masyarakat layanan {layanan.nama}",
        aspek=Aspek.KUALITAS,
        satuan="nilai",
        bagian=Decimal(50),
        bobot=r.hasil[0].bobot / 2,
        batas_atas=Decimal(100),
        sumber=SumberIndikator.LAYANAN,
        layanan=layanan,
        urutan=len(dulu) + 1,
    )
    TargetPeriode.objects.bulk_create(
        TargetPeriode(skp=r.skp, indikator=baru, periode=p, target=_TARGET_INDEKS) for p in periode
    )


def _petugas(daftar: list[Layanan], susunan: Susunan, kini: date) -> None:
    """The people of the example section at three counters of the example service; heads answer for the others."""
    contoh = next(s for s in daftar if s.kode == LAYANAN_CONTOH)
    masa = rentang(date(kini.year - 1, 1, 1))
    for kursi, loket in zip(susunan.staf_unit(SEKSI_CONTOH), contoh.loket.order_by("nama"), strict=False):
        Petugas.objects.create(layanan=contoh, loket=loket, pegawai=kursi.pegawai, masa=masa)
    for satu in daftar:
        kepala = susunan.kepala.get(satu.unit_id)
        if kepala:
            Petugas.objects.create(layanan=satu, pegawai=kepala.pegawai, masa=masa)


def _kuartal(layanan: Layanan, baris: dict[str, str], kini: date, acak: Random) -> None:
    awal, akhir = triwulan(kini)
    masa = [(awal, akhir)]
    for _ in range(3):
        masa.insert(0, triwulan(masa[0][0] - _SEHARI))
    for ke, (mulai, selesai) in enumerate(masa):
        satu = periode.dari_kode(layanan=layanan, kode=f"{mulai.year}-TW{(mulai.month + 2) // 3}")
        PeriodeSurvei.objects.filter(pk=satu.pk).update(populasi=int(baris["banyak"]) * 6)
        sampai = min(selesai, kini)
        banyak = int(baris["banyak"]) if ke < 3 else int(baris["banyak"]) * ((sampai - mulai).days + 1) // 92
        _jawaban(satu, baris, mulai, sampai, banyak, ke, acak)


def _jawaban(
    satu: PeriodeSurvei, baris: dict[str, str], mulai: date, sampai: date, banyak: int, ke: int, acak: Random
) -> None:
    """Answers around a mean that rises a little with each quarter; one unsur is weaker than the others, less so at the
    example service once its innovation is applied (`beranda.demo.inovasi_ide`)."""
    kurang = 0.2 if satu.layanan.kode == LAYANAN_CONTOH and ke >= KE_PENERAPAN else 0.45
    tengah = {u: float(baris["mutu"]) + 0.03 * ke - (kurang if u == baris["lemah"] else 0) for u in UNSUR}
    kerja, loket, isi = hari_kerja(mulai, sampai), list(satu.layanan.loket.order_by("nama")), []
    for _ in range(banyak):
        kanal, hari = acak.choice(_KANAL), acak.choice(kerja)
        selera = acak.gauss(0, 0.35)
        nilai = {u: min(4, max(1, round(acak.gauss(t + selera, 0.45)))) for u, t in tengah.items()}
        if satu.layanan.gratis and acak.random() < 0.9:
            nilai["biaya"] = 4
        isi.append(
            Respons(
                periode=satu,
                kanal=kanal,
                # The open link knows no counter.
                loket=None if kanal == Kanal.TERBUKA else acak.choice(loket),
                tanggal=hari,
                jenis_kelamin=acak.choice(JenisKelamin.values),
                usia=acak.choice(KelompokUsia.values[1:]),
                pendidikan=acak.choice(PendidikanResponden.values[2:]),
                pekerjaan=acak.choice(Pekerjaan.values),
                **nilai,
            )
        )
    Respons.objects.bulk_create(isi, batch_size=2000)
    pungli_kali = acak.choices((0, 1, 2), (6, 3, 1))[0]
    for teks in (*acak.sample(_SARAN, acak.randint(2, 5)), *acak.sample(_SARAN_PUNGLI, pungli_kali)):
        saran.simpan_saran(periode_id=satu.pk, teks=teks)


def _sahkan(kini: date) -> None:
    """Past quarters are published, the running one is open."""
    for satu in PeriodeSurvei.objects.all():
        lewat = satu.masa.upper <= kini
        for ke in (*_TAHAP, StatusPeriodeSurvei.DIPUBLIKASIKAN) if lewat else _TAHAP[:1]:
            periode.pindahkan(periode=satu, ke=ke)
