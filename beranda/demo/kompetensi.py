"""Competences of the demo city, invented: names, levels by kind of position, a mapping of weak spots, assessments in
the example section. Then the real search for needs runs, and a few are decided."""

from datetime import date

from beranda.demo.akun import Akun
from beranda.demo.penempatan import SEKSI_CONTOH, Susunan
from pegawai.choices import JenisJabatan
from pegawai.models import Jabatan
from pelatihan.choices import PenilaiKompetensi, StatusKebutuhan, SumberKebutuhan
from pelatihan.domain import kebutuhan as domain_kebutuhan
from pelatihan.domain import kompetensi as domain
from pelatihan.models import Kompetensi, Padanan, SyaratJabatan
from pelatihan.queries.tim import kebutuhan_menunggu
from penilaian.choices import Aspek, NilaiDasar
from penilaian.domain.kebutuhan import cari
from survei.choices import Unsur

_CATATAN = "rekaan"
# Code, name, kind, what people do who master it.
_KOMPETENSI = (
    ("manajemen-waktu", "Manajemen waktu", "manajerial", "Menyelesaikan pekerjaan sebelum tenggat pada hari ramai."),
    ("pelayanan-publik", "Pelayanan publik", "teknis", "Menjelaskan syarat dan alur dengan kata yang dipahami warga."),
    ("perencanaan-kerja", "Perencanaan kerja", "manajerial", "Membagi target setahun menjadi langkah tiap bulan."),
    ("mutu-berkas", "Mutu dan ketelitian berkas", "teknis", "Memeriksa berkas sampai tidak ada yang dikembalikan."),
    ("pengelolaan-anggaran", "Pengelolaan anggaran", "teknis", "Menjaga biaya sesuai rencana dan menjelaskannya."),
    ("penanganan-aduan", "Penanganan pengaduan", "teknis", "Mendengar, mencatat, dan menutup aduan sampai tuntas."),
    ("kerja-sama", "Kerja sama", "manajerial", "Berbagi pekerjaan dan kabar dengan rekan dan unit lain."),
    ("integritas", "Integritas", "manajerial", "Menolak pemberian dan melaporkan benturan kepentingan."),
    ("kepemimpinan", "Memimpin orang", "manajerial", "Memberi arah, umpan balik, dan kesempatan tumbuh."),
    ("digital", "Literasi digital", "teknis", "Memakai aplikasi kerja dan menjaga data warga."),
    ("perekat-bangsa", "Perekat bangsa", "sosial_kultural", "Melayani siapa pun tanpa membedakan."),
)
_DASAR = {"pelayanan-publik": 2, "digital": 2, "integritas": 3, "perekat-bangsa": 2}
_SYARAT: dict[str, dict[str, int]] = {
    JenisJabatan.PELAKSANA: _DASAR | {"pelayanan-publik": 3, "manajemen-waktu": 3, "mutu-berkas": 3},
    JenisJabatan.FUNGSIONAL: _DASAR | {"mutu-berkas": 3, "perencanaan-kerja": 3, "kerja-sama": 3},
    JenisJabatan.PENGAWAS: _DASAR | {"kepemimpinan": 3, "perencanaan-kerja": 3, "manajemen-waktu": 4},
    JenisJabatan.ADMINISTRATOR: _DASAR | {"kepemimpinan": 4, "perencanaan-kerja": 4, "pengelolaan-anggaran": 3},
    JenisJabatan.JPT: _DASAR | {"kepemimpinan": 5, "perencanaan-kerja": 4, "pengelolaan-anggaran": 4},
}
_PADANAN: dict[str, dict[str, str]] = {
    SumberKebutuhan.INDIKATOR: {
        Aspek.KUANTITAS: "perencanaan-kerja",
        Aspek.KUALITAS: "mutu-berkas",
        Aspek.WAKTU: "manajemen-waktu",
        Aspek.BIAYA: "pengelolaan-anggaran",
    },
    # Kompeten and Loyal are left to the superior on purpose: what they ask for differs from case to case.
    SumberKebutuhan.PERILAKU: {
        NilaiDasar.BERORIENTASI_PELAYANAN: "pelayanan-publik",
        NilaiDasar.AKUNTABEL: "integritas",
        NilaiDasar.HARMONIS: "kerja-sama",
        NilaiDasar.ADAPTIF: "digital",
        NilaiDasar.KOLABORATIF: "kerja-sama",
    },
    SumberKebutuhan.SURVEI: {
        Unsur.PERSYARATAN: "pelayanan-publik",
        Unsur.PROSEDUR: "pelayanan-publik",
        Unsur.WAKTU: "manajemen-waktu",
        Unsur.BIAYA: "integritas",
        Unsur.PRODUK: "mutu-berkas",
        Unsur.KOMPETENSI: "pelayanan-publik",
        Unsur.PERILAKU: "pelayanan-publik",
        Unsur.PENGADUAN: "penanganan-aduan",
    },
}


def buat_kompetensi(susunan: Susunan, akun: Akun, kini: date) -> None:
    """After the past periods are closed and the survey is published."""
    kompetensi = {
        kode: domain.simpan(
            kompetensi=None, versi=0, data={"kode": kode, "nama": nama, "jenis": jenis, "uraian": uraian}
        )
        for kode, nama, jenis, uraian in _KOMPETENSI
    }
    SyaratJabatan.objects.bulk_create(
        SyaratJabatan(jabatan=j, kompetensi=kompetensi[kode], tingkat=t)
        for j in Jabatan.objects.filter(jenis__in=_SYARAT)
        for kode, t in _SYARAT[j.jenis].items()
    )
    Padanan.objects.bulk_create(
        Padanan(sumber=sumber, kunci=kunci, kompetensi=kompetensi[kode])
        for sumber, isi in _PADANAN.items()
        for kunci, kode in isi.items()
    )
    _nilai(susunan, akun, kompetensi)
    _minta(susunan, akun, kompetensi, kini)
    _dari_tahun_lalu(susunan, akun, kompetensi, kini)
    cari()
    _putuskan(susunan, akun)


def _nilai(susunan: Susunan, akun: Akun, kompetensi: dict[str, Kompetensi]) -> None:
    """In the example section: each sees themselves a little higher than the head does; two took a test."""
    kepala = akun[susunan.kepala_unit(SEKSI_CONTOH).pegawai.pk]
    for n, kursi in enumerate(susunan.staf_unit(SEKSI_CONTOH)):
        syarat = _SYARAT.get(kursi.jabatan.jenis, {})
        diri = {kompetensi[k]: t for k, t in syarat.items()}
        atasan = {kompetensi[k]: max(1, t - (n + m) % 3 // 2) for m, (k, t) in enumerate(syarat.items())}
        milik = akun[kursi.pegawai.pk]
        domain.nilai(pegawai=kursi.pegawai, sumber=PenilaiKompetensi.DIRI, tingkat=diri, oleh=milik, catatan=_CATATAN)
        domain.nilai(
            pegawai=kursi.pegawai, sumber=PenilaiKompetensi.ATASAN, tingkat=atasan, oleh=kepala, catatan=_CATATAN
        )
        if n < 2:
            uji = {kompetensi["digital"]: 2 + n}
            domain.nilai(
                pegawai=kursi.pegawai, sumber=PenilaiKompetensi.UJI, tingkat=uji, oleh=kepala, catatan=_CATATAN
            )


def _minta(susunan: Susunan, akun: Akun, kompetensi: dict[str, Kompetensi], kini: date) -> None:
    """Three of the section ask for something themselves."""
    alasan = "Warga sering datang lagi karena syaratnya belum dijelaskan lengkap di loket."
    for kursi in susunan.staf_unit(SEKSI_CONTOH)[:3]:
        domain_kebutuhan.ajukan(
            pegawai=kursi.pegawai,
            kompetensi=kompetensi["pelayanan-publik"],
            tahun=kini.year,
            sumber=SumberKebutuhan.PEGAWAI,
            oleh=akun[kursi.pegawai.pk],
            alasan=alasan,
        )


def _dari_tahun_lalu(susunan: Susunan, akun: Akun, kompetensi: dict[str, Kompetensi], kini: date) -> None:
    """Of last year's: one wish that is still open and goes on, one of somebody whose cause is gone."""
    staf, kepala = susunan.staf_unit(SEKSI_CONTOH), susunan.kepala_unit(SEKSI_CONTOH).pegawai
    domain_kebutuhan.ajukan(
        pegawai=staf[1].pegawai,
        kompetensi=kompetensi["penanganan-aduan"],
        tahun=kini.year - 1,
        sumber=SumberKebutuhan.ATASAN,
        oleh=akun[kepala.pk],
        alasan="Warga yang kecewa perlu didengar sampai selesai di loket.",
    )
    temuan = domain_kebutuhan.Temuan(
        staf[0].pegawai.pk,
        kompetensi["mutu-berkas"].pk,
        "survei:0:produk",
        "Unsur Produk bernilai 74,2 tahun lalu.",
        "",
        2,
    )
    domain_kebutuhan.catat_temuan(tahun=kini.year - 1, sumber=SumberKebutuhan.SURVEI, temuan=[temuan])


def _putuskan(susunan: Susunan, akun: Akun) -> None:
    """The head has confirmed some and put one off; the rest waits."""
    kepala = susunan.kepala_unit(SEKSI_CONTOH).pegawai
    menunggu = kebutuhan_menunggu(kepala.pk).exclude(kompetensi=None).order_by("-bobot", "pk")
    for n, satu in enumerate(menunggu[:4]):
        tunda = n == 3
        domain_kebutuhan.putuskan(
            kebutuhan=satu,
            versi=satu.versi,
            status=StatusKebutuhan.DITUNDA if tunda else StatusKebutuhan.DIKONFIRMASI,
            oleh=akun[kepala.pk],
            kompetensi=None,
            catatan="Sesudah loket kedua dibuka." if tunda else "",
        )
