"""The yearly plan: Joko drafts for the Dinas, Bambang as its head approves, Lina for the city; Dewi does not see it."""

from decimal import Decimal
from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from python_calamine import CalamineWorkbook

from kinerja.models import Pemberitahuan
from pelatihan.domain import kebutuhan
from pelatihan.domain import rencana as domain
from pelatihan.models import BarisRencana, RencanaPelatihan
from tests.orang import Kantor
from tests.pelatihan.pelatihan_contoh import kompetensi, program
from tests.pelatihan.test_katalog import klien
from tests.pelatihan.test_kelola_angkatan import Pengelola, pengelola  # noqa: F401  (fixture)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sekarang():
    with time_machine.travel("2026-12-01T09:00:00+07:00", tick=False):
        yield


def butuh(kantor: Kantor, kode: str, tahun: int, *nama: str) -> None:
    for n in nama:
        orang = getattr(kantor, n)
        kebutuhan.ajukan(
            pegawai=orang,
            kompetensi=kompetensi(kode, kode),
            tahun=tahun,
            sumber="atasan",
            oleh=kantor.akun(kantor.ratna),
            alasan="Uji",
        )


def rencana(kantor: Kantor) -> RencanaPelatihan:
    """Dewi and Ratna need time management, one this year still, one next year; nobody teaches archives."""
    kantor.dinas.refresh_from_db()
    program(biaya=Decimal(150_000))
    butuh(kantor, "manajemen-waktu", 2026, "dewi", "hasan")
    butuh(kantor, "manajemen-waktu", 2027, "ratna")
    butuh(kantor, "arsip", 2027, "dewi")
    return domain.susun(unit=kantor.dinas, tahun=2027)


def alamat(nama: str, satu: RencanaPelatihan, *lain: object) -> str:
    return reverse(f"pelatihan:{nama}", args=[satu.publik, *lain])


def test_draf_dari_kebutuhan_unitnya(kantor: Kantor, pengelola: Pengelola) -> None:  # noqa: F811
    rencana(kantor)
    isi = {"unit": kantor.dinas.pk, "tahun": "2027"}
    assert pengelola.joko.post(reverse("pelatihan:rencana_daftar"), isi).status_code == 302
    lain = {"unit": kantor.lain.pk, "tahun": "2027"}
    assert pengelola.joko.post(reverse("pelatihan:rencana_daftar"), lain).status_code == 422
    assert list(BarisRencana.objects.values_list("program__kode", "permintaan", "kursi", "biaya")) == [
        ("waktu", 2, 2, Decimal(150_000))
    ]
    jawab = pengelola.joko.get(alamat("rencana", RencanaPelatihan.objects.get()))
    assert (jawab.context["biaya"], jawab.context["tanpa_program"]) == (Decimal(300_000), [("arsip", 1)])


def test_siapa_melihat_dan_siapa_memutus(kantor: Kantor, pengelola: Pengelola) -> None:  # noqa: F811
    satu = rencana(kantor)

    def orang() -> dict[str, object]:
        lain = {n: klien(kantor, getattr(kantor, n)) for n in ("bambang", "sari", "ratna", "dewi", "hasan")}
        return {"joko": pengelola.joko, "lina": pengelola.lina} | lain

    assert {n: o.get(alamat("rencana", satu)).status_code for n, o in orang().items()} == {
        "joko": 200,
        "lina": 200,
        "bambang": 200,
        "sari": 200,
        "ratna": 404,
        "dewi": 404,
        "hasan": 404,
    }
    for versi, boleh, status in (
        (1, ("joko", 302), "diajukan"),
        (2, ("bambang", 302), "unit"),
        (3, ("lina", 302), "kota"),
    ):
        for nama, o in orang().items():
            if nama != boleh[0] and not (versi == 1 and nama == "lina"):
                kode = o.post(alamat("rencana_teruskan", satu), {"versi": versi}).status_code
                assert kode == (404 if nama in ("ratna", "dewi", "hasan") else 403), (nama, versi)
        assert orang()[boleh[0]].post(alamat("rencana_teruskan", satu), {"versi": versi}).status_code == boleh[1]
        satu.refresh_from_db()
        assert satu.status == status
    assert (satu.diputus_unit_oleh, satu.diputus_kota_oleh) == (kantor.akun(kantor.bambang), pengelola.akun_lina)
    kabar = Pemberitahuan.objects.filter(kunci__startswith="rencana:").order_by("pk")
    assert [k.penerima for k in kabar] == [kantor.akun(kantor.bambang), pengelola.akun_lina]


def test_baris_diubah_dengan_alasan_dan_dikembalikan(kantor: Kantor, pengelola: Pengelola) -> None:  # noqa: F811
    satu = rencana(kantor)
    url = alamat("rencana_baris", satu, satu.baris.get().pk)
    isi = {"kursi": "0", "biaya": "150000", "alasan": "", "versi": "1"}
    jawab = pengelola.joko.post(url, isi)
    assert jawab.context["form"].errors == {"alasan": ["Tulis mengapa program ini tidak direncanakan."]}
    assert pengelola.joko.post(url, isi | {"alasan": "Anggaran tidak cukup"}).status_code == 302
    assert pengelola.joko.post(url, isi | {"alasan": "Lain"}).status_code == 422
    assert klien(kantor, kantor.bambang).get(url).status_code == 403
    domain.teruskan(rencana=satu, versi=2, oleh=pengelola.akun_joko)
    bambang = klien(kantor, kantor.bambang)
    jawab = bambang.post(alamat("rencana_kembalikan", satu), {"versi": 3, "alasan": "Cari dana"}, follow=True)
    assert [str(m) for m in jawab.context["messages"]] == ["Dikembalikan; penyusunnya membaca catatan Anda."]
    satu.refresh_from_db()
    assert (satu.status, satu.catatan) == ("draf", "Cari dana")


def test_xlsx_untuk_anggaran(kantor: Kantor, pengelola: Pengelola) -> None:  # noqa: F811
    satu = rencana(kantor)
    for url in (alamat("rencana", satu), reverse("pelatihan:rencana_daftar")):
        isi = pengelola.joko.get(url + "?unduh=xlsx").content
        baris = CalamineWorkbook.from_filelike(BytesIO(isi)).get_sheet_by_index(0).to_python()
        assert baris[1] == [
            *("Dinas Kependudukan", 2027.0, "Manajemen waktu untuk pelayanan", 2.0, 2.0, 150_000.0, 300_000.0),
            *("Draf", ""),
        ]


@pytest.mark.parametrize("banyak", [1, 3])
def test_kueri_tetap(kantor: Kantor, pengelola: Pengelola, banyak: int, django_assert_num_queries) -> None:  # noqa: F811
    for n in range(1, banyak):
        program(kode=f"p{n}", nama=f"Program {n}")
    satu = rencana(kantor)
    joko = pengelola.joko
    for url, jumlah in ((alamat("rencana", satu), 9), (reverse("pelatihan:rencana_daftar"), 7)):
        with django_assert_num_queries(jumlah):
            joko.get(url)


def test_daftar_disaring_dan_yang_menunggu_paling_atas(kantor: Kantor, pengelola: Pengelola) -> None:  # noqa: F811
    """Lina sees the plan that waits for the city above a later draft; a filter also narrows the sheet."""
    satu = rencana(kantor)
    domain.susun(unit=kantor.dinas, tahun=2028)
    domain.teruskan(rencana=satu, versi=1, oleh=pengelola.akun_joko)
    domain.teruskan(rencana=satu, versi=2, oleh=kantor.akun(kantor.bambang))
    url = reverse("pelatihan:rencana_daftar")

    def tahun(**tanya: str) -> list[int]:
        return [r.tahun for r in pengelola.lina.get(url, tanya).context["page_obj"]]

    assert (tahun(), tahun(status="draf"), tahun(tahun="2027"), tahun(cari="tidak ada")) == (
        [2027, 2028],
        [2028],
        [2027],
        [],
    )
    isi = pengelola.lina.get(url, {"unduh": "xlsx", "status": "draf"}).content
    baris = CalamineWorkbook.from_filelike(BytesIO(isi)).get_sheet_by_index(0).to_python()
    assert [b[1] for b in baris[1:]] == [2028]


def test_rencana_kosong_menyebut_langkahnya_dan_tidak_dikirim(
    kantor: Kantor,
    pengelola: Pengelola,  # noqa: F811
) -> None:
    kantor.dinas.refresh_from_db()
    satu = domain.susun(unit=kantor.dinas, tahun=2027)
    teks = pengelola.joko.get(alamat("rencana", satu)).content.decode()
    kirim = reverse("pelatihan:rencana_teruskan", args=[satu.publik])
    assert (kirim in teks, "lalu hitung ulang permintaan" in teks) == (False, True)
