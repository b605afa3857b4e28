"""Who decides an objection: the assessor's superior, or who stands in for that office; nobody who rated or is named."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from kinerja.models import Pemberitahuan
from kinerja.waktu import rentang
from pegawai.models import Pegawai, Penempatan
from penilaian.domain import keberatan as domain
from penilaian.domain import keberatan_putus as putus
from penilaian.domain.keberatan_tenggat import awasi
from penilaian.models import (
    AturanKeberatan,
    Keberatan,
    PutusanNilai,
)
from tests.penilaian.keberatan_contoh import DISAMPAIKAN, Hasil, kini, kirim
from tests.penilaian.keberatan_contoh import h as h
from tests.penilaian.keberatan_contoh import senin as senin

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("nama", ["dewi", "ratna", "wati", "wali", "hasan", "sari"])
def test_only_bambang_decides(h, nama):
    k = kirim(h)
    putus.tanggapi(keberatan=k, oleh=h.akun("ratna"), tanggapan="Bukti Juli kurang.")
    with pytest.raises(PermissionDenied):
        putus.putuskan(keberatan=k, oleh=h.akun(nama), amar="ditolak", pertimbangan="Cukup.")


def test_the_superior_is_the_one_of_the_assessor_at_that_time(h):
    # Ratna moved on 1 October, under Hasan: the quarter that ended in September stays with Bambang.
    lama = h.kantor.ratna.penempatan.get()
    Penempatan.objects.filter(pk=lama.pk).update(masa=rentang(date(2026, 1, 1), date(2026, 9, 30)))
    isi = {"unit": h.kantor.lain, "jabatan": lama.jabatan, "penilai": h.kantor.hasan}
    Penempatan.objects.create(pegawai=h.kantor.ratna, masa=rentang(date(2026, 10, 1)), **isi)
    assert kirim(h).pemutus == h.kantor.bambang


def test_whoever_rated_never_decides_so_it_goes_to_the_one_above(h):
    PutusanNilai.objects.create(
        skp=h.skp,
        periode=h.periode,
        rating_hasil="sesuai",
        rating_perilaku="sesuai",
        predikat="baik",
        oleh=h.akun("bambang"),
        disampaikan=DISAMPAIKAN,
    )
    assert kirim(replace(h, putusan=PutusanNilai.objects.first())).pemutus == h.wati


def test_a_superior_who_left_the_service_is_passed_over(h):
    Pegawai.objects.filter(pk=h.kantor.bambang.pk).update(status="pensiun")
    assert kirim(h).pemutus == h.wati


def pejabat_sementara(h: Hasil, jenis: str) -> None:
    """Hasan acts as head of the Dinas, Bambang's office, today."""
    Penempatan.objects.create(
        pegawai=h.kantor.hasan,
        unit=h.kantor.dinas,
        jabatan=h.kantor.jabatan,
        jenis=jenis,
        kepala=True,
        masa=rentang(date(2026, 11, 1), date(2026, 12, 31)),
    )


def test_the_office_is_vacant_and_its_plt_decides(h):
    Pegawai.objects.filter(pk=h.kantor.bambang.pk).update(status="pensiun")
    pejabat_sementara(h, "plt")
    k = kirim(h)
    assert k.pemutus == h.kantor.hasan
    putus.tanggapi(keberatan=k, oleh=h.akun("ratna"), tanggapan="Bukti Juli kurang.")
    k = putus.putuskan(keberatan=k, oleh=h.akun("hasan"), amar="ditolak", pertimbangan="Bukti kurang.")
    assert k.diputus_oleh == h.akun("hasan")


def test_the_holder_is_absent_and_the_plh_decides_unless_named(h):
    pejabat_sementara(h, "plh")
    assert kirim(h).pemutus == h.kantor.hasan
    domain.tarik(keberatan=Keberatan.objects.get(), oleh=h.akun("dewi"), alasan="Diajukan lagi.")
    PutusanNilai.objects.create(
        skp=h.skp,
        periode=h.periode,
        rating_hasil="sesuai",
        rating_perilaku="sesuai",
        predikat="baik",
        oleh=h.akun("hasan"),
        disampaikan=DISAMPAIKAN,
    )
    assert kirim(replace(h, putusan=PutusanNilai.objects.first())).pemutus == h.kantor.bambang


def test_past_the_term_it_goes_up_to_who_acts_in_the_next_office(h):
    k = kirim(h)
    Pegawai.objects.filter(pk=h.wati.pk).update(status="pensiun")
    Penempatan.objects.filter(pegawai=h.wati).update(kepala=True)
    Penempatan.objects.create(
        pegawai=h.kantor.sari,
        unit=h.kantor.kota,
        jabatan=h.kantor.jabatan,
        jenis="plt",
        kepala=True,
        masa=rentang(date(2026, 11, 1)),
    )
    with kini("12-30T09:00:00"):
        assert awasi() == 1
    k.refresh_from_db()
    assert (k.pemutus, k.tingkat) == (h.kantor.sari, 2)


def test_where_the_mayor_assessed_the_official_of_the_settings_decides(h):
    h.skp.penilai = h.wali
    h.skp.save()
    k = kirim(h)
    assert k.pemutus is None
    assert Pemberitahuan.objects.filter(
        penerima=h.akun("sari"), judul="Keberatan KB-2026-00001 belum punya pejabat pemutus"
    ).exists()
    AturanKeberatan.objects.create(mulai=DISAMPAIKAN, pemutus_puncak=h.wati)
    assert awasi() == 1
    k.refresh_from_db()
    assert (k.pemutus, k.tingkat, k.langkah.last().jenis) == (h.wati, 1, "ditunjuk")
