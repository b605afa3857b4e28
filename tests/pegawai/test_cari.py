"""Search and pick people: typing errors are forgiven, an unclear name is asked back, nobody unseen is offered."""

import pytest
from django.test import Client
from django.urls import reverse

from pegawai.choices import JenisPegawai, NamaPeran
from pegawai.forms.lain import FormAnggota, FormPeran
from pegawai.models import Pegawai, Penempatan, Peran
from pegawai.queries.cari import cari_orang
from tests.orang import AWAL, Kantor, buat_pegawai, tempatkan


def _nama(teks: str) -> list[str]:
    return [p.nama for p in cari_orang(Pegawai.objects.all(), teks)]


@pytest.mark.parametrize(
    ("teks", "nama"),
    [
        ("dewi", ["Dewi Anggraini"]),
        ("Angrainy", ["Dewi Anggraini"]),
        ("DÉWI  anggraini", ["Dewi Anggraini"]),
        ("ratna kusma", ["Ratna Kusuma"]),
        ("bambng", ["Bambang Wijaya"]),
        ("012903", ["Dewi Anggraini"]),
        ("zzz", []),
        ("", []),
    ],
)
def test_cari_memaafkan_salah_ketik(kantor: Kantor, teks: str, nama: list[str]) -> None:
    assert _nama(teks) == nama


def test_yang_paling_mirip_di_atas(kantor: Kantor) -> None:
    buat_pegawai("Dewi Anggraeni Putri", 911)
    assert _nama("dewi anggraini") == ["Dewi Anggraini", "Dewi Anggraeni Putri"]


def _isi(kantor: Kantor, oleh: Pegawai, **data: str) -> FormAnggota:
    form = FormAnggota({"peran": "anggota", "mulai": "01/02/2026"} | data, pengguna=kantor.akun(oleh))
    form.is_valid()
    return form


def test_nip_nama_dan_tulisan_saran_menunjuk_orang_yang_sama(kantor: Kantor) -> None:
    nip = kantor.dewi.nip
    for teks in (nip, f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}", "dewi anggraini", f"Dewi Anggraini – {nip}"):
        assert _isi(kantor, kantor.sari, pegawai=teks).cleaned_data["pegawai"] == kantor.dewi, teks


def test_nama_yang_tidak_jelas_ditanyakan_lalu_pilihan_berlaku(kantor: Kantor) -> None:
    kembar = buat_pegawai("Dewi Anggraini", 911, sex=2)
    form = _isi(kantor, kantor.sari, pegawai="Dewi Anggraini")
    assert form.errors == {"pegawai": ["Pilih orang yang dimaksud, atau tulis NIP-nya."]}
    assert f'value="{kembar.publik}"' in str(form["pegawai"])
    lagi = {"pegawai_pilih": str(kembar.publik), "pegawai_untuk": "Dewi Anggraini"}
    assert _isi(kantor, kantor.sari, pegawai="Dewi Anggraini", **lagi).cleaned_data["pegawai"] == kembar
    # The text was changed after the choice: the choice is void.
    assert _isi(kantor, kantor.sari, pegawai="Hasan Basri", **lagi).cleaned_data["pegawai"] == kantor.hasan


def test_yang_tidak_ada_disebut_dengan_jalan_keluar(kantor: Kantor) -> None:
    assert _isi(kantor, kantor.sari, pegawai="zzz").errors == {
        "pegawai": ["Tidak ada pegawai yang cocok. Periksa ejaan namanya, atau tulis 18 angka NIP."]
    }


@pytest.fixture
def hr_dinas(kantor: Kantor) -> Pegawai:
    """HR of the Dinas only: Bambang's agency, not Hasan's."""
    siti = buat_pegawai("Siti Rahma", 920, sex=2)
    tempatkan(siti, kantor.dinas, kantor.jabatan, kantor.bambang)
    Peran.objects.create(
        pengguna=kantor.akun(siti),
        nama=NamaPeran.ADMIN_KEPEGAWAIAN,
        unit=kantor.dinas,
        masa=kantor.dewi.penempatan.get().masa,
        alasan="uji",
    )
    return siti


def test_hr_opd_memilih_orangnya_kepala_unit_dan_pejabat_saja(kantor: Kantor, hr_dinas: Pegawai) -> None:
    tempatkan(buat_pegawai("Hasan Kepala", 921), kantor.lain, kantor.jabatan, None, kepala=True)
    Pegawai.objects.create(jenis=JenisPegawai.PEJABAT, nama="Hasan Wali")
    client = Client()
    client.force_login(kantor.akun(hr_dinas))
    isi = client.get(reverse("pegawai:pilih"), {"isian": "penilai", "penilai": "hasan"}).content.decode()
    ada = {n: n in isi for n in ("Hasan Basri", "Hasan Kepala", "Hasan Wali")}
    assert ada == {"Hasan Basri": False, "Hasan Kepala": True, "Hasan Wali": True}
    # The full NIP is knowledge enough: teams reach across agencies.
    assert _isi(kantor, hr_dinas, pegawai=kantor.hasan.nip).cleaned_data["pegawai"] == kantor.hasan


def test_saran_hanya_untuk_hr(client: Client, kantor: Kantor) -> None:
    url = reverse("pegawai:pilih") + "?isian=q&q=dewi"
    kode = []
    for orang in (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari):
        client.force_login(kantor.akun(orang))
        kode.append(client.get(url).status_code)
    assert kode == [403, 403, 403, 200]


def test_jumlah_kueri_saran_tetap(client: Client, kantor: Kantor, django_assert_num_queries) -> None:
    client.force_login(kantor.akun(kantor.sari))
    url = reverse("pegawai:pilih") + "?isian=q&q=dewi"
    for urut in (931, 932):
        with django_assert_num_queries(7):
            client.get(url)
        tempatkan(buat_pegawai(f"Dewi {urut}", urut), kantor.seksi, kantor.jabatan, kantor.ratna)


def test_peran_diberikan_lewat_nama_orang(kantor: Kantor) -> None:
    data = {"nama": "auditor", "mulai": "01/02/2026", "alasan": "SK"}
    for teks in ("Dewi Anggraini", kantor.akun(kantor.dewi).username):
        form = FormPeran(data | {"pengguna": teks}, oleh=kantor.akun(kantor.sari))
        assert form.is_valid(), form.errors
        assert form.cleaned_data["pengguna"] == kantor.akun(kantor.dewi)
    assert Penempatan.objects.filter(masa__startswith=AWAL).count() == 5
