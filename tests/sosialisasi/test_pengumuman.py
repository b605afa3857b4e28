"""An announcement reaches those of its units, groups and kinds of employment on the day it is published."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from kinerja.models import Pemberitahuan
from kinerja.waktu import hari_ini
from pegawai.domain.galat import SuntingBersamaan
from pegawai.models import Pegawai
from sosialisasi.domain import penerimaan
from sosialisasi.domain import pengumuman as domain
from sosialisasi.models import Penerimaan, Pengumuman
from sosialisasi.queries.penerimaan import kabar_saya
from sosialisasi.queries.sasaran import jangkauan
from tests.orang import Kantor
from tests.sosialisasi.kabar_contoh import draf, jadikan_pengelola, terbit, wajib

pytestmark = pytest.mark.django_db
SEMUA = ["Bambang Wijaya", "Dewi Anggraini", "Hasan Basri", "Ratna Kusuma", "Sari Utami"]


def penerima(satu: Pengumuman) -> list[str]:
    return sorted(satu.penerimaan.values_list("pengguna__nama", flat=True))


@pytest.mark.parametrize(
    ("unit", "data", "orang"),
    [
        ("", {}, SEMUA),
        ("", {"sasaran_kelompok": ["pegawai"]}, SEMUA),
        ("dinas", {}, ["Bambang Wijaya", "Dewi Anggraini", "Ratna Kusuma"]),
        ("seksi", {}, ["Dewi Anggraini", "Ratna Kusuma"]),
        ("", {"sasaran_kelompok": ["penilai"]}, ["Bambang Wijaya", "Ratna Kusuma"]),
        ("", {"sasaran_kelompok": ["pimpinan"]}, ["Bambang Wijaya", "Ratna Kusuma"]),
        ("", {"sasaran_kelompok": ["admin"]}, ["Sari Utami"]),
        ("", {"sasaran_kelompok": ["admin", "pimpinan"]}, ["Bambang Wijaya", "Ratna Kusuma", "Sari Utami"]),
        ("lain", {"sasaran_kelompok": ["admin"], "sasaran_jenis": ["PNS"]}, ["Sari Utami"]),
        ("", {"sasaran_jenis": ["PPPK"]}, ["Hasan Basri"]),
    ],
)
def test_penerima_menurut_unit_kelompok_dan_status(kantor: Kantor, unit: str, data: dict, orang: list[str]) -> None:
    """The preview counts just those who then receive it, and each of them has one notice."""
    Pegawai.objects.filter(pk=kantor.hasan.pk).update(jenis="PPPK", nip="199001012015011904")
    pilih = [getattr(kantor, unit)] if unit else []
    satu = draf(jadikan_pengelola(kantor, kantor.hasan), pilih, **data)
    dilihat = jangkauan(satu, [u.pk for u in pilih]).orang
    satu, banyak = domain.terbitkan(pengumuman=satu, versi=satu.versi)
    assert (penerima(satu), dilihat, banyak) == (orang, len(orang), len(orang))
    assert sorted(Pemberitahuan.objects.values_list("penerima__nama", flat=True)) == orang


def test_pengelola_unit_hanya_menyapa_unitnya(kantor: Kantor) -> None:
    """Ratna looks after the Dinas: its people without naming units, never those of another agency."""
    ratna = jadikan_pengelola(kantor, kantor.ratna, kantor.dinas)
    assert penerima(terbit(ratna, unit=kantor.dinas)) == ["Bambang Wijaya", "Dewi Anggraini", "Ratna Kusuma"]
    with pytest.raises(ValidationError) as galat:
        draf(ratna, [kantor.lain], unit=kantor.dinas)
    assert list(galat.value.message_dict) == ["sasaran_unit"]
    for unit in (None, kantor.lain):
        with pytest.raises(ValidationError) as galat:
            draf(ratna, unit=unit)
        assert list(galat.value.message_dict) == ["unit"]


def test_yang_terbit_tidak_diubah_dan_tidak_terbit_dua_kali(kantor: Kantor) -> None:
    oleh = jadikan_pengelola(kantor, kantor.hasan)
    satu = draf(oleh)
    domain.terbitkan(pengumuman=satu, versi=satu.versi)
    with pytest.raises(SuntingBersamaan):
        domain.terbitkan(pengumuman=satu, versi=satu.versi)
    satu.refresh_from_db()
    with pytest.raises(ValidationError):
        domain.terbitkan(pengumuman=satu, versi=satu.versi)
    with pytest.raises(ValidationError):
        domain.simpan(pengumuman=satu, versi=satu.versi, data={"judul": "Lain"}, sasaran_unit=[], oleh=oleh)


def test_tanpa_penerima_tidak_terbit(kantor: Kantor) -> None:
    satu = draf(jadikan_pengelola(kantor, kantor.hasan), sasaran_jenis=["CPNS"])
    with pytest.raises(ValidationError):
        domain.terbitkan(pengumuman=satu, versi=satu.versi)
    assert Pengumuman.objects.get().status == "draf"


def test_tanggal_yang_tidak_mungkin_ditolak_di_isiannya(kantor: Kantor) -> None:
    oleh, kini = jadikan_pengelola(kantor, kantor.hasan), hari_ini()
    salah = [
        ("tenggat_baca", {"wajib_baca": True, "tenggat_baca": kini - timedelta(days=1)}),
        ("berakhir", {"wajib_baca": True, "tenggat_baca": kini + timedelta(days=5), "berakhir": kini}),
        ("__all__", {"wajib_baca": True}),
    ]
    for isian, data in salah:
        with pytest.raises(ValidationError) as galat:
            draf(oleh, **data)
        assert list(galat.value.message_dict) == [isian]


def test_ditarik_hilang_dari_penerima_bersama_pemberitahuannya(kantor: Kantor) -> None:
    satu = terbit(jadikan_pengelola(kantor, kantor.hasan))
    penerimaan.baca(pengumuman=satu, pengguna=kantor.akun(kantor.dewi))
    domain.tarik(pengumuman=satu, alasan="Salah tanggal.")
    assert not Pemberitahuan.objects.exists()
    assert not kabar_saya(kantor.akun(kantor.dewi))
    assert Penerimaan.objects.filter(dibaca__isnull=False).count() == 1


def test_wajib_baca_lebih_dulu_lalu_yang_baru(kantor: Kantor) -> None:
    oleh, dewi = jadikan_pengelola(kantor, kantor.hasan), kantor.akun(kantor.dewi)
    satu, lama, dua = wajib(oleh, judul="A"), terbit(oleh, judul="B"), terbit(oleh, judul="C")
    assert [b.pengumuman.judul for b in kabar_saya(dewi)] == ["A", "C", "B"]
    penerimaan.baca(pengumuman=satu, pengguna=dewi)
    penerimaan.baca(pengumuman=dua, pengguna=dewi)
    assert [b.pengumuman.judul for b in kabar_saya(dewi)] == ["B", "C", "A"]
    Pengumuman.objects.filter(pk=lama.pk).update(berakhir=hari_ini() - timedelta(days=1))
    assert [b.pengumuman.judul for b in kabar_saya(dewi)] == ["C", "A"]


def test_pengingat_sekali_sehari_kepada_yang_belum(kantor: Kantor) -> None:
    satu = wajib(jadikan_pengelola(kantor, kantor.hasan))
    penerimaan.baca(pengumuman=satu, pengguna=kantor.akun(kantor.dewi))
    assert (penerimaan.ingatkan(pengumuman=satu), penerimaan.ingatkan(pengumuman=satu)) == (4, 0)


@pytest.mark.parametrize(("hari", "orang"), [(0, 4), (1, 0), (2, 4), (3, 0)])
def test_pengingat_pagi_dua_hari_sebelum_dan_pada_harinya(kantor: Kantor, hari: int, orang: int) -> None:
    """Dewi has read; an ordinary announcement reminds nobody."""
    oleh = jadikan_pengelola(kantor, kantor.hasan)
    satu = wajib(oleh)
    terbit(oleh)
    penerimaan.baca(pengumuman=satu, pengguna=kantor.akun(kantor.dewi))
    Pengumuman.objects.filter(pk=satu.pk).update(tenggat_baca=hari_ini() + timedelta(days=hari))
    assert penerimaan.ingatkan_wajib() == orang
    assert penerimaan.ingatkan_wajib() == 0


def test_komentar_hanya_bila_dibuka_dan_hanya_penerima(kantor: Kantor) -> None:
    oleh, dewi = jadikan_pengelola(kantor, kantor.hasan), kantor.akun(kantor.dewi)
    tutup, buka = terbit(oleh), terbit(oleh, [kantor.seksi], boleh_komentar=True)
    for satu, orang in ((tutup, dewi), (buka, kantor.akun(kantor.sari))):
        with pytest.raises(ValidationError):
            penerimaan.komentari(pengumuman=satu, oleh=orang, teks="Halo")
    komentar = penerimaan.komentari(pengumuman=buka, oleh=dewi, teks="Kapan mulainya?")
    penerimaan.sembunyikan(komentar=komentar, alasan="Memuat nomor telepon.")
    assert buka.komentar.values_list("disembunyikan", flat=True).get() == "Memuat nomor telepon."
