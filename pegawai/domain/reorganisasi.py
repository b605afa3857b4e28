"""Reorganisations: units renamed, moved, merged and split at a date, with people and assessors following."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse
from django.utils import timezone

from kinerja.domain import pekerjaan as pekerjaan_domain
from kinerja.models import Bagian, Pekerjaan
from kinerja.waktu import hari_ini
from pegawai.choices import JenisLangkah, StatusReorganisasi
from pegawai.domain import unit as domain_unit
from pegawai.domain.galat import tolak
from pegawai.domain.penempatan import kunci, tutup
from pegawai.models import LangkahReorganisasi, Pegawai, Penempatan, Pengguna, Reorganisasi, UnitKerja

JENIS = "reorganisasi"


@dataclass(frozen=True)
class Perpindahan:
    """One person who follows: from where, to where, and who assesses then (None: still to be named)."""

    pegawai: Pegawai
    dari: str
    ke: str
    penilai: Pegawai | None


@dataclass
class Akibat:
    """What a reorganisation does. `tanpa_penilai` are those of `pindah` who would have no assessor."""

    unit: list[str] = field(default_factory=list)
    pindah: list[Perpindahan] = field(default_factory=list)

    @property
    def tanpa_penilai(self) -> list[Perpindahan]:
        return [p for p in self.pindah if p.penilai is None]


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
    _periksa(langkah)
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
        akibat = _jalankan(reorganisasi)
        transaction.set_rollback(True)
    return akibat


@transaction.atomic
def terapkan(*, reorganisasi_id: int) -> Akibat:
    """Carry out the steps, once: all of them or none. Raises ValidationError when done before or refused."""
    reorganisasi = Reorganisasi.objects.select_for_update().get(pk=reorganisasi_id)
    if reorganisasi.status == StatusReorganisasi.DITERAPKAN:
        raise ValidationError(f"{reorganisasi} sudah diterapkan.")
    akibat = _jalankan(reorganisasi)
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


def _periksa(langkah: LangkahReorganisasi) -> None:
    if langkah.jenis in (JenisLangkah.GANTI_NAMA, JenisLangkah.PECAH) and not langkah.nama:
        raise tolak("nama", "Tulis nama unit yang baru.")
    if langkah.jenis in (JenisLangkah.PINDAH_INDUK, JenisLangkah.GABUNG):
        if langkah.tujuan is None:
            raise tolak("tujuan", "Pilih unit tujuannya.")
        if langkah.tujuan_id == langkah.unit_id:
            raise tolak("tujuan", "Tujuan tidak boleh unit itu sendiri.")
    if langkah.jenis == JenisLangkah.PECAH:
        if not langkah.kode:
            raise tolak("kode", "Tulis kode unit yang baru.")
        if UnitKerja.objects.filter(kode=langkah.kode).exists():
            raise tolak("kode", "Kode itu sudah dipakai unit lain.")


def _jalankan(reorganisasi: Reorganisasi) -> Akibat:
    akibat = Akibat()
    langkah = reorganisasi.langkah.select_related("unit", "tujuan").prefetch_related("orang")
    with pghistory.context(alasan=f"{reorganisasi.nama} ({reorganisasi.dasar})"):
        for satu in langkah:
            _periksa(satu)
            akibat.unit.append(str(satu))
            _LANGKAH[JenisLangkah(satu.jenis)](satu, reorganisasi, akibat)
    return akibat


def _ganti_nama(langkah: LangkahReorganisasi, _: Reorganisasi, __: Akibat) -> None:
    domain_unit.ganti_nama(unit=langkah.unit, nama=langkah.nama)


def _pindah_induk(langkah: LangkahReorganisasi, _: Reorganisasi, __: Akibat) -> None:
    domain_unit.pindah_induk(unit=langkah.unit, induk=langkah.tujuan)


def _gabung(langkah: LangkahReorganisasi, reorganisasi: Reorganisasi, akibat: Akibat) -> None:
    _pindahkan(_penghuni(langkah.unit, reorganisasi.mulai), langkah.tujuan, reorganisasi, akibat)
    domain_unit.lebur(unit=langkah.unit, ke=langkah.tujuan)


def _pecah(langkah: LangkahReorganisasi, reorganisasi: Reorganisasi, akibat: Akibat) -> None:
    induk = langkah.tujuan or langkah.unit.parent
    baru = domain_unit.buat(kode=langkah.kode, nama=langkah.nama, jenis=langkah.jenis_unit, induk=induk)
    ikut = {o.pk for o in langkah.orang.all()}
    baris = [p for p in _penghuni(langkah.unit, reorganisasi.mulai) if p.pegawai_id in ikut]
    _pindahkan(baris, baru, reorganisasi, akibat)


_LANGKAH = {
    JenisLangkah.GANTI_NAMA: _ganti_nama,
    JenisLangkah.PINDAH_INDUK: _pindah_induk,
    JenisLangkah.GABUNG: _gabung,
    JenisLangkah.PECAH: _pecah,
}


def _penghuni(unit: UnitKerja, mulai: date) -> list[Penempatan]:
    """Definitive placements of a unit that still run on the day or begin later."""
    return list(
        Penempatan.objects.definitif()
        .filter(unit=unit, masa__overlap=DateRange(mulai, None, "[)"))
        .select_related("pegawai", "penilai", "jabatan", "unit")
        .order_by("-kepala", "pegawai__nama", "pk")
    )


def _pindahkan(baris: list[Penempatan], ke: UnitKerja, reorganisasi: Reorganisasi, akibat: Akibat) -> None:
    """Everybody to another unit. Who was assessed by the head of the old unit is assessed by the head of the new
    one; a head keeps the assessor and does not lead the new unit by itself."""
    kepala_lama = {p.pegawai_id for p in baris if p.kepala}
    kepala = Penempatan.objects.pada(reorganisasi.mulai).filter(unit=ke, kepala=True).select_related("pegawai").first()
    for p in baris:
        penilai = p.penilai
        if kepala and (penilai is None or penilai.pk in kepala_lama or p.kepala) and kepala.pegawai_id != p.pegawai_id:
            penilai = kepala.pegawai
        akibat.pindah.append(Perpindahan(p.pegawai, str(p.unit), str(ke), penilai))
        _pindahkan_satu(p, ke, penilai, reorganisasi)


def _pindahkan_satu(lama: Penempatan, ke: UnitKerja, penilai: Pegawai | None, reorganisasi: Reorganisasi) -> None:
    kunci(lama.pegawai)
    if lama.masa.lower >= reorganisasi.mulai:
        # It has not begun by then: it begins in the new unit.
        lama.unit, lama.penilai, lama.kepala = ke, penilai, False
        lama.save(update_fields=["unit", "penilai", "kepala"])
        return
    baru = Penempatan(
        pegawai=lama.pegawai,
        unit=ke,
        jabatan=lama.jabatan,
        penilai=penilai,
        nomor_sk=reorganisasi.dasar[:80],
        masa=DateRange(reorganisasi.mulai, lama.masa.upper, "[)"),
        akhir_karena=lama.akhir_karena,
    )
    tutup(lama, reorganisasi.mulai, f"{reorganisasi.nama} ({reorganisasi.dasar})", baru)
