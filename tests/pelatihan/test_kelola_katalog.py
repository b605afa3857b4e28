"""Catalogue, competences, mapping, requirements, rules, demand: written by Lina (city), not by Joko (Dinas)."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from pelatihan.domain import efek as domain_efek
from pelatihan.domain.kebutuhan import Temuan, catat_temuan
from pelatihan.models import AturanBelajar, Kebutuhan, Kompetensi, Padanan, Program, SyaratJabatan
from tests.orang import Kantor
from tests.pelatihan.pelatihan_contoh import angkatan, kompetensi, program
from tests.pelatihan.test_katalog import klien
from tests.pelatihan.test_kelola_angkatan import Pengelola, pengelola  # noqa: F401  (fixture)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sekarang():
    with time_machine.travel("2026-12-01T09:00:00+07:00", tick=False):
        yield


def isi_program(**lain: object) -> dict[str, object]:
    k = kompetensi()
    return {
        "kode": "seminar-mutu",
        "nama": "Seminar mutu",
        "bentuk": "seminar",
        "lingkup": "nasional",
        "hari": "2",
        "jp_asli": "",
        "biaya": "150000",
        "kapasitas": "30",
        "hadir_minimum": "80",
        "berulang": "triwulanan",
        "mulai_rutin": "10/01/2027",
        "lama_hari": "2",
        "buka_hari": "30",
        "aktif": "on",
        "k0": k.nama,
        "t0": "3",
    } | lain


def test_program_ditulis_kota_saja(kantor: Kantor, pengelola: Pengelola) -> None:  # noqa: F811
    program()
    alamat = [
        reverse("pelatihan:kelola_program_daftar"),
        reverse("pelatihan:kelola_program_tambah"),
        reverse("pelatihan:kelola_program", args=["waktu"]),
        reverse("pelatihan:kelola_kompetensi_daftar"),
        reverse("pelatihan:kelola_kompetensi_tambah"),
        reverse("pelatihan:kelola_kompetensi", args=[Kompetensi.objects.get().pk]),
        reverse("pelatihan:kelola_syarat_daftar"),
        reverse("pelatihan:kelola_syarat", args=[kantor.jabatan.pk]),
        reverse("pelatihan:kelola_padanan"),
        reverse("pelatihan:kelola_aturan", args=[2026]),
    ]
    orang = (pengelola.lina, pengelola.joko, klien(kantor, kantor.dewi), klien(kantor, kantor.sari))
    for url in alamat:
        assert [o.get(url).status_code for o in orang] == [200, 403, 403, 403], url


def test_hitung_menunjukkan_jp_dan_giliran_tanpa_menyimpan(kantor: Kantor, pengelola: Pengelola) -> None:  # noqa: F811
    jawab = pengelola.lina.post(reverse("pelatihan:kelola_program_tambah"), isi_program(hitung="1"))
    assert jawab.context["jp"] == Decimal(8)
    assert jawab.context["uraian"] == "2 hari × 4 JP sehari"
    assert jawab.context["giliran"] == [date(2027, 1, 10), date(2027, 4, 10), date(2027, 7, 10), date(2027, 10, 10)]
    assert Program.objects.count() == 0


def test_program_disimpan_dan_yang_kurang_disebut(kantor: Kantor, pengelola: Pengelola) -> None:  # noqa: F811
    url, lina = reverse("pelatihan:kelola_program_tambah"), pengelola.lina
    for lain, kolom in (({"hari": ""}, "hari"), ({"mulai_rutin": ""}, "__all__"), ({"kode": "a b"}, "kode")):
        jawab = lina.post(url, isi_program(**lain))
        assert (jawab.status_code, list(jawab.context["form"].errors)) == (422, [kolom])
    assert lina.post(url, isi_program(k0="")).status_code == 422
    assert lina.post(url, isi_program()).status_code == 302
    satu = Program.objects.get()
    assert (satu.jp, satu.biaya, satu.mulai_rutin) == (Decimal(8), Decimal(150000), date(2027, 1, 10))
    assert list(satu.sasaran.values_list("kompetensi__kode", "tingkat")) == [("manajemen-waktu", 3)]
    ubah = reverse("pelatihan:kelola_program", args=[satu.kode])
    assert lina.post(ubah, isi_program(nama="Seminar", versi="1")).status_code == 302
    assert lina.post(ubah, isi_program(nama="Lain", versi="1")).status_code == 422
    assert Program.objects.get().nama == "Seminar"


def test_kompetensi_syarat_padanan_aturan(kantor: Kantor, pengelola: Pengelola) -> None:  # noqa: F811
    lina, tambah = pengelola.lina, reverse("pelatihan:kelola_kompetensi_tambah")
    isi = {"kode": "arsip", "nama": "Arsip", "jenis": "teknis", "uraian": "", "aktif": "on"}
    assert lina.post(tambah, isi).status_code == 302
    assert lina.post(tambah, isi).status_code == 422
    k = Kompetensi.objects.get()
    lina.post(reverse("pelatihan:kelola_syarat", args=[kantor.jabatan.pk]), {"k0": "arsip ", "t0": "4"})
    assert list(SyaratJabatan.objects.values_list("jabatan", "kompetensi", "tingkat")) == [(kantor.jabatan.pk, k.pk, 4)]
    lina.post(reverse("pelatihan:kelola_padanan"), {"indikator-waktu": k.nama, "survei-prosedur": k.nama})
    lina.post(reverse("pelatihan:kelola_padanan"), {"indikator-waktu": k.nama})
    assert list(Padanan.objects.values_list("sumber", "kunci", "kompetensi")) == [("indikator", "waktu", k.pk)]
    url = reverse("pelatihan:kelola_aturan", args=[2027])
    angka = {
        "jp_pns": "24",
        "jp_pppk": "24",
        "lewat_pppk": "alasan",
        "peringatan_bulan": "9",
        "perilaku_awal": "3",
        "perilaku_akhir": "6",
    }
    assert lina.post(url, angka | {"perilaku_akhir": "2", "versi": "0"}).status_code == 422
    assert lina.post(url, angka | {"versi": "0"}).status_code == 302
    assert list(AturanBelajar.objects.values_list("tahun", "jp_pns", "peringatan_bulan")) == [(2027, 24, 9)]
    assert lina.get(reverse("pelatihan:kelola_aturan", args=[2025])).status_code == 404


def test_kebutuhan_menyebut_jenis_asal_dan_tidak_isinya(kantor: Kantor, pengelola: Pengelola) -> None:  # noqa: F811
    """Joko sees the people of the Dinas: Dewi, not Hasan."""
    program()
    k = kompetensi()
    catat_temuan(
        tahun=2026,
        sumber="perilaku",
        temuan=[Temuan(o.pk, k.pk, f"x:{o.pk}", "RAHASIA", "", 1) for o in (kantor.dewi, kantor.hasan)],
    )
    url = reverse("pelatihan:kelola_kebutuhan")
    for klien_, orang in ((pengelola.lina, 2), (pengelola.joko, 1)):
        jawab = klien_.get(url)
        baris = [(p.kompetensi, p.orang, p.pasti, p.sumber) for p in jawab.context["permintaan"]]
        assert baris == [(k, orang, 0, ["Umpan balik perilaku"])]
        assert "RAHASIA" not in jawab.content.decode()
    assert klien(kantor, kantor.dewi).get(url).status_code == 403


def test_tawaran_menurut_pengaruh_lalu_yang_belum_mendapat_tempat(
    kantor: Kantor,
    pengelola: Pengelola,  # noqa: F811
    django_assert_max_num_queries,
) -> None:
    """Two need time management taught by three programmes: one seen to work, one with seats, one seen to harm."""
    baik, buka, buruk = (program(kode=k, nama=k) for k in ("baik", "buka", "buruk"))
    angkatan(buka)
    k = kompetensi()
    catat_temuan(
        tahun=2026,
        sumber="jp",
        temuan=[Temuan(o.pk, k.pk, f"x:{o.pk}", "", "", 1) for o in (kantor.dewi, kantor.hasan)],
    )
    Kebutuhan.objects.update(status="dikonfirmasi", diputus=timezone.now(), diputus_oleh=kantor.akun(kantor.ratna))
    angka = {baik.pk: (Decimal(4), Decimal(1), Decimal(7)), buruk.pk: (Decimal(-4), Decimal(-7), Decimal(-1))}
    domain_efek.simpan(
        daftar=[domain_efek.Efek(pk, "2026-TW1", "2026-TW3", 40, 200, *a) for pk, a in angka.items()],
        saat=timezone.now(),
    )
    lina = pengelola.lina
    with django_assert_max_num_queries(12):
        jawab = lina.get(reverse("pelatihan:kelola"))
    assert [(t.program.kode, t.orang, t.kosong, t.kurang) for t in jawab.context["tawaran"]] == [
        ("baik", 2, 0, 2),
        ("buka", 2, 2, 0),
        ("buruk", 2, 0, 2),
    ]


def test_kompetensi_dipilih_dengan_namanya(kantor: Kantor, pengelola: Pengelola) -> None:  # noqa: F811
    """A name that is not known, named twice or without a level is said at its row; more rows lose nothing typed."""
    lina, url = pengelola.lina, reverse("pelatihan:kelola_program_tambah")
    kompetensi("arsip", "Arsip")
    jawab = lina.post(url, isi_program(banyak="3", k1="Arsep", t1="2", k2="MANAJEMEN WAKTU", t2="2"))
    assert jawab.context["form"].errors == {
        "k1": ["Tidak ada kompetensi bernama ini. Pilih dari daftar, atau tambahkan dulu sebagai kompetensi."],
        "k2": ["Kompetensi ini sudah disebut di atas."],
    }
    jawab = lina.post(url, isi_program(banyak="3", k1="Arsip", t1=""))
    assert jawab.context["form"].errors == {"t1": ["Pilih tingkatnya."]}
    jawab = lina.post(url, isi_program(banyak="3", k1="Arsip", nama="", tambah="1"))
    assert (jawab.status_code, jawab.context["form"].banyak, jawab.context["form"].errors) == (200, 6, {})
    assert 'value="Arsip" class="form-control"' in jawab.content.decode()
    assert lina.post(url, isi_program(banyak="3", k1="Arsip", t1="2")).status_code == 302
    assert set(Program.objects.get().sasaran.values_list("kompetensi__nama", "tingkat")) == {
        ("Manajemen waktu", 3),
        ("Arsip", 2),
    }


def test_dari_kebutuhan_ke_program_baru(kantor: Kantor, pengelola: Pengelola) -> None:  # noqa: F811
    """A competence that nothing teaches leads to a programme that has it chosen already; Joko writes no catalogue."""
    k = kompetensi()
    catat_temuan(tahun=2026, sumber="jp", temuan=[Temuan(kantor.dewi.pk, k.pk, "x:1", "", "", 1)])
    url, tambah = (
        reverse("pelatihan:kelola_kebutuhan"),
        reverse("pelatihan:kelola_program_tambah") + f"?kompetensi={k.kode}",
    )
    assert tambah in pengelola.lina.get(url).content.decode()
    assert tambah not in pengelola.joko.get(url).content.decode()
    form = pengelola.lina.get(tambah).context["form"]
    assert [(a.value(), t.value()) for a, t in form.baris()][:2] == [("Manajemen waktu", "3"), ("", "")]
    program()
    assert [p.program for p in pengelola.lina.get(url).context["permintaan"]] == [[Program.objects.get()]]


@pytest.mark.parametrize("banyak", [1, 3])
def test_kueri_katalog_tetap(
    kantor: Kantor,
    pengelola: Pengelola,  # noqa: F811
    banyak: int,
    django_assert_max_num_queries,
) -> None:
    """Lists and forms of the catalogue and the demand ask the same, whatever the number of rows."""
    for n in range(banyak):
        k = kompetensi(f"k{n}", f"Kompetensi {n}")
        angkatan(program(kode=f"p{n}", nama=f"Program {n}"))
        SyaratJabatan.objects.create(jabatan=kantor.jabatan, kompetensi=k, tingkat=3)
        orang = (kantor.dewi, kantor.hasan, kantor.ratna)[n]
        catat_temuan(tahun=2026, sumber="jp", temuan=[Temuan(orang.pk, k.pk, f"x:{n}", "", "", 1)])
    Kebutuhan.objects.update(status="dikonfirmasi", diputus=timezone.now(), diputus_oleh=kantor.akun(kantor.ratna))
    lina = pengelola.lina
    jumlah = {}
    for nama, argumen in (
        ("kelola_program_daftar", []),
        ("kelola_program", ["p0"]),
        ("kelola_kompetensi_daftar", []),
        ("kelola_syarat_daftar", []),
        ("kelola_syarat", [kantor.jabatan.pk]),
        ("kelola_padanan", []),
        ("kelola_kebutuhan", []),
    ):
        with django_assert_max_num_queries(12) as hitung:
            assert lina.get(reverse(f"pelatihan:{nama}", args=argumen)).status_code == 200
        jumlah[nama] = len(hitung)
    assert jumlah == {
        "kelola_program_daftar": 6,
        "kelola_program": 7,
        "kelola_kompetensi_daftar": 6,
        "kelola_syarat_daftar": 6,
        "kelola_syarat": 7,
        "kelola_padanan": 6,
        "kelola_kebutuhan": 8,
    }


def test_kode_yang_dikosongkan_mengikuti_namanya(kantor: Kantor, pengelola: Pengelola) -> None:  # noqa: F811
    """A second of the same name gets a number; changing something without writing its code leaves its address."""
    lina, tambah = pengelola.lina, reverse("pelatihan:kelola_program_tambah")
    for _ in range(2):
        assert lina.post(tambah, isi_program(kode="")).status_code == 302
    assert list(Program.objects.order_by("pk").values_list("kode", flat=True)) == ["seminar-mutu", "seminar-mutu-2"]
    satu = Program.objects.get(kode="seminar-mutu")
    url = reverse("pelatihan:kelola_program", args=[satu.kode])
    assert lina.post(url, isi_program(kode="", nama="Seminar lain", versi="1")).status_code == 302
    satu.refresh_from_db()
    assert (satu.kode, satu.nama) == ("seminar-mutu", "Seminar lain")
    isi = {"kode": "", "nama": "Menata arsip", "jenis": "teknis", "uraian": "", "aktif": "on"}
    assert lina.post(reverse("pelatihan:kelola_kompetensi_tambah"), isi).status_code == 302
    assert Kompetensi.objects.filter(kode="menata-arsip").count() == 1
