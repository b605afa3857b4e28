"""Attendance, tests, passing, certificates."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import ValidationError

from pelatihan.domain import hadir, kebutuhan, kelulusan, reaksi
from pelatihan.domain import peserta as domain
from pelatihan.models import Angkatan, Hadir, Kebutuhan, PengisiReaksi, Peserta, Reaksi, Sertifikat
from tests.orang import Kantor
from tests.pelatihan.pelatihan_contoh import angkatan, kompetensi, program

pytestmark = pytest.mark.django_db
SAAT_SESI = "2026-12-07T08:15:00+07:00"
SESUDAH = "2026-12-09T10:00:00+07:00"


def dua_hari(kantor: Kantor, *nama: str, **lain: object) -> tuple[Angkatan, list[Peserta]]:
    """Two sessions, 7 and 8 December 2026; these people have places."""
    isi = {"kapasitas": 3, "hadir_minimum": 80} | lain
    satu = angkatan(program(**isi), selesai=date(2026, 12, 8))
    oleh = kantor.akun(kantor.ratna)
    return satu, [domain.usulkan(angkatan=satu, pegawai=getattr(kantor, n), asal="atasan", oleh=oleh) for n in nama]


def test_qr_hanya_pada_jamnya_dan_sekali(kantor: Kantor) -> None:
    satu, (dewi,) = dua_hari(kantor, "dewi")
    sesi = satu.sesi.get(urut=1)
    with time_machine.travel("2026-12-07T07:29:00+07:00"), pytest.raises(ValidationError, match=r"pukul 08\.00"):
        hadir.pindai(token=sesi.token, pegawai=kantor.dewi)
    with time_machine.travel(SAAT_SESI):
        hadir.pindai(token=sesi.token, pegawai=kantor.dewi)
        hadir.pindai(token=sesi.token, pegawai=kantor.dewi)
        with pytest.raises(ValidationError, match="tidak tercatat sebagai peserta"):
            hadir.pindai(token=sesi.token, pegawai=kantor.hasan)
    assert list(Hadir.objects.values_list("peserta", "cara")) == [(dewi.pk, "qr")]


def test_daftar_hadir_menggantikan_seluruhnya_kecuali_cara_qr(kantor: Kantor) -> None:
    satu, (dewi, hasan) = dua_hari(kantor, "dewi", "hasan")
    sesi = satu.sesi.get(urut=1)
    with time_machine.travel(SAAT_SESI):
        hadir.pindai(token=sesi.token, pegawai=kantor.dewi)
    hadir.catat(sesi=sesi, hadir=[dewi, hasan])
    assert dict(Hadir.objects.values_list("peserta", "cara")) == {dewi.pk: "qr", hasan.pk: "daftar"}
    hadir.catat(sesi=sesi, hadir=[hasan])
    assert dict(Hadir.objects.values_list("peserta", "cara")) == {hasan.pk: "daftar"}


def test_lulus_perlu_hadir_80_persen_dan_nilai_70(kantor: Kantor) -> None:
    """Dewi: both days, 85. Hasan: both days, 60. Bambang: one of two days (50 %), 95."""
    satu, (dewi, hasan, bambang) = dua_hari(kantor, "dewi", "hasan", "bambang", nilai_lulus=70)
    for sesi, orang in zip(satu.sesi.all(), ([dewi, hasan, bambang], [dewi, hasan]), strict=True):
        hadir.catat(sesi=sesi, hadir=orang)
    kelulusan.catat_tes(
        angkatan=satu,
        nilai={
            dewi.pk: (Decimal(50), Decimal(85)),
            hasan.pk: (None, Decimal(60)),
            bambang.pk: (Decimal(70), Decimal(95)),
        },
    )
    satu.refresh_from_db()
    with time_machine.travel(SESUDAH):
        kelulusan.selesaikan(angkatan=satu, versi=satu.versi)
    assert dict(Peserta.objects.values_list("pegawai__nama", "status")) == {
        "Dewi Anggraini": "lulus",
        "Hasan Basri": "tidak_lulus",
        "Bambang Wijaya": "tidak_lulus",
    }
    assert list(Sertifikat.objects.values_list("pegawai__nama", "nomor", "jp", "program")) == [
        ("Dewi Anggraini", "00001/DIKLAT/2026", Decimal("8.00"), "Manajemen waktu untuk pelayanan")
    ]


def test_lulus_memenuhi_kebutuhan(kantor: Kantor) -> None:
    satu, (dewi,) = dua_hari(kantor, "dewi")
    kebutuhan.ajukan(
        pegawai=kantor.dewi,
        kompetensi=kompetensi(),
        tahun=2026,
        sumber="pegawai",
        oleh=kantor.akun(kantor.dewi),
        alasan="Antrean menumpuk",
    )
    for sesi in satu.sesi.all():
        hadir.catat(sesi=sesi, hadir=[dewi])
    with time_machine.travel(SESUDAH):
        kelulusan.selesaikan(angkatan=satu, versi=satu.versi)
    assert list(Kebutuhan.objects.values_list("status", flat=True)) == ["terpenuhi"]


def test_tidak_selesai_sebelum_sesi_terakhir_atau_tanpa_kehadiran(kantor: Kantor) -> None:
    satu, _ = dua_hari(kantor, "dewi")
    with time_machine.travel(SAAT_SESI), pytest.raises(ValidationError, match="belum berlangsung"):
        kelulusan.selesaikan(angkatan=satu, versi=satu.versi)
    with time_machine.travel(SESUDAH), pytest.raises(ValidationError, match="Kehadiran belum dicatat"):
        kelulusan.selesaikan(angkatan=satu, versi=satu.versi)


def test_hanya_yang_hadir_menilai_sekali_dan_tanpa_nama(kantor: Kantor) -> None:
    satu, (dewi, hasan) = dua_hari(kantor, "dewi", "hasan")
    for sesi in satu.sesi.all():
        hadir.catat(sesi=sesi, hadir=[dewi])
    with time_machine.travel(SESUDAH):
        kelulusan.selesaikan(angkatan=satu, versi=satu.versi)
    jawaban = {"materi": 4, "pengajar": 3, "kegunaan": 4, "penyelenggaraan": 2}
    dewi, hasan = (Peserta.objects.select_related("angkatan").get(pk=p.pk) for p in (dewi, hasan))
    reaksi.isi(peserta=dewi, jawaban=jawaban, saran="Ruangan panas")
    with pytest.raises(ValidationError, match="sudah mengisi"):
        reaksi.isi(peserta=dewi, jawaban=jawaban)
    with pytest.raises(ValidationError, match="untuk yang hadir"):
        reaksi.isi(peserta=hasan, jawaban=jawaban)
    assert list(PengisiReaksi.objects.values_list("peserta", flat=True)) == [dewi.pk]
    assert list(Reaksi.objects.values_list("angkatan", "materi", "saran")) == [(satu.pk, 4, "Ruangan panas")]
    assert {f.name for f in Reaksi._meta.fields} == {
        "id",
        "angkatan",
        "materi",
        "pengajar",
        "kegunaan",
        "penyelenggaraan",
        "saran",
    }


def test_pengelola_yang_ikut_tidak_mencatat_miliknya_sendiri(kantor: Kantor) -> None:
    satu, (dewi, hasan) = dua_hari(kantor, "dewi", "hasan")
    sesi = satu.sesi.get(urut=1)
    with pytest.raises(ValidationError, match="Kehadiran Anda sendiri"):
        hadir.catat(sesi=sesi, hadir=[dewi, hasan], pencatat=kantor.dewi.pk)
    assert hadir.catat(sesi=sesi, hadir=[hasan], pencatat=kantor.dewi.pk) == 1
    with pytest.raises(ValidationError, match="Nilai tes Anda sendiri"):
        kelulusan.catat_tes(angkatan=satu, nilai={dewi.pk: (None, Decimal(90))}, pencatat=kantor.dewi.pk)
    assert kelulusan.catat_tes(angkatan=satu, nilai={hasan.pk: (None, Decimal(90))}, pencatat=kantor.dewi.pk) == 1
