"""Reorganisations: at a date units change, people and assessors follow, every history stays, and it is seen before."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from kinerja.domain.pekerjaan import jalankan_langsung
from kinerja.waktu import hari_ini
from pegawai.choices import JenisUnit
from pegawai.domain import reorganisasi as domain
from pegawai.models import Penempatan, Reorganisasi, UnitKerja
from pegawai.queries.penilai import baca_usulan, bermasalah
from penilaian.models import SKP
from tests.orang import Kantor, buat_pegawai, tempatkan
from tests.penilaian.skp_contoh import berlaku, buat_periode


@pytest.fixture
def rencana(kantor: Kantor) -> Reorganisasi:
    return domain.buat(nama="Penataan 2026", dasar="Perwali 12/2026", mulai=hari_ini(), oleh=kantor.akun(kantor.sari))


def _kini(orang) -> tuple[str, str | None]:
    p = Penempatan.objects.definitif().pada().select_related("unit", "penilai").get(pegawai=orang)
    return p.unit.nama, p.penilai.nama if p.penilai else None


@pytest.fixture
def seksi_lain(kantor: Kantor) -> UnitKerja:
    """Seksi Arsip with its head Tono, who assesses nobody yet."""
    seksi = UnitKerja.objects.create(
        kode="D01.2", nama="Seksi Arsip", jenis=JenisUnit.SEKSI, parent=kantor.dinas, opd=kantor.dinas
    )
    tempatkan(buat_pegawai("Tono Saputra", 971), seksi, kantor.jabatan, kantor.bambang, kepala=True)
    return seksi


def test_gabung_membawa_orang_ke_kepala_unit_tujuan(
    kantor: Kantor, rencana: Reorganisasi, seksi_lain: UnitKerja
) -> None:
    """Dewi was assessed by Ratna, head of the closed unit: now by Tono. Ratna loses her office and gets Tono too."""
    domain.tambah_langkah(reorganisasi=rencana, jenis="gabung", unit=kantor.seksi, tujuan=seksi_lain)
    akibat = domain.terapkan(reorganisasi_id=rencana.pk)
    assert [(p.pegawai.nama, p.dari, p.ke) for p in akibat.pindah] == [
        ("Ratna Kusuma", "Seksi Pelayanan", "Seksi Arsip"),
        ("Dewi Anggraini", "Seksi Pelayanan", "Seksi Arsip"),
    ]
    assert (_kini(kantor.dewi), _kini(kantor.ratna)) == (
        ("Seksi Arsip", "Tono Saputra"),
        ("Seksi Arsip", "Tono Saputra"),
    )
    assert UnitKerja.objects.get(pk=kantor.seksi.pk).aktif is False
    lama = Penempatan.objects.get(pegawai=kantor.dewi, unit=kantor.seksi)
    assert (lama.masa.upper, lama.penilai) == (hari_ini(), kantor.ratna)


def test_gabung_ke_unit_tanpa_kepala_tidak_meninggalkan_siapa_pun_pada_penilai_lama(
    kantor: Kantor, rencana: Reorganisasi
) -> None:
    """Seksi Pelayanan, with Subseksi Loket below it, goes into Seksi Arsip, which nobody leads. Ratna keeps Bambang,
    who leads the agency above; Dewi and Tono, whom Ratna assessed, wait in "Tanpa penilai" with Bambang proposed."""
    arsip = _unit(kantor, "D01.2", "Seksi Arsip", kantor.dinas)
    loket = _unit(kantor, "D01.1.1", "Subseksi Loket", kantor.seksi)
    tono = buat_pegawai("Tono Saputra", 971)
    tempatkan(tono, loket, kantor.jabatan, kantor.ratna, kepala=True)
    domain.tambah_langkah(reorganisasi=rencana, jenis="gabung", unit=kantor.seksi, tujuan=arsip)
    nama = [p.pegawai.nama for p in domain.pratinjau(reorganisasi=rencana).tanpa_penilai]
    assert nama == ["Dewi Anggraini", "Tono Saputra"]
    domain.terapkan(reorganisasi_id=rencana.pk)
    assert [_kini(o) for o in (kantor.ratna, kantor.dewi, tono)] == [
        ("Seksi Arsip", "Bambang Wijaya"),
        ("Seksi Arsip", None),
        ("Subseksi Loket", None),
    ]
    di_dinas = bermasalah(kantor.akun(kantor.sari)).filter(unit__opd=kantor.dinas).exclude(pegawai=kantor.bambang)
    usulan = baca_usulan()
    assert {(p.pegawai.nama, p.sebab, usulan.untuk(p)) for p in di_dinas} == {
        ("Dewi Anggraini", "kepala_kosong", kantor.bambang.pk),
        ("Tono Saputra", "kepala_kosong", kantor.bambang.pk),
    }


def test_hanya_yang_punya_skp_berjalan_mendapat_rancangan(
    kantor: Kantor, rencana: Reorganisasi, seksi_lain: UnitKerja
) -> None:
    """Dewi's running plan is carried into a draft for Tono; Budi, who had none, gets no empty one."""
    berlaku(kantor, buat_periode())
    budi = buat_pegawai("Budi Santoso", 972)
    tempatkan(budi, kantor.seksi, kantor.jabatan, kantor.ratna)
    domain.tambah_langkah(reorganisasi=rencana, jenis="gabung", unit=kantor.seksi, tujuan=seksi_lain)
    domain.terapkan(reorganisasi_id=rencana.pk)
    assert _kini(budi) == ("Seksi Arsip", "Tono Saputra")
    skp = SKP.objects.filter(pegawai__in=[kantor.dewi, budi]).order_by("pk")
    assert [(s.pegawai.nama, s.status, s.hasil.count()) for s in skp] == [
        ("Dewi Anggraini", "disesuaikan", 1),
        ("Dewi Anggraini", "draf", 1),
    ]


def _unit(kantor: Kantor, kode: str, nama: str, induk: UnitKerja) -> UnitKerja:
    return UnitKerja.objects.create(kode=kode, nama=nama, jenis=JenisUnit.SEKSI, parent=induk, opd=kantor.dinas)


def test_pratinjau_tidak_mengubah_apa_pun(kantor: Kantor, rencana: Reorganisasi, seksi_lain: UnitKerja) -> None:
    domain.tambah_langkah(reorganisasi=rencana, jenis="gabung", unit=kantor.seksi, tujuan=seksi_lain)
    assert len(domain.pratinjau(reorganisasi=rencana).pindah) == 2
    assert (_kini(kantor.dewi), Penempatan.objects.filter(pegawai=kantor.dewi).count()) == (
        ("Seksi Pelayanan", "Ratna Kusuma"),
        1,
    )


def test_unit_tujuan_tanpa_kepala_disebut_dalam_pratinjau(kantor: Kantor, rencana: Reorganisasi) -> None:
    """Hasan has no assessor and Dinas Kesehatan no head: he would stay without one."""
    domain.tambah_langkah(
        reorganisasi=rencana,
        jenis="pecah",
        unit=kantor.lain,
        kode="D02.1",
        nama="UPTD Gizi",
        jenis_unit="uptd",
        orang=[kantor.hasan],
    )
    akibat = domain.pratinjau(reorganisasi=rencana)
    assert [p.pegawai.nama for p in akibat.tanpa_penilai] == ["Hasan Basri"]


def test_pecah_membentuk_unit_baru_di_samping_dengan_orang_yang_dipilih(kantor: Kantor, rencana: Reorganisasi) -> None:
    domain.tambah_langkah(
        reorganisasi=rencana,
        jenis="pecah",
        unit=kantor.seksi,
        kode="D01.9",
        nama="Seksi Digital",
        jenis_unit="seksi",
        orang=[kantor.dewi],
    )
    domain.terapkan(reorganisasi_id=rencana.pk)
    baru = UnitKerja.objects.get(kode="D01.9")
    assert (baru.parent_id, baru.opd_id) == (kantor.dinas.pk, kantor.dinas.pk)
    assert (_kini(kantor.dewi), _kini(kantor.ratna)) == (
        ("Seksi Digital", "Ratna Kusuma"),
        ("Seksi Pelayanan", "Bambang Wijaya"),
    )


def test_pindah_induk_membawa_perangkat_daerahnya(kantor: Kantor, rencana: Reorganisasi) -> None:
    domain.tambah_langkah(reorganisasi=rencana, jenis="pindah_induk", unit=kantor.seksi, tujuan=kantor.lain)
    domain.terapkan(reorganisasi_id=rencana.pk)
    seksi = UnitKerja.objects.get(pk=kantor.seksi.pk)
    assert (seksi.parent_id, seksi.opd_id) == (kantor.lain.pk, kantor.lain.pk)


def test_induk_di_bawah_unit_itu_sendiri_ditolak_dan_tidak_ada_yang_tersimpan(
    kantor: Kantor, rencana: Reorganisasi
) -> None:
    domain.tambah_langkah(reorganisasi=rencana, jenis="ganti_nama", unit=kantor.lain, nama="Dinas Sehat")
    domain.tambah_langkah(reorganisasi=rencana, jenis="pindah_induk", unit=kantor.dinas, tujuan=kantor.seksi)
    with pytest.raises(ValidationError, match="berada di bawah"):
        domain.terapkan(reorganisasi_id=rencana.pk)
    assert UnitKerja.objects.get(pk=kantor.lain.pk).nama == "Dinas Kesehatan"
    assert Reorganisasi.objects.get(pk=rencana.pk).status == "draf"


def test_yang_dijadwalkan_diterapkan_pekerjaan_pada_harinya_sekali(kantor: Kantor, rencana: Reorganisasi) -> None:
    Reorganisasi.objects.filter(pk=rencana.pk).update(mulai=hari_ini() + timedelta(days=3))
    rencana.refresh_from_db()
    domain.tambah_langkah(reorganisasi=rencana, jenis="ganti_nama", unit=kantor.seksi, nama="Seksi Layanan Publik")
    assert domain.jadwalkan(reorganisasi=rencana, oleh=kantor.akun(kantor.sari)) is None
    assert domain.jadwal_tiba() == []
    Reorganisasi.objects.filter(pk=rencana.pk).update(mulai=hari_ini())
    (pekerjaan,) = domain.jadwal_tiba()
    assert domain.jadwal_tiba() == []
    assert jalankan_langsung(pekerjaan=pekerjaan).status == "selesai"
    assert UnitKerja.objects.get(pk=kantor.seksi.pk).nama == "Seksi Layanan Publik"
    with pytest.raises(ValidationError, match="sudah diterapkan"):
        domain.terapkan(reorganisasi_id=rencana.pk)


@pytest.mark.parametrize(
    ("isi", "field"),
    [
        ({"jenis": "ganti_nama"}, "nama"),
        ({"jenis": "gabung"}, "tujuan"),
        ({"jenis": "pecah", "nama": "Seksi Baru"}, "kode"),
        ({"jenis": "pecah", "nama": "Seksi Baru", "kode": "D02"}, "kode"),
    ],
)
def test_langkah_yang_kurang_ditolak_di_sebelah_isiannya(
    kantor: Kantor, rencana: Reorganisasi, isi: dict, field: str
) -> None:
    with pytest.raises(ValidationError) as galat:
        domain.tambah_langkah(reorganisasi=rencana, unit=kantor.seksi, **isi)
    assert list(galat.value.message_dict) == [field]


def test_hanya_hr_kota(kantor: Kantor, rencana: Reorganisasi, client: Client) -> None:
    status = []
    for orang in (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari):
        client.force_login(kantor.akun(orang))
        status.append(
            (
                client.get(reverse("pegawai:reorganisasi_daftar")).status_code,
                client.get(reverse("pegawai:reorganisasi", args=[rencana.publik])).status_code,
                client.post(reverse("pegawai:reorganisasi_terapkan", args=[rencana.publik])).status_code,
            )
        )
    assert status == [(403, 403, 403)] * 3 + [(200, 200, 302)]


def test_hr_menyusun_lewat_halaman(kantor: Kantor, seksi_lain: UnitKerja, client: Client) -> None:
    client.force_login(kantor.akun(kantor.sari))
    isi = {"nama": "Penggabungan", "dasar": "Perwali 3/2026", "mulai": f"{date.today():%d/%m/%Y}"}
    halaman = client.post(reverse("pegawai:reorganisasi_buat"), isi)["Location"]
    langkah = reverse("pegawai:reorganisasi_langkah", args=[Reorganisasi.objects.get().publik])
    assert client.get(langkah).status_code == 302
    client.post(f"{langkah}?jenis=gabung&unit=D01.1", {"tujuan": seksi_lain.pk})
    teks = client.get(halaman).content.decode()
    assert "Seksi Pelayanan digabung ke dalam Seksi Arsip" in teks
    assert "2 pegawai pindah unit" in teks
