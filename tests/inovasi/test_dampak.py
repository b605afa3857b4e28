"""What an innovation did to its service: before and after, with what chance allows to say."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from inovasi.choices import SimpulanDampak, StatusUsulan, Tahap
from inovasi.domain import dampak
from inovasi.models import Dampak, Jangkauan, Replikasi, Usulan
from inovasi.rumus import Beda, Contoh, beda, simpulan
from inovasi.rumus_bagan import bagan
from survei.choices import StatusPeriodeSurvei
from survei.domain import hasil, periode
from survei.models import Layanan, PeriodeSurvei, Respons
from survei.rumus import UNSUR
from tests.inovasi.contoh import buat
from tests.orang import Kantor
from tests.survei.survei_contoh import layanan

TRIWULAN = {
    "TW1": (date(2026, 1, 1), date(2026, 3, 31)),
    "TW2": (date(2026, 4, 1), date(2026, 6, 30)),
    "TW3": (date(2026, 7, 1), date(2026, 9, 30)),
}


def terbit(
    satu: Layanan, kode: str, waktu: tuple[int, int], n: int = 20, sampai: str = "dipublikasikan"
) -> PeriodeSurvei:
    """`n` answers that give unsur waktu the first figure and as many that give it the second; all others 3."""
    mulai, selesai = TRIWULAN[kode]
    p = periode.buat(layanan=satu, kode=kode, nama=f"Triwulan {kode[-1]}", mulai=mulai, selesai=selesai)
    Respons.objects.bulk_create(
        Respons(periode=p, kanal="manual", tanggal=mulai, **(dict.fromkeys(UNSUR, 3) | {"waktu": w}))
        for w in waktu
        for _ in range(n)
    )
    hasil.hitung()
    for ke in ("buka", "tutup", "disahkan", "dipublikasikan"):
        periode.pindahkan(periode=p, ke=StatusPeriodeSurvei(ke))
        p.refresh_from_db()
        if ke == sampai:
            break
    return p


def diterapkan(kantor: Kantor, satu: Layanan, **lain: object) -> Usulan:
    """Tried from April on, applied from July on."""
    u = buat(kantor, layanan=satu, unsur="waktu")
    isi = {
        "tahap": Tahap.PENERAPAN,
        "status": StatusUsulan.BERJALAN,
        "tanggal_uji_coba": date(2026, 4, 6),
        "tanggal_penerapan": date(2026, 7, 1),
    } | lain
    Usulan.objects.filter(pk=u.pk).update(**isi)
    return Usulan.objects.get(pk=u.pk)


def test_beda_dua_rerata_memakai_selang_welch() -> None:
    # v1 = 1, v2 = 1.8, standard error 1.6733, 153 degrees of freedom, t = 1.9756: 5 ± 3.31.
    satu, dua = Contoh(Decimal(70), Decimal(10), 100), Contoh(Decimal(75), Decimal(12), 80)
    assert beda(satu, dua) == Beda(Decimal("5.00"), Decimal("1.69"), Decimal("8.31"))


@pytest.mark.parametrize(
    ("n", "simpangan"), [(29, Decimal(10)), (100, None), (100, Decimal(0))], ids=["sedikit", "tak_tahu", "seragam"]
)
def test_tidak_ada_selisih_tanpa_cukup_data(n: int, simpangan: Decimal | None) -> None:
    cukup, kurang = Contoh(Decimal(70), Decimal(10), 100), Contoh(Decimal(95), simpangan, n)
    assert (beda(cukup, kurang), beda(kurang, cukup)) == (None, None)


@pytest.mark.parametrize(
    ("bawah", "atas", "kata"),
    [
        ("0.01", "4", "naik"),
        ("0", "4", "belum"),
        ("-4", "0", "belum"),
        ("-4", "-0.01", "turun"),
        (None, None, "kurang"),
    ],
)
def test_simpulan_hanya_bila_selang_meninggalkan_nol(bawah: str | None, atas: str | None, kata: str) -> None:
    assert simpulan(*(None if x is None else Decimal(x) for x in (bawah, atas))) == kata
    assert kata in SimpulanDampak.values


def test_indeks_dan_unsur_sebelum_uji_coba_dan_sesudah_penerapan(kantor: Kantor) -> None:
    satu = layanan(kantor)
    terbit(satu, "TW1", (2, 3))
    # The quarter of the trial is on neither side.
    terbit(satu, "TW2", (1, 1))
    terbit(satu, "TW3", (3, 4))
    u = diterapkan(kantor, satu)
    assert dampak.ukur_survei() == 2
    ikm, waktu = u.dampak.all()
    # Unsur: 62.5 → 87.5, both with s = 12.5 × √(40/39); index: a ninth of it around 75.
    assert (ikm.sebelum, ikm.sesudah, ikm.selisih) == (Decimal("73.61"), Decimal("76.39"), Decimal("2.78"))
    assert (waktu.sebelum, waktu.sesudah, waktu.selisih) == (Decimal("62.50"), Decimal("87.50"), Decimal(25))
    # 1.9908 (t of 78 degrees) × 12.6592 × √(2/40) = 5.64.
    assert (waktu.bawah, waktu.atas) == (Decimal("19.36"), Decimal("30.64"))
    assert (waktu.label, waktu.n_sebelum, waktu.n_sesudah) == ("U3 Waktu Penyelesaian", 40, 40)
    assert (waktu.masa_sebelum, waktu.masa_sesudah) == ("Triwulan 1", "Triwulan 3")
    assert [ikm.simpulan, waktu.simpulan] == [SimpulanDampak.NAIK, SimpulanDampak.NAIK]


def test_yang_dapat_kebetulan_tidak_disebut_naik(kantor: Kantor) -> None:
    satu = layanan(kantor)
    terbit(satu, "TW1", (2, 4))
    p = terbit(satu, "TW3", (2, 4), sampai="tutup")
    Respons.objects.filter(pk__in=Respons.objects.filter(periode=p, waktu=2)[:2]).update(waktu=3)
    hasil.hitung()
    for ke in (StatusPeriodeSurvei.DISAHKAN, StatusPeriodeSurvei.DIPUBLIKASIKAN):
        periode.pindahkan(periode=p, ke=ke)
        p.refresh_from_db()
    dampak.ukur_survei() if diterapkan(kantor, satu) else None
    waktu = Dampak.objects.get(kunci="waktu")
    assert waktu.selisih == Decimal("1.25")
    assert waktu.bawah < 0 < waktu.atas
    assert waktu.simpulan == SimpulanDampak.BELUM


def test_sebelum_terbit_dan_di_bawah_tiga_puluh_dikatakan_kurang(kantor: Kantor) -> None:
    satu = layanan(kantor)
    terbit(satu, "TW1", (2, 3), n=14)
    terbit(satu, "TW3", (3, 4), sampai="disahkan")
    u = diterapkan(kantor, satu)
    dampak.ukur_survei()
    # The approved figure is not public yet.
    assert list(u.dampak.values_list("kunci", "n_sebelum", "n_sesudah", "sesudah", "simpulan")) == [
        ("", 28, 0, None, SimpulanDampak.KURANG),
        ("waktu", 28, 0, None, SimpulanDampak.KURANG),
    ]
    PeriodeSurvei.objects.get(kode="TW3").refresh_from_db()
    periode.pindahkan(periode=PeriodeSurvei.objects.get(kode="TW3"), ke=StatusPeriodeSurvei.DIPUBLIKASIKAN)
    dampak.ukur_survei()
    assert list(u.dampak.values_list("n_sesudah", "selisih", "simpulan")) == [(40, None, SimpulanDampak.KURANG)] * 2


def test_dihitung_lagi_menggantikan_dan_yang_ditarik_hilang(kantor: Kantor) -> None:
    satu = layanan(kantor)
    terbit(satu, "TW1", (2, 3))
    u = diterapkan(kantor, satu)
    dampak.ukur_survei()
    dulu = list(u.dampak.values_list("pk", flat=True))
    dampak.simpan_indikator(daftar=[_indikator(u)])
    dampak.ukur_survei()
    assert list(u.dampak.exclude(ukuran="indikator").values_list("pk", flat=True)) == dulu
    Usulan.objects.filter(pk=u.pk).update(unsur="", status=StatusUsulan.DITARIK)
    assert dampak.ukur_survei() == 0
    assert list(u.dampak.values_list("ukuran", "simpulan")) == [("indikator", "belum")]
    assert dampak.simpan_indikator(daftar=[]) == 0
    assert not u.dampak.exists()


def _indikator(u: Usulan) -> dampak.DampakIndikator:
    angka = (Decimal(90), Decimal(93), Decimal(3), Decimal(-1), Decimal(7))
    return dampak.DampakIndikator(u.pk, "capaian", "Capaian", *angka, 12, 12, "Triwulan I", "Triwulan III")


def test_selisih_yang_bukan_sesudah_dikurangi_sebelum_diterangkan(kantor: Kantor, client: Client) -> None:
    """The difference of people's results is against comparable people, so the page says why the columns do not
    subtract; of the survey alone there is nothing to explain."""
    satu = layanan(kantor)
    terbit(satu, "TW1", (2, 3))
    terbit(satu, "TW3", (3, 4))
    u = diterapkan(kantor, satu)
    dampak.ukur_survei()
    client.force_login(kantor.akun(kantor.hasan))
    kata, ada = "Selisih hasil kerja sudah dikurangi perubahan pegawai sebanding", []
    for daftar in ([], [_indikator(u)]):
        dampak.simpan_indikator(daftar=daftar)
        ada.append(kata in client.get(reverse("inovasi:usulan", args=[u.publik])).text)
    assert ada == [False, True]


def test_banyak_inovasi_tidak_menambah_perintah(
    kantor: Kantor, django_assert_num_queries: type[CaptureQueriesContext]
) -> None:
    satu = layanan(kantor)
    terbit(satu, "TW1", (2, 3))
    terbit(satu, "TW3", (3, 4))
    for banyak in (1, 2):
        for _ in range(banyak):
            diterapkan(kantor, satu)
        with django_assert_num_queries(7):
            dampak.ukur_survei()


def test_halaman_mengatakan_yang_terukur_bersama_jangkauan_dan_replikasi(kantor: Kantor, client: Client) -> None:
    satu = layanan(kantor)
    terbit(satu, "TW1", (2, 3))
    terbit(satu, "TW3", (3, 4))
    u = diterapkan(kantor, satu)
    dampak.ukur_survei()
    for bulan, jumlah in ((7, 900), (8, 1200)):
        Jangkauan.objects.create(usulan=u, bulan=date(2026, bulan, 1), jumlah=jumlah, satuan="warga", sumber="Antrean")
    akun = kantor.akun(kantor.hasan)
    Replikasi.objects.create(usulan=u, unit=kantor.lain, mulai=date(2026, 9, 1), oleh=akun)
    client.force_login(akun)
    isi = client.get(reverse("inovasi:usulan", args=[u.publik])).content.decode()
    teks = " ".join(strip_tags(isi).split())
    assert "2.100 warga terjangkau dalam 2 bulan 1 unit lain memakainya" in teks
    assert (
        "U3 Waktu Penyelesaian naik 25,00 poin, dari 62,50 (Triwulan 1) menjadi 87,50 (Triwulan 3). Kemungkinan besar "
        "antara 19,36 dan 30,64: melampaui kebetulan."
    ) in teks
    assert "U3 Waktu Penyelesaian: sebelum 62,50, sesudah 87,50, selisih antara 19,36 dan 30,64" in isi


def test_gambar_menaruh_sebelum_sesudah_dan_selang_pada_satu_skala() -> None:
    satu = (Decimal(60), Decimal(70), Decimal(5), Decimal(15))
    b = bagan([satu, (Decimal(80), Decimal(80), None, None)])
    assert b is not None
    # 60 … 80 over the 296 units between the margins.
    assert (b.dari, b.sampai) == (Decimal(60), Decimal(80))
    assert [(g.x_sebelum, g.x_sesudah, g.selang) for g in b.garis] == [
        ("12.0", "160.0", ("86.0", "234.0")),
        ("308.0", "308.0", None),
    ]
    assert bagan([]) is None
    sempit = bagan([(Decimal("71.84"), Decimal("80.11"), Decimal("5.29"), Decimal("11.25"))])
    assert sempit is not None
    assert (sempit.dari, sempit.sampai) == (Decimal(70), Decimal(90))
