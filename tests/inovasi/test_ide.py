"""An idea from the first problem to its gate, as the people around it see and do it."""

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from inovasi.domain import gerbang, telaah
from inovasi.forms.usulan import FormManfaat, FormResmi, TindakLanjutField
from inovasi.models import Dukungan, KomentarUsulan, Rubrik, UjiCoba, Usulan
from inovasi.queries.telaahan import hitung
from kinerja.waktu import hari_ini
from pegawai.models import Pegawai
from survei.models import Layanan, PeriodeSurvei, TindakLanjut
from tests.inovasi.contoh import ISI, KRITERIA, buat, manajer, penelaah, siapkan
from tests.orang import AWAL, Kantor

pytestmark = pytest.mark.django_db
MASALAH = {"masalah": "Warga antre dua jam.", "ide": "Nomor antrean lewat ponsel.", "judul": "Antre dari rumah"}
RENCANA = {
    "tempat": "Loket Ilir Barat",
    "mulai": "01/07/2026",
    "selesai": "30/09/2026",
    "ukuran": "Lama menunggu",
    "satuan": "menit",
    "naik": "turun",
    "awal": "120",
    "target": "45",
    "versi": "0",
}


@pytest.fixture
def buka(kantor: Kantor) -> Callable[..., Any]:
    """A page as a person gets it, or what they get for sending `data`."""

    def _buka(orang: Pegawai, nama: str, *arg: object, data: dict[str, object] | None = None, tanya: str = "") -> Any:
        klien = Client()
        klien.force_login(kantor.akun(orang))
        url = reverse(f"inovasi:{nama}", args=arg) + tanya
        return klien.get(url) if data is None else klien.post(url, data)

    return _buka


def terbuka(kantor: Kantor, **lain: object) -> Usulan:
    """Dewi's proposal while reviewers read it."""
    satu = siapkan(buat(kantor))
    Usulan.objects.filter(pk=satu.pk).update(**{"status": "ditelaah"} | lain)
    return Usulan.objects.get(pk=satu.pk)


def test_yang_diminta_sebelum_diajukan_tidak_disebut_opsional(kantor: Kantor) -> None:
    form = FormManfaat(instance=buat(kantor), pengguna=kantor.akun(kantor.dewi))
    assert [form.fields[n].label for n in ("kebaruan", "manfaat", "risiko", "biaya")] == [
        "Apa yang baru",
        "Manfaat bagi warga atau daerah",
        "Risiko dan cara menghadapinya",
        "Perkiraan biaya (rupiah) (opsional)",
    ]
    resmi = FormResmi(instance=buat(kantor), pengguna=kantor.akun(kantor.dewi))
    assert {n for n, f in resmi.fields.items() if str(f.label).endswith("(opsional)")} == {
        "tanggal_penerapan",
        "versi",
    }


def test_dua_rencana_yang_sama_bunyinya_dapat_dibedakan() -> None:
    """Two services that plan the same thing are told apart by the service and the period."""
    pilihan = TindakLanjutField(queryset=TindakLanjut.objects.none())
    rencana = [
        TindakLanjut(
            kegiatan="Menambah kursi", periode=PeriodeSurvei(nama="Triwulan III 2026", layanan=Layanan(nama=n))
        )
        for n in ("KTP baru", "Kartu Keluarga")
    ]
    assert [pilihan.label_from_instance(r) for r in rencana] == [
        "Menambah kursi (KTP baru, Triwulan III 2026)",
        "Menambah kursi (Kartu Keluarga, Triwulan III 2026)",
    ]


def test_daftar_menyebut_tahap_dan_papan_sekali_saja(kantor: Kantor, buka: Callable) -> None:
    """A card says its stage where its column does not."""
    terbuka(kantor, tahap="uji_coba", status="berjalan")
    kartu = [buka(kantor.hasan, "daftar", tanya=t).text for t in ("", "?tampilan=papan")]
    assert [f"Uji coba · {kantor.seksi.nama_jelas}" in k for k in kartu] == [True, False]


def test_papan_bukan_saringan(kantor: Kantor, buka: Callable) -> None:
    """The board is a view: it offers no clearing of filters, and clearing them keeps it."""
    assert "Hapus saringan" not in buka(kantor.dewi, "daftar", tanya="?tampilan=papan").content.decode()
    halaman = buka(kantor.dewi, "daftar", tanya="?tampilan=papan&tahap=inisiatif").content.decode()
    assert 'href="/inovasi/?tampilan=papan">Hapus saringan' in halaman


def test_usulan_baru_dari_layanan_dan_unsur_yang_lemah(kantor: Kantor, buka: Callable) -> None:
    layanan = Layanan.objects.create(kode="KTP", unit=kantor.lain, nama="KTP baru")
    form = buka(kantor.dewi, "baru", tanya="?layanan=ktp&unsur=waktu&rtl=salah").context["form"]
    assert {n: form.initial[n] for n in ("layanan", "unit", "unsur")} == {
        "layanan": layanan.pk,
        "unit": kantor.lain.pk,
        "unsur": "waktu",
    }
    data = MASALAH | {"layanan": layanan.pk, "unsur": "waktu", "unit": kantor.seksi.pk}
    jawab = buka(kantor.dewi, "baru", data=data)
    satu = Usulan.objects.get()
    assert jawab["Location"] == reverse("inovasi:ubah_bagian", args=[satu.publik, "manfaat"])
    assert (satu.layanan, satu.unsur, satu.status, satu.anggota.get().pegawai) == (
        layanan,
        "waktu",
        "draf",
        kantor.dewi,
    )


def test_mencari_ide_serupa_tidak_menyimpan_dan_isian_tetap(kantor: Kantor, buka: Callable) -> None:
    ada = terbuka(kantor)
    jawab = buka(kantor.hasan, "baru", data=MASALAH | {"unit": kantor.lain.pk, "serupa": "1"})
    assert (jawab.context["serupa"], Usulan.objects.count()) == ([ada], 1)
    assert "Nomor antrean lewat ponsel." in jawab.content.decode()


def test_isian_kurang_ditolak_di_sampingnya(kantor: Kantor, buka: Callable) -> None:
    jawab = buka(kantor.dewi, "baru", data={"unsur": "waktu", "unit": kantor.seksi.pk})
    assert (jawab.status_code, sorted(jawab.context["form"].errors)) == (422, ["ide", "judul", "masalah"])
    jawab = buka(kantor.dewi, "baru", data=MASALAH | {"unsur": "waktu", "unit": kantor.seksi.pk})
    assert jawab.context["form"].errors == {"layanan": ["Pilih layanan yang unsurnya diperbaiki."]}


@pytest.mark.parametrize(
    ("status", "harap"),
    [("draf", [200, 404, 404, 404, 404]), ("ditelaah", [200] * 5), ("ditarik", [200, 200, 404, 404, 200])],
)
def test_siapa_membuka_halamannya(kantor: Kantor, buka: Callable, status: str, harap: list[int]) -> None:
    """Dewi's team; Ratna heads the seksi; Hasan and Sari stand outside; Bambang heads the Dinas."""
    satu = terbuka(kantor, status=status)
    orang = (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari, kantor.bambang)
    assert [buka(o, "usulan", satu.publik).status_code for o in orang] == harap


@pytest.mark.parametrize("nama", ["ubah", "ajukan", "uji_coba", "lampiran", "tim"])
def test_di_luar_tim_tidak_menulis(kantor: Kantor, buka: Callable, nama: str) -> None:
    satu = terbuka(kantor, status="dikembalikan")
    orang = (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari)
    assert [buka(o, nama, satu.publik).status_code for o in orang] == [200, 403, 403, 403]


def test_dua_orang_menyunting_yang_kedua_melihat_bedanya(kantor: Kantor, buka: Callable) -> None:
    satu = buat(kantor)
    isi = ISI | {"unit": kantor.seksi.pk, "versi": "1"}
    assert buka(kantor.dewi, "ubah", satu.publik, data=isi | {"judul": "Antrean KTP di ponsel"}).status_code == 302
    jawab = buka(kantor.dewi, "ubah", satu.publik, data=isi | {"judul": "Antrean KTP daring"})
    assert jawab.status_code == 422
    assert jawab.context["bentrok"].baris == [("Judul", "Antrean KTP di ponsel", "Antrean KTP daring")]
    assert 'name="versi" value="2"' in jawab.content.decode()


@pytest.mark.usefixtures("rubrik")
def test_halaman_ajukan_menyebut_yang_kurang_lalu_mengirim(kantor: Kantor, buka: Callable) -> None:
    satu = buat(kantor)
    jawab = buka(kantor.dewi, "ajukan", satu.publik)
    assert [tempat for _, tempat, _ in jawab.context["kurang"]] == ["Manfaat dan risiko"] * 3 + ["Uji coba"]
    assert buka(kantor.dewi, "uji_coba", satu.publik, data=RENCANA).status_code == 302
    data = {"kebaruan": "Jamnya diperkirakan.", "manfaat": "Menunggu singkat.", "risiko": "Sinyal.", "versi": "1"}
    assert buka(kantor.dewi, "ubah_bagian", satu.publik, "manfaat", data=data).status_code == 302
    assert buka(kantor.dewi, "ajukan", satu.publik).context["kurang"] == []
    assert buka(kantor.dewi, "ajukan", satu.publik, data={"versi": "2"}).status_code == 302
    assert (Usulan.objects.get().status, satu.gerbang.get().menuju) == ("ditelaah", "uji_coba")


@pytest.mark.parametrize(
    ("ganti", "galat"),
    [
        ({"target": "150"}, {"target": ["Nilai yang dituju harus lebih baik daripada nilai sebelum uji coba."]}),
        ({"selesai": "01/06/2026"}, {"selesai": ["Hari selesai tidak boleh sebelum hari mulai."]}),
        ({"awal": "banyak"}, {"awal": ["Tulis angka, misalnya 1234 atau 98,5."]}),
    ],
)
def test_rencana_uji_coba_yang_keliru(kantor: Kantor, buka: Callable, ganti: dict, galat: dict) -> None:
    jawab = buka(kantor.dewi, "uji_coba", buat(kantor).publik, data=RENCANA | ganti)
    assert (jawab.status_code, jawab.context["form"].errors) == (422, galat)


def test_hasil_uji_coba_dicatat_walau_meleset(kantor: Kantor, buka: Callable) -> None:
    satu = terbuka(kantor, tahap="uji_coba", status="berjalan")
    UjiCoba.objects.update(mulai=AWAL, selesai=AWAL)
    data = {"akhir": "130,5", "pelajaran": "Pagi hari tetap penuh.", "versi": "1"}
    assert buka(kantor.dewi, "uji_coba", satu.publik, data=data).status_code == 302
    uji = UjiCoba.objects.get()
    assert (str(uji.akhir), uji.pelajaran, uji.versi) == ("130.50", "Pagi hari tetap penuh.", 2)


def test_draf_bergabung_dengan_yang_serupa(kantor: Kantor, buka: Callable) -> None:
    ada = terbuka(kantor, status="berjalan")
    draf = Usulan.objects.create(unit=kantor.lain, **MASALAH)
    draf.anggota.create(pegawai=kantor.hasan, peran="ketua", status="ikut")
    tujuan = {"tujuan": ada.publik, "versi": "1"}
    assert buka(kantor.dewi, "gabung", draf.publik, data=tujuan).status_code == 404
    assert buka(kantor.hasan, "gabung", draf.publik, data=tujuan | {"tujuan": uuid.uuid4()}).status_code == 404
    assert buka(kantor.hasan, "gabung", draf.publik, data=tujuan)["Location"] == reverse(
        "inovasi:usulan", args=[ada.publik]
    )
    assert list(ada.anggota.order_by("pk").values_list("pegawai__nama", "status")) == [
        ("Dewi Anggraini", "ikut"),
        ("Hasan Basri", "diundang"),
    ]


def test_tim_diundang_menjawab_menulis_dan_membenarkan(kantor: Kantor, buka: Callable) -> None:
    satu = buat(kantor)
    data = {"pegawai": kantor.hasan.publik, "bagian": "Menulis programnya."}
    assert buka(kantor.dewi, "tim_undang", satu.publik, data=data, tanya="?cari=hasan").status_code == 302
    hasan = satu.anggota.get(pegawai=kantor.hasan)
    assert buka(kantor.sari, "tim_jawab", satu.publik, hasan.pk, data={"ikut": "ya", "versi": "1"}).status_code == 404
    assert buka(kantor.hasan, "usulan", satu.publik).status_code == 200
    buka(kantor.hasan, "tim_jawab", satu.publik, hasan.pk, data={"ikut": "ya", "versi": "1"})
    bagian = {"bagian": "Menulis dan menguji programnya.", "versi": "2"}
    assert buka(kantor.hasan, "tim_bagian", satu.publik, data=bagian).status_code == 302
    assert [a.pegawai for a in buka(kantor.dewi, "tim", satu.publik).context["menunggu_saya"]] == [kantor.hasan]
    buka(kantor.dewi, "tim_setujui", satu.publik, hasan.pk, data={"versi": "3"})
    hasan.refresh_from_db()
    assert (hasan.status, hasan.bagian, hasan.persetujuan.get().oleh.pegawai) == (
        "ikut",
        "Menulis dan menguji programnya.",
        kantor.dewi,
    )
    buka(kantor.dewi, "tim_serahkan", satu.publik, hasan.pk, data={})
    dewi = satu.anggota.get(pegawai=kantor.dewi)
    data = {"versi": str(dewi.versi), "alasan": "Pindah tugas."}
    assert buka(kantor.dewi, "tim_keluar", satu.publik, dewi.pk, data=data)["Location"] == reverse("inovasi:saya")
    assert list(satu.anggota.values_list("pegawai__nama", "peran")) == [("Hasan Basri", "ketua")]


def test_dukungan_sekali_dari_luar_tim_dan_dapat_ditarik(kantor: Kantor, buka: Callable) -> None:
    satu = terbuka(kantor)
    assert buka(kantor.dewi, "dukung", satu.publik, data={}).status_code == 403
    for _ in range(2):
        buka(kantor.hasan, "dukung", satu.publik, data={})
    assert list(Dukungan.objects.values_list("pegawai__nama", flat=True)) == ["Hasan Basri"]
    buka(kantor.hasan, "dukung", satu.publik, data={"ya": "tidak"})
    assert Dukungan.objects.count() == 0


def test_komentar_dan_yang_disembunyikan_pengelola(kantor: Kantor, buka: Callable) -> None:
    satu = terbuka(kantor)
    assert buka(kantor.sari, "komentar", satu.publik, data={"teks": " "}).status_code == 422
    assert buka(kantor.sari, "komentar", satu.publik, data={"teks": "Kata kasar."}).status_code == 302
    komentar = KomentarUsulan.objects.get()
    arg, data = (satu.publik, komentar.pk), {"alasan": "Menyerang orang."}
    assert buka(kantor.dewi, "komentar_sembunyikan", *arg, data=data).status_code == 403
    manajer(kantor)
    assert buka(kantor.hasan, "komentar_sembunyikan", *arg, data=data).status_code == 302
    isi = buka(kantor.ratna, "usulan", satu.publik).content.decode()
    assert ("Kata kasar." in isi, "Menyerang orang." in isi) == (False, True)


@pytest.mark.usefixtures("rubrik")
def test_penelaah_menilai_di_halamannya_dan_dapat_mundur(kantor: Kantor, buka: Callable) -> None:
    pintu = gerbang.ajukan(usulan=siapkan(buat(kantor)), versi=1)
    tuti = penelaah(kantor)
    gerbang.tugaskan(gerbang=pintu, penelaah=[tuti], oleh=kantor.akun(kantor.hasan))
    satu = pintu.telaah.get()
    assert buka(kantor.hasan, "telaah", satu.pk).status_code == 404
    skor = {k: "80" for k, _ in KRITERIA} | {"catatan": "Masalahnya nyata, ukurannya jelas.", "versi": "1"}
    galat = buka(tuti, "telaah", satu.pk, data=skor | {"baru": "101"})
    assert (galat.status_code, sorted(galat.context["form"].errors)) == (422, ["baru"])
    assert buka(tuti, "telaah", satu.pk, data=skor).status_code == 302
    assert str(hitung(pintu)) == "80.00"
    data = {"versi": "2", "alasan": "Adik ipar saya anggota tim."}
    assert buka(tuti, "telaah_mundur", satu.pk, data=data).status_code == 302
    assert (hitung(pintu), buka(tuti, "telaah", satu.pk, data=skor).status_code) == (None, 403)


@pytest.mark.usefixtures("rubrik")
def test_tim_membaca_kata_penelaah_sesudah_diputus(kantor: Kantor, buka: Callable) -> None:
    manajer(kantor)
    pintu = gerbang.ajukan(usulan=siapkan(buat(kantor)), versi=1)
    tuti = penelaah(kantor)
    gerbang.tugaskan(gerbang=pintu, penelaah=[tuti], oleh=kantor.akun(kantor.hasan))
    kata = "Masalahnya nyata dan ukurannya jelas."
    telaah.nilai(telaah=pintu.telaah.get(), versi=1, skor={k: 80 for k, _ in KRITERIA}, catatan=kata)
    url = pintu.usulan.publik
    assert kata not in buka(kantor.dewi, "usulan", url).content.decode()
    gerbang.putuskan(gerbang=pintu, versi=1, putusan="lanjut", alasan="Layak.", oleh=kantor.akun(kantor.hasan))
    terbaca = [kata in buka(o, "usulan", url).content.decode() for o in (kantor.dewi, kantor.hasan, kantor.ratna)]
    assert terbaca == [True, True, False]


def test_jangkauan_dicatat_tim_dan_diperbaiki(kantor: Kantor, buka: Callable) -> None:
    satu = terbuka(kantor, tahap="uji_coba", status="berjalan")
    bulan = hari_ini().replace(day=1)
    data = {"bulan": bulan.isoformat(), "jumlah": "240", "satuan": "warga", "sumber": "Buku antrean"}
    assert buka(kantor.hasan, "jangkauan", satu.publik, data=data).status_code == 403
    assert buka(kantor.dewi, "jangkauan", satu.publik, data=data).status_code == 302
    # Written over only by who has read what stood there.
    bentrok = buka(kantor.dewi, "jangkauan", satu.publik, data=data | {"jumlah": "250"})
    assert (bentrok.status_code, bentrok.context["bentrok"].baris) == (422, [("Jumlah", 240, 250)])
    baca = bentrok.context["form"].data["dibaca"]
    baru = data | {"jumlah": "250", "dibaca": baca}
    assert buka(kantor.dewi, "jangkauan", satu.publik, data=baru).status_code == 302
    assert list(satu.jangkauan.values_list("bulan", "jumlah", "versi")) == [(bulan, 250, 2)]


def test_replikasi_dikatakan_kepala_unit_lain(kantor: Kantor, buka: Callable) -> None:
    """Bambang heads the Dinas, of which the seksi of the idea is a part; Dewi heads nothing."""
    satu = terbuka(kantor, tahap="penerapan", status="berjalan", tanggal_penerapan=AWAL)
    data = {"unit": kantor.dinas.pk, "mulai": "01/06/2026", "penyesuaian": "Tanpa SMS."}
    assert buka(kantor.dewi, "replikasi", satu.publik, data=data).status_code == 403
    lebih_dulu = buka(kantor.bambang, "replikasi", satu.publik, data=data | {"mulai": "01/06/2025"})
    assert lebih_dulu.context["form"].errors == {"mulai": ["Replikasi dimulai sesudah inovasinya diterapkan."]}
    assert buka(kantor.bambang, "replikasi", satu.publik, data=data).status_code == 302
    assert list(satu.replikasi.values_list("unit__nama", "penyesuaian")) == [("Dinas Kependudukan", "Tanpa SMS.")]


@pytest.mark.parametrize("banyak", [1, 3])
@pytest.mark.parametrize(("nama", "kueri"), [("daftar", 7), ("papan", 7), ("saya", 6)])
def test_kueri_daftar_tetap(
    kantor: Kantor, django_assert_num_queries: DjangoAssertNumQueries, banyak: int, nama: str, kueri: int
) -> None:
    for _ in range(banyak):
        satu = buat(kantor)
        satu.anggota.create(pegawai=kantor.hasan, status="ikut")
    Usulan.objects.update(status="ditelaah")
    klien = Client()
    klien.force_login(kantor.akun(kantor.dewi))
    url = reverse("inovasi:daftar") + "?tampilan=papan" if nama == "papan" else reverse(f"inovasi:{nama}")
    with django_assert_num_queries(kueri):
        klien.get(url)


@pytest.mark.parametrize("banyak", [1, 3])
def test_kueri_halaman_tetap(
    kantor: Kantor, rubrik: Rubrik, django_assert_num_queries: DjangoAssertNumQueries, banyak: int
) -> None:
    satu = terbuka(kantor, tahap="penerapan", status="berjalan", tanggal_penerapan=AWAL)
    for orang in (kantor.hasan, kantor.sari, kantor.bambang)[:banyak]:
        satu.anggota.create(pegawai=orang, status="ikut", bagian="Menulis programnya.")
        satu.komentar.create(oleh=kantor.akun(orang), teks="Bagus")
        pintu = satu.gerbang.create(
            menuju="uji_coba", rubrik=rubrik, tenggat=AWAL, putusan="lanjut", alasan="Layak", diputus=timezone.now()
        )
        pintu.telaah.create(penelaah=orang, selesai=timezone.now(), catatan="Baik")
    klien = Client()
    klien.force_login(kantor.akun(kantor.dewi))
    with django_assert_num_queries(12):
        klien.get(reverse("inovasi:usulan", args=[satu.publik]))


def test_profil_menyebut_yang_diuji_dan_diterapkan(kantor: Kantor) -> None:
    satu = terbuka(kantor)
    klien = Client()
    klien.force_login(kantor.akun(kantor.ratna))
    profil = reverse("pegawai:profil", args=[kantor.dewi.publik])
    url = reverse("inovasi:usulan", args=[satu.publik])
    ada = []
    for tahap in ("inisiatif", "uji_coba"):
        Usulan.objects.update(tahap=tahap)
        ada.append(url in klien.get(profil).content.decode())
    assert ada == [False, True]


def test_beranda_menyebut_gilirannya(kantor: Kantor, rubrik: Rubrik) -> None:
    """Hasan is invited to one, and has Dewi's part to confirm in another; Tuti reviews a third."""
    undangan, ikut = buat(kantor), buat(kantor)
    undangan.anggota.create(pegawai=kantor.hasan)
    ikut.anggota.create(pegawai=kantor.hasan, status="ikut")
    ikut.anggota.filter(pegawai=kantor.dewi).update(bagian="Merancang alur antrean.")
    tuti = penelaah(kantor)
    pintu = terbuka(kantor).gerbang.create(menuju="uji_coba", rubrik=rubrik, tenggat=hari_ini())
    pintu.telaah.create(penelaah=tuti)
    terbaca = {}
    for orang in (kantor.hasan, tuti, kantor.sari):
        klien = Client()
        klien.force_login(kantor.akun(orang))
        tugas = klien.get(reverse("beranda:beranda")).context["tugas"]
        terbaca[orang] = [(t.judul, t.tenggat and t.tenggat.date()) for t in tugas if "inovasi" in t.judul]
        terbaca[orang] += [(t.judul, None) for t in tugas if "bagian rekan" in t.judul]
    assert terbaca == {
        kantor.hasan: [("Jawab 1 undangan tim inovasi", None), ("Benarkan 1 bagian rekan satu tim", None)],
        tuti: [("Telaah 1 usulan inovasi", hari_ini())],
        kantor.sari: [],
    }


def test_lampiran_dibaca_yang_melihat_usulan_dan_dihapus_tim(
    kantor: Kantor, buka: Callable, settings: Any, tmp_path: Path
) -> None:
    simpan = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = settings.STORAGES | {"default": simpan}
    satu = buat(kantor)
    isi = SimpleUploadedFile("alur.pdf", b"%PDF-1.7\n%%EOF")
    data = {"isi": SimpleUploadedFile("alur.exe", b"MZ"), "nama": "Alur"}
    assert sorted(buka(kantor.dewi, "lampiran", satu.publik, data=data).context["form"].errors) == ["isi"]
    assert buka(kantor.dewi, "lampiran", satu.publik, data={"isi": isi, "nama": "Alur"}).status_code == 302
    arg = (satu.publik, satu.lampiran.get().pk)
    assert [buka(o, "lampiran_berkas", *arg).status_code for o in (kantor.dewi, kantor.hasan)] == [200, 404]
    Usulan.objects.update(status="dikembalikan")
    assert buka(kantor.hasan, "lampiran_berkas", *arg)["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert buka(kantor.hasan, "lampiran_hapus", *arg, data={}).status_code == 403
    assert buka(kantor.dewi, "lampiran_hapus", *arg, data={}).status_code == 302
    assert satu.lampiran.count() == 0
