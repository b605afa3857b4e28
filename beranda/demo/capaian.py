"""What people reached, and the human decisions on it."""

from collections import defaultdict
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from django.utils import timezone

from beranda.demo.akun import Akun
from beranda.demo.foto import potret
from beranda.demo.hasil_kerja import Ukuran
from beranda.demo.penempatan import SEKSI_CONTOH
from beranda.demo.rencana import Rencana
from kinerja.waktu import hari_ini
from pegawai.models import Pengguna
from penilaian import rumus
from penilaian.choices import Arah, JenisHasil, JenisUkuran, Pendekatan, StatusRealisasi
from penilaian.models import Bukti, Periode, PutusanNilai, Realisasi, TargetPeriode

_BATCH = 2000
_FOTO_MAKS = 24
_CATATAN = (
    "Sesuai rekap register harian.",
    "Data dari buku kendali, sudah dicocokkan.",
    "Ada satu minggu gangguan jaringan, dikejar pada minggu berikutnya.",
    "",
    "",
)
_URAIAN = (
    "Alur kerja baru sudah dipakai seluruh petugas sejak minggu kedua. Hambatan yang tersisa dibahas tiap Senin, "
    "dan dua perbaikan dari rapat itu sudah dijalankan."
)
Hasil = dict[tuple[int, int], list[tuple[str, Decimal, Decimal]]]


def buat_realisasi(
    rencana: list[Rencana], akun: Akun, periode: list[Periode], acak: Random, terlupa: TargetPeriode
) -> Hasil:
    """Results of all approved plans: checked in the closed quarters, a mix of states in the running one.

    Nobody reports the target `terlupa`: at the close it counts zero. Returns (kind of result, weight, capaian
    percent) of each indicator by (SKP id, period id) of closed quarters.
    """
    urut = {p.pk: n for n, p in enumerate(periode)}
    berjalan = {p.pk for p in periode if hari_ini() in p.rentang}
    baris, hasil = [], defaultdict(list)
    for r in rencana:
        lereng = -4.0 if acak.random() < 0.08 else acak.gauss(0.5, 1)
        for t, u in (r.target or _tanpa_angka(r, periode)) if r.mengikat else ():
            if t.tidak_dievaluasi:
                continue
            nomor = urut[t.periode_id]
            persen = 101 + 8.5 * r.mampu + lereng * nomor + acak.gauss(0, 4)
            status = StatusRealisasi.DITERIMA if t.periode_id not in berjalan else _status_berjalan(acak)
            if status is None:
                continue
            nilai = _nilai(u, persen, acak)
            if t is terlupa:
                hasil[r.skp.pk, t.periode_id].append((t.indikator.hasil.jenis, t.indikator.bobot, Decimal(0)))
                continue
            baris.append(_realisasi(r, t, nilai, status, akun, acak))
            if t.periode_id not in berjalan and r.skp.pendekatan != Pendekatan.KUALITATIF:
                dicapai = rumus.capaian(nilai, t.target, u.arah, t.target_maks)
                hasil[r.skp.pk, t.periode_id].append((t.indikator.hasil.jenis, t.indikator.bobot, dicapai))
    Realisasi.objects.bulk_create(baris, batch_size=_BATCH)
    _bukti(baris)
    _foto(baris, acak)
    return hasil


def _tanpa_angka(r: Rencana, periode: list[Periode]) -> list[tuple[TargetPeriode, Ukuran]]:
    """What a qualitative plan reports in words: indicator and period as for a target, but nothing that is saved."""
    kena = [p for p in periode if p.rentang.lower < r.skp.rentang.upper and r.skp.rentang.lower < p.rentang.upper]
    isi = [(p, i, u) for p in kena for i, u in r.ukuran]
    return [(TargetPeriode(skp=r.skp, indikator=i, periode=p, target=Decimal(u.target)), u) for p, i, u in isi]


def _status_berjalan(acak: Random) -> StatusRealisasi | None:
    return acak.choice(
        (
            None,
            None,
            None,
            StatusRealisasi.DRAF,
            StatusRealisasi.DIKIRIM,
            StatusRealisasi.DIKIRIM,
            StatusRealisasi.DITERIMA,
        )
    )


def _nilai(u: Ukuran, persen: float, acak: Random) -> Decimal:
    if u.ukuran == JenisUkuran.YA_TIDAK:
        return Decimal(1 if persen > 92 or acak.random() < 0.7 else 0)
    bagian = persen / 100 if u.arah == Arah.NAIK else 2 - persen / 100
    nilai = max(0.0, float(u.target) * bagian)
    if u.satuan == "persen":
        nilai = min(100.0, nilai)
    return Decimal(f"{nilai:.{u.digit}f}")


def _waktu(periode: Periode, hari: int) -> datetime:
    """A moment about `hari` days after the end of a period, never in the future."""
    akhir = periode.tenggat_realisasi - timedelta(days=5, hours=13)
    return min(akhir + timedelta(days=hari), timezone.now() - timedelta(hours=2))


def _realisasi(
    r: Rencana,
    t: TargetPeriode,
    nilai: Decimal,
    status: StatusRealisasi,
    akun: Akun,
    acak: Random,
) -> Realisasi:
    diterima = status == StatusRealisasi.DITERIMA
    kualitatif = r.skp.pendekatan == Pendekatan.KUALITATIF
    return Realisasi(
        skp=r.skp,
        indikator=t.indikator,
        periode=t.periode,
        nilai=None if kualitatif else nilai,
        catatan=_URAIAN if kualitatif else acak.choice(_CATATAN),
        status=status,
        dikirim=None if status == StatusRealisasi.DRAF else _waktu(t.periode, acak.randint(-6, 3)),
        diperiksa=_waktu(t.periode, 5) if diterima else None,
        diperiksa_oleh=akun[r.skp.penilai_id] if diterima else None,
    )


def _bukti(baris: list[Realisasi]) -> None:
    Bukti.objects.bulk_create(
        [
            Bukti(
                realisasi=b,
                tautan=f"https://arsip.contoh.test/rekap/{b.pk}",
                keterangan="Rekap register layanan",
                kunci=f"contoh-{b.pk}",
            )
            for b in baris[::12]
        ],
        batch_size=_BATCH,
    )


def _foto(baris: list[Realisasi], acak: Random) -> None:
    """Photos beside results of the example seksi in the last two quarters, and beside a few others."""
    terbaru = {p.pk for p in sorted({b.periode for b in baris}, key=lambda p: p.rentang.lower)[-2:]}
    kini = [b for b in baris if b.periode_id in terbaru and b.indikator.ukuran == JenisUkuran.ANGKA]
    contoh = [b for b in kini if b.skp.penempatan.unit.nama == SEKSI_CONTOH]
    lain = [b for b in kini if b.skp.penempatan.unit.nama != SEKSI_CONTOH]
    pilih = contoh[:_FOTO_MAKS] + acak.sample(lain, min(len(lain), _FOTO_MAKS // 2))
    Bukti.objects.bulk_create([_bukti_foto(b, acak) for b in pilih])


def _bukti_foto(b: Realisasi, acak: Random) -> Bukti:
    hari = sorted(acak.sample(range(1, 29), 8))
    berkas = potret(
        judul=f"Register {b.periode.nama}",
        baris=[f"{tgl:02d}   {acak.randint(3, 48)} {b.indikator.satuan}   paraf" for tgl in hari],
        pemilik=Pengguna.objects.get(pegawai=b.skp.pegawai_id),
        acak=acak,
    )
    return Bukti(realisasi=b, berkas=berkas, keterangan="Foto halaman register", kunci=f"contoh-foto-{b.pk}")


def buat_putusan(
    rencana: list[Rencana],
    hasil: Hasil,
    perilaku: dict[tuple[int, int], list[str]],
    akun: Akun,
    periode: list[Periode],
    acak: Random,
) -> None:
    """One decision for each approved plan and closed quarter: mostly the proposal, sometimes changed with a reason."""
    baris = []
    for r in rencana:
        for p in periode:
            rating = perilaku.get((r.skp.pk, p.pk))
            if rating is None:
                continue
            utama = [(b, c) for j, b, c in hasil[r.skp.pk, p.pk] if j == JenisHasil.UTAMA]
            lain = [(b, c) for j, b, c in hasil[r.skp.pk, p.pk] if j == JenisHasil.TAMBAHAN]
            baris.append(_putusan(r, p, rumus.nilai_hasil(utama, lain), rumus.nilai_perilaku(rating), akun, acak))
    PutusanNilai.objects.bulk_create(baris, batch_size=_BATCH)


def _putusan(
    r: Rencana, p: Periode, angka: Decimal | None, sikap: Decimal | None, akun: Akun, acak: Random
) -> PutusanNilai:
    kualitatif = r.skp.pendekatan == Pendekatan.KUALITATIF
    usul_hasil, usul_perilaku = rumus.usulan(angka), None if kualitatif else rumus.usulan(sikap)
    rating, alasan = usul_hasil or rumus.SESUAI, ""
    if usul_hasil is None:
        alasan = "Hasil sesuai yang disepakati, berdasarkan bukti kerja yang ditunjukkan."
    elif usul_hasil != rumus.SESUAI and acak.random() < 0.12:
        rating = rumus.SESUAI
        alasan = "Dipengaruhi keadaan di luar kendali pegawai: beban kerja berubah pada triwulan ini."
    sikap_akhir = rumus.usulan(sikap) or rumus.SESUAI
    waktu = _waktu(p, 10)
    return PutusanNilai(
        skp=r.skp,
        periode=p,
        rating_hasil=rating,
        alasan_hasil=alasan,
        rating_perilaku=sikap_akhir,
        alasan_perilaku="Dinilai dari pengamatan sehari-hari." if kualitatif else "",
        predikat=rumus.predikat(rating, sikap_akhir),
        usulan_hasil=usul_hasil,
        usulan_perilaku=usul_perilaku,
        nilai_hasil=angka,
        nilai_perilaku=None if kualitatif else sikap,
        oleh=akun[r.skp.penilai_id],
        dibuat=waktu,
        disampaikan=waktu,
        kanal="aplikasi",
        diterima=min(waktu + timedelta(days=1), timezone.now()) if acak.random() < 0.85 else None,
    )
