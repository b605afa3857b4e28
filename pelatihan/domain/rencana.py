"""The training plan of an agency: drafted from confirmed needs, answered by its head, then by the city."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini
from pegawai.choices import NamaPeran
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah
from pegawai.models import Penempatan, Pengguna, Peran, UnitKerja
from pelatihan.choices import StatusRencana
from pelatihan.models import BarisRencana, Program, RencanaPelatihan
from pelatihan.queries.permintaan import permintaan_program

# Who says yes next, and what it becomes.
_NAIK = {
    StatusRencana.DRAF: StatusRencana.DIAJUKAN,
    StatusRencana.DIAJUKAN: StatusRencana.UNIT,
    StatusRencana.UNIT: StatusRencana.KOTA,
}


@transaction.atomic
def susun(*, unit: UnitKerja, tahun: int) -> RencanaPelatihan:
    """Make or draft anew the plan of an agency for a year: each offered programme with the number of people whose
    confirmed needs it answers. Lines that people changed keep their seats, cost and reason. Raises ValidationError when
    it is no draft any more."""
    satu, _ = RencanaPelatihan.objects.select_for_update().get_or_create(unit=unit, tahun=tahun)
    if satu.status != StatusRencana.DRAF:
        raise ValidationError(f"Rencana ini {satu.get_status_display().lower()}: tidak disusun ulang.")
    lama = {b.program_id: b for b in satu.baris.all()}
    diminta = permintaan_program(unit=unit, tahun=tahun)
    for program in Program.objects.ditawarkan():
        banyak = diminta.get(program.pk, 0)
        baris = lama.get(program.pk)
        if baris is None and banyak:
            baris = BarisRencana(rencana=satu, program=program, kursi=banyak, biaya=program.biaya)
        if baris is not None:
            baris.permintaan = banyak
            lama[program.pk] = baris
    BarisRencana.objects.bulk_create(
        list(lama.values()),
        update_conflicts=True,
        unique_fields=["rencana", "program"],
        update_fields=["permintaan"],
    )
    return satu


@transaction.atomic
def ubah_baris(*, baris: BarisRencana, versi: int, kursi: int, biaya: Decimal, alasan: str) -> RencanaPelatihan:
    """Seats and cost of one programme of a draft read as `versi`; no seat needs a reason. Raises SuntingBersamaan,
    ValidationError by field."""
    satu = RencanaPelatihan.objects.select_for_update().get(pk=baris.rencana_id)
    tolak_bila_berubah(satu, versi, {})
    if satu.status != StatusRencana.DRAF:
        raise ValidationError(f"Rencana ini {satu.get_status_display().lower()} dan tidak dapat diubah.")
    if not kursi and not alasan.strip():
        raise tolak("alasan", "Tulis mengapa program ini tidak direncanakan.")
    baris.kursi, baris.biaya, baris.alasan = kursi, biaya, alasan.strip()
    baris.full_clean()
    baris.save(update_fields=["kursi", "biaya", "alasan"])
    satu.versi += 1
    satu.save(update_fields=["versi"])
    return satu


@transaction.atomic
def teruskan(*, rencana: RencanaPelatihan, versi: int, oleh: Pengguna) -> RencanaPelatihan:
    """One step on: sent by its manager, approved by the head of the agency, approved by the city. Who may is
    `pelatihan.izin`. Raises SuntingBersamaan, ValidationError."""
    satu = RencanaPelatihan.objects.select_for_update().get(pk=rencana.pk)
    tolak_bila_berubah(satu, versi, {})
    ke = _NAIK.get(StatusRencana(satu.status))
    if ke is None:
        raise ValidationError("Rencana ini sudah disetujui kota.")
    if not satu.baris.exists():
        raise ValidationError("Rencana masih kosong. Konfirmasi kebutuhan dahulu, lalu susun ulang.")
    if ke == StatusRencana.UNIT:
        satu.diputus_unit_oleh = oleh
    if ke == StatusRencana.KOTA:
        satu.diputus_kota_oleh = oleh
    satu.status, satu.catatan = ke, ""
    satu.versi += 1
    with karena(ke.label.lower()):
        satu.save()
    _kabari(satu)
    return satu


def _kabari(satu: RencanaPelatihan) -> None:
    """Who has the next word learns that the plan waits: the head of the agency, then the city's managers."""
    if satu.status == StatusRencana.DIAJUKAN:
        kepala = Penempatan.objects.pada().filter(unit=satu.unit_id, kepala=True).values("pegawai")
        penerima = Pengguna.objects.filter(pegawai__in=kepala)
    elif satu.status == StatusRencana.UNIT:
        kota = Peran.objects.pada(hari_ini()).filter(nama=NamaPeran.PENGELOLA_PELATIHAN, unit=None)
        penerima = Pengguna.objects.filter(pk__in=kota.values("pengguna"))
    else:
        return
    beri_tahu(
        pemberitahuan=[
            Pemberitahuan(
                penerima=akun,
                judul=f"{satu} menunggu persetujuan Anda"[:160],
                isi="Baca tempat, biaya, dan yang tidak direncanakan, lalu setujui atau kembalikan dengan catatan.",
                tautan=reverse("pelatihan:rencana", args=[satu.publik]),
                kunci=f"rencana:{satu.pk}:{satu.versi}",
            )
            for akun in penerima
        ]
    )


@transaction.atomic
def kembalikan(*, rencana: RencanaPelatihan, versi: int, catatan: str) -> RencanaPelatihan:
    """Back to a draft, with what to mend. Raises SuntingBersamaan, ValidationError by field."""
    satu = RencanaPelatihan.objects.select_for_update().get(pk=rencana.pk)
    tolak_bila_berubah(satu, versi, {})
    if satu.status not in (StatusRencana.DIAJUKAN, StatusRencana.UNIT):
        raise ValidationError(f"Rencana ini {satu.get_status_display().lower()}.")
    if not catatan.strip():
        raise tolak("catatan", "Tulis apa yang perlu diperbaiki.")
    satu.status, satu.catatan = StatusRencana.DRAF, catatan.strip()
    satu.versi += 1
    with karena(catatan.strip()):
        satu.save(update_fields=["status", "catatan", "versi"])
    return satu
