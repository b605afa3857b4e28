"""Late entry: opened by HR with a reason and an end, then the rules of a passed deadline hold again."""

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kinerja.models import Pemberitahuan
from kinerja.waktu import rentang
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from penilaian.choices import StatusPeriode
from penilaian.domain import nol, realisasi
from penilaian.domain import susulan as domain
from penilaian.domain.pengingat import ingatkan
from penilaian.models import SKP, Indikator, Periode, Realisasi, Susulan
from penilaian.queries.nol import banyaknya_nol
from tests.orang import AWAL, Kantor, buat_pegawai, tempatkan
from tests.penilaian.skp_contoh import berlaku, buat_periode
from tests.penilaian.test_pengingat import dalam

pytestmark = pytest.mark.django_db


@pytest.fixture
def periode(kantor: Kantor) -> Periode:
    return buat_periode()


@pytest.fixture
def skp(kantor: Kantor, periode: Periode) -> SKP:
    """Dewi's plan, reminded twice; the deadline for results was yesterday."""
    skp = berlaku(kantor, periode)
    for hari in (7, 2):
        ingatkan(periode=dalam(periode, hari))
    dalam(periode, -1)
    Pemberitahuan.objects.update(dibuat=timezone.now() - timedelta(days=3))
    Pemberitahuan.objects.exclude(kunci__startswith="hasil:").delete()
    return skp


def buka(kantor: Kantor, periode: Periode, oleh: str = "sari", **lain: object) -> Susulan:
    isi = {"pegawai": kantor.dewi, "sampai": timezone.now() + timedelta(days=2), "alasan": "Sakit"} | lain
    return domain.buka(periode=periode, oleh=kantor.akun(getattr(kantor, oleh)), **isi)


def lapor(kantor: Kantor, skp: SKP, periode: Periode) -> int:
    dewi, indikator = kantor.akun(kantor.dewi), Indikator.objects.get(skp=skp)
    isian = [realisasi.Isian(indikator.pk, Decimal(90))]
    realisasi.simpan_draf(skp=skp, periode=periode, oleh=dewi, isian=isian)
    return realisasi.kirim(skp=skp, periode=periode, oleh=dewi)


def test_dapat_mengisi_selama_susulan_lalu_aturan_biasa_lagi(kantor: Kantor, periode: Periode, skp: SKP) -> None:
    with pytest.raises(ValidationError, match="sudah lewat"):
        lapor(kantor, skp, periode)
    buka(kantor, periode)
    assert lapor(kantor, skp, periode) == 1
    with time_machine.travel(timezone.now() + timedelta(days=2, seconds=1)), pytest.raises(ValidationError):
        lapor(kantor, skp, periode)


def test_orang_dan_penilainya_dikabari_dan_alasannya_tercatat(kantor: Kantor, periode: Periode, skp: SKP) -> None:
    Pemberitahuan.objects.all().delete()
    susulan = buka(kantor, periode)
    kabar = Pemberitahuan.objects.order_by("pk").values_list("penerima__pegawai__nama", "judul")
    assert list(kabar) == [
        ("Dewi Anggraini", "Hasil Triwulan uji dapat Anda isi lagi"),
        ("Ratna Kusuma", "Hasil susulan Triwulan uji dibuka untuk orang Anda"),
    ]
    assert susulan.riwayat.get().pgh_context["alasan"] == "Sakit"


def test_unit_memuat_semua_di_bawahnya_kecuali_milik_sendiri(kantor: Kantor, periode: Periode, skp: SKP) -> None:
    susulan = buka(kantor, periode, pegawai=None, unit=kantor.dinas)
    assert [s.skp_id for s in susulan.skp.all()] == [skp.pk]
    SKP.objects.filter(pk=skp.pk).update(pegawai=kantor.sari)
    with pytest.raises(ValidationError, match="Tidak ada SKP"):
        buka(kantor, periode, pegawai=None, unit=kantor.dinas)
    with pytest.raises(ValidationError, match="Tidak ada SKP"):
        buka(kantor, periode, pegawai=kantor.sari)


def test_hanya_hr_dan_hr_unit_hanya_unitnya(kantor: Kantor, periode: Periode, skp: SKP) -> None:
    for nama in ("dewi", "ratna", "hasan"):
        with pytest.raises(PermissionDenied):
            buka(kantor, periode, nama)
    for unit, boleh in ((kantor.lain, False), (kantor.dinas, True)):
        Peran.objects.filter(pengguna__pegawai=kantor.hasan).delete()
        Peran.objects.create(
            pengguna=kantor.akun(kantor.hasan),
            nama=NamaPeran.ADMIN_KEPEGAWAIAN,
            unit=unit,
            masa=rentang(AWAL),
            alasan="uji",
        )
        if boleh:
            assert buka(kantor, periode, "hasan").skp.count() == 1
        else:
            with pytest.raises(ValidationError, match="Tidak ada SKP"):
                buka(kantor, periode, "hasan")


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"alasan": " "}, "Tulis alasannya"),
        ({"sampai": timezone.now() - timedelta(days=1)}, "belum lewat"),
        ({"sampai": timezone.now() + timedelta(days=62)}, "Paling lama 60 hari"),
        ({"pegawai": None}, "satu orang atau satu unit"),
    ],
)
def test_ditolak_dengan_sebabnya(kantor: Kantor, periode: Periode, skp: SKP, isi: dict, pesan: str) -> None:
    with pytest.raises(ValidationError, match=pesan):
        buka(kantor, periode, **isi)
    assert Susulan.objects.count() == 0


def test_periode_beku_dan_yang_belum_lewat_tenggat_menyebut_langkahnya(
    client: Client, kantor: Kantor, periode: Periode, skp: SKP
) -> None:
    dalam(periode, 1)
    with pytest.raises(ValidationError, match="masih dapat diisi semua orang"):
        buka(kantor, periode)
    Periode.objects.filter(pk=periode.pk).update(status=StatusPeriode.DITUTUP)
    with pytest.raises(ValidationError, match="lewat keberatan pegawai"):
        buka(kantor, periode)
    client.force_login(kantor.akun(kantor.sari))
    halaman = client.get(reverse("penilaian:susulan", args=[periode.kode]))
    assert (halaman.context["form"], "lewat keberatan pegawai" in halaman.content.decode()) == (None, True)


def test_tidak_ada_nol_diam_diam_selama_susulan_terbuka(kantor: Kantor, periode: Periode, skp: SKP) -> None:
    assert banyaknya_nol(periode) == {"hasil": 1, "skp": 1}
    susulan = buka(kantor, periode)
    assert (banyaknya_nol(periode), nol.tetapkan(periode=periode)) == ({"hasil": 0, "skp": 0}, 0)
    domain.akhiri(susulan=susulan, alasan="Sudah cukup", oleh=kantor.akun(kantor.sari))
    # Entry was open, longer than for others: the usual rule holds again.
    assert nol.tetapkan(periode=periode) == 1
    assert Realisasi.objects.get().status == "nol"


# --- Pages ---


def test_halaman_hr_dan_pegawai(client: Client, kantor: Kantor, periode: Periode, skp: SKP) -> None:
    url = reverse("penilaian:susulan", args=[periode.kode])
    for nama, kode in (("dewi", 403), ("ratna", 403), ("hasan", 403), ("sari", 200)):
        client.force_login(kantor.akun(getattr(kantor, nama)))
        assert client.get(url).status_code == kode, nama
    assert url in client.get(reverse("penilaian:periode", args=[periode.kode])).content.decode()
    besok = timezone.localdate() + timedelta(days=1)
    data = {"pegawai": kantor.dewi.nip, "hari": f"{besok:%d/%m/%Y}", "jam": "16.30", "alasan": "Jaringan putus"}
    salah = client.post(url, data | {"unit": kantor.dinas.pk, "jam": "25.00"})
    assert (salah.status_code, list(salah.context["form"].errors)) == (422, ["jam"])
    dua = client.post(url, data | {"unit": kantor.dinas.pk})
    assert dua.context["form"].errors == {"pegawai": ["Isi salah satu: satu orang, atau satu unit."]}
    assert client.post(url, data).status_code == 302
    assert timezone.localtime(Susulan.objects.get().sampai).strftime("%H.%M") == "16.30"
    client.force_login(kantor.akun(kantor.dewi))
    pegawai = client.get(reverse("penilaian:realisasi", args=[skp.publik, periode.kode]))
    assert (pegawai.context["form"] is not None, "Jaringan putus" in pegawai.content.decode()) == (True, True)
    assert "1 hari lagi" in client.get("/").content.decode().replace("<b>1</b>hari", "1 hari")
    client.force_login(kantor.akun(kantor.sari))
    akhiri = reverse("penilaian:susulan_akhiri", args=[periode.kode, Susulan.objects.get().pk])
    assert [client.post(akhiri, {"alasan": a}).status_code for a in ("", "Cukup", "Lagi")] == [302, 302, 302]
    assert Susulan.objects.get().sampai <= timezone.now()


def test_jumlah_kueri_tetap(client: Client, kantor: Kantor, periode: Periode, skp: SKP) -> None:
    client.force_login(kantor.akun(kantor.sari))
    url = reverse("penilaian:susulan", args=[periode.kode])

    def hitung() -> int:
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(url).status_code == 200
        return len(kueri)

    buka(kantor, periode)
    satu = hitung()
    for n in (961, 962):
        orang = buat_pegawai(f"Baru {n}", n)
        tempat = tempatkan(orang, kantor.seksi, kantor.jabatan, kantor.ratna)
        SKP.objects.create(pegawai=orang, penempatan=tempat, unit=kantor.seksi, rentang=skp.rentang, status="berlaku")
        buka(kantor, periode, pegawai=orang)
    assert (hitung(), satu <= 12) == (satu, True), satu
