"""A citizen's form: one visit is one answer, whatever the connection does; nobody is identified."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kinerja.waktu import hari_ini
from survei.choices import JenisInstrumen, StatusKomentar, StatusPeriodeSurvei
from survei.domain import instrumen, kupon, periode, semburan
from survei.domain.saran import menyebut_pungli, samarkan, usulkan_unsur
from survei.models import Komentar, KunciKirim, Loket, PeriodeSurvei, Respons
from survei.queries import publik
from survei.rumus import UNSUR
from tests.orang import Kantor
from tests.survei.survei_contoh import layanan, semester


@pytest.fixture
def buka(kantor: Kantor) -> PeriodeSurvei:
    """The survey of this half-year, taking answers."""
    cache.clear()
    publik.lupakan()
    hari = hari_ini()
    satu = semester(
        layanan(kantor), "kini", mulai=hari - timedelta(days=30), selesai=hari + timedelta(days=30), populasi=400
    )
    return periode.pindahkan(periode=satu, ke=StatusPeriodeSurvei.BUKA)


def isian(alamat: str, nilai: int = 3, **lain: str) -> dict[str, str]:
    """What the page would send: its hidden fields and nine answers."""
    form = Client().get(alamat).context["form"]
    return {"kunci": form["kunci"].value(), "mulai": form["mulai"].value()} | {u: str(nilai) for u in UNSUR} | lain


def kirim(alamat: str, data: dict[str, str]) -> Any:
    return Client(enforce_csrf_checks=True).post(alamat, data)


def test_formulir_terbuka_menjadi_satu_jawaban_walau_dikirim_sepuluh_kali(buka: PeriodeSurvei) -> None:
    alamat = reverse("survei:terbuka", args=["KTP-EL"])
    data = isian(alamat, sarana="4", pengaduan="2", usia="26-34")
    for _ in range(10):
        jawab = kirim(alamat, data)
        assert (jawab.status_code, jawab["Location"]) == (302, "/s/selesai/?layanan=KTP-EL")
    satu = Respons.objects.get()
    assert (satu.kanal, satu.tanggal, satu.isi) == ("terbuka", hari_ini(), 9)
    assert (satu.waktu, satu.sarana, satu.pengaduan) == (3, 4, 2)
    assert (satu.usia, satu.pendidikan, satu.butir, satu.ipak) == ("26-34", "", None, None)


def test_kupon_dipakai_sekali_dan_membawa_loketnya(buka: PeriodeSurvei) -> None:
    loket = Loket.objects.create(layanan=buka.layanan, nama="Loket 1")
    (satu,) = kupon.terbitkan(layanan=buka.layanan, jumlah=1, loket=loket)
    alamat = reverse("survei:kupon", args=[satu.token])
    dua_kali = [isian(alamat), isian(alamat)]
    assert [kirim(alamat, d).status_code for d in dua_kali] == [302, 302]
    jawaban = Respons.objects.get()
    assert (jawaban.kanal, jawaban.loket) == ("kupon", loket)
    satu.refresh_from_db()
    assert satu.terpakai
    assert Client().get(alamat)["Location"] == "/s/selesai/"


def test_kode_enam_huruf_membuka_formulir_dan_yang_lewat_14_hari_tidak(buka: PeriodeSurvei) -> None:
    (satu,) = kupon.terbitkan(layanan=buka.layanan, jumlah=1)
    assert len(satu.kode) == 6
    tulis = f" {satu.kode[:3].lower()}-{satu.kode[3:]} "
    assert kirim("/s/", {"kode": tulis})["Location"] == f"/s/k/{satu.token}/"
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        assert "Kode ini tidak dikenal atau sudah lewat 14 hari" in kirim("/s/", {"kode": satu.kode}).content.decode()
        assert Client().get(f"/s/k/{satu.token}/").status_code == 404


def test_pertanyaan_yang_kosong_disebut_dan_jawaban_lain_tidak_hilang(buka: PeriodeSurvei) -> None:
    alamat = reverse("survei:terbuka", args=["KTP-EL"])
    data = isian(alamat, nilai=4)
    del data["biaya"]
    jawab = kirim(alamat, data)
    assert jawab.status_code == 200
    assert jawab.context["form"].errors == {"biaya": ["Pilih salah satu jawaban."]}
    assert jawab.content.decode().count("checked") == 8
    assert Respons.objects.count() == 0


def test_survei_yang_ditutup_mengucapkannya_dan_tidak_menerima(buka: PeriodeSurvei) -> None:
    alamat = reverse("survei:terbuka", args=["KTP-EL"])
    data = isian(alamat)
    periode.pindahkan(periode=buka, ke=StatusPeriodeSurvei.TUTUP)
    assert "sedang tidak dibuka" in kirim(alamat, data).content.decode()
    assert (Respons.objects.count(), KunciKirim.objects.count()) == (0, 0)


def test_kode_kupon_ditulis_di_perangkat_loket_dan_bantuan_tercatat(buka: PeriodeSurvei) -> None:
    """The page stays that of the device and leads back to it; help there is stored as help."""
    loket = Loket.objects.create(layanan=buka.layanan, nama="Loket 1")
    alat = kupon.pasang_kios(loket=loket, nama="Tablet")
    (satu,) = kupon.terbitkan(layanan=buka.layanan, jumlah=1, loket=loket)
    mulai = reverse("survei:kios", args=[alat.token])
    assert f"/s/?kios={alat.token}" in Client().get(mulai).content.decode()
    jawab = Client().post(f"/s/?kios={alat.token}", {"kode": satu.kode})
    assert jawab["Location"] == f"/s/k/{satu.token}/?kios={alat.token}"
    assert "data-kios" in Client().get(jawab["Location"]).content.decode()
    assert kirim(jawab["Location"], isian(jawab["Location"]))["Location"] == f"/s/selesai/?kios={alat.token}"
    kirim(mulai, isian(mulai) | {"dibantu": "on"})
    assert sorted(Respons.objects.values_list("kanal", flat=True)) == ["dibantu", "kupon"]
    assert Client().post("/s/?kios=tidak-ada", {"kode": satu.kode})["Location"] == f"/s/k/{satu.token}/"


def test_kios_mulai_lagi_sendiri_dan_yang_dicabut_tidak_ada(buka: PeriodeSurvei) -> None:
    loket = Loket.objects.create(layanan=buka.layanan, nama="Loket 1")
    alat = kupon.pasang_kios(loket=loket, nama="Tablet")
    alamat = reverse("survei:kios", args=[alat.token])
    tujuan = kirim(alamat, isian(alamat))["Location"]
    assert tujuan == f"/s/selesai/?kios={alat.token}"
    assert Client().get(tujuan)["Refresh"] == f"8; url={alamat}"
    assert "Refresh" not in Client().get("/s/selesai/")
    assert (Respons.objects.get().kanal, Respons.objects.get().loket) == ("kios", loket)
    kupon.cabut_kios(kios=alat)
    jawab = Client().get(alamat)
    assert (jawab.status_code, "Minta alamat baru kepada pengelola survei" in jawab.content.decode()) == (404, True)


def test_bantuan_petugas_dicatat_sebagai_kanal(buka: PeriodeSurvei) -> None:
    (satu,) = kupon.terbitkan(layanan=buka.layanan, jumlah=1)
    alamat = reverse("survei:kupon", args=[satu.token])
    kirim(alamat, isian(alamat, dibantu="on"))
    assert Respons.objects.get().kanal == "dibantu"


def test_enam_belas_butir_menjadi_sembilan_unsur_dan_ipak_terpisah(kantor: Kantor) -> None:
    hari = hari_ini()
    satu = semester(
        layanan(kantor),
        "kini",
        mulai=hari,
        selesai=hari,
        kuesioner=instrumen.resmi(JenisInstrumen.DARING),
    )
    periode.pindahkan(periode=satu, ke=StatusPeriodeSurvei.BUKA)
    alamat = reverse("survei:terbuka", args=["KTP-EL"])
    form = Client().get(alamat).context["form"]
    data = {"kunci": form["kunci"].value(), "mulai": form["mulai"].value()} | {f"P{n}": "3" for n in range(1, 17)}
    kirim(alamat, data | {"P1": "4", "P2": "3", "P8": "1", "P15": "2", "P16": "4"})
    jawaban = Respons.objects.get()
    assert (jawaban.persyaratan, jawaban.pengaduan, jawaban.sarana) == (Decimal("3.5"), 2, 4)
    # P5, P8, P9, P13, P14.
    assert jawaban.ipak == Decimal("2.6")
    assert jawaban.butir["P1"] == 4


def test_tergesa_semburan_dan_jaringan_ditandai_tanpa_dibuang(buka: PeriodeSurvei, settings: Any) -> None:
    settings.JARINGAN_KANTOR = ["127.0.0.0/8"]
    alamat = reverse("survei:terbuka", args=["KTP-EL"])
    for _ in range(2):
        kirim(alamat, isian(alamat))
    assert [sorted(r.tanda) for r in Respons.objects.all()] == [["jaringan", "tergesa"]] * 2
    data = isian(alamat)
    with time_machine.travel(timezone.now() + timedelta(seconds=40)):
        kirim(alamat, data)
    # The third from one device within ten minutes makes all three a burst.
    assert [sorted(r.tanda) for r in Respons.objects.order_by("pk")] == [
        ["jaringan", "semburan", "tergesa"],
        ["jaringan", "semburan", "tergesa"],
        ["jaringan", "semburan"],
    ]
    assert Respons.objects.dihitung().count() == 3


def test_warga_di_balik_proxy_tidak_dikira_satu_perangkat_atau_kantor(buka: PeriodeSurvei, settings: Any) -> None:
    """Everybody comes from the address of the proxy: what counts is the address that the proxy
    adds, whatever the citizen claims before it."""
    settings.JARINGAN_KANTOR = ["127.0.0.0/8", "203.0.113.9/32"]
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    alamat = reverse("survei:terbuka", args=["KTP-EL"])
    data = [isian(alamat) for _ in range(4)]
    with time_machine.travel(timezone.now() + timedelta(seconds=40)):
        for nomor, satu in enumerate(data, 6):
            Client().post(alamat, satu, headers={"X-Forwarded-For": f"198.51.100.1, 203.0.113.{nomor}"})
    assert [r.tanda for r in Respons.objects.order_by("pk")] == [[], [], [], ["jaringan"]]


def test_tanpa_cache_jawaban_tetap_diterima(buka: PeriodeSurvei, settings: Any) -> None:
    settings.CACHE_URL = "redis://127.0.0.1:1/0"
    semburan._cache.cache_clear()
    try:
        alamat = reverse("survei:terbuka", args=["KTP-EL"])
        assert kirim(alamat, isian(alamat)).status_code == 302
    finally:
        semburan._cache.cache_clear()
    assert Respons.objects.count() == 1


def test_saran_disamarkan_dipilah_dan_pungli_ditahan(buka: PeriodeSurvei) -> None:
    alamat = reverse("survei:terbuka", args=["KTP-EL"])
    for teks in (
        "Antrean terlalu lama, hubungi saya 0812-3456-7890 atau ana@contoh.test",
        "Petugas minta uang untuk mempercepat",
        "tidak ada",
    ):
        kirim(alamat, isian(alamat, saran=teks))
    isi = Komentar.objects.order_by("pk").values_list("teks", "usulan", "ditahan", "status")
    assert list(isi) == [
        ("Antrean terlalu lama, hubungi saya [nomor telepon] atau [surel]", "waktu", False, StatusKomentar.BARU),
        ("Petugas minta uang untuk mempercepat", "", True, StatusKomentar.BARU),
        ("tidak ada", "", False, StatusKomentar.KOSONG),
    ]


def test_penyamaran_nomor_identitas_nama_dan_kendaraan() -> None:
    teks = "NIK 1671011203900001, Bapak Budi Santoso naik BG 1234 AB"
    assert samarkan(teks) == "NIK [nomor identitas], Bapak [nama] naik [nomor kendaraan]"
    assert usulkan_unsur("Kursinya kurang dan AC mati") == "sarana"
    assert usulkan_unsur("acara bagus") == ""
    assert menyebut_pungli("katanya ada calo di depan")
    assert not menyebut_pungli("biayanya sesuai tarif")


def test_baris_jawaban_tidak_memuat_orang_alamat_atau_jam() -> None:
    kolom = {f.name for f in Respons._meta.concrete_fields}
    assert kolom == {
        *UNSUR,
        "id",
        "periode",
        "kanal",
        "loket",
        "tanggal",
        "butir",
        "ipak",
        "jenis_kelamin",
        "usia",
        "pendidikan",
        "pekerjaan",
        "disabilitas",
        "tanda",
        "isi",
    }
    assert {f.name for f in KunciKirim._meta.concrete_fields} == {"sidik", "tanggal"}
    assert Respons._meta.get_field("tanggal").get_internal_type() == "DateField"


def test_menerima_jawaban_memakai_dua_pernyataan(buka: PeriodeSurvei, django_assert_num_queries: Any) -> None:
    alamat = reverse("survei:terbuka", args=["KTP-EL"])
    kirim(alamat, isian(alamat))
    data = isian(alamat)
    # The period is remembered from the first one; the answer, its coupon and its key are one statement.
    with django_assert_num_queries(1):
        kirim(alamat, data)


def test_pencarian_layanan_dengan_kata_warga(kantor: Kantor) -> None:
    layanan(kantor, kata_kunci="bikin KTP, KTP hilang")
    layanan(kantor, "AKTA", nama="Akta kelahiran", kata_kunci="akte lahir, surat lahir")
    daftar = Client().get("/layanan/", {"q": "mau bikin ktp"}).content.decode()
    assert "Perekaman KTP elektronik" in daftar
    assert "Akta kelahiran" not in daftar
    assert "Akta kelahiran" in Client().get("/layanan/", {"q": "akte"}).content.decode()
    assert "Tidak ada layanan yang cocok dengan “paspor”" in Client().get("/layanan/", {"q": "paspor"}).content.decode()
    assert Client().get("/layanan/AKTA/").status_code == 200
    assert Client().get("/layanan/SIM/").status_code == 404


def test_laporan_pungli_sesudah_survei_sudah_menyebut_layanannya(kantor: Kantor) -> None:
    """Who was asked for money on this visit need not look the service up again; an unknown code does no harm."""
    layanan(kantor)
    selesai = Client().get("/s/selesai/?layanan=KTP-EL").content.decode()
    assert "/lapor-pungli/?layanan=KTP-EL" in selesai
    assert '<a class="tbl tbl-garis" href="/layanan/KTP-EL/">Kembali ke layanan</a>' in selesai
    for asing in ("", "?layanan=", "?layanan=a/b"):
        assert "Kembali ke layanan" not in Client().get(f"/s/selesai/{asing}").content.decode(), asing
    assert 'value="KTP-EL" selected' in Client().get("/lapor-pungli/?layanan=KTP-EL").content.decode()
    aneh = Client().get('/s/selesai/?layanan="><b>').content.decode()
    assert ('?layanan="><b>' in aneh, "?layanan=%22%3E%3Cb%3E" in aneh) == (False, True)
    assert Client().get("/lapor-pungli/?layanan=%22%3E%3Cb%3E").status_code == 200
