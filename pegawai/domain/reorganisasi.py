"""Reorganisations: units renamed, moved, merged and split at a date, with people and assessors following."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.domain import pekerjaan as pekerjaan_domain
from kinerja.models import Bagian, Pekerjaan
from kinerja.waktu import hari_ini
from pegawai.choices import JenisLangkah, StatusReorganisasi
from pegawai.domain.reorganisasi_langkah import Akibat, jalankan, periksa
from pegawai.models import LangkahReorganisasi, Pegawai, Pengguna, Reorganisasi, UnitKerja

JENIS = "reorganisasi"


@transaction.atomic
def buat(*, nama: str, dasar: str, mulai: date, oleh: Pengguna) -> Reorganisasi:
    """A plan without steps yet."""
    return Reorganisasi.objects.create(nama=nama, dasar=dasar, mulai=mulai, oleh=oleh)


@transaction.atomic
def tambah_langkah(
    *,
    reorganisasi: Reorganisasi,
    jenis: str,
    unit: UnitKerja,
    tujuan: UnitKerja | None = None,
    kode: str = "",
    nama: str = "",
    jenis_unit: str = "",
    orang: Iterable[Pegawai] = (),
) -> LangkahReorganisasi:
    """Add a step to a draft. Raises ValidationError by field for what the kind of step needs."""
    _draf(reorganisasi)
    langkah = LangkahReorganisasi(
        reorganisasi=reorganisasi, jenis=JenisLangkah(jenis), unit=unit, tujuan=tujuan, kode=kode, nama=nama
    )
    langkah.jenis_unit = jenis_unit or unit.jenis
    periksa(langkah)
    langkah.save()
    langkah.orang.set(orang)
    return langkah


@transaction.atomic
def hapus_langkah(*, langkah: LangkahReorganisasi) -> None:
    """Take a step out of a draft."""
    _draf(langkah.reorganisasi)
    langkah.delete()


def pratinjau(*, reorganisasi: Reorganisasi) -> Akibat:
    """What would happen: the real thing, taken back. Raises ValidationError where it would be refused."""
    with transaction.atomic():
        akibat = jalankan(reorganisasi)
        transaction.set_rollback(True)
    return akibat


@transaction.atomic
def terapkan(*, reorganisasi_id: int) -> Akibat:
    """Carry out the steps, once: all of them or none. Raises ValidationError when done before or refused."""
    reorganisasi = Reorganisasi.objects.select_for_update().get(pk=reorganisasi_id)
    if reorganisasi.status == StatusReorganisasi.DITERAPKAN:
        raise ValidationError(f"{reorganisasi} sudah diterapkan.")
    akibat = jalankan(reorganisasi)
    reorganisasi.status, reorganisasi.diterapkan = StatusReorganisasi.DITERAPKAN, timezone.now()
    reorganisasi.save(update_fields=["status", "diterapkan"])
    return akibat


@transaction.atomic
def jadwalkan(*, reorganisasi: Reorganisasi, oleh: Pengguna) -> Pekerjaan | None:
    """Confirm a draft: with a future date it waits for its day, else a job carries it out now. The caller nudges."""
    _draf(reorganisasi)
    if not reorganisasi.langkah.exists():
        raise ValidationError("Tambahkan paling sedikit satu langkah.")
    pratinjau(reorganisasi=reorganisasi)
    reorganisasi.status = StatusReorganisasi.DIJADWALKAN
    reorganisasi.save(update_fields=["status"])
    return _buat_pekerjaan(reorganisasi, oleh) if reorganisasi.mulai <= hari_ini() else None


@transaction.atomic
def batalkan_jadwal(*, reorganisasi: Reorganisasi) -> None:
    """Back to draft before its day. Refused once carried out."""
    terkunci = Reorganisasi.objects.select_for_update().get(pk=reorganisasi.pk)
    if terkunci.status == StatusReorganisasi.DITERAPKAN:
        raise ValidationError(f"{terkunci} sudah diterapkan.")
    Reorganisasi.objects.filter(pk=terkunci.pk).update(status=StatusReorganisasi.DRAF)


@transaction.atomic
def jadwal_tiba() -> list[Pekerjaan]:
    """Jobs for the scheduled plans whose day has come, once each; the caller nudges."""
    tiba = Reorganisasi.objects.select_for_update().filter(status=StatusReorganisasi.DIJADWALKAN, mulai__lte=hari_ini())
    ada = set(
        Pekerjaan.objects.filter(jenis=JENIS, parameter__reorganisasi__in=[r.pk for r in tiba]).values_list(
            "parameter__reorganisasi", flat=True
        )
    )
    return [_buat_pekerjaan(r, r.oleh) for r in tiba if r.pk not in ada]


def kerjakan(pekerjaan: Pekerjaan, bagian: Bagian) -> int:
    """Job handler: the whole plan is one part and one transaction."""
    return len(terapkan(reorganisasi_id=pekerjaan.parameter["reorganisasi"]).pindah)


def _buat_pekerjaan(reorganisasi: Reorganisasi, oleh: Pengguna) -> Pekerjaan:
    return pekerjaan_domain.buat(
        jenis=JENIS,
        judul=f"Reorganisasi: {reorganisasi.nama}",
        bagian=[(reorganisasi.pk, reorganisasi.pk, 1)],
        parameter={"reorganisasi": reorganisasi.pk},
        diminta_oleh=oleh,
        tautan=reverse("pegawai:reorganisasi", args=[reorganisasi.publik]),
    )


def _draf(reorganisasi: Reorganisasi) -> None:
    terkunci = Reorganisasi.objects.select_for_update().get(pk=reorganisasi.pk)
    if terkunci.status != StatusReorganisasi.DRAF:
        raise ValidationError(
            f"{terkunci} sudah {terkunci.get_status_display().lower()}: langkahnya tidak dapat diubah."
        )
