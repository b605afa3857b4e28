"""The pulse: once each, without a name; nothing of a running round, of a group under five, or by subtraction."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from kinerja.models import Kiriman
from kinerja.waktu import hari_ini
from pegawai.models import UnitKerja
from sosialisasi.choices import ButirDenyut
from sosialisasi.domain import denyut as domain
from sosialisasi.models import JawabanDenyut, PengisiDenyut, PutaranDenyut
from sosialisasi.queries.denyut import hasil
from tests.orang import Kantor
from tests.sosialisasi.kabar_contoh import jadikan_pengelola

pytestmark = pytest.mark.django_db
JAWABAN = dict.fromkeys(ButirDenyut.values, 4)


def putaran(lalu: int = 0) -> PutaranDenyut:
    """A round of today, or one that ended `lalu` days ago."""
    hari = hari_ini() - timedelta(days=lalu)
    return PutaranDenyut.objects.create(nama="Denyut", mulai=hari, selesai=hari)


def jawab(satu: PutaranDenyut, opd: UnitKerja, banyak: int, nilai: int = 4) -> None:
    JawabanDenyut.objects.bulk_create(
        JawabanDenyut(putaran=satu, opd=opd, **dict.fromkeys(ButirDenyut.values, nilai)) for _ in range(banyak)
    )


def test_dua_tabel_tanpa_kunci_di_antaranya() -> None:
    """Neither table points at the other, and neither has a time, an address or a history."""
    kolom = [{f.name for f in m._meta.get_fields()} for m in (PengisiDenyut, JawabanDenyut)]
    assert kolom == [{"id", "putaran", "pengguna"}, {"id", "putaran", "opd", *ButirDenyut.values}]
    assert [hasattr(m, "pgh_event_model") for m in (PengisiDenyut, JawabanDenyut)] == [False, False]


def test_mengisi_sekali_dari_halaman(kantor: Kantor) -> None:
    satu, klien = putaran(), Client()
    klien.force_login(kantor.akun(kantor.dewi))
    url = reverse("sosialisasi:denyut", args=[satu.publik])
    kurang = klien.post(url, {"adil": "4"})
    assert (kurang.status_code, len(kurang.context["form"].errors)) == (422, 5)
    assert "Denyut" in klien.get(reverse("sosialisasi:kabar")).text
    assert klien.post(url, JAWABAN).url == reverse("sosialisasi:kabar")
    assert klien.post(url, JAWABAN).status_code == 422
    assert (JawabanDenyut.objects.get().opd, Kiriman.objects.count()) == (kantor.dinas, 0)


def test_di_luar_harinya_ditolak(kantor: Kantor) -> None:
    with pytest.raises(ValidationError):
        domain.isi(putaran=putaran(1), pengguna=kantor.akun(kantor.dewi), jawaban=JAWABAN)
    data = {"nama": "Lain", "mulai": hari_ini(), "selesai": hari_ini()}
    domain.buka(data=data)
    for salah in (data, data | {"mulai": hari_ini() - timedelta(days=1)}):
        with pytest.raises(ValidationError) as galat:
            domain.buka(data=salah)
        assert list(galat.value.message_dict) == ["mulai"]


def test_putaran_berjalan_tidak_menunjukkan_apa_pun(kantor: Kantor) -> None:
    """Looking before and after one answer would tell that answer."""
    satu = putaran()
    jawab(satu, kantor.dinas, 9)
    assert hasil(satu) is None


@pytest.mark.parametrize(
    ("dinas", "lain", "tampil"),
    [
        (9, 6, (15, 9, 6)),
        (9, 4, (13, None, None)),
        (4, 0, (None, None)),
        (5, 0, (5, 5)),
        (3, 3, (6, None, None)),
    ],
)
def test_kelompok_kecil_dan_selisihnya_tidak_tampil(
    kantor: Kantor, dinas: int, lain: int, tampil: tuple[int | None, ...]
) -> None:
    """City less shown agencies is never a group under five; what is hidden has no means either."""
    satu = putaran(1)
    jawab(satu, kantor.dinas, dinas)
    jawab(satu, kantor.lain, lain, 2)
    kota, daftar = hasil(satu)
    assert (kota.n, *[d.n for d in daftar]) == tampil
    assert [set(d.rerata) == {None} for d in (kota, *daftar)] == [d.n is None for d in (kota, *daftar)]


def test_antara_dua_putaran_tidak_ada_yang_dapat_dikurangkan(kantor: Kantor) -> None:
    """One person more in the second round: the first shows nine, the second ten of other answers; each is a round of
    its own, and the small agency is hidden in both with another."""
    hasil_semua = []
    for hari, banyak in ((3, 9), (1, 10)):
        satu = putaran(hari)
        jawab(satu, kantor.dinas, banyak)
        jawab(satu, kantor.lain, 4)
        kota, daftar = hasil(satu)
        hasil_semua.append((kota.n, [d.n for d in daftar]))
    assert hasil_semua == [(13, [None, None]), (14, [None, None])]


def test_siapa_membaca_hasil(kantor: Kantor) -> None:
    jadikan_pengelola(kantor, kantor.hasan)
    jadikan_pengelola(kantor, kantor.ratna, kantor.dinas)
    url, status = reverse("sosialisasi:denyut_hasil", args=[putaran(1).publik]), []
    for orang in (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari):
        klien = Client()
        klien.force_login(kantor.akun(orang))
        status.append(klien.get(url).status_code)
    assert status == [403, 403, 200, 403]
