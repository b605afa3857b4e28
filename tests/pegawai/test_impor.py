"""The rules of the import: what is new, changed, the same or wrong, and that nothing wrong is ever half saved."""

import json
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from pegawai.choices import StatusImpor
from pegawai.domain import impor
from pegawai.models import BatchImpor, Pegawai, Penempatan, Pengguna, UnitKerja
from tests.orang import Kantor
from tests.pegawai.impor_contoh import csv_dari, nip, orang, xlsx_dari


def periksa(isi: bytes, nama: str = "pegawai.csv", oleh: Pengguna | None = None) -> BatchImpor:
    return impor.periksa(batch=impor.simpan(nama=nama, isi=isi, oleh=oleh))


def hitung(batch: BatchImpor) -> tuple[int, int, int, int]:
    return batch.baru, batch.berubah, batch.sama, batch.galat


def galat(batch: BatchImpor) -> list[tuple[int, str]]:
    return [(g["baris"], g["kolom"]) for g in impor.kesalahan(batch)]


@pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
def test_orang_baru_masuk_dengan_penempatan_penilai_dan_akun_yang_belum_aktif(kantor: Kantor, bentuk: str) -> None:
    buat = {"csv": csv_dari, "xlsx": xlsx_dari}[bentuk]
    batch = periksa(buat([orang(1, penilai=nip(2)), orang(2, penilai=kantor.ratna.nip)]), f"a.{bentuk}")
    assert (hitung(batch), impor.kesalahan(batch), Pegawai.objects.count()) == ((2, 0, 0, 0), [], 5)
    impor.terapkan(batch=batch, alasan="uji")
    satu = Pegawai.objects.get(nip=nip(1))
    tempat = satu.penempatan.get()
    assert (satu.nama, satu.jenis, satu.golongan, satu.status) == ("Orang 1", "PNS", "III/a", "aktif")
    assert (tempat.unit.kode, tempat.jabatan.nama, tempat.penilai.nip) == ("D01.1", "Petugas loket", nip(2))
    assert (str(tempat.masa.lower), tempat.masa.upper) == ("2026-01-01", None)
    akun = Pengguna.objects.get(pegawai=satu)
    assert (akun.username, akun.is_active, akun.has_usable_password()) == (nip(1), False, False)
    assert hitung(periksa(buat([orang(1, penilai=nip(2)), orang(2)]), f"a.{bentuk}")) == (0, 0, 2, 0)


def test_tiap_kesalahan_disebut_dengan_baris_dan_kolomnya(kantor: Kantor) -> None:
    isi = [orang(n) for n in range(1, 13)]
    isi[0][0] = "19900101"
    isi[1][0] = isi[2][0]
    isi[3][2] = "31/02/1990"
    isi[4][3] = "X"
    isi[5][4] = "V/z"
    isi[6][5] = "bukan surel"
    isi[7][6] = "TIDAK-ADA"
    isi[8][7] = "Jabatan tak dikenal"
    isi[9][9] = nip(999)
    isi[10][9] = isi[10][0]
    isi[11][1] = ""
    batch = periksa(csv_dari(isi))
    assert galat(batch) == [
        (2, "nipBaru"),
        (4, "nipBaru"),
        (5, "tglLahir"),
        (6, "jenisKelamin"),
        (7, "golRuangAkhir"),
        (8, "email"),
        (9, "Kode unit"),
        (10, "jabatanNama"),
        (11, "NIP penilai"),
        (12, "NIP penilai"),
        (13, "nama"),
    ]
    assert hitung(batch) == (1, 0, 0, 11)
    with pytest.raises(ValidationError, match="Masih ada 11 baris galat"):
        impor.terapkan(batch=batch, alasan="uji")
    assert Pegawai.objects.count() == 5
    impor.terapkan(batch=batch, alasan="uji", hanya_benar=True)
    assert Pegawai.objects.count() == 6


def test_nip_yang_kehilangan_angka_di_lembar_kerja_disebut_begitu(kantor: Kantor) -> None:
    baris = orang(1)
    baris[0] = 199001012015012903
    batch = periksa(xlsx_dari([baris]), "a.xlsx")
    assert [g["pesan"] for g in impor.kesalahan(batch)] == [
        "NIP tersimpan sebagai angka sehingga angka di ujungnya hilang. Ubah sel menjadi Teks, lalu ketik ulang NIP "
        "lengkap."
    ]


def test_rantai_penilai_yang_berputar_ditolak(kantor: Kantor) -> None:
    batch = periksa(csv_dari([orang(1, penilai=nip(2)), orang(2, penilai=nip(3)), orang(3, penilai=nip(1)), orang(4)]))
    assert galat(batch) == [(2, "NIP penilai"), (3, "NIP penilai"), (4, "NIP penilai")]
    # Through what is stored: Ratna assesses Dewi already.
    batch = periksa(csv_dari([[kantor.ratna.nip, kantor.dewi.nip]], ("nip", "nip atasan")))
    assert galat(batch) == [(2, "nip atasan")]


def test_pindah_menutup_penempatan_lama_dan_mengabarkan(kantor: Kantor) -> None:
    kepala = ("NIP", "Kode unit", "TMT jabatan", "NIP penilai")
    batch = periksa(csv_dari([[kantor.dewi.nip, "D02", "01/11/2026", kantor.hasan.nip]], kepala))
    assert (hitung(batch), batch.rincian.get().berubah) == ((0, 1, 0, 0), ["unit_nama", "penilai"])
    impor.terapkan(batch=batch, alasan="uji")
    tempat = list(kantor.dewi.penempatan.order_by("masa"))
    assert [(t.unit.kode, str(t.masa.lower), str(t.masa.upper), t.penilai.nama) for t in tempat] == [
        ("D01.1", "2026-01-01", "2026-11-01", "Ratna Kusuma"),
        ("D02", "2026-11-01", "None", "Hasan Basri"),
    ]
    batch = periksa(csv_dari([[kantor.dewi.nip, "D01.1", "01/11/2026", kantor.ratna.nip]], kepala))
    assert galat(batch) == [(2, "TMT jabatan")]


def test_kolom_kosong_dan_kolom_hilang_tidak_menghapus_apa_pun(kantor: Kantor) -> None:
    batch = periksa(csv_dari([[kantor.dewi.nip, "", "x"]], ("nip", "nama", "agama")))
    assert (hitung(batch), batch.kolom_asing) == ((0, 0, 1, 0), ["agama"])


def test_unit_dan_jabatan_yang_belum_ada_diusulkan_lalu_dibuat(kantor: Kantor) -> None:
    kepala = ("NIP", "Nama", "Unit kerja", "Unit induk", "Jabatan", "Jenis jabatan")
    isi = [
        [nip(1), "Satu", "Seksi Arsip", "Bidang Data", "Arsiparis Ahli Muda", ""],
        [nip(2), "Dua", "Bidang Data", "Dinas Kependudukan", "Pengelola data", "Pelaksana"],
        [nip(3), "Tiga", "Bidang Lain", "", "Petugas loket", ""],
        [nip(4), "Empat", "Seksi Pelayanan", "", "Juru ukur", ""],
    ]
    batch = periksa(csv_dari(isi, kepala))
    assert galat(batch) == [(4, "Unit kerja"), (5, "Jabatan")]
    impor.terapkan(batch=batch, alasan="uji", hanya_benar=True)
    tempat = Penempatan.objects.get(pegawai__nip=nip(1))
    assert (tempat.unit.nama, tempat.unit.kode, tempat.unit.parent.nama) == (
        "Seksi Arsip",
        "D01.01.01",
        "Bidang Data",
    )
    assert (tempat.unit.opd, tempat.jabatan.jenis, tempat.jabatan.jenjang) == (kantor.dinas, "fungsional", "Ahli Muda")
    assert UnitKerja.objects.count() == 6


def test_ni_pppk_yang_berganti_dicari_dengan_nik_dan_ditanyakan(kantor: Kantor) -> None:
    kepala = ("NIP", "NIK", "Nama", "Jenis pegawai")
    lama, baru, nik = "199001012021211901", "199001012026211901", "1671010101900001"
    impor.terapkan(batch=periksa(csv_dari([[lama, nik, "Tono", "PPPK"]], kepala)), alasan="uji")
    batch = periksa(csv_dari([[baru, nik, "Tono", "PPPK"]], kepala))
    assert (hitung(batch), galat(batch)) == ((0, 0, 0, 1), [(2, "NIP")])
    assert hitung(impor.jawab(batch=batch, jawaban={2: "beda"})) == (1, 0, 0, 0)
    batch = impor.jawab(batch=batch, jawaban={2: "sama"})
    assert (hitung(batch), batch.rincian.get().berubah) == ((0, 1, 0, 0), ["nip"])
    impor.terapkan(batch=batch, alasan="uji")
    tono = Pegawai.objects.get(nama="Tono")
    assert (tono.nip, tono.akun.username) == (baru, baru)


def test_admin_perangkat_daerah_hanya_mengimpor_unitnya(kantor: Kantor) -> None:
    from kinerja.waktu import rentang
    from pegawai.models import Peran
    from tests.orang import AWAL

    Peran.objects.create(
        pengguna=kantor.akun(kantor.bambang),
        nama="admin_kepegawaian",
        unit=kantor.dinas,
        masa=rentang(AWAL),
        alasan="u",
    )
    kepala = ("NIP", "Nama", "Kode unit", "Jabatan")
    isi = [
        [kantor.dewi.nip, "Dewi A.", "", ""],
        [kantor.hasan.nip, "Hasan B.", "", ""],
        [kantor.bambang.nip, "Bambang B.", "", ""],
        [nip(1), "Satu", "D02", "Petugas loket"],
        [nip(2), "Dua", "", ""],
        [nip(3), "Tiga", "D01", "Jabatan baru Ahli Muda"],
    ]
    batch = periksa(csv_dari(isi, kepala), oleh=kantor.akun(kantor.bambang))
    assert galat(batch) == [(3, "NIP"), (4, "NIP"), (5, "Kode unit"), (6, "Unit kerja"), (7, "Jabatan")]


def test_perintah_menulis_satu_objek_dan_tidak_menyimpan_tanpa_terapkan(kantor: Kantor, tmp_path: Path, capsys) -> None:
    berkas = tmp_path / "pegawai.csv"
    berkas.write_bytes(csv_dari([orang(1), [*orang(2)[:2], "salah", *orang(2)[3:]]]))
    call_command("impor_pegawai", str(berkas), "--json")
    hasil = json.loads(capsys.readouterr().out)
    assert {k: hasil[k] for k in ("baru", "berubah", "sama", "galat", "kesalahan", "diterapkan")} == {
        "baru": 1,
        "berubah": 0,
        "sama": 0,
        "galat": 1,
        "kesalahan": [
            {"baris": 3, "kolom": "tglLahir", "pesan": "“salah” bukan tanggal yang ada. Tulis seperti 31/12/2026."}
        ],
        "diterapkan": False,
    }
    assert (Pegawai.objects.count(), BatchImpor.objects.count()) == (5, 0)
    berkas.write_bytes(csv_dari([orang(1)]))
    call_command("impor_pegawai", str(berkas), "--terapkan", "--json")
    assert (json.loads(capsys.readouterr().out)["diterapkan"], Pegawai.objects.count()) == (True, 6)
    with pytest.raises(CommandError, match="tidak dapat dibaca"):
        call_command("impor_pegawai", str(tmp_path / "tidak-ada.csv"), "--json")
    berkas.write_bytes(b"")
    with pytest.raises(CommandError, match="Berkas ini kosong"):
        call_command("impor_pegawai", str(berkas), "--json")


def test_batch_diterapkan_status(kantor: Kantor) -> None:
    batch = impor.terapkan(batch=periksa(csv_dari([orang(1)])), alasan="uji")
    assert (batch.status, impor.terapkan(batch=batch, alasan="lagi").status) == (StatusImpor.DITERAPKAN,) * 2
