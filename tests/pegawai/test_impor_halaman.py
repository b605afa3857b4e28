"""Pages of the import: who may open them, what each step shows, and undoing."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from kinerja.domain.pekerjaan import batalkan, jalankan_langsung
from pegawai.choices import StatusImpor
from pegawai.domain import impor, impor_pekerjaan
from pegawai.models import BatchImpor, Pegawai, Penempatan, Pengguna
from tests.orang import Kantor
from tests.pegawai.impor_contoh import csv_dari, nip, orang


def masuk(client: Client, kantor: Kantor, siapa: Pegawai) -> Client:
    client.force_login(kantor.akun(siapa))
    return client


def unggah(client: Client, isi: bytes, nama: str = "pegawai.csv") -> BatchImpor:
    jawaban = client.post(reverse("pegawai:impor_unggah"), {"berkas": SimpleUploadedFile(nama, isi)})
    batch = BatchImpor.objects.latest("id")
    assert jawaban.url == reverse("pegawai:impor", args=[batch.publik])
    jalankan_langsung(pekerjaan=batch.pekerjaan)
    batch.refresh_from_db()
    return batch


def kirim(client: Client, nama: str, batch: BatchImpor, **isi: str) -> BatchImpor:
    client.post(reverse(f"pegawai:{nama}", args=[batch.publik]), isi)
    batch.refresh_from_db()
    jalankan_langsung(pekerjaan=batch.pekerjaan)
    batch.refresh_from_db()
    return batch


def lembar(isi: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(isi)).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize("nama", ["impor_daftar", "impor_unggah", "impor_templat"])
def test_hanya_hr_membuka_impor(client: Client, kantor: Kantor, nama: str) -> None:
    orang_ = (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari)
    assert [masuk(client, kantor, o).get(reverse(f"pegawai:{nama}")).status_code for o in orang_] == [403] * 3 + [200]


@pytest.mark.parametrize("nama", ["impor", "impor_galat"])
def test_halaman_satu_impor_tidak_ada_bagi_yang_lain(client: Client, kantor: Kantor, nama: str) -> None:
    batch = unggah(masuk(client, kantor, kantor.sari), csv_dari([orang(1)]))
    url = reverse(f"pegawai:{nama}", args=[batch.publik])
    orang_ = (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari)
    assert [masuk(client, kantor, o).get(url).status_code for o in orang_] == [403] * 3 + [200]


def test_hr_mengunggah_melihat_galat_memperbaiki_menerapkan_mengurungkan(client: Client, kantor: Kantor) -> None:
    masuk(client, kantor, kantor.sari)
    batch = unggah(client, csv_dari([orang(1), [*orang(2)[:2], "31/02/1990", *orang(2)[3:]]]))
    halaman = client.get(reverse("pegawai:impor", args=[batch.publik])).content.decode()
    assert "1 baris perlu diperbaiki" in halaman
    assert "“31/02/1990” bukan tanggal yang ada." in halaman
    batch = kirim(client, "impor_terapkan", batch, alasan="uji")
    assert (batch.status, Pegawai.objects.count()) == (StatusImpor.DIPERIKSA, 5)
    buku = client.get(reverse("pegawai:impor_galat", args=[batch.publik])).content
    kepala, salah = lembar(buku)
    assert (kepala[-1], salah[0], salah[-1][:8]) == ("Kesalahan", nip(2), "tglLahir")
    salah[2] = "02/01/1965"
    batch = unggah(client, csv_dari([orang(1), salah], (*kepala,)), "perbaikan.csv")
    assert (batch.baru, batch.galat, batch.kolom_asing) == (2, 0, ["Kesalahan"])
    batch = kirim(client, "impor_terapkan", batch, alasan="Data November")
    assert (batch.status, Pegawai.objects.count()) == (StatusImpor.DITERAPKAN, 7)
    assert "Diterapkan" in client.get(reverse("pegawai:impor", args=[batch.publik])).content.decode()
    batch = kirim(client, "impor_urungkan", batch, alasan="Salah berkas")
    assert (batch.status, Pegawai.objects.count(), Penempatan.objects.count()) == (StatusImpor.DIURUNGKAN, 5, 5)


def test_urung_mengembalikan_data_penempatan_dan_akun(client: Client, kantor: Kantor) -> None:
    masuk(client, kantor, kantor.sari)
    sebelum = (
        list(Pegawai.objects.order_by("pk").values_list("nip", "nama", "surel", "golongan")),
        list(Penempatan.objects.order_by("pk").values_list("pk", "unit", "penilai", "masa", "nomor_sk")),
        list(Pengguna.objects.order_by("pk").values_list("username", "nama", "email")),
    )
    kepala = ("NIP", "Nama", "Kode unit", "TMT jabatan", "NIP penilai", "Nomor SK", "Email")
    isi = [
        [kantor.dewi.nip, "Dewi A.", "D02", "01/11/2026", kantor.hasan.nip, "821/1", "dewi@contoh.test"],
        [kantor.hasan.nip, "", "", "", kantor.ratna.nip, "821/2", ""],
    ]
    batch = unggah(client, csv_dari(isi, kepala))
    batch = kirim(client, "impor_terapkan", batch, alasan="uji")
    assert (batch.berubah, Penempatan.objects.count()) == (2, 6)
    batch = kirim(client, "impor_urungkan", batch, alasan="uji")
    assert batch.status == StatusImpor.DIURUNGKAN, batch.penolakan
    assert sebelum == (
        list(Pegawai.objects.order_by("pk").values_list("nip", "nama", "surel", "golongan")),
        list(Penempatan.objects.order_by("pk").values_list("pk", "unit", "penilai", "masa", "nomor_sk")),
        list(Pengguna.objects.order_by("pk").values_list("username", "nama", "email")),
    )


def test_urung_ditolak_dengan_nama_bila_datanya_sudah_dikerjakan(client: Client, kantor: Kantor) -> None:
    from pegawai.domain import pegawai as domain

    masuk(client, kantor, kantor.sari)
    batch = kirim(client, "impor_terapkan", unggah(client, csv_dari([orang(1), orang(2)])), alasan="uji")
    satu = Pegawai.objects.get(nip=nip(1))
    domain.ubah(pegawai_id=satu.pk, versi=1, data={"telepon": "0811"}, alasan="uji")
    jawaban = client.post(reverse("pegawai:impor_urungkan", args=[batch.publik]), {"alasan": "uji"}, follow=True)
    assert [str(m) for m in jawaban.context["messages"]] == [
        "Impor ini tidak dapat diurungkan karena datanya sudah dikerjakan: Orang 1 (datanya diubah). Perbaiki satu per "
        "satu."
    ]
    assert Pegawai.objects.count() == 7


def test_berkas_yang_tidak_dapat_dibaca_ditolak_dengan_kalimat(client: Client, kantor: Kantor) -> None:
    masuk(client, kantor, kantor.sari)
    for nama, isi, kalimat in (
        ("a.xlsm", b"PK..", "bermakro"),
        ("a.pdf", b"%PDF", "Hanya berkas .xlsx atau .csv"),
        ("a.csv", b"", "Berkas ini kosong"),
    ):
        jawaban = client.post(reverse("pegawai:impor_unggah"), {"berkas": SimpleUploadedFile(nama, isi)})
        assert kalimat in jawaban.context["form"].errors["berkas"][0]
    assert client.post(reverse("pegawai:impor_unggah")).context["form"].errors == {
        "berkas": ["Pilih berkas yang akan diunggah."]
    }
    batch = unggah(client, b"PK\x03\x04 bukan zip", "a.xlsx")
    assert batch.status == StatusImpor.DITOLAK
    assert "rusak atau terpotong" in client.get(reverse("pegawai:impor", args=[batch.publik])).content.decode()


def test_jumlah_kueri_halaman_tidak_naik_dengan_baris(client: Client, kantor: Kantor) -> None:
    masuk(client, kantor, kantor.sari)
    jumlah = []
    for banyak in (1, 3, 60):
        batch = unggah(client, csv_dari([orang(n, penilai=kantor.ratna.nip) for n in range(1, banyak + 1)]))
        for url in (reverse("pegawai:impor", args=[batch.publik]), reverse("pegawai:impor_daftar")):
            with CaptureQueriesContext(connection) as kueri:
                assert client.get(url).status_code == 200
            jumlah.append(len(kueri))
    # A list of one page needs no paginator beyond it: both pages stay the same.
    assert (jumlah[0::2], jumlah[1::2]) == ([jumlah[0]] * 3, [jumlah[1]] * 3)
    assert max(jumlah) <= 12


def test_pekerjaan_yang_terlambat_tahu_bahwa_datanya_berubah(client: Client, kantor: Kantor) -> None:
    """Between dry run and job somebody made a row wrong: nothing is written, the page says why."""
    masuk(client, kantor, kantor.sari)
    batch = unggah(client, csv_dari([orang(1, penilai=kantor.ratna.nip)]))
    pekerjaan = impor_pekerjaan.antre_terapkan(
        batch=batch, alasan="uji", hanya_benar=False, oleh=kantor.akun(kantor.sari)
    )
    Pegawai.objects.filter(pk=kantor.ratna.pk).update(status="pensiun")
    jalankan_langsung(pekerjaan=pekerjaan)
    batch.refresh_from_db()
    assert (batch.status, batch.galat, Pegawai.objects.count()) == (StatusImpor.DIPERIKSA, 1, 5)
    assert impor.kesalahan(batch)[0]["pesan"] == "Ratna Kusuma sudah tidak bertugas. Pilih penilai lain."


def test_penerapan_yang_dibatalkan_dapat_diputuskan_lagi(client: Client, kantor: Kantor) -> None:
    masuk(client, kantor, kantor.sari)
    batch = unggah(client, csv_dari([orang(1)]))
    url = reverse("pegawai:impor_terapkan", args=[batch.publik])
    client.post(url, {"alasan": "uji"})
    batch.refresh_from_db()
    assert "Siap diterapkan</h2>" not in client.get(reverse("pegawai:impor", args=[batch.publik])).content.decode()
    batalkan(pekerjaan=batch.pekerjaan)
    assert "Siap diterapkan</h2>" in client.get(reverse("pegawai:impor", args=[batch.publik])).content.decode()
    assert kirim(client, "impor_terapkan", batch, alasan="lagi").status == StatusImpor.DITERAPKAN
