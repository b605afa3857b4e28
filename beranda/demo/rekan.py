"""Colleagues of the example seksi: feedback among peers, a request that waits, two rounds of anonymous opinion, and a
case that passed to the assessor's superior."""

from datetime import date, timedelta
from random import Random

from beranda.demo.akun import Akun
from beranda.demo.penempatan import SEKSI_CONTOH, Susunan
from beranda.demo.rencana import Rencana
from kinerja.waktu import akhir_hari, hari_terakhir
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from penilaian.choices import NilaiDasar, Rating
from penilaian.domain import alih, pendapat, permintaan, umpan_balik
from penilaian.models import Pendapat, Periode, PesertaPendapat, PutaranPendapat

_TEKS = (
    "Selalu menjelaskan syarat dengan sabar, warga tidak perlu datang dua kali. Teruskan.",
    "Saat antrean panjang mau membantu loket sebelah. Akan lebih baik bila jadwal istirahat dibicarakan dulu.",
    "Catatan serah terima rapi, kami tidak perlu bertanya lagi.",
    "Kadang kabar perubahan syarat terlambat sampai ke kami. Usul: tulis di papan setiap pagi.",
)
Perilaku = dict[tuple[int, int], list[str]]


def _staf(daftar: list[Rencana], susunan: Susunan) -> list[Rencana]:
    urut = {k.pegawai.pk: n for n, k in enumerate(susunan.staf_unit(SEKSI_CONTOH))}
    milik = [r for r in daftar if r.skp.pegawai_id in urut and r.mengikat]
    return sorted(milik, key=lambda r: (urut[r.skp.pegawai_id], r.skp.rentang.lower))


def buat_pendapat_lalu(daftar: list[Rencana], susunan: Susunan, periode: Periode, acak: Random) -> None:
    """The round of the last closed quarter, before its scores are computed: four opinions on each of the staff, two on
    the last of them, which therefore neither show nor count."""
    akhir = hari_terakhir(periode.rentang)
    assert akhir is not None
    putaran = PutaranPendapat.objects.create(periode=periode, selesai=akhir - timedelta(days=3))
    semua = [r for r in _staf(daftar, susunan) if r.skp.rentang.lower <= akhir]
    for nomor, r in enumerate(semua):
        lain = [x.skp.pegawai_id for x in semua if x.skp.pegawai_id != r.skp.pegawai_id]
        rekan = sorted(set(lain), key=lain.index)[: 2 if nomor == len(semua) - 1 else 4]
        isi = {"putaran": putaran, "skp": r.skp}
        PesertaPendapat.objects.bulk_create([PesertaPendapat(pegawai_id=x, sudah=True, **isi) for x in rekan])
        Pendapat.objects.bulk_create(
            [
                Pendapat(aspek=a, rating=Rating.DI_ATAS if acak.random() < 0.3 else Rating.SESUAI, **isi)
                for _ in rekan
                for a in NilaiDasar.values
            ]
            + [Pendapat(teks=_TEKS[(nomor + n) % len(_TEKS)], **isi) for n in range(len(rekan))]
        )
    pendapat.tutup_yang_selesai()
    PutaranPendapat.objects.filter(pk=putaran.pk).update(dibuka=akhir_hari(akhir - timedelta(days=20)))


def sisakan(daftar: list[Rencana], susunan: Susunan, perilaku: Perilaku, periode: Periode) -> Perilaku:
    """Without the ratings of the last of the staff in this quarter: that case is not decided in time."""
    terakhir = _staf(daftar, susunan)[-1].skp
    return {k: v for k, v in perilaku.items() if k != (terakhir.pk, periode.pk)}


def buat_rekan(daftar: list[Rencana], susunan: Susunan, akun: Akun, periode: list[Periode], kini: date) -> None:
    """What runs today."""
    alih.alihkan(periode=periode[-2])
    hr = Peran.objects.select_related("pengguna").filter(nama=NamaPeran.ADMIN_KEPEGAWAIAN, unit=None)[0].pengguna
    pendapat.buka(periode=periode[-1], oleh=hr, selesai=kini + timedelta(days=10))
    staf = [r.skp for r in _staf(daftar, susunan) if kini in r.skp.rentang]
    saya, rekan, lain = staf[:3]
    umpan_balik.beri(
        skp=saya,
        penulis=akun[rekan.pegawai_id],
        nada="apresiasi",
        nilai_dasar=NilaiDasar.KOLABORATIF,
        kejadian="Menggantikan saya di loket saat saya mengantar warga lanjut usia.",
        dampak="Antrean tetap jalan dan warga itu terlayani.",
    )
    permintaan.minta(
        skp=lain,
        oleh=akun[lain.pegawai_id],
        kepada=akun[saya.pegawai_id],
        nilai_dasar=NilaiDasar.KOMPETEN,
        pesan="Bagaimana menurut Anda cara saya memakai aplikasi antrean yang baru?",
    )
    permintaan.minta(
        skp=saya,
        oleh=akun[saya.pegawai_id],
        kepada=akun[rekan.pegawai_id],
        nilai_dasar=NilaiDasar.ADAPTIF,
        pesan="Apa yang perlu saya perbaiki saat syarat layanan berubah?",
    )
