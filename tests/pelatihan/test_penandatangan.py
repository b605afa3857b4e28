"""Who signs certificates: Lina sets the city's, Joko that of the Dinas; Dewi and Sari set none."""

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from pelatihan.domain import hadir, kelulusan
from pelatihan.domain import peserta as domain
from pelatihan.models import Penandatangan, Sertifikat
from pelatihan.queries.penandatangan import penandatangan as yang_menandatangani
from tests.orang import Kantor
from tests.pelatihan.pelatihan_contoh import angkatan, penandatangan, program
from tests.pelatihan.test_katalog import klien
from tests.pelatihan.test_kelola_angkatan import Pengelola, beri_peran

pytestmark = pytest.mark.django_db
KOTA = reverse("pelatihan:kelola_penandatangan", args=["kota"])
DINAS = reverse("pelatihan:kelola_penandatangan", args=["D01"])
DAFTAR = reverse("pelatihan:kelola_penandatangan_daftar")


@pytest.fixture
def pengelola(kantor: Kantor) -> Pengelola:
    for unit in (kantor.dinas, kantor.lain):
        unit.refresh_from_db()
    return Pengelola(
        beri_peran(kantor, "Lina Marlina", 911, None), beri_peran(kantor, "Joko Susilo", 912, kantor.dinas)
    )


def isian(kantor: Kantor, versi: int = 0) -> dict[str, object]:
    return {"pejabat": kantor.bambang.nip, "jabatan": "Kepala BKPSDM  Kota", "versi": versi}


def test_pengelola_kota_menetapkan_kota_dan_pengelola_dinas_dinasnya(kantor: Kantor, pengelola: Pengelola) -> None:
    assert [o.get(KOTA).status_code for o in (pengelola.lina, pengelola.joko)] == [200, 403]
    assert [klien(kantor, o).get(u).status_code for o in (kantor.dewi, kantor.sari) for u in (KOTA, DAFTAR)] == [
        403
    ] * 4
    assert pengelola.lina.post(KOTA, isian(kantor)).status_code == 302
    assert pengelola.joko.post(DINAS, isian(kantor) | {"jabatan": "Kepala Dinas"}).status_code == 302
    assert (
        pengelola.joko.post(reverse("pelatihan:kelola_penandatangan", args=["D02"]), isian(kantor)).status_code == 403
    )
    assert list(Penandatangan.objects.order_by("pk").values_list("unit__kode", "pejabat__nama", "jabatan")) == [
        (None, "Bambang Wijaya", "Kepala BKPSDM Kota"),
        ("D01", "Bambang Wijaya", "Kepala Dinas"),
    ]
    basi = pengelola.lina.post(KOTA, isian(kantor, 7) | {"jabatan": "Plt. Kepala"})
    assert (basi.status_code, "Perubahan Anda belum disimpan" in basi.content.decode()) == (422, True)


def test_daftar_menyebut_siapa_dan_jumlah_kueri_tetap(
    kantor: Kantor, pengelola: Pengelola, django_assert_max_num_queries
) -> None:
    lina = pengelola.lina
    assert "Belum ditetapkan" in lina.get(DAFTAR).content.decode()
    penandatangan()
    with django_assert_max_num_queries(12) as satu:
        lina.get(DAFTAR)
    for unit in (kantor.dinas, kantor.lain):
        penandatangan(unit=unit, nama="Ratna Kusuma", jabatan=f"Kepala {unit}")
    with django_assert_max_num_queries(12) as banyak:
        teks = lina.get(DAFTAR).content.decode()
    assert len(satu) == len(banyak)
    assert teks.count("Ratna Kusuma") == 2


def test_angkatan_perangkat_daerah_memakai_penandatangannya_bila_ada(kantor: Kantor, pengelola: Pengelola) -> None:
    tertutup = angkatan(unit=kantor.dinas)
    assert str(yang_menandatangani(tertutup)) == "Bambang Wijaya, Kepala BKPSDM"
    penandatangan(unit=kantor.dinas, nama="Ratna Kusuma", jabatan="Kepala Dinas")
    assert str(yang_menandatangani(tertutup)) == "Ratna Kusuma, Kepala Dinas"
    assert str(yang_menandatangani(angkatan(program("lain")))) == "Bambang Wijaya, Kepala BKPSDM"


def test_tanpa_penandatangan_sertifikat_tidak_terbit(kantor: Kantor, pengelola: Pengelola) -> None:
    satu = angkatan()
    ikut = domain.usulkan(angkatan=satu, pegawai=kantor.dewi, asal="atasan", oleh=kantor.akun(kantor.ratna))
    hadir.catat(sesi=satu.sesi.get(), hadir=[ikut])
    Penandatangan.objects.all().delete()
    with time_machine.travel("2026-12-08T09:00:00+07:00", tick=False):
        halaman = pengelola.lina.get(reverse("pelatihan:kelola_selesai", args=[satu.publik])).content.decode()
        assert "Penandatangan sertifikat belum ditetapkan." in halaman
        assert "Selesaikan dan terbitkan sertifikat" not in halaman
        with pytest.raises(ValidationError, match="Penandatangan sertifikat belum ditetapkan"):
            kelulusan.selesaikan(angkatan=satu, versi=satu.versi)
    assert not Sertifikat.objects.exists()


def test_yang_sudah_tidak_berdinas_tidak_menandatangani(kantor: Kantor) -> None:
    kantor.bambang.status = "pensiun"
    kantor.bambang.save()
    with pytest.raises(ValidationError, match="tidak berdinas lagi"):
        penandatangan()
