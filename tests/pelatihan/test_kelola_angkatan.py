"""Batches as training managers run them: Lina of the whole city, Joko of the Dinas; Dewi and Sari are neither."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from pegawai.choices import NamaPeran
from pegawai.models import Pengguna, Peran, UnitKerja
from pelatihan.domain import hadir, kelulusan
from pelatihan.domain import peserta as domain
from pelatihan.domain.kebutuhan import ajukan
from pelatihan.models import Angkatan, Hadir, Peserta, Sertifikat
from tests.orang import AWAL, Kantor, buat_pegawai, rentang, tempatkan
from tests.pelatihan.pelatihan_contoh import angkatan, kompetensi, program
from tests.pelatihan.test_katalog import klien

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Pengelola:
    """The two managers; each use signs in anew, for time moves in these tests."""

    akun_lina: Pengguna
    akun_joko: Pengguna

    @property
    def lina(self) -> Client:
        return masuk(self.akun_lina)

    @property
    def joko(self) -> Client:
        return masuk(self.akun_joko)


def masuk(akun: Pengguna) -> Client:
    satu = Client()
    satu.force_login(akun)
    return satu


def beri_peran(kantor: Kantor, nama: str, urut: int, unit: UnitKerja | None) -> Pengguna:
    orang = buat_pegawai(nama, urut)
    tempatkan(orang, kantor.dinas, kantor.jabatan, kantor.bambang)
    akun = Pengguna.objects.get(pegawai=orang)
    Peran.objects.create(pengguna=akun, nama=NamaPeran.PENGELOLA_PELATIHAN, unit=unit, masa=rentang(AWAL), alasan="uji")
    return akun


@pytest.fixture
def pengelola(kantor: Kantor) -> Pengelola:
    for unit in (kantor.dinas, kantor.lain):
        unit.refresh_from_db()
    return Pengelola(
        beri_peran(kantor, "Lina Marlina", 911, None), beri_peran(kantor, "Joko Susilo", 912, kantor.dinas)
    )


@pytest.fixture(autouse=True)
def _sekarang():
    with time_machine.travel("2026-12-01T09:00:00+07:00", tick=False):
        yield


def alamat(nama: str, satu: Angkatan, *lain: object) -> str:
    return reverse(f"pelatihan:{nama}", args=[satu.publik, *lain])


def isi_buka(**lain: object) -> dict[str, object]:
    return {
        "program": "waktu",
        "mulai": "07/12/2026",
        "selesai": "08/12/2026",
        "tutup_daftar": "05/12/2026",
        "kapasitas": "12",
    } | lain


def ikut(kantor: Kantor, satu: Angkatan, *nama: str) -> list[Peserta]:
    oleh = kantor.akun(kantor.ratna)
    return [domain.usulkan(angkatan=satu, pegawai=getattr(kantor, n), asal="atasan", oleh=oleh) for n in nama]


def test_lina_membuka_untuk_kota_joko_untuk_dinasnya(kantor: Kantor, pengelola: Pengelola) -> None:
    program()
    assert pengelola.lina.post(reverse("pelatihan:kelola_buka"), isi_buka()).status_code == 302
    assert pengelola.joko.post(reverse("pelatihan:kelola_buka"), isi_buka(unit=kantor.dinas.pk)).status_code == 302
    assert pengelola.joko.post(reverse("pelatihan:kelola_buka"), isi_buka()).status_code == 422
    assert pengelola.joko.post(reverse("pelatihan:kelola_buka"), isi_buka(unit=kantor.lain.pk)).status_code == 422
    assert list(Angkatan.objects.order_by("nomor").values_list("nomor", "unit__kode", "kapasitas")) == [
        (1, None, 12),
        (2, "D01", 12),
    ]
    assert Angkatan.objects.get(nomor=1).sesi.count() == 2


def test_galat_di_sebelah_isiannya(kantor: Kantor, pengelola: Pengelola) -> None:
    program()
    jawab = pengelola.lina.post(reverse("pelatihan:kelola_buka"), isi_buka(tutup_daftar="09/12/2026"))
    assert jawab.status_code == 422
    assert jawab.context["form"].errors == {"tutup_daftar": ["Pendaftaran ditutup paling lambat pada hari mulai."]}


@pytest.mark.parametrize(
    ("ubah", "galat"),
    [
        (
            {"tutup_daftar": "30/11/2026"},
            {"tutup_daftar": ["Tanggal ini sudah lewat, jadi tidak ada yang dapat mendaftar."]},
        ),
        (
            {"selesai": "08/12/2027"},
            {
                "selesai": [
                    "Lebih dari 60 hari sejak hari pertama. Periksa tahunnya; sesi yang berjauhan ditambahkan sesudah "
                    "angkatan dibuka."
                ]
            },
        ),
    ],
)
def test_tanggal_yang_salah_ketik_ditolak(kantor: Kantor, pengelola: Pengelola, ubah: dict, galat: dict) -> None:
    program()
    jawab = pengelola.lina.post(reverse("pelatihan:kelola_buka"), isi_buka(**ubah))
    assert (jawab.status_code, dict(jawab.context["form"].errors)) == (422, galat)
    assert not Angkatan.objects.exists()


def test_sesi_sesudah_dibuka_berurutan_dan_yang_dilewati_disebut(kantor: Kantor, pengelola: Pengelola) -> None:
    """From Monday the 7th to Sunday the 20th: ten working days of fourteen. A weekend alone was meant as it is."""
    program()
    url = reverse("pelatihan:kelola_buka")
    jawab = pengelola.lina.post(url, isi_buka(selesai="20/12/2026"), follow=True)
    kabar = " 10 sesi dari 14 hari: Sabtu, Minggu, dan hari libur dilewati. Periksa sesinya, lalu usulkan peserta "
    assert str(next(iter(jawab.context["messages"]))).endswith(f"dibuka.{kabar}menurut kebutuhan.")
    assert [s.urut for s in jawab.context["sesi"]] == list(range(1, 11))
    jawab = pengelola.lina.post(url, isi_buka(mulai="12/12/2026", selesai="13/12/2026"), follow=True)
    assert [timezone.localdate(s.mulai).day for s in jawab.context["sesi"]] == [12, 13]


@pytest.mark.parametrize(
    ("isi", "harap"),
    [
        ({"jp_asli": Decimal(10)}, ""),
        ({"jp_asli": Decimal(24)}, "Semua sesi berjumlah 10 JP, sedangkan program ini 24 JP."),
        ({"bentuk": "seminar", "jp_asli": None, "hari": Decimal(2)}, "Sesinya 1 hari, sedangkan program ini 2 hari."),
        ({"bentuk": "seminar", "jp_asli": None, "hari": Decimal(1)}, ""),
        ({"bentuk": "e_learning", "jp_asli": Decimal(24)}, ""),
    ],
)
def test_sesi_yang_kurang_dari_jp_program_disebut(pengelola: Pengelola, isi: dict, harap: str) -> None:
    """One session of eight hours is 10 JP of 45 minutes."""
    satu = angkatan(program(**isi))
    jawab = pengelola.lina.get(alamat("kelola_angkatan", satu))
    assert jawab.context["kurang_sesi"] == harap
    assert (harap in jawab.content.decode()) is True


def test_siapa_boleh_membuka_halaman_pengelola(kantor: Kantor, pengelola: Pengelola) -> None:
    """Another agency's closed batch does not exist for Joko; one of the city he may see and not run."""
    kota, dinas = angkatan(), angkatan(program(kode="b"), unit=kantor.dinas)
    lain = angkatan(program(kode="c"), unit=kantor.lain)
    dewi, sari, hasan = (klien(kantor, o) for o in (kantor.dewi, kantor.sari, kantor.hasan))
    halaman = ("kelola_angkatan", "kelola_angkatan_ubah", "kelola_hadir", "kelola_tes", "kelola_selesai")
    for nama in (*halaman, "kelola_sesi_tambah"):
        harap = {"lina": (200, 200, 200), "joko": (403, 200, 404), "dewi": (403, 403, 404), "hasan": (403, 404, 403)}
        harap["sari"] = (403, 403, 403)
        orang = {"lina": pengelola.lina, "joko": pengelola.joko, "dewi": dewi, "hasan": hasan, "sari": sari}
        assert {
            n: tuple(o.get(alamat(nama, a)).status_code for a in (kota, dinas, lain)) for n, o in orang.items()
        } == harap
    for nama in ("kelola_batalkan", "kelola_usulkan"):
        assert [o.post(alamat(nama, kota)).status_code for o in (pengelola.joko, dewi, sari)] == [403, 403, 403]
        assert [pengelola.lina.get(alamat(nama, kota)).status_code] == [405]
    for nama in ("kelola", "kelola_angkatan_daftar", "kelola_buka"):
        url = reverse(f"pelatihan:{nama}")
        semua = (pengelola.lina, pengelola.joko, dewi, sari, hasan)
        assert [o.get(url).status_code for o in semua] == [200, 200, 403, 403, 403]


def test_ubah_menaikkan_daftar_tunggu_dan_tidak_menimpa(kantor: Kantor, pengelola: Pengelola) -> None:
    satu = angkatan(program(kapasitas=1))
    ikut(kantor, satu, "dewi", "hasan")
    isi = {"tutup_daftar": "06/12/2026", "kapasitas": "2", "tempat": "Aula", "versi": "1"}
    assert pengelola.lina.post(alamat("kelola_angkatan_ubah", satu), isi).status_code == 302
    assert dict(Peserta.objects.values_list("pegawai__nama", "status")) == {
        "Dewi Anggraini": "diterima",
        "Hasan Basri": "diterima",
    }
    jawab = pengelola.lina.post(alamat("kelola_angkatan_ubah", satu), isi | {"tempat": "Ruang lain"})
    assert jawab.status_code == 422
    assert jawab.context["berbeda"] == [("Ruangan atau tautan rapat", "Aula")]


def test_batal_dengan_alasan(kantor: Kantor, pengelola: Pengelola) -> None:
    satu = angkatan()
    pengelola.lina.post(alamat("kelola_batalkan", satu), {"versi": 1, "alasan": ""})
    assert Angkatan.objects.get().status == "dibuka"
    pengelola.lina.post(alamat("kelola_batalkan", satu), {"versi": 1, "alasan": "Pengajar sakit"})
    assert Angkatan.objects.get().status == "batal"


def test_sesi_ditambah_diubah_dihapus(kantor: Kantor, pengelola: Pengelola) -> None:
    satu = angkatan()
    isi = {"judul": "Praktik", "hari": "10/12/2026", "mulai": "09.00", "selesai": "12:30", "tempat": ""}
    assert pengelola.lina.post(alamat("kelola_sesi_tambah", satu), isi).status_code == 302
    satu.refresh_from_db()
    assert (satu.masa.lower, satu.masa.upper) == (date(2026, 12, 7), date(2026, 12, 11))
    baru = satu.sesi.get(judul="Praktik")
    jawab = pengelola.lina.post(alamat("kelola_sesi", satu, baru.pk), isi | {"selesai": "08.00"})
    assert jawab.status_code == 422
    assert "Jam selesai harus sesudah jam mulai." in jawab.content.decode()
    pengelola.lina.post(alamat("kelola_sesi_hapus", satu, baru.pk))
    assert satu.sesi.count() == 1


def test_qr_dan_daftar_hadir(kantor: Kantor, pengelola: Pengelola) -> None:
    """Dewi scans after the list was opened: saving it does not take her out; Hasan is ticked, then taken out."""
    satu = angkatan()
    dewi, hasan = ikut(kantor, satu, "dewi", "hasan")
    sesi = satu.sesi.get()
    assert pengelola.lina.get(alamat("kelola_qr", satu, sesi.pk)).content.decode().count('class="qr"') == 1
    with time_machine.travel("2026-12-07T08:10:00+07:00", tick=False):
        hadir.pindai(token=sesi.token, pegawai=kantor.dewi)
        pengelola.lina.post(alamat("kelola_hadir_sesi", satu, sesi.pk), {"hadir": [hasan.pk], "semula": ""})
        assert dict(Hadir.objects.values_list("peserta", "cara")) == {dewi.pk: "qr", hasan.pk: "daftar"}
        pengelola.lina.post(
            alamat("kelola_hadir_sesi", satu, sesi.pk), {"hadir": [dewi.pk], "semula": f"{dewi.pk},{hasan.pk}"}
        )
    assert dict(Hadir.objects.values_list("peserta", "cara")) == {dewi.pk: "qr"}


def test_nilai_tes_dari_tabel_dan_lembar(kantor: Kantor, pengelola: Pengelola) -> None:
    satu = angkatan(program(nilai_lulus=70))
    dewi, hasan = ikut(kantor, satu, "dewi", "hasan")
    teks = f"NIP\tTes awal\tTes akhir\n{kantor.dewi.nip}\t40\t82,5\n1234\t1\t2\n{kantor.hasan.nip}\t50\t120"
    jawab = pengelola.lina.post(alamat("kelola_tes", satu), {"teks": teks, "tempel": "1"})
    assert [(s.baris, s.kolom) for s in jawab.context["salah"]] == [(3, "NIP"), (4, "Tes akhir")]
    assert Peserta.objects.exclude(tes_akhir=None).count() == 0
    isi = {f"a{dewi.pk}": "40", f"z{dewi.pk}": "82,5", f"s{dewi.pk}": "|"}
    isi |= {f"a{hasan.pk}": "50", f"z{hasan.pk}": "", f"s{hasan.pk}": "|", "simpan": "1"}
    assert pengelola.lina.post(alamat("kelola_tes", satu), isi).status_code == 302
    assert dict(Peserta.objects.values_list("pegawai__nama", "tes_akhir")) == {
        "Dewi Anggraini": Decimal("82.50"),
        "Hasan Basri": None,
    }
    # Somebody with the older page changes Dewi's score: refused; Hasan's alone is stored.
    jawab = pengelola.lina.post(alamat("kelola_tes", satu), isi | {f"z{dewi.pk}": "90"})
    assert jawab.status_code == 422
    assert "diubah orang lain" in jawab.content.decode()
    lama = isi | {f"a{dewi.pk}": "", f"z{dewi.pk}": "", f"s{hasan.pk}": "50|", f"z{hasan.pk}": "71"}
    assert pengelola.lina.post(alamat("kelola_tes", satu), lama).status_code == 302
    assert dict(Peserta.objects.values_list("pegawai__nama", "tes_akhir")) == {
        "Dewi Anggraini": Decimal("82.50"),
        "Hasan Basri": Decimal(71),
    }


def test_periksa_lalu_selesai_menerbitkan_sertifikat(kantor: Kantor, pengelola: Pengelola) -> None:
    satu = angkatan(program(nilai_lulus=70))
    dewi, hasan = ikut(kantor, satu, "dewi", "hasan")
    hadir.catat(sesi=satu.sesi.get(), hadir=[dewi])
    kelulusan.catat_tes(angkatan=satu, nilai={dewi.pk: (None, Decimal(80)), hasan.pk: (None, Decimal(60))})
    with time_machine.travel("2026-12-08T09:00:00+07:00", tick=False):
        jawab = pengelola.lina.get(alamat("kelola_selesai", satu))
        assert [(k.peserta.pegawai.nama, k.sebab) for k in jawab.context["tidak"]] == [
            ("Hasan Basri", "hadir 0 dari 1 sesi, perlu 1; nilai tes akhir 60, perlu 70")
        ]
        pengelola.lina.post(alamat("kelola_selesai", satu), {"versi": 7})
        assert Sertifikat.objects.count() == 0
        pengelola.lina.post(alamat("kelola_selesai", satu), {"versi": 1})
        gagal = pengelola.lina.get(alamat("kelola_angkatan", satu)).context["kelompok"]["Tidak lulus"]
        assert [p.sebab for p in gagal] == ["hadir 0 dari 1 sesi, perlu 1; nilai tes akhir 60, perlu 70"]
    assert list(Sertifikat.objects.values_list("pegawai__nama", flat=True)) == ["Dewi Anggraini"]


def test_usulkan_menurut_kebutuhan(kantor: Kantor, pengelola: Pengelola) -> None:
    satu = angkatan()
    ajukan(
        pegawai=kantor.dewi,
        kompetensi=kompetensi(),
        tahun=2026,
        sumber="atasan",
        oleh=kantor.akun(kantor.ratna),
        alasan="Antrean",
    )
    pengelola.lina.post(alamat("kelola_usulkan", satu))
    assert list(Peserta.objects.values_list("pegawai__nama", "status", "asal")) == [
        ("Dewi Anggraini", "diusulkan", "sistem")
    ]


def test_antrean_menyebut_langkah_berikutnya(kantor: Kantor, pengelola: Pengelola) -> None:
    satu = angkatan(program(nilai_lulus=70))
    (dewi,) = ikut(kantor, satu, "dewi")

    def kalimat() -> list[str]:
        return [langkah.kalimat for _, langkah in pengelola.lina.get(reverse("pelatihan:kelola")).context["antrean"]]

    def tahap() -> list[tuple[str, str]]:
        jawab = pengelola.lina.get(alamat("kelola_angkatan", satu))
        return [(t.judul, t.kata) for t in jawab.context["tahap"]]

    assert kalimat() == ["Pendaftaran segera ditutup, 1 tempat kosong"]
    belum = [("Kehadiran", "Belum"), ("Nilai tes", "Belum"), ("Sertifikat", "Belum")]
    assert tahap() == [("Peserta", "Dibuka"), *belum]
    with time_machine.travel("2026-12-08T09:00:00+07:00", tick=False):
        assert kalimat() == ["Kehadiran belum dicatat"]
        hadir.catat(sesi=satu.sesi.get(), hadir=[dewi])
        assert kalimat() == ["Nilai tes 1 orang belum diisi"]
        kelulusan.catat_tes(angkatan=satu, nilai={dewi.pk: (None, Decimal(80))})
        assert kalimat() == ["Siap diselesaikan"]
        assert tahap()[1:] == [("Kehadiran", "Lengkap"), ("Nilai tes", "Lengkap"), ("Sertifikat", "Belum")]


@pytest.mark.parametrize("banyak", [1, 3])
def test_kueri_tetap(kantor: Kantor, pengelola: Pengelola, banyak: int, django_assert_max_num_queries) -> None:
    satu = angkatan(program(kapasitas=5))
    for n in range(1, banyak):
        angkatan(program(kode=f"p{n}"))
    ikut(kantor, satu, *("dewi", "hasan", "sari")[:banyak])
    jumlah = {}
    lina = pengelola.lina
    for nama, url in {
        "kelola": reverse("pelatihan:kelola"),
        "daftar": reverse("pelatihan:kelola_angkatan_daftar"),
        **{n: alamat(n, satu) for n in ("kelola_angkatan", "kelola_hadir", "kelola_tes", "kelola_selesai")},
    }.items():
        with django_assert_max_num_queries(12) as hitung:
            assert lina.get(url).status_code == 200
        jumlah[nama] = len(hitung)
    assert jumlah == {
        "kelola": 9,
        "daftar": 6,
        "kelola_angkatan": 9,
        "kelola_hadir": 11,
        "kelola_tes": 7,
        "kelola_selesai": 10,
    }


def test_daftar_hadir_untuk_ditandatangani(kantor: Kantor, pengelola: Pengelola, django_assert_num_queries) -> None:
    """Dewi scanned; Hasan signs on paper. Joko runs no batch of the city; Dewi runs none."""
    satu = angkatan(tempat="Aula BKPSDM")
    ikut(kantor, satu, "dewi", "hasan")
    url = alamat("kelola_hadir_pdf", satu, satu.sesi.get().pk)
    with time_machine.travel("2026-12-07T08:10:00+07:00", tick=False):
        hadir.pindai(token=satu.sesi.get().token, pegawai=kantor.dewi)
        Hadir.objects.update(dicatat=timezone.now())
        lina = pengelola.lina
        with django_assert_num_queries(9):
            jawab = lina.get(url)
        assert [o.get(url).status_code for o in (pengelola.joko, klien(kantor, kantor.dewi))] == [403, 403]
    assert jawab["Content-Disposition"] == 'inline; filename="daftar-hadir-waktu-1-sesi-1.pdf"'
    teks = " ".join(PdfReader(BytesIO(jawab.content)).pages[0].extract_text().split())
    for kata in ("Senin, 7 Desember 2026", "08.00–16.00 WIB", "Aula BKPSDM", "Tanda tangan", "Hasan Basri", "2 orang"):
        assert kata in teks
    assert teks.count("memindai QR pukul 08.10") == 1
