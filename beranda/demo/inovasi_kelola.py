"""What waits for the innovation manager of the demo city: gates at several points, ideas without a name, a call."""

from datetime import date, timedelta

from beranda.demo.akun import Akun
from beranda.demo.inovasi_ide import dari, rubrik
from beranda.demo.inovasi_isi import Isi
from beranda.demo.layanan import LAYANAN_CONTOH
from beranda.demo.penempatan import SEKSI_CONTOH, Kursi, Susunan
from inovasi.choices import AsalTitipan
from inovasi.domain import gerbang, seruan, telaah, titipan, uji_coba, usulan
from inovasi.models import Gerbang, Putaran, Titipan
from survei.models import Layanan

_BARU = Isi(
    "Jadwal imunisasi lewat pesan posyandu",
    "Seperempat ibu lupa jadwal imunisasi anaknya dan baru datang setelah lewat sebulan.",
    "Kader mengirim pesan dua hari sebelum jadwal, dengan jam yang tidak ramai.",
    "Anak yang imunisasinya tepat waktu",
    "persen",
    (72, 90),
    "Dinas Kesehatan",
    "Satu posyandu",
    "Anak diimunisasi pada waktunya dan ibu tidak menunggu lama.",
    "Nomor telepon berganti. Kader memeriksanya pada tiap kunjungan.",
)
_SIAP = Isi(
    "Legalisasi dokumen tanpa fotokopi",
    "Warga memfotokopi berkas yang sudah tersimpan di kantor yang sama.",
    "Petugas mencetak salinan dari arsip digital dan membubuhkan kode periksa.",
    "Lembar fotokopi per permohonan",
    "lembar",
    (9, 0),
    "Kecamatan Ilir Barat I",
    "Satu kelurahan",
    "Warga tidak lagi membayar fotokopi untuk berkas yang sudah dimiliki kantor.",
    "Arsip belum lengkap. Yang belum ada dipindai saat warga datang.",
)
_TITIPAN = (
    (
        "Nomor antrean di kantor habis sebelum pukul delapan, padahal rumah saya jauh.",
        "Sediakan jam khusus siang hari bagi yang tinggal di seberang sungai.",
    ),
    (
        "Ruang tunggu panas dan tidak ada tempat bagi ibu yang membawa bayi.",
        "Geser dua kursi ke samping jendela dan beri tirai.",
    ),
)


def buat_kelola_inovasi(susunan: Susunan, akun: Akun, kini: date) -> None:
    """After the ideas, whose rubric it uses."""
    kasi = susunan.kepala_unit(SEKSI_CONTOH)
    luar = [k for k in susunan.kursi if k.unit.opd_id not in (None, kasi.unit.opd_id) and not k.kepala]
    putaran = _seruan(kini)
    _gerbang(dari(_BARU, luar, 13), _BARU, kini, tenggat=12)
    pintu = _gerbang(dari(_SIAP, luar, 14), _SIAP, kini, tenggat=2, putaran=putaran)
    gerbang.tugaskan(gerbang=pintu, penelaah=[k.pegawai for k in luar[1:3]], oleh=akun[luar[6].pegawai.pk])
    for n, satu in enumerate(pintu.telaah.all()):
        skor = {k.kode: 84 - 6 * n - k.urutan for k in rubrik().kriteria.all()}
        telaah.nilai(telaah=satu, versi=1, skor=skor, catatan="Arsipnya sudah ada. Pastikan kode periksanya terbaca.")
    _titipan(luar[3], kini)


def _gerbang(ketua: Kursi, isi: Isi, kini: date, tenggat: int, putaran: Putaran | None = None) -> Gerbang:
    """An idea that asks for its pilot, to be decided in `tenggat` days."""
    satu = usulan.buat(ketua=ketua.pegawai, data=isi.data | {"unit": ketua.unit, "putaran": putaran})
    mulai = kini + timedelta(days=30)
    uji_coba.rencanakan(
        usulan=satu, versi=0, data=isi.rencana | {"mulai": mulai, "selesai": mulai + timedelta(days=60)}
    )
    satu.refresh_from_db()
    pintu = gerbang.ajukan(usulan=satu, versi=satu.versi)
    Gerbang.objects.filter(pk=pintu.pk).update(tenggat=kini + timedelta(days=tenggat))
    pintu.refresh_from_db()
    return pintu


def _titipan(kursi: Kursi, kini: date) -> None:
    """One of a citizen about the example service, one of an employee, one that was answered."""
    layanan = Layanan.objects.get(kode=LAYANAN_CONTOH)
    (masalah, ide), (masalah_lain, ide_lain) = _TITIPAN
    titipan.titipkan(asal=AsalTitipan.WARGA, masalah=masalah, ide=ide, layanan=layanan)
    titipan.titipkan(asal=AsalTitipan.PEGAWAI, masalah=masalah_lain, ide=ide_lain, unit=kursi.unit)
    satu = titipan.titipkan(
        asal=AsalTitipan.WARGA,
        masalah="Papan petunjuk loket sulit dibaca dari pintu masuk.",
        ide="Huruf lebih besar dan warna tiap loket.",
        layanan=layanan,
    )
    titipan.jawab(titipan=satu, versi=1, jawaban="Papan baru dipasang pekan depan. Terima kasih.")
    for n, pk in enumerate(Titipan.objects.order_by("pk").values_list("pk", flat=True)):
        Titipan.objects.filter(pk=pk).update(tanggal=kini - timedelta(days=9 - 3 * n))


def _seruan(kini: date) -> Putaran:
    """A call whose first round has ended with its outcome, and whose second one takes ideas; gives the second."""
    satu = seruan.simpan(
        seruan=None,
        versi=0,
        data={
            "nama": "Program inovasi pelayanan",
            "tema": "Informasi dan layanan lewat ponsel",
            "uraian": "Cara baru agar warga mengurus layanan dan mencari informasi tanpa datang lebih dari sekali. "
            "Tiga ide terbaik didampingi sampai diterapkan.",
            "unit": None,
            "aktif": True,
        },
    )
    dulu = seruan.buka_putaran(seruan=satu, mulai=kini, selesai=kini)
    awal = kini - timedelta(days=120)
    Putaran.objects.filter(pk=dulu.pk).update(mulai=awal, selesai=awal + timedelta(days=45))
    seruan.umumkan(
        putaran=dulu,
        versi=1,
        hasil="Terpilih antrean dari rumah dengan perkiraan jam: masalahnya terukur dan dapat dipakai loket lain.",
    )
    return seruan.buka_putaran(
        seruan=satu,
        mulai=kini - timedelta(days=10),
        selesai=kini + timedelta(days=21),
        diumumkan=kini + timedelta(days=35),
    )
