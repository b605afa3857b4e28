"""The superior's page: several proposals at once, needs, hours, proposing people."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from kinerja.waktu import hari_ini
from pegawai.choices import JenisPegawai
from pegawai.models import Pegawai, UnitKerja
from pelatihan.domain import kebutuhan as domain_kebutuhan
from pelatihan.domain import peserta as domain
from pelatihan.models import Angkatan, Kebutuhan, Pendampingan, Pertemuan, Peserta, Sertifikat
from pelatihan.queries.aturan import aturan
from pelatihan.queries.jp import belajar
from pelatihan.queries.jp_tim import bahan_jam, belajar_banyak
from tests.orang import Kantor, buat_pegawai, tempatkan
from tests.pelatihan.pelatihan_contoh import angkatan, kompetensi, program

pytestmark = pytest.mark.django_db
TIM = "/pelatihan/tim/"


@pytest.fixture
def kelas() -> Angkatan:
    return angkatan(mulai=hari_ini() + timedelta(days=14), kapasitas=2)


@pytest.fixture
def anak_buah(kantor: Kantor) -> list[Pegawai]:
    """Dewi and two more under Ratna."""
    lain = [buat_pegawai(nama, n) for n, nama in ((907, "Joko Susilo"), (908, "Rina Marlina"))]
    for p in lain:
        tempatkan(p, kantor.seksi, kantor.jabatan, kantor.ratna)
    return [kantor.dewi, *lain]


def masuk(kantor: Kantor, orang: Pegawai) -> Client:
    klien = Client()
    klien.force_login(kantor.akun(orang))
    return klien


def usul(kelas: Angkatan, *orang: Pegawai) -> list[str]:
    """The ticked values of these people's proposals."""
    baris = [domain.usulkan(angkatan=kelas, pegawai=p, asal="pegawai") for p in orang]
    return [f"{b.publik}:{b.versi}" for b in baris]


def keadaan() -> list[tuple[str, str]]:
    return [(p.pegawai.nama.split()[0], p.status) for p in Peserta.objects.select_related("pegawai").order_by("pk")]


def test_beberapa_usulan_dijawab_sekaligus_menurut_urutan(
    kantor: Kantor, kelas: Angkatan, anak_buah: list[Pegawai]
) -> None:
    pilih = usul(kelas, *anak_buah)
    klien = masuk(kantor, kantor.ratna)
    klien.post(f"{TIM}usulan/", {"pilih": [pilih[2], pilih[0]], "setuju": "ya"})
    assert keadaan() == [("Dewi", "diterima"), ("Joko", "diusulkan"), ("Rina", "diterima")]
    jawab = klien.post(f"{TIM}usulan/", {"pilih": [pilih[1]], "setuju": "tidak"}, follow=True)
    assert (jawab.status_code, jawab.context["galat"]) == (
        422,
        ["Joko Susilo: Tulis mengapa tidak disetujui, agar pegawai tahu langkah berikutnya."],
    )
    assert f'value="{pilih[1]}" checked' in jawab.content.decode()
    klien.post(f"{TIM}usulan/", {"pilih": [pilih[1]], "setuju": "tidak", "catatan": "Loket kosong"})
    assert keadaan() == [("Dewi", "diterima"), ("Joko", "ditolak"), ("Rina", "diterima")]


def test_usulan_orang_lain_tidak_terjawab(kantor: Kantor, kelas: Angkatan) -> None:
    """Bambang leads the agency but is not Dewi's direct superior; Hasan is nobody to her."""
    (pilih,) = usul(kelas, kantor.dewi)
    satu = Peserta.objects.get()
    for orang, kode in ((kantor.dewi, 403), (kantor.bambang, 403), (kantor.sari, 403), (kantor.hasan, 404)):
        url = reverse("pelatihan:usulan", args=[satu.publik])
        assert masuk(kantor, orang).post(url, {"setuju": "ya", "versi": satu.versi}).status_code == kode, orang
        masuk(kantor, orang).post(f"{TIM}usulan/", {"pilih": [pilih], "setuju": "ya"})
    assert keadaan() == [("Dewi", "diusulkan")]
    masuk(kantor, kantor.ratna).post(
        reverse("pelatihan:usulan", args=[satu.publik]), {"setuju": "ya", "versi": satu.versi}
    )
    assert keadaan() == [("Dewi", "diterima")]


def test_pilihan_yang_rusak_tidak_menggagalkan(kantor: Kantor, kelas: Angkatan) -> None:
    usul(kelas, kantor.dewi)
    jawab = masuk(kantor, kantor.ratna).post(f"{TIM}usulan/", {"pilih": ["x", "1:2", ""], "setuju": "ya"}, follow=True)
    assert "Pilih dulu usulan yang dijawab." in jawab.content.decode()


def test_usulan_yang_berubah_tidak_ditimpa(kantor: Kantor, kelas: Angkatan) -> None:
    (pilih,) = usul(kelas, kantor.dewi)
    Peserta.objects.update(versi=5)
    jawab = masuk(kantor, kantor.ratna).post(f"{TIM}usulan/", {"pilih": [pilih], "setuju": "ya"}, follow=True)
    assert "sudah dijawab" in jawab.content.decode()
    assert keadaan() == [("Dewi", "diusulkan")]


def test_beberapa_kebutuhan_dikonfirmasi_sekaligus(kantor: Kantor, anak_buah: list[Pegawai]) -> None:
    for p in anak_buah:
        domain_kebutuhan.ajukan(
            pegawai=p,
            kompetensi=kompetensi(),
            tahun=hari_ini().year,
            sumber="pegawai",
            oleh=kantor.akun(p),
            alasan="Perlu",
        )
    semua = list(Kebutuhan.objects.order_by("pk"))
    pilih = [f"{k.publik}:{k.versi}" for k in semua[:2]]
    masuk(kantor, kantor.bambang).post(f"{TIM}kebutuhan/", {"pilih": pilih})
    assert {k.status for k in Kebutuhan.objects.all()} == {"usulan"}
    masuk(kantor, kantor.ratna).post(f"{TIM}kebutuhan/", {"pilih": pilih})
    assert [k.status for k in Kebutuhan.objects.order_by("pk")] == ["dikonfirmasi", "dikonfirmasi", "usulan"]


def test_atasan_mengusulkan_orangnya(kantor: Kantor, kelas: Angkatan, anak_buah: list[Pegawai]) -> None:
    url = reverse("pelatihan:usul_orang", args=[kelas.publik])
    assert masuk(kantor, kantor.dewi).get(url).status_code == 403
    klien = masuk(kantor, kantor.ratna)
    assert klien.post(url, {"orang": [str(kantor.hasan.publik)]}).status_code == 422
    klien.post(url, {"orang": [str(p.publik) for p in anak_buah], "alasan": "Antrean pagi"})
    assert keadaan() == [("Dewi", "diterima"), ("Joko", "diterima"), ("Rina", "cadangan")]


def test_calon_disertai_yang_perlu_ditimbang(kantor: Kantor, kelas: Angkatan, anak_buah: list[Pegawai]) -> None:
    """Rina needs it, confirmed; Dewi is a PPPK with 20 of 24 JP for whom 8 more are too many; the third owes hours."""
    dewi, lain, rina = anak_buah
    Pegawai.objects.filter(pk=dewi.pk).update(jenis=JenisPegawai.PPPK)
    ikut = Peserta.objects.create(angkatan=angkatan(program("lalu")), pegawai=dewi, asal="pegawai", status="lulus")
    Sertifikat.objects.create(peserta=ikut, pegawai=dewi, nomor="1", program="x", jp=Decimal(20), tanggal=hari_ini())
    domain_kebutuhan.ajukan(
        pegawai=rina,
        kompetensi=kompetensi(),
        tahun=kelas.masa.lower.year,
        sumber="atasan",
        oleh=kantor.akun(kantor.ratna),
        alasan="Perlu",
    )
    form = masuk(kantor, kantor.ratna).get(reverse("pelatihan:usul_orang", args=[kelas.publik])).context["form"]
    assert [label for _, label in form.fields["orang"].choices] == [
        f"{rina.nama_lengkap}: kebutuhannya Anda konfirmasi, kurang 20 JP",
        f"{lain.nama_lengkap}: kurang 20 JP",
        f"{dewi.nama_lengkap}: melewati batas JP PPPK, perlu alasan",
    ]


@pytest.mark.parametrize("banyak", [1, 3])
def test_kueri_usulkan_orang_tetap(
    kantor: Kantor,
    kelas: Angkatan,
    anak_buah: list[Pegawai],
    banyak: int,
    django_assert_max_num_queries: Callable,
) -> None:
    for p in anak_buah[banyak:]:
        p.penempatan.update(penilai=None)
    klien = masuk(kantor, kantor.ratna)
    url = reverse("pelatihan:usul_orang", args=[kelas.publik])
    klien.get(url)
    with django_assert_max_num_queries(12) as hitung:
        assert klien.get(url).status_code == 200
    assert len(hitung) == 12


def test_angkatan_perangkat_daerah_lain_tidak_dapat_diusulkan(kantor: Kantor, anak_buah: list[Pegawai]) -> None:
    lain = UnitKerja.objects.get(pk=kantor.lain.pk)
    tertutup = angkatan(mulai=hari_ini() + timedelta(days=14), unit=lain)
    klien = masuk(kantor, kantor.ratna)
    assert klien.get(reverse("pelatihan:usul_orang", args=[tertutup.publik])).status_code == 404


def test_jam_beberapa_orang_sama_dengan_satu_satu(kantor: Kantor, kelas: Angkatan, anak_buah: list[Pegawai]) -> None:
    """A certificate of 8 JP and 100 minutes of meetings: 8 + 2.22 = 10.22 of 20; a PPPK by the year of contract."""
    dewi, _, rina = anak_buah
    Pegawai.objects.filter(pk=rina.pk).update(jenis=JenisPegawai.PPPK)
    rina.refresh_from_db()
    for p in (dewi, rina):
        ikut = Peserta.objects.create(angkatan=kelas, pegawai=p, asal="pegawai", status="lulus")
        Sertifikat.objects.create(
            peserta=ikut, pegawai=p, nomor=f"{p.pk}", program="x", jp=Decimal(8), tanggal=hari_ini()
        )
    temu = Pendampingan.objects.create(
        bentuk="coaching", pegawai=dewi, pembimbing=kantor.ratna, topik="x", tujuan="x", mulai=hari_ini()
    )
    for menit in (60, 40):
        Pertemuan.objects.create(
            pendampingan=temu,
            tanggal=hari_ini(),
            menit=menit,
            catatan="x",
            dicatat_oleh=dewi,
            dibenarkan="2026-11-01T10:00:00+07:00",
        )
    banyak = belajar_banyak(anak_buah, aturan(), bahan_jam([p.pk for p in anak_buah]))
    assert banyak == {p.pk: belajar(p, aturan()) for p in anak_buah}
    assert [banyak[p.pk].jp for p in anak_buah] == [Decimal("10.22"), Decimal(0), Decimal(8)]


@pytest.mark.parametrize("banyak", [1, 3])
def test_banyak_perintah_tetap(
    kantor: Kantor,
    kelas: Angkatan,
    anak_buah: list[Pegawai],
    banyak: int,
    django_assert_max_num_queries: Callable,
) -> None:
    usul(kelas, *anak_buah[:banyak])
    for p in anak_buah[:banyak]:
        domain_kebutuhan.ajukan(
            pegawai=p,
            kompetensi=kompetensi(),
            tahun=hari_ini().year,
            sumber="pegawai",
            oleh=kantor.akun(p),
            alasan="Perlu",
        )
    klien = masuk(kantor, kantor.ratna)
    with django_assert_max_num_queries(12):
        isi = klien.get(TIM).content.decode()
    assert isi.count('name="pilih"') == 2 * banyak


def test_halaman_tim_untuk_atasan_saja(kantor: Kantor) -> None:
    for orang, kode in ((kantor.ratna, 200), (kantor.bambang, 200), (kantor.dewi, 403), (kantor.sari, 403)):
        assert masuk(kantor, orang).get(TIM).status_code == kode, orang


def test_yang_diminta_orangnya_menunggu_paling_atas(kantor: Kantor, anak_buah: list[Pegawai]) -> None:
    """Dewi asked; what was found for Joko weighs more and comes after it."""
    domain_kebutuhan.ajukan(
        pegawai=kantor.dewi,
        kompetensi=kompetensi(),
        tahun=hari_ini().year,
        sumber="pegawai",
        oleh=kantor.akun(kantor.dewi),
        alasan="Antrean",
    )
    berat = Kebutuhan.objects.create(pegawai=anak_buah[1], kompetensi=kompetensi(), tahun=hari_ini().year, bobot=9000)
    isi = masuk(kantor, kantor.ratna).get(TIM).context["tim"]
    assert [k.pegawai.nama.split()[0] for k in isi.kebutuhan] == ["Dewi", "Joko"]
    teks = masuk(kantor, anak_buah[1]).get(reverse("pelatihan:kebutuhan", args=[berat.publik])).content.decode()
    assert "Ratna Kusuma" in teks.split("Giliran")[1][:200]


def test_yang_sudah_lulus_disebut_dan_ditaruh_di_akhir(
    kantor: Kantor, kelas: Angkatan, anak_buah: list[Pegawai]
) -> None:
    lama = angkatan(kelas.program, mulai=hari_ini() + timedelta(days=7))
    Peserta.objects.create(angkatan=lama, pegawai=kantor.dewi, asal="atasan", status="lulus")
    klien = masuk(kantor, kantor.ratna)
    pilihan = klien.get(reverse("pelatihan:usul_orang", args=[kelas.publik])).context["form"].fields["orang"].choices
    assert [str(kata) for _, kata in pilihan] == [
        "Joko Susilo: kurang 20 JP",
        "Rina Marlina: kurang 20 JP",
        "Dewi Anggraini: sudah lulus program ini, kurang 20 JP",
    ]
    domain.usulkan(angkatan=kelas, pegawai=kantor.dewi, asal="pegawai")
    assert "Sudah lulus program ini" in klien.get(TIM).content.decode()
