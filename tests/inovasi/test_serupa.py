"""Similar ideas: paraphrases of the same stems are found among thousands, other ideas are left out."""

from random import Random

import pytest

from inovasi.models import Usulan
from inovasi.queries.serupa import cari_usulan, kata_isi, serupa
from tests.orang import Kantor

pytestmark = pytest.mark.django_db
# (title, need, idea) as stored; (title, need and idea) of somebody who means the same, in other forms of the words.
PASANGAN = [
    (
        ("Antrean KTP lewat ponsel", "Warga menunggu dua jam di loket.", "Nomor antrean diambil dari rumah."),
        ("Mengambil nomor antrean dari ponsel", "Menunggu di loket KTP sampai dua jam, nomor diambilkan dari rumah."),
    ),
    (
        (
            "Obat diantar ke rumah lansia",
            "Lansia sulit mengambil obat rutin.",
            "Kader mengantar obat tiap bulan.",
        ),
        (
            "Pengantaran obat untuk lansia",
            "Obat rutin lansia diantarkan kader; mereka kesulitan mengambilnya.",
        ),
    ),
    (
        (
            "Peta lubang jalan",
            "Jalan berlubang terlambat ditambal.",
            "Pelapor memotret, peta menunjukkan letak.",
        ),
        ("Memetakan jalan berlubang", "Lubang terlambat ditambal; pelaporan dengan potret dan letak di peta."),
    ),
    (
        (
            "Izin usaha satu formulir",
            "Pedagang mengisi lima formulir berulang.",
            "Data cukup diisi sekali.",
        ),
        (
            "Formulir tunggal izin pedagang",
            "Izin usaha diisi berulang di lima formulir; pengisian cukup sekali.",
        ),
    ),
    (
        ("Bank sampah sekolah", "Sampah sekolah dibakar.", "Siswa menimbang dan menabung sampah plastik."),
        ("Menabung sampah di sekolah", "Plastik ditimbang siswa sebagai tabungan, bukan pembakaran sampah sekolah."),
    ),
]
_LAIN = """
    arsip surat gedung lampu taman sungai perahu wisata kuliner guru kelas buku rapor vaksin bayi gizi pasar
    retribusi parkir halte bus trotoar drainase banjir pompa bibit petani ikan nelayan koperasi modal pelatihan
    sertifikat peta aset kendaraan bensin rapat notulen anggaran belanja kontrak lelang laporan pajak reklame
    tanah warkah hutan satwa air pipa meteran listrik museum songket tari lomba atlet stadion pemuda relawan
    bencana siaga sirene patroli kamera lapor pungli izin formulir loket antrean obat jalan sampah sekolah rumah
    bulan data
"""
LAIN = _LAIN.split()


@pytest.fixture
def ribuan(kantor: Kantor) -> list[Usulan]:
    """5,000 proposals of random words, the five of `PASANGAN` among them."""
    acak = Random(7)

    def kalimat(n: int) -> str:
        return " ".join(acak.choices(LAIN, k=n))

    acakan = [
        Usulan(unit=kantor.seksi, status="berjalan", judul=kalimat(4), masalah=kalimat(25), ide=kalimat(20))
        for _ in range(4995)
    ]
    nyata = [Usulan(unit=kantor.seksi, status="berjalan", judul=j, masalah=m, ide=i) for (j, m, i), _ in PASANGAN]
    return Usulan.objects.bulk_create([*acakan, *nyata])[-5:]


def test_parafrasa_kata_dasar_sama_ditemukan_di_antara_5000(ribuan: list[Usulan]) -> None:
    """Each of the five stands first."""
    pertama = [serupa(Usulan.objects.all(), judul=j, isi=isi)[0] for _, (j, isi) in PASANGAN]
    assert pertama == ribuan


@pytest.mark.parametrize(
    ("judul", "isi", "harap"),
    [
        ("Antrian KTP lewat pnsel", "", ["Antrean KTP lewat ponsel"]),
        ("Obat diantar ke rumah lansia", "Sama sekali lain.", ["Obat diantar ke rumah lansia"]),
        ("Robot penyapu", "Menyapu halaman istana setiap fajar.", []),
        ("", "dan yang untuk itu", []),
        ("'; drop | & !", ":* <-> ()", []),
    ],
)
def test_judul_salah_ketik_ditemukan_ide_lain_tidak(kantor: Kantor, judul: str, isi: str, harap: list[str]) -> None:
    for (j, m, i), _ in PASANGAN:
        Usulan.objects.create(unit=kantor.seksi, status="berjalan", judul=j, masalah=m, ide=i)
    assert [u.judul for u in serupa(Usulan.objects.all(), judul=judul, isi=isi)] == harap


def test_kata_isi_tanpa_kata_umum_dan_tanpa_ulang() -> None:
    assert kata_isi("Antrean yang panjang", "antrean di loket dan panjang") == ["antrean", "panjang", "loket"]


@pytest.mark.parametrize(("teks", "harap"), [("tambal", 1), ("lubang jal", 1), ("wayang", 0), ("Peta lub", 1)])
def test_cari_di_daftar(kantor: Kantor, teks: str, harap: int) -> None:
    (judul, masalah, ide), _ = PASANGAN[2]
    Usulan.objects.create(unit=kantor.seksi, status="berjalan", judul=judul, masalah=masalah, ide=ide)
    assert cari_usulan(Usulan.objects.all(), teks).count() == harap
