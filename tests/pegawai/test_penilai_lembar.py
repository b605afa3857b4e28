"""Assessors by spreadsheet: proposals go out, the dry run names wrong cells, the rest is confirmed at a date."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from kinerja.waktu import hari_ini, rentang
from pegawai.choices import JenisPegawai, JenisPenempatan, JenisUnit, NamaPeran
from pegawai.domain.penilai_lembar import KOLOM, Periksa, periksa
from pegawai.models import Pegawai, Penempatan, Pengguna, Peran, UnitKerja
from tests.orang import AWAL, Kantor, buat_pegawai, tempatkan
from tests.pegawai.impor_contoh import xlsx_dari

LEMBAR = reverse("pegawai:penilai_lembar")


def _unduh(client: Client, kode: str = "") -> list[list[str]]:
    isi = client.get(reverse("pegawai:penilai_lembar_unduh"), {"unit": kode}).content
    return CalamineWorkbook.from_filelike(io.BytesIO(isi)).get_sheet_by_index(0).to_python()


def _unggah(client: Client, baris: list[list[str]], kepala: tuple[str, ...] = KOLOM):
    return client.post(LEMBAR, {"berkas": SimpleUploadedFile("penilai.xlsx", xlsx_dari(baris, kepala))})


def _salah(kantor: Kantor, *baris: tuple[str, str, str]) -> tuple[int, list[tuple[int, str, str]]]:
    """Rows of NIP, NIP penilai, Nama penilai: how many would change, and the errors."""
    hasil: Periksa = periksa(
        nama="a.xlsx",
        isi=xlsx_dari(baris, ("NIP", "NIP penilai", "Nama penilai")),
        pengguna=kantor.akun(kantor.sari),
    )
    return len(hasil.ubah), [(s.baris, s.kolom, s.pesan) for s in hasil.salah]


def test_sari_mengunduh_mengubah_mengunggah_dan_menetapkan(client: Client, kantor: Kantor) -> None:
    """Budi has nobody: Ratna, the head of his unit, is proposed. Dewi moves from Ratna to Bambang on a day."""
    budi = buat_pegawai("Budi Santoso", 911)
    tempatkan(budi, kantor.seksi, kantor.jabatan, None)
    client.force_login(kantor.akun(kantor.sari))
    kepala, *baris = _unduh(client, "D01.1")
    ratna = kantor.ratna
    assert tuple(kepala) == KOLOM
    assert [(b[1], b[4], b[5], b[6]) for b in baris] == [
        ("Ratna Kusuma", "Bambang Wijaya", kantor.bambang.nip, "Bambang Wijaya"),
        ("Budi Santoso", "", ratna.nip, "Ratna Kusuma"),
        ("Dewi Anggraini", "Ratna Kusuma", ratna.nip, "Ratna Kusuma"),
    ]
    baris[2][5:] = [kantor.bambang.nip, "Bambang Wijaya"]
    lihat = _unggah(client, baris)
    hasil = lihat.context["hasil"]
    assert (hasil.baru, hasil.ganti, hasil.sama, hasil.salah) == (1, 1, 1, [])
    assert Penempatan.objects.get(pegawai=budi).penilai is None
    rencana = lihat.context["form"]["rencana"].value()
    kirim = {"rencana": rencana, "mulai": f"{hari_ini():%d/%m/%Y}", "alasan": "SK 1"}
    client.post(reverse("pegawai:penilai_lembar_tetapkan"), kirim)
    assert _riwayat(budi) == [("Ratna Kusuma", AWAL)]
    assert _riwayat(kantor.dewi) == [("Ratna Kusuma", AWAL), ("Bambang Wijaya", hari_ini())]
    # The same sheet once more says that nothing changes; the old confirmation finds other assessors and does nothing.
    assert _unggah(client, baris).context["hasil"].sama == 3
    client.post(reverse("pegawai:penilai_lembar_tetapkan"), kirim)
    assert len(_riwayat(kantor.dewi)) == 2


def _riwayat(orang: Pegawai) -> list[tuple[str, object]]:
    baris = Penempatan.objects.filter(pegawai=orang).order_by("masa").select_related("penilai")
    return [(p.penilai.nama, p.masa.lower) for p in baris]


def test_lembar_yang_tidak_disentuh_mengatakan_sama_untuk_semua(client: Client, kantor: Kantor) -> None:
    """With a mayor without account, an acting head whose own superior stands below the office, and an assessor whom
    the HR of an agency could not choose."""
    wali = Pegawai.objects.create(jenis=JenisPegawai.PEJABAT, nama="Ibu Wali")
    tempatkan(wali, kantor.kota, kantor.jabatan, None, kepala=True)
    Penempatan.objects.filter(pegawai=kantor.bambang).update(penilai=wali)
    bidang = UnitKerja.objects.create(
        kode="D01.5", nama="Bidang Data", jenis=JenisUnit.BIDANG, parent=kantor.dinas, opd=kantor.dinas
    )
    seksi = UnitKerja.objects.create(
        kode="D01.5.1", nama="Seksi Data", jenis=JenisUnit.SEKSI, parent=bidang, opd=kantor.dinas
    )
    kepala, staf = buat_pegawai("Kepala Seksi Data", 921), buat_pegawai("Staf Cakap", 922)
    tempatkan(kepala, seksi, kantor.jabatan, None, kepala=True)
    tempatkan(staf, seksi, kantor.jabatan, kepala)
    _plt(staf, bidang, kantor)
    Penempatan.objects.filter(pegawai__in=[kantor.dewi]).update(penilai=kantor.hasan)
    _jadikan_admin(kantor, kantor.ratna, kantor.dinas)
    for hr, orang in ((kantor.sari, 7), (kantor.ratna, 4)):
        client.force_login(kantor.akun(hr))
        baris = _unduh(client)[1:]
        hasil = _unggah(client, baris).context["hasil"]
        assert (hasil.salah, len(baris), hasil.sama + hasil.baru) == ([], orang, orang), hr
    # Nobody but the head of the section had no right assessor: not the acting head, who stands below, is proposed.
    assert [(p.pegawai, atas) for p, atas in hasil.ubah.items()] == [(kepala, kantor.bambang)]
    Penempatan.objects.filter(pegawai=kepala).update(penilai=kantor.bambang)
    Penempatan.objects.filter(pegawai__in=[kantor.hasan]).update(penilai=wali)
    client.force_login(kantor.akun(kantor.sari))
    assert _unggah(client, _unduh(client)[1:]).context["hasil"].sama == 7


def test_pejabat_punya_pengenal_dengan_dan_tanpa_akun(client: Client, kantor: Kantor) -> None:
    """Two mayors of one name are told apart; a sheet taken out before the account was made still names its own."""
    wali, lain = (Pegawai.objects.create(jenis=JenisPegawai.PEJABAT, nama="Ibu Wali") for _ in range(2))
    Penempatan.objects.filter(pegawai=kantor.bambang).update(penilai=wali)
    client.force_login(kantor.akun(kantor.sari))
    baris = _unduh(client, "D01")[1:]
    assert baris[0][5:] == [wali.kode_pejabat, "Ibu Wali"] != [lain.kode_pejabat, "Ibu Wali"]
    Pengguna.objects.create_user(username="walikota", pegawai=wali)
    assert (_unggah(client, baris).context["hasil"].sama, _unduh(client, "D01")[1][5]) == (3, "walikota")
    baris[0][5] = lain.kode_pejabat
    assert list(_unggah(client, baris).context["hasil"].ubah.values()) == [lain]


def _plt(orang: Pegawai, unit: UnitKerja, kantor: Kantor) -> None:
    masa = rentang(AWAL, hari_ini() + timedelta(days=90))
    Penempatan.objects.create(
        pegawai=orang, unit=unit, jabatan=kantor.jabatan, kepala=True, jenis=JenisPenempatan.PLT, masa=masa
    )


def _jadikan_admin(kantor: Kantor, orang: Pegawai, unit: UnitKerja) -> None:
    Peran.objects.create(
        pengguna=kantor.akun(orang), nama=NamaPeran.ADMIN_KEPEGAWAIAN, unit=unit, masa=rentang(AWAL), alasan="uji"
    )


def test_tiap_sel_yang_salah_disebut_dengan_baris_dan_kolomnya(kantor: Kantor) -> None:
    dewi, ratna, bambang = kantor.dewi.nip, kantor.ratna.nip, kantor.bambang.nip
    assert _salah(
        kantor,
        (dewi, bambang, ""),
        (dewi, bambang, ""),
        ("199001012015011999", bambang, ""),
        (ratna, "199001012015011999", ""),
        (bambang, bambang, ""),
        (kantor.hasan.nip, ratna, "Bambang Wijaya"),
        (kantor.sari.nip, ratna, ""),
    ) == (
        1,
        [
            (3, "NIP", "Orang ini sudah ditulis di baris 2. Hapus salah satunya."),
            (4, "NIP", "Tidak ada pegawai aktif berjabatan dengan NIP ini yang Anda kelola."),
            (5, "NIP penilai", "Tidak ada pegawai aktif dengan NIP ini yang dapat menilai."),
            (6, "NIP penilai", "Penilai tidak boleh orang yang sama dengan pegawai yang dinilai."),
            (
                7,
                "Nama penilai",
                "NIP penilai di baris ini milik Ratna Kusuma, bukan Bambang Wijaya. Perbaiki salah satu, atau "
                "kosongkan nama.",
            ),
            # HR never changes its own assessor.
            (8, "NIP", "Tidak ada pegawai aktif berjabatan dengan NIP ini yang Anda kelola."),
        ],
    )


def test_lingkaran_dan_angka_yang_hilang(kantor: Kantor) -> None:
    berapa, salah = _salah(kantor, (kantor.ratna.nip, kantor.dewi.nip, ""))
    assert (berapa, salah) == (
        0,
        [
            (
                2,
                "NIP penilai",
                "Dewi Anggraini dinilai olehnya, langsung atau lewat orang lain. Pilih penilai lain.",
            )
        ],
    )
    assert [s[:2] for s in _salah(kantor, (kantor.dewi.nip, 1.99001012015012e17, ""))[1]] == [(2, "NIP penilai")]


@pytest.mark.parametrize(
    ("nama", "isi", "pesan"),
    [
        ("a.xlsm", b"PK", "Berkas bermakro"),
        ("a.pdf", b"%PDF", "Hanya berkas .xlsx atau .csv"),
        ("a.xlsx", b"bukan", "isinya bukan buku kerja"),
        ("a.csv", b"NIP;Nama\n1;a", "Kolom “NIP penilai” tidak ada"),
    ],
)
def test_berkas_lain_ditolak_dengan_sebab(client: Client, kantor: Kantor, nama: str, isi: bytes, pesan: str) -> None:
    client.force_login(kantor.akun(kantor.sari))
    jawaban = client.post(LEMBAR, {"berkas": SimpleUploadedFile(nama, isi)})
    assert (jawaban.status_code, pesan in jawaban.context["form"].errors["berkas"][0]) == (200, True)


def test_hanya_hr_dan_hasil_periksa_tidak_dapat_dikarang(client: Client, kantor: Kantor) -> None:
    for nama, metode, kode in (
        ("penilai_lembar", "get", [403, 403, 403, 200]),
        ("penilai_lembar_unduh", "get", [403, 403, 403, 200]),
        ("penilai_lembar_tetapkan", "post", [403, 403, 403, 302]),
    ):
        hasil = []
        for orang in (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari):
            client.force_login(kantor.akun(orang))
            hasil.append(getattr(client, metode)(reverse(f"pegawai:{nama}"), {"rencana": "W10:x:y"}).status_code)
        assert hasil == kode, nama


def test_kueri_periksa_dan_unduh_tidak_bergantung_jumlah_orang(client: Client, kantor: Kantor) -> None:
    client.force_login(kantor.akun(kantor.sari))

    def kueri() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as unduh:
            baris = _unduh(client)[1:]
        with CaptureQueriesContext(connection) as periksa_:
            _unggah(client, baris)
        return len(unduh), len(periksa_)

    satu = kueri()
    for urut in (951, 952, 953):
        tempatkan(buat_pegawai(f"Baru {urut}", urut), kantor.seksi, kantor.jabatan, None)
    assert kueri() == satu
    assert max(satu) <= 12
