"""A closed period is frozen for the program and for raw SQL; a decision by people stays possible."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from kinerja.choices import StatusPekerjaan
from kinerja.models import Pekerjaan
from kinerja.waktu import akhir_hari, rentang
from pegawai.models import Penempatan
from penilaian.choices import JenisPeriode, NilaiDasar, Predikat, Rating, StatusPeriode, StatusRealisasi, StatusSKP
from penilaian.domain.kebijakan import berlakukan
from penilaian.domain.periode import buat, buka, tutup
from penilaian.models import (
    SKP,
    HasilKerja,
    Indikator,
    Kebijakan,
    Nilai,
    Perhitungan,
    Perilaku,
    Periode,
    PerluHitung,
    PutusanNilai,
    Realisasi,
    TargetPeriode,
)
from penilaian.queries.periode import kemajuan
from tests.orang import Kantor

TW3 = {
    "kode": "2026-TW3",
    "nama": "Triwulan III 2026",
    "jenis": JenisPeriode.TRIWULAN,
    "awal": date(2026, 7, 1),
    "akhir": date(2026, 9, 30),
    "tenggat_realisasi": akhir_hari(date(2026, 10, 5)),
    "tenggat_penilaian": akhir_hari(date(2026, 10, 15)),
}


@pytest.fixture
def kebijakan(db: None) -> Kebijakan:
    return berlakukan(kebijakan=Kebijakan.objects.create(versi=101, nama="Kebijakan kota"), alasan="uji")


@pytest.fixture
def periode(kebijakan: Kebijakan) -> Periode:
    return buka(periode=buat(**TW3, kebijakan=kebijakan), alasan="Triwulan dimulai")


@pytest.fixture
def skp(kantor: Kantor, periode: Periode) -> SKP:
    """Dewi's plan with one input of each kind and a score."""
    skp = SKP.objects.create(
        pegawai=kantor.dewi,
        penilai=kantor.ratna,
        unit=kantor.seksi,
        penempatan=Penempatan.objects.get(pegawai=kantor.dewi),
        rentang=rentang(date(2026, 1, 1), date(2026, 12, 31)),
        status=StatusSKP.BERLAKU,
    )
    hasil = HasilKerja.objects.create(skp=skp, uraian="KTP-el terbit tepat waktu", bobot=100)
    indikator = Indikator.objects.create(skp=skp, hasil=hasil, uraian="Berkas", satuan="berkas", bobot=100)
    TargetPeriode.objects.create(skp=skp, indikator=indikator, periode=periode, target=10)
    Realisasi.objects.create(skp=skp, indikator=indikator, periode=periode, nilai=9, status=StatusRealisasi.DIKIRIM)
    Perilaku.objects.create(skp=skp, periode=periode, aspek=NilaiDasar.AKUNTABEL, rating=Rating.SESUAI)
    return skp


def hitung_terakhir(periode: Periode) -> None:
    """Stands for the scoring run: writes the score and takes it off the list of what is due."""
    for skp in SKP.objects.pada_periode(periode):
        Nilai.objects.update_or_create(
            skp=skp,
            periode=periode,
            defaults={"kebijakan_id": periode.kebijakan_id, "nilai_hasil": Decimal(90), "sidik": "x"},
        )
    PerluHitung.objects.filter(periode=periode).delete()


def test_tutup_menghitung_dulu_lalu_membekukan(skp: SKP, periode: Periode) -> None:
    tertutup = tutup(periode=periode, alasan="Semua sudah dinilai", hitung_terakhir=hitung_terakhir)
    assert (tertutup.status, tertutup.ditutup is not None) == (StatusPeriode.DITUTUP, True)
    assert Nilai.objects.get(skp=skp, periode=periode).nilai_hasil == Decimal(90)


@pytest.mark.parametrize("model", [Realisasi, TargetPeriode, Perilaku, Nilai])
def test_periode_tertutup_menolak_orm_dan_sql(skp: SKP, periode: Periode, model: Any) -> None:
    tutup(periode=periode, alasan="Selesai", hitung_terakhir=hitung_terakhir)
    baris = model.objects.filter(skp=skp, periode=periode)
    tabel = model._meta.db_table
    with pytest.raises(DatabaseError, match="periode sudah ditutup"), transaction.atomic():
        baris.get().save()
    for perintah in (f"UPDATE {tabel} SET skp_id = skp_id", f"DELETE FROM {tabel}"):  # noqa: S608 (our own table names)
        with (
            pytest.raises(DatabaseError, match="periode sudah ditutup"),
            transaction.atomic(),
            connection.cursor() as kursor,
        ):
            kursor.execute(perintah)
    assert baris.count() == 1


def test_putusan_masih_mungkin_setelah_ditutup(skp: SKP, periode: Periode, kantor: Kantor) -> None:
    tutup(periode=periode, alasan="Selesai", hitung_terakhir=hitung_terakhir)
    putusan = PutusanNilai.objects.create(
        skp=skp,
        periode=periode,
        rating_hasil=Rating.SESUAI,
        rating_perilaku=Rating.SESUAI,
        predikat=Predikat.BAIK,
        oleh=kantor.akun(kantor.ratna),
    )
    assert PutusanNilai.objects.get(skp=skp, periode=periode) == putusan


def test_tutup_ditolak_selama_penghitungan_berjalan(skp: SKP, periode: Periode) -> None:
    pekerjaan = Pekerjaan.objects.create(jenis="uji", judul="Hitung", status=StatusPekerjaan.BERJALAN)
    Perhitungan.objects.create(pekerjaan=pekerjaan, periode=periode, kebijakan=periode.kebijakan)
    with pytest.raises(ValidationError, match="Penghitungan masih berjalan"):
        tutup(periode=periode, alasan="Selesai", hitung_terakhir=hitung_terakhir)
    periode.refresh_from_db()
    assert periode.status == StatusPeriode.BERJALAN


def test_tutup_ditolak_bila_masih_ada_yang_belum_terhitung(skp: SKP, periode: Periode) -> None:
    with pytest.raises(ValidationError, match="1 nilai belum terhitung"):
        tutup(periode=periode, alasan="Selesai", hitung_terakhir=lambda periode: None)


def test_tutup_dan_buka_perlu_alasan(periode: Periode) -> None:
    with pytest.raises(ValidationError, match="Tulis alasannya"):
        tutup(periode=periode, alasan=" ", hitung_terakhir=hitung_terakhir)
    with pytest.raises(ValidationError, match="Tulis alasannya"):
        buka(periode=periode, alasan="")


def test_periode_dibuka_sekali_dan_ditutup_sekali(periode: Periode) -> None:
    with pytest.raises(ValidationError, match="tidak dapat dibuka lagi"):
        buka(periode=periode, alasan="lagi")
    tutup(periode=periode, alasan="Selesai", hitung_terakhir=hitung_terakhir)
    with pytest.raises(ValidationError, match="tidak dapat ditutup"):
        tutup(periode=periode, alasan="lagi", hitung_terakhir=hitung_terakhir)


@pytest.mark.parametrize(
    ("ubah", "kolom"),
    [
        ({"akhir": date(2026, 6, 1)}, "akhir"),
        ({"tenggat_penilaian": akhir_hari(date(2026, 10, 1))}, "tenggat_penilaian"),
        ({"kode": "2026-TW3B"}, "awal"),
        ({"kode": "2026-TW3"}, "kode"),
    ],
)
def test_periode_baru_yang_salah_ditolak_di_kolomnya(periode: Periode, ubah: dict, kolom: str) -> None:
    with pytest.raises(ValidationError) as galat:
        buat(**(TW3 | ubah), kebijakan=periode.kebijakan)
    assert list(galat.value.message_dict) == [kolom]


def test_periode_baru_perlu_aturan_yang_berlaku(db: None) -> None:
    draf = Kebijakan.objects.create(versi=101, nama="Draf")
    with pytest.raises(ValidationError, match="masih draf"):
        buat(**TW3, kebijakan=draf)


def test_kemajuan_menghitung_tiap_tahap_dalam_tiga_pertanyaan(
    skp: SKP, periode: Periode, kantor: Kantor, django_assert_num_queries: Callable
) -> None:
    putusan = {"skp": skp, "periode": periode, "oleh": kantor.akun(kantor.ratna), "rating_hasil": Rating.SESUAI}
    PutusanNilai.objects.create(
        **putusan, rating_perilaku=Rating.DI_BAWAH, predikat=Predikat.KURANG, disampaikan=timezone.now()
    )
    PutusanNilai.objects.create(**putusan, rating_perilaku=Rating.SESUAI, predikat=Predikat.BAIK)
    sari = kantor.akun(kantor.sari)
    assert sari.akses.admin_kota
    with django_assert_num_queries(3):
        hasil = kemajuan(sari, periode)
    # The result waits for the superior; the newer decision counts, and that one is not delivered.
    tahap = {"berencana": 1, "melapor": 1, "diperiksa": 0, "dinilai": 1, "disampaikan": 0, "diterima": 0}
    assert hasil.jumlah == tahap
    assert hasil.per_opd == [{"opd": kantor.dinas.pk, "nama": "Dinas Kependudukan", "pegawai": 3} | tahap]
    assert hasil.predikat == {"sangat_baik": 0, "baik": 1, "butuh_perbaikan": 0, "kurang": 0, "sangat_kurang": 0}


@pytest.mark.parametrize(("nama", "banyak"), [("dewi", 1), ("ratna", 1), ("bambang", 1), ("hasan", 0), ("sari", 1)])
def test_kemajuan_hanya_menghitung_yang_terlihat(
    skp: SKP, periode: Periode, kantor: Kantor, nama: str, banyak: int
) -> None:
    assert kemajuan(kantor.akun(getattr(kantor, nama)), periode).jumlah["berencana"] == banyak
