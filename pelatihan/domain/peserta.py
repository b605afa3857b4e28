"""From proposal to a place: the superior approves, places go by the order of approval, a place given back goes to the
first on the waiting list. Every function that gives or takes a place holds the row of the batch, so that simultaneous
approvals stand in a line."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini
from pegawai.choices import SELESAI_DINAS, JenisPegawai
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah
from pegawai.models import Pegawai, Penempatan, Pengguna
from pegawai.queries.lingkup import unit_dan_bawahannya
from pelatihan.choices import BERJALAN, MENDUDUKI, AsalUsulan, LewatPPPK, StatusAngkatan, StatusPeserta
from pelatihan.models import Angkatan, Peserta
from pelatihan.queries.hak_pppk import hak_pppk


@transaction.atomic
def usulkan(
    *, angkatan: Angkatan, pegawai: Pegawai, asal: str, oleh: Pengguna | None = None, alasan: str = ""
) -> Peserta:
    """Propose somebody for a batch; a proposal of the direct superior is also the approval. One who withdrew or was
    refused may be proposed again. Raises ValidationError: registration over, no longer in service, a closed batch of
    another agency, already there, a PPPK beyond the hours of the year of contract without a reason (decision 16)."""
    terkunci = _kunci(angkatan)
    _tolak_bila_tutup(terkunci)
    if pegawai.status in SELESAI_DINAS:
        raise ValidationError(f"{pegawai} tidak berdinas lagi.")
    _tolak_bila_bukan_unitnya(terkunci, pegawai)
    peserta = Peserta.objects.filter(angkatan=terkunci, pegawai=pegawai).first()
    if peserta and peserta.status in (*BERJALAN, *MENDUDUKI):
        raise ValidationError(f"{pegawai} sudah terdaftar: {peserta.get_status_display().lower()}.")
    _tolak_bila_lewat(terkunci, pegawai, "alasan", alasan)
    peserta = peserta or Peserta(angkatan=terkunci, pegawai=pegawai)
    peserta.status, peserta.asal, peserta.alasan = StatusPeserta.DIUSULKAN, asal, alasan.strip()
    peserta.diusulkan, peserta.diusulkan_oleh = timezone.now(), oleh
    peserta.diputus, peserta.diputus_oleh, peserta.antre, peserta.catatan = None, None, None, ""
    if asal == AsalUsulan.ATASAN:
        peserta.diputus, peserta.diputus_oleh = timezone.now(), oleh
        _beri_tempat(terkunci, peserta)
    if peserta.pk:
        peserta.versi += 1
    peserta.full_clean(validate_unique=False)
    peserta.save()
    if asal == AsalUsulan.ATASAN:
        _kabari(peserta)
    elif asal == AsalUsulan.PEGAWAI:
        _kabari_atasan(peserta)
    return peserta


@transaction.atomic
def putuskan(*, peserta: Peserta, versi: int, setuju: bool, oleh: Pengguna, catatan: str = "") -> Peserta:
    """The superior's answer to a proposal read as `versi`: a place, or the end of the waiting list; a refusal says why,
    and so does an approval that takes a PPPK beyond the hours of the year of contract.

    Raises SuntingBersamaan, ValidationError.
    """
    angkatan = _kunci(peserta.angkatan)
    satu = Peserta.objects.select_for_update().select_related("pegawai", "angkatan__program").get(pk=peserta.pk)
    tolak_bila_berubah(satu, versi, {"status": StatusPeserta.DITERIMA if setuju else StatusPeserta.DITOLAK})
    if satu.status != StatusPeserta.DIUSULKAN:
        raise ValidationError(f"Usulan ini sudah {satu.get_status_display().lower()}.")
    if not setuju and not catatan.strip():
        raise tolak("catatan", "Tulis mengapa tidak disetujui, agar pegawai tahu langkah berikutnya.")
    if setuju:
        _tolak_bila_tutup(angkatan)
        _tolak_bila_lewat(angkatan, satu.pegawai, "catatan", catatan)
        _beri_tempat(angkatan, satu)
    else:
        satu.status = StatusPeserta.DITOLAK
    satu.diputus, satu.diputus_oleh, satu.catatan = timezone.now(), oleh, catatan.strip()
    _simpan(satu, "usulan dijawab atasan")
    return satu


@transaction.atomic
def mundur(*, peserta: Peserta, versi: int, oleh: Pengguna, alasan: str) -> Peserta:
    """Give a place or a turn back; the first on the waiting list gets the place at once. Raises SuntingBersamaan,
    ValidationError: nothing to give back, no reason, the batch is over."""
    angkatan = _kunci(peserta.angkatan)
    satu = Peserta.objects.select_for_update().select_related("pegawai", "angkatan__program").get(pk=peserta.pk)
    tolak_bila_berubah(satu, versi, {"status": StatusPeserta.MUNDUR})
    if satu.status not in BERJALAN or angkatan.status in (StatusAngkatan.SELESAI, StatusAngkatan.BATAL):
        raise ValidationError(f"Tidak dapat mundur lagi: {satu.get_status_display().lower()}.")
    if not alasan.strip():
        raise tolak("alasan", "Tulis mengapa mundur, agar tempatnya dapat dipakai orang lain dengan jelas.")
    satu.status, satu.catatan, satu.antre = StatusPeserta.MUNDUR, alasan.strip(), None
    _simpan(satu, f"mundur: {alasan.strip()}")
    naikkan(angkatan=angkatan)
    return satu


@transaction.atomic
def naikkan(*, angkatan: Angkatan) -> list[Peserta]:
    """Fill free places from the waiting list, in its order; who moved up is told. Returns them."""
    terkunci = _kunci(angkatan)
    if terkunci.status in (StatusAngkatan.SELESAI, StatusAngkatan.BATAL):
        return []
    bebas = terkunci.kapasitas - _terisi(terkunci)
    antre = terkunci.peserta.filter(status=StatusPeserta.CADANGAN).select_related("pegawai", "angkatan__program")
    naik = list(antre.order_by("antre")[: max(bebas, 0)])
    for satu in naik:
        satu.status = StatusPeserta.DITERIMA
        _simpan(satu, "naik dari daftar tunggu")
    return naik


def _kunci(angkatan: Angkatan) -> Angkatan:
    return Angkatan.objects.select_for_update(no_key=True, of=("self",)).select_related("program").get(pk=angkatan.pk)


def _terisi(angkatan: Angkatan) -> int:
    return Peserta.objects.filter(angkatan=angkatan, status__in=MENDUDUKI).count()


def _beri_tempat(angkatan: Angkatan, satu: Peserta) -> None:
    """The next number in the order; a place while there is one."""
    terakhir = Peserta.objects.filter(angkatan=angkatan).aggregate(n=Max("antre"))["n"] or 0
    satu.antre = terakhir + 1
    ada = _terisi(angkatan) < angkatan.kapasitas
    satu.status = StatusPeserta.DITERIMA if ada else StatusPeserta.CADANGAN


def _tolak_bila_tutup(angkatan: Angkatan) -> None:
    if angkatan.status != StatusAngkatan.DIBUKA or angkatan.tutup_daftar < hari_ini():
        raise ValidationError(f"Pendaftaran {angkatan} sudah ditutup. Pilih angkatan berikutnya.")


def _tolak_bila_bukan_unitnya(angkatan: Angkatan, pegawai: Pegawai) -> None:
    if angkatan.unit_id is None:
        return
    pohon = unit_dan_bawahannya([angkatan.unit_id])
    if not Penempatan.objects.pada().filter(pegawai=pegawai, unit__in=pohon).exists():
        raise ValidationError(f"Angkatan ini tertutup untuk pegawai {angkatan.unit}. Pilih angkatan lain.")


def _tolak_bila_lewat(angkatan: Angkatan, pegawai: Pegawai, field: str, alasan: str) -> None:
    """The rule of a PPPK (decision 16); approvals of one person in two batches stand in a line."""
    if pegawai.jenis != JenisPegawai.PPPK:
        return
    Pegawai.objects.select_for_update(no_key=True).get(pk=pegawai.pk)
    hak = hak_pppk(pegawai, angkatan)
    if hak is None or not hak.melewati:
        return
    if hak.aturan.lewat_pppk == LewatPPPK.TOLAK:
        raise ValidationError(
            f"{pegawai}: {hak.kalimat} Pilih pelatihan yang lebih pendek, atau tahun kontrak berikutnya."
        )
    if not alasan.strip():
        raise tolak(field, f"{pegawai}: {hak.kalimat} Tulis mengapa tetap perlu.")


def _simpan(satu: Peserta, alasan: str) -> None:
    satu.versi += 1
    with karena(alasan):
        satu.save(update_fields=["status", "antre", "diputus", "diputus_oleh", "catatan", "versi"])
    _kabari(satu)


_KABAR = {
    StatusPeserta.DITERIMA: "Anda mendapat tempat pada {}",
    StatusPeserta.CADANGAN: "Anda di daftar tunggu {}",
    StatusPeserta.DITOLAK: "Usulan Anda untuk {} tidak disetujui atasan",
}


def _kabari(satu: Peserta) -> None:
    """Tell the participant where they stand; one notice a state."""
    judul = _KABAR.get(StatusPeserta(satu.status))
    akun = Pengguna.objects.filter(pegawai=satu.pegawai_id).first()
    if judul and akun:
        kabar = Pemberitahuan(
            penerima=akun,
            judul=judul.format(satu.angkatan)[:160],
            isi=satu.catatan,
            tautan=reverse("pelatihan:peserta", args=[satu.publik]),
            kunci=f"peserta:{satu.pk}:{satu.status}:{satu.versi}",
        )
        beri_tahu(pemberitahuan=[kabar])


def _kabari_atasan(satu: Peserta) -> None:
    """The direct superior learns that a proposal waits, once a proposal."""
    penilai = Penempatan.objects.pada().definitif().filter(pegawai=satu.pegawai_id).values("penilai")
    for akun in Pengguna.objects.filter(pegawai__in=penilai):
        kabar = Pemberitahuan(
            penerima=akun,
            judul=f"{satu.pegawai} ingin mengikuti {satu.angkatan.program}"[:160],
            isi=satu.alasan,
            tautan=reverse("pelatihan:tim"),
            kunci=f"peserta-usul:{satu.pk}:{satu.versi}",
        )
        beri_tahu(pemberitahuan=[kabar])
