"""Batches: opened by the training manager or by the rule of a regular programme, moved, cancelled; their sessions."""

from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import CharField, F, Max, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils import timezone

from kinerja.domain.pemberitahuan import beri_tahu_dari
from kinerja.models import HariLibur
from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini, hari_kerja_sesudah, rentang
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah
from pegawai.models import UnitKerja
from pelatihan.choices import BERJALAN, StatusAngkatan, StatusPeserta
from pelatihan.domain.peserta import naikkan
from pelatihan.models import Angkatan, Program, Sesi

JAM_MULAI, JAM_SELESAI = time(8), time(16)
_TEKS = CharField()


@transaction.atomic
def buka(
    *,
    program: Program,
    mulai: date,
    selesai: date,
    tutup_daftar: date,
    kapasitas: int | None = None,
    tempat: str = "",
    unit: UnitKerja | None = None,
    giliran: date | None = None,
) -> Angkatan:
    """Open a batch with a session each working day from `mulai` to `selesai` (both included), 08.00–16.00 WIB, to be
    changed afterwards; the dates of the batch are those of its sessions. Raises ValidationError by field."""
    if selesai < mulai:
        raise tolak("selesai", "Tanggal selesai tidak boleh sebelum tanggal mulai.")
    if tutup_daftar > mulai:
        raise tolak("tutup_daftar", "Pendaftaran ditutup paling lambat pada hari mulai.")
    if unit is not None and unit.opd_id != unit.pk:
        raise tolak("unit", "Angkatan tertutup dibuka untuk satu perangkat daerah. Pilih perangkat daerahnya.")
    hari = _hari_sesi(mulai, selesai)
    # Numbers of one programme stand in a line.
    Program.objects.select_for_update(no_key=True).get(pk=program.pk)
    angkatan = Angkatan(
        program=program,
        nomor=(program.angkatan.aggregate(n=Max("nomor"))["n"] or 0) + 1,
        unit=unit,
        giliran=giliran,
        masa=rentang(hari[0], hari[-1]),
        tutup_daftar=tutup_daftar,
        kapasitas=kapasitas or program.kapasitas,
        tempat=tempat or program.tempat,
    )
    angkatan.full_clean()
    angkatan.save(force_insert=True)
    Sesi.objects.bulk_create(
        Sesi(angkatan=angkatan, urut=n, mulai=_saat(h, JAM_MULAI), selesai=_saat(h, JAM_SELESAI))
        for n, h in enumerate(hari, 1)
    )
    return angkatan


def _hari_sesi(mulai: date, selesai: date) -> list[date]:
    """The working days; all days when there is none between, for then they were meant."""
    libur = libur_sejak(mulai)
    semua = [date.fromordinal(n) for n in range(mulai.toordinal(), selesai.toordinal() + 1)]
    return [h for h in semua if h.weekday() < 5 and h not in libur] or semua


def _saat(hari: date, jam: time) -> datetime:
    return timezone.make_aware(datetime.combine(hari, jam))


def libur_sejak(hari: date) -> set[date]:
    """Public holidays from a day on."""
    return set(HariLibur.objects.filter(tanggal__gte=hari).values_list("tanggal", flat=True))


def hari_kerja_dari(hari: date) -> date:
    """The day itself when people work on it, else the next working day."""
    libur = libur_sejak(hari)
    if hari.weekday() < 5 and hari not in libur:
        return hari
    return hari_kerja_sesudah(hari, 1, libur)


@transaction.atomic
def ubah(*, angkatan: Angkatan, versi: int, tutup_daftar: date, kapasitas: int, tempat: str) -> Angkatan:
    """Registration, seats and place of a batch read as `versi`. More seats move the waiting list up at once; fewer than
    are taken are refused. Raises SuntingBersamaan, ValidationError by field."""
    satu = Angkatan.objects.select_for_update(no_key=True, of=("self",)).select_related("program").get(pk=angkatan.pk)
    tolak_bila_berubah(satu, versi, {"tutup_daftar": tutup_daftar, "kapasitas": kapasitas, "tempat": tempat})
    if satu.status in (StatusAngkatan.SELESAI, StatusAngkatan.BATAL):
        raise ValidationError(f"Angkatan ini {satu.get_status_display().lower()} dan tidak dapat diubah.")
    terisi = satu.peserta.filter(status=StatusPeserta.DITERIMA).count()
    if kapasitas < terisi:
        raise tolak("kapasitas", f"{terisi} orang sudah mendapat tempat. Isi {terisi} atau lebih.")
    if tutup_daftar > satu.masa.lower:
        raise tolak("tutup_daftar", "Pendaftaran ditutup paling lambat pada hari mulai.")
    satu.tutup_daftar, satu.kapasitas, satu.tempat = tutup_daftar, kapasitas, tempat.strip()
    satu.versi += 1
    satu.full_clean()
    satu.save(update_fields=["tutup_daftar", "kapasitas", "tempat", "versi"])
    naikkan(angkatan=satu)
    return satu


@transaction.atomic
def batalkan(*, angkatan: Angkatan, versi: int, alasan: str) -> Angkatan:
    """Call a batch off; everybody who had or awaited a place is told. Raises SuntingBersamaan, ValidationError."""
    satu = Angkatan.objects.select_for_update(no_key=True, of=("self",)).select_related("program").get(pk=angkatan.pk)
    tolak_bila_berubah(satu, versi, {"status": StatusAngkatan.BATAL})
    if not alasan.strip():
        raise tolak("alasan", "Tulis mengapa dibatalkan. Alasan ini dibaca semua pesertanya.")
    if satu.status in (StatusAngkatan.SELESAI, StatusAngkatan.BATAL):
        raise ValidationError(f"Angkatan ini sudah {satu.get_status_display().lower()}.")
    satu.status = StatusAngkatan.BATAL
    satu.versi += 1
    with karena(alasan.strip()):
        satu.save(update_fields=["status", "versi"])
    peserta = satu.peserta.filter(status__in=BERJALAN, pegawai__akun__isnull=False)
    beri_tahu_dari(
        kueri=peserta.order_by().values_list(
            F("pegawai__akun"),
            Value(f"Dibatalkan: {satu}"[:160]),
            Value(alasan.strip()[:400]),
            Value(reverse("pelatihan:saya")),
            Concat(Value(f"angkatan-batal:{satu.pk}:"), F("pk"), output_field=_TEKS),
        )
    )
    return satu


@transaction.atomic
def atur_sesi(
    *, angkatan: Angkatan, sesi: Sesi | None, judul: str, mulai: datetime, selesai: datetime, tempat: str
) -> Sesi:
    """Add or change a session; the dates of the batch follow its sessions. Raises ValidationError by field."""
    satu_angkatan = Angkatan.objects.select_for_update(no_key=True, of=("self",)).get(pk=angkatan.pk)
    if satu_angkatan.status in (StatusAngkatan.SELESAI, StatusAngkatan.BATAL):
        raise ValidationError("Angkatan ini sudah berakhir: sesinya tidak berubah lagi.")
    if sesi is None:
        urut = (satu_angkatan.sesi.aggregate(n=Max("urut"))["n"] or 0) + 1
        sesi = Sesi(angkatan=satu_angkatan, urut=urut)
    sesi.judul, sesi.mulai, sesi.selesai, sesi.tempat = judul.strip(), mulai, selesai, tempat.strip()
    sesi.full_clean()
    sesi.save()
    _ikuti_sesi(satu_angkatan)
    return sesi


@transaction.atomic
def hapus_sesi(*, sesi: Sesi) -> None:
    """Take a session out. Raises ValidationError: somebody was there, or it is the last one."""
    angkatan = Angkatan.objects.select_for_update(no_key=True, of=("self",)).get(pk=sesi.angkatan_id)
    if sesi.hadir.exists():
        raise ValidationError("Sudah ada yang hadir pada sesi ini: sesi tidak dapat dihapus.")
    if angkatan.sesi.count() == 1:
        raise ValidationError("Angkatan perlu paling sedikit satu sesi. Ubah sesi ini, jangan dihapus.")
    sesi.delete()
    _ikuti_sesi(angkatan)


def _ikuti_sesi(angkatan: Angkatan) -> None:
    hari = [timezone.localdate(m) for m in angkatan.sesi.values_list("mulai", flat=True)]
    akhir = [timezone.localdate(s) for s in angkatan.sesi.values_list("selesai", flat=True)]
    angkatan.masa = rentang(min(hari), max(akhir))
    angkatan.tutup_daftar = min(angkatan.tutup_daftar, min(hari))
    angkatan.versi += 1
    angkatan.save(update_fields=["masa", "tutup_daftar", "versi"])


def tutup_pendaftaran() -> int:
    """Registration whose last day has passed is over; set-based, safe to repeat. Returns how many."""
    lewat = Angkatan.objects.filter(status=StatusAngkatan.DIBUKA, tutup_daftar__lt=hari_ini())
    return lewat.update(status=StatusAngkatan.DITUTUP, versi=F("versi") + 1)
