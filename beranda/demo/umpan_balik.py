"""Feedback in believable sentences, and behaviour ratings of the closed quarters."""

from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from beranda.demo.rencana import Rencana
from pegawai.models import Pengguna
from penilaian.choices import NadaUmpanBalik, NilaiDasar, Rating
from penilaian.models import Perilaku, Periode, UmpanBalik

_BATCH = 2000
_N = NilaiDasar
# Value: (seen and good, its effect, seen and to improve, its effect, next step)
_KALIMAT: dict[str, tuple[str, str, str, str, str]] = {
    _N.BERORIENTASI_PELAYANAN: (
        "Menjelaskan syarat kepada warga lanjut usia dengan sabar sampai jelas.",
        "Warga pulang dengan berkas selesai dalam sekali datang.",
        "Warga diminta kembali dua kali karena syarat tidak dijelaskan sekaligus.",
        "Warga kehilangan waktu dan menyampaikan keluhan.",
        "Pakai lembar periksa syarat dan serahkan pada kunjungan pertama.",
    ),
    _N.AKUNTABEL: (
        "Melaporkan sendiri selisih data sebelum ditanya, lengkap dengan perbaikannya.",
        "Laporan bulan itu dapat dipercaya dan terbit tepat waktu.",
        "Laporan mingguan terlambat tiga kali bulan ini tanpa pemberitahuan.",
        "Rekap unit ikut tertunda.",
        "Kirim laporan setiap Jumat pukul 15.00; beri tahu sehari sebelumnya bila terhambat.",
    ),
    _N.KOMPETEN: (
        "Mempelajari aplikasi baru dan mengajarkannya kepada dua rekan.",
        "Pekerjaan tetap berjalan ketika petugas utama cuti.",
        "Beberapa berkas perlu diperbaiki karena langkah pemeriksaan terlewat.",
        "Pekerjaan diulang dan antrean bertambah.",
        "Dampingi rekan senior selama satu minggu, lalu kita lihat bersama hasilnya.",
    ),
    _N.HARMONIS: (
        "Menengahi perbedaan pendapat tentang jadwal piket dengan tenang.",
        "Jadwal disepakati dan semua giliran terisi.",
        "Nada bicara kepada rekan meninggi saat rapat.",
        "Rekan enggan menyampaikan pendapat.",
        "Sampaikan keberatan setelah rekan selesai bicara; kita bahas lagi dua minggu lagi.",
    ),
    _N.LOYAL: (
        "Tetap membantu pelayanan pada hari sibuk sesuai tugas yang diputuskan bersama.",
        "Antrean selesai sebelum jam tutup.",
        "Keputusan rapat belum dijalankan sampai diingatkan kembali.",
        "Kegiatan unit mundur satu minggu.",
        "Catat keputusan rapat dan laporkan kemajuannya setiap Senin.",
    ),
    _N.ADAPTIF: (
        "Segera menyesuaikan alur kerja ketika prosedur baru berlaku.",
        "Tidak ada berkas yang tertahan pada minggu peralihan.",
        "Masih memakai formulir lama setelah prosedur baru berlaku.",
        "Berkas harus diisi ulang.",
        "Ganti persediaan formulir hari ini dan baca panduan barunya.",
    ),
    _N.KOLABORATIF: (
        "Mengajak unit lain mencocokkan data sehingga selisih ditemukan lebih awal.",
        "Data kedua unit kini sama.",
        "Informasi penting tidak diteruskan kepada rekan pengganti.",
        "Rekan mengulang pekerjaan yang sudah dilakukan.",
        "Buat catatan serah terima singkat setiap akhir giliran.",
    ),
}


def buat_perilaku(rencana: list[Rencana], periode: list[Periode], acak: Random) -> dict[tuple[int, int], list[str]]:
    """A rating per value for each approved plan and closed quarter; returns the ratings by (SKP id, period id)."""
    baris, hasil = [], {}
    for r in rencana:
        for p in periode if r.mengikat else ():
            if r.skp.rentang.lower >= p.rentang.upper or p.rentang.lower >= r.skp.rentang.upper:
                continue
            rating = [_rating(r.mampu, acak) for _ in NilaiDasar]
            hasil[r.skp.pk, p.pk] = rating
            baris += [_perilaku(r, p, aspek, nilai) for aspek, nilai in zip(NilaiDasar, rating, strict=True)]
    Perilaku.objects.bulk_create(baris, batch_size=_BATCH)
    return hasil


def _rating(mampu: float, acak: Random) -> str:
    z = mampu + acak.gauss(0, 0.7)
    if z > 1.2:
        return Rating.DI_ATAS
    return Rating.DI_BAWAH if z < -1.9 else Rating.SESUAI


def _perilaku(r: Rencana, p: Periode, aspek: str, nilai: str) -> Perilaku:
    kalimat = _KALIMAT[aspek]
    contoh = {Rating.DI_ATAS: kalimat[0], Rating.DI_BAWAH: kalimat[2]}.get(Rating(nilai), "")
    return Perilaku(
        skp=r.skp,
        periode=p,
        aspek=aspek,
        rating=nilai,
        contoh=contoh,
        tanggal_contoh=p.rentang.lower + timedelta(days=33) if contoh else None,
    )


def buat_umpan_balik(
    rencana: list[Rencana],
    perilaku: dict[tuple[int, int], list[str]],
    akun: dict[int, Pengguna],
    periode: list[Periode],
    acak: Random,
) -> None:
    """Feedback of the assessor: always where a value was rated below, and now and then for everybody."""
    baris = []
    for r in rencana:
        for p in periode if r.mengikat else ():
            if r.skp.rentang.lower >= p.rentang.upper or p.rentang.lower >= r.skp.rentang.upper:
                continue
            rating = perilaku.get((r.skp.pk, p.pk), [])
            for aspek, nilai in zip(NilaiDasar, rating, strict=False):
                if nilai == Rating.DI_BAWAH:
                    baris.append(_umpan(r, aspek, NadaUmpanBalik.PERBAIKAN, p.rentang.lower + timedelta(days=33), akun))
            if acak.random() < 0.5:
                baik = acak.random() < 0.75 + 0.1 * r.mampu
                nada = NadaUmpanBalik.APRESIASI if baik else NadaUmpanBalik.PERBAIKAN
                hari = p.rentang.lower + timedelta(days=acak.randint(3, 55))
                baris.append(_umpan(r, acak.choice(list(NilaiDasar)), nada, hari, akun))
    UmpanBalik.objects.bulk_create([b for b in baris if b.dibuat <= timezone.now()], batch_size=_BATCH)


def _umpan(r: Rencana, aspek: str, nada: NadaUmpanBalik, hari: date, akun: dict[int, Pengguna]) -> UmpanBalik:
    baik, dampak_baik, kurang, dampak_kurang, langkah = _KALIMAT[aspek]
    apresiasi = nada == NadaUmpanBalik.APRESIASI
    waktu = timezone.make_aware(datetime.combine(hari, time(14, 10)))
    return UmpanBalik(
        skp=r.skp,
        penulis=akun[r.skp.penilai_id],
        nada=nada,
        hasil=r.hasil[0] if apresiasi and hari.day % 3 == 0 else None,
        nilai_dasar=aspek,
        kejadian=baik if apresiasi else kurang,
        dampak=dampak_baik if apresiasi else dampak_kurang,
        langkah="" if apresiasi else langkah,
        dibuat=waktu,
        dibaca=waktu + timedelta(hours=20) if hari.day % 4 else None,
    )
