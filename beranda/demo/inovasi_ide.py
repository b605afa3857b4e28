"""Ideas of the demo city: one travels from a weak unsur to application, the others stand where each page shows them."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from beranda.demo.akun import Akun
from beranda.demo.inovasi_isi import ANTREAN, KATA_RANCANGAN, LAIN, Isi
from beranda.demo.layanan import KE_PENERAPAN, LAYANAN_CONTOH
from beranda.demo.penempatan import SEKSI_CONTOH, Kursi, Susunan
from inovasi.domain import dampak, dukungan, gerbang, jangkauan, replikasi, telaah, tim, uji_coba, usulan
from inovasi.models import Dukungan, Gerbang, KomentarUsulan, Kriteria, Rubrik, Usulan
from kinerja.waktu import tambah_bulan
from penilaian.choices import StatusSKP
from penilaian.domain import efek_inovasi
from penilaian.models import SKP
from survei.choices import StatusPeriodeSurvei, StatusTindakLanjut
from survei.domain import tindak_lanjut
from survei.models import Layanan, TindakLanjut
from survei.queries.prioritas import bagian_rendah, urutkan

# The five criteria of PP 38/2017, article 6; weights are the city's.
_KRITERIA = (
    ("baru", "Baru", 25, "Seluruhnya atau sebagian."),
    ("manfaat", "Bermanfaat bagi daerah atau masyarakat", 30, "Siapa terbantu, seberapa banyak."),
    ("tanpa_beban", "Tidak membebani atau membatasi masyarakat", 15, "Sesuai peraturan perundang-undangan."),
    ("urusan", "Urusan pemerintahan kota", 10, "Kewenangan daerah."),
    ("direplikasi", "Dapat direplikasi", 20, "Dapat dipakai unit lain."),
)

SEBULAN = timedelta(days=30)


def buat_ide(susunan: Susunan, akun: Akun, kini: date) -> None:
    """After the surveys; reviewers and who decides come from other agencies."""
    staf, kasi = susunan.staf_unit(SEKSI_CONTOH), susunan.kepala_unit(SEKSI_CONTOH)
    berencana = set(SKP.objects.filter(status=StatusSKP.BERLAKU).values_list("pegawai", flat=True))
    orang = [k for k in susunan.kursi if k.pegawai.pk in berencana and not k.kepala]
    luar = [k for k in orang if k.unit.opd_id not in (None, kasi.unit.opd_id)]
    rubrik()
    antrean = _pelopor(staf, kasi, luar, akun, kini)
    _lain(staf, kasi, luar, akun, kini)
    _suara(antrean, luar, akun)
    dampak.ukur_survei()
    efek_inovasi.ukur()


def rubrik() -> Rubrik:
    """The first version, unless there is one."""
    ada = Rubrik.objects.first()
    if ada is None:
        ada = Rubrik.objects.create(nomor=1, berlaku=date(2020, 1, 1))
        Kriteria.objects.bulk_create(
            Kriteria(rubrik=ada, kode=k, nama=n, bobot=b, uraian=u, urutan=i)
            for i, (k, n, b, u) in enumerate(_KRITERIA, 1)
        )
    return ada


def _lemah(kini: date, kepala: Kursi) -> TindakLanjut:
    """The improvement plan of the example service for the unsur that its citizens rated lowest in the oldest quarter:
    made right after that quarter, done by now."""
    layanan = Layanan.objects.get(kode=LAYANAN_CONTOH)
    lalu = layanan.periode.exclude(status=StatusPeriodeSurvei.BUKA).select_related("hasil", "layanan")
    periode = lalu.order_by("masa")[0]
    satu = tindak_lanjut.rencanakan(
        periode=periode,
        unsur=urutkan(periode.hasil.nilai_unsur, bagian_rendah(periode))[0].unsur.value,
        sebab="Hampir semua warga datang sebelum pukul delapan",
        kegiatan="Mencoba nomor antrean dari rumah dengan perkiraan jam",
        penanggung_jawab=kepala.pegawai,
        tenggat=kini + SEBULAN,
    )
    bukti = "Antrean dari rumah dipakai di semua loket"
    tindak_lanjut.catat_kemajuan(tindak_lanjut=satu, versi=1, status=StatusTindakLanjut.SELESAI, bukti=bukti)
    return satu


def _pelopor(staf: list[Kursi], kepala: Kursi, luar: list[Kursi], akun: Akun, kini: date) -> Usulan:
    """Begins with the weakest unsur of a quarter's survey; proposed and tried in the next one, applied on the first day
    of the one after it, taken over by two agencies."""
    rtl = _lemah(kini, kepala)
    layanan, mulai = rtl.periode.layanan, rtl.periode.masa.upper
    terap = layanan.periode.order_by("masa")[KE_PENERAPAN].masa.lower
    satu = usulan.buat(
        ketua=staf[0].pegawai,
        data=ANTREAN.data | {"unit": staf[0].unit, "layanan": layanan, "unsur": rtl.unsur, "tindak_lanjut": rtl},
    )
    _tim(satu, [(staf[1], "Mengukur lama menunggu setiap pagi."), (luar[0], "Menyusun program antreannya.")])
    _rencana(satu, ANTREAN, mulai + timedelta(days=25))
    _lewat(satu, luar[1:3], akun, mulai + timedelta(days=20), "Masalahnya terukur dan tempatnya siap.")
    uji_coba.catat_hasil(usulan=satu, versi=1, akhir=ANTREAN.tercapai, pelajaran=ANTREAN.pelajaran)
    satu.refresh_from_db()
    usulan.ubah(
        usulan=satu,
        versi=satu.versi,
        data={
            "bentuk": "pelayanan_publik",
            "jenis": "digital",
            "urusan": "adminduk",
            "tujuan": "Warga menunggu di loket paling lama 45 menit.",
            "hasil": "Lama menunggu turun dari 120 menjadi 41 menit di satu loket.",
            "rancangan": " ".join(KATA_RANCANGAN),
            "tanggal_penerapan": terap,
            "tampil": True,
        },
    )
    _lewat(
        satu,
        luar[1:3],
        akun,
        terap - timedelta(days=4),
        "Hasil uji coba melampaui target dan dapat dipakai loket lain.",
    )
    _dipakai(satu, luar, akun, terap, kini)
    return satu


def _dipakai(satu: Usulan, luar: list[Kursi], akun: Akun, terap: date, kini: date) -> None:
    """Reach of each month since the application, and two agencies that took it over."""
    bulan, n = terap, 0
    while bulan <= kini:
        jangkauan.catat(
            usulan=satu, versi=0, bulan=bulan, jumlah=410 + 160 * n, satuan="warga", sumber="Catatan antrean loket"
        )
        bulan, n = tambah_bulan(bulan, 1), n + 1
    unit = list(dict.fromkeys(k.unit.opd for k in luar if k.unit.opd))[:2]
    for n, opd in enumerate(unit):
        replikasi.catat(
            usulan=satu,
            unit=opd,
            mulai=terap + timedelta(days=30 + 40 * n),
            penyesuaian="Nomor antrean juga diambil di kantor kelurahan." if n else "",
            oleh=akun[luar[3].pegawai.pk],
        )


def _tim(satu: Usulan, orang: list[tuple[Kursi, str]]) -> None:
    """Invited, taking part, every part confirmed by the others."""
    for kursi, bagian in orang:
        satu_anggota = tim.undang(usulan=satu, pegawai=kursi.pegawai, bagian=bagian)
        tim.jawab(anggota=satu_anggota, versi=satu_anggota.versi, ikut=True)
    ketua = satu.anggota.get(peran="ketua")
    tim.tulis_bagian(
        anggota=ketua, versi=ketua.versi, bagian="Menemukan masalahnya dan memimpin uji coba.", boleh_disebut=True
    )
    semua = list(satu.anggota.select_related("pegawai", "usulan__unit"))
    for a in semua:
        for b in semua:
            if a.pk != b.pk:
                tim.setujui_bagian(anggota=a, versi=a.versi, oleh=b)


def _rencana(satu: Usulan, isi: Isi, mulai: date) -> None:
    rencana = isi.rencana | {"mulai": mulai, "selesai": mulai + timedelta(days=60)}
    uji_coba.rencanakan(usulan=satu, versi=0, data=rencana)


def _lewat(satu: Usulan, penelaah: list[Kursi], akun: Akun, hari: date, alasan: str, putusan: str = "lanjut") -> None:
    """Sent, reviewed by two and decided on `hari`."""
    satu.refresh_from_db()
    pintu = gerbang.ajukan(usulan=satu, versi=satu.versi)
    gerbang.tugaskan(gerbang=pintu, penelaah=[k.pegawai for k in penelaah], oleh=akun[penelaah[0].pegawai.pk])
    for n, t in enumerate(pintu.telaah.all()):
        skor = {k: nilai - 4 * n for (k, *_), nilai in zip(_KRITERIA, (84, 90, 80, 95, 85), strict=True)}
        if putusan != "lanjut":
            skor = {k: v - 30 for k, v in skor.items()}
        telaah.nilai(telaah=t, versi=1, skor=skor, catatan="Masalahnya nyata. Perjelas cara menghitung lama menunggu.")
    oleh = akun[penelaah[-1].pegawai.pk]
    gerbang.putuskan(gerbang=pintu, versi=1, putusan=putusan, alasan=alasan, oleh=oleh)
    _sejak(pintu, hari)
    satu.refresh_from_db()


def _sejak(pintu: Gerbang, hari: date) -> None:
    """As if decided on `hari`, asked for two weeks before."""
    saat = timezone.make_aware(datetime.combine(hari, time(10, 20)))
    dulu = saat - timedelta(days=14)
    Gerbang.objects.filter(pk=pintu.pk).update(diajukan=dulu, diputus=saat, tenggat=hari + timedelta(days=14))
    Usulan.objects.filter(pk=pintu.usulan_id, dibuat__gt=dulu).update(dibuat=dulu - timedelta(days=20))


def _lain(staf: list[Kursi], kasi: Kursi, luar: list[Kursi], akun: Akun, kini: date) -> None:
    """A draft with an invitation, one that the example superior reviews, one sent back, pilots, one that ended."""
    draf, ditelaah, kembali, coba, tidak = LAIN[:5]
    mulai = kini + timedelta(days=21)
    kursi = dari(draf, luar, 4)
    satu = usulan.buat(ketua=kursi.pegawai, data=draf.data | {"unit": kursi.unit})
    tim.undang(usulan=satu, pegawai=staf[0].pegawai, bagian="Membagikan pengalaman antrean di loket.")
    kursi = dari(ditelaah, luar, 5)
    satu = usulan.buat(ketua=kursi.pegawai, data=ditelaah.data | {"unit": kursi.unit})
    _rencana(satu, ditelaah, mulai)
    pintu = gerbang.ajukan(usulan=satu, versi=1)
    gerbang.tugaskan(gerbang=pintu, penelaah=[kasi.pegawai], oleh=akun[luar[6].pegawai.pk])
    satu = usulan.buat(ketua=staf[0].pegawai, data=kembali.data | {"unit": staf[0].unit})
    _rencana(satu, kembali, mulai)
    _lewat(
        satu,
        luar[1:3],
        akun,
        kini - timedelta(days=9),
        "Ukurannya belum dapat dihitung. Ukur dulu sebulan.",
        "diperbaiki",
    )
    for n, isi in enumerate((coba, *LAIN[5:])):
        kursi = dari(isi, luar, 7 + n)
        satu = usulan.buat(ketua=kursi.pegawai, data=isi.data | {"unit": kursi.unit})
        _rencana(satu, isi, kini - timedelta(days=20 + n))
        _lewat(satu, luar[1:3], akun, kini - timedelta(days=25 + n), "Layak dicoba di satu tempat.")
    kursi = dari(tidak, luar, 11)
    satu = usulan.buat(ketua=kursi.pegawai, data=tidak.data | {"unit": kursi.unit})
    _rencana(satu, tidak, mulai)
    _lewat(satu, luar[1:3], akun, kini - timedelta(days=40), "Sudah dilayani aplikasi nasional.", "tidak")


def dari(isi: Isi, luar: list[Kursi], urut: int) -> Kursi:
    """Somebody of the agency whose work the idea is, no reviewer or supporter; in a small city anyone."""
    return next((k for k in luar[40:] if k.unit.opd and k.unit.opd.nama == isi.opd), luar[urut])


def _suara(satu: Usulan, luar: list[Kursi], akun: Akun) -> None:
    """Supports for all that is open, two comments for the pioneer."""
    terbuka = list(Usulan.objects.filter(status__in=("berjalan", "ditelaah")).order_by("pk"))
    Dukungan.objects.bulk_create(
        Dukungan(usulan=u, pegawai=k.pegawai) for n, u in enumerate(terbuka) for k in luar[20 : 20 + 14 - 2 * n]
    )
    for kursi, teks in zip(luar[20:22], _KOMENTAR, strict=True):
        dukungan.komentari(usulan=satu, oleh=akun[kursi.pegawai.pk], teks=teks)
    KomentarUsulan.objects.update(pada=timezone.now() - timedelta(days=6))


_KOMENTAR = (
    "Di kecamatan kami warga lansia tidak memakai ponsel. Sediakan juga nomor di meja depan.",
    "Perkiraan jamnya membantu. Kami mencobanya bulan depan.",
)
