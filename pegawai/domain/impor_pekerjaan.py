"""Imports as jobs of the job table: one part each, because a batch is checked and applied as a whole."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from kinerja.choices import StatusPekerjaan
from kinerja.domain import pekerjaan as pekerjaan_domain
from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Bagian, Pekerjaan, Pemberitahuan
from pegawai.choices import StatusImpor
from pegawai.domain import impor, impor_urung
from pegawai.models import BatchImpor, Pengguna

JENIS_PERIKSA, JENIS_TERAPKAN, JENIS_URUNGKAN = "impor_periksa", "impor_terapkan", "impor_urungkan"


def antre_periksa(*, batch: BatchImpor) -> Pekerjaan:
    """Queue the dry run. The caller nudges with `kinerja.tasks.kirim` after commit, as for the others here."""
    return _antre(batch, JENIS_PERIKSA, f"Periksa {batch.nama_berkas}", 1, {})


@transaction.atomic
def antre_terapkan(*, batch: BatchImpor, alasan: str, hanya_benar: bool, oleh: Pengguna) -> Pekerjaan:
    """Queue the writing. Raises ValidationError when rows are wrong and `hanya_benar` was not chosen, when nothing
    would change, or when the batch is not waiting for it."""
    batch = BatchImpor.objects.select_for_update().get(pk=batch.pk)
    if not menunggu_putusan(batch):
        raise ValidationError(f"Impor ini {batch.get_status_display().lower()}. Muat ulang halamannya.")
    if batch.galat and not hanya_benar:
        raise ValidationError(f"Masih ada {batch.galat} baris galat. Perbaiki, atau pilih hanya baris yang benar.")
    if not batch.baru + batch.berubah:
        raise ValidationError("Tidak ada baris baru atau berubah, jadi tidak ada yang diterapkan.")
    batch.status, batch.penolakan = StatusImpor.MENERAPKAN, ""
    batch.save(update_fields=["status", "penolakan"])
    isi = {"alasan": alasan, "hanya_benar": hanya_benar}
    return _antre(batch, JENIS_TERAPKAN, f"Terapkan {batch.nama_berkas}", batch.baru + batch.berubah, isi, oleh)


def menunggu_putusan(batch: BatchImpor) -> bool:
    """Checked, and no job is writing it: one that was stopped or failed has written nothing."""
    berhenti = batch.pekerjaan is None or batch.pekerjaan.status in (StatusPekerjaan.GAGAL, StatusPekerjaan.DIBATALKAN)
    return batch.status == StatusImpor.DIPERIKSA or (batch.status == StatusImpor.MENERAPKAN and berhenti)


@transaction.atomic
def antre_urungkan(*, batch: BatchImpor, alasan: str, oleh: Pengguna) -> Pekerjaan:
    """Queue the undoing. Raises ValidationError when it is too late or somebody has worked on the records since."""
    impor_urung.tolak_bila_terlambat(batch)
    if halangan := impor_urung.halangan(batch, awal=True):
        raise ValidationError(impor_urung.kalimat(halangan))
    return _antre(
        batch, JENIS_URUNGKAN, f"Urungkan {batch.nama_berkas}", batch.baru + batch.berubah, {"alasan": alasan}, oleh
    )


def _antre(
    batch: BatchImpor, jenis: str, judul: str, jumlah: int, isi: dict, oleh: Pengguna | None = None
) -> Pekerjaan:
    pekerjaan = pekerjaan_domain.buat(
        jenis=jenis,
        judul=judul[:200],
        bagian=[(batch.pk, batch.pk, jumlah)],
        parameter=isi,
        diminta_oleh=oleh or batch.oleh,
        tautan=reverse("pegawai:impor", args=[batch.publik]),
    )
    BatchImpor.objects.filter(pk=batch.pk).update(pekerjaan=pekerjaan)
    return pekerjaan


def periksa(pekerjaan: Pekerjaan, bagian: Bagian) -> int:
    """Handler (see `kinerja.pelaksana`)."""
    batch = impor.periksa(batch=BatchImpor.objects.get(pk=bagian.awal))
    if batch.status == StatusImpor.DITOLAK:
        _kabari(pekerjaan, batch, "Berkas impor ditolak", batch.penolakan)
    else:
        hitung = f"{batch.baru} baru, {batch.berubah} berubah, {batch.sama} sama, {batch.galat} galat."
        _kabari(pekerjaan, batch, "Berkas impor selesai diperiksa", hitung)
    return 0


def terapkan(pekerjaan: Pekerjaan, bagian: Bagian) -> int:
    """Handler. A refusal (records changed since the check) puts the batch back with the reason."""
    batch = BatchImpor.objects.get(pk=bagian.awal)
    try:
        batch = impor.terapkan(batch=batch, **pekerjaan.parameter)
    except ValidationError as galat:
        batch.status, batch.penolakan = StatusImpor.DIPERIKSA, " ".join(galat.messages)
        batch.save(update_fields=["status", "penolakan"])
        impor.nilai_baris(batch)
        _kabari(pekerjaan, batch, "Impor tidak diterapkan", batch.penolakan)
        return 0
    _kabari(pekerjaan, batch, "Impor diterapkan", f"{batch.baru} pegawai baru, {batch.berubah} berubah.")
    return batch.baru + batch.berubah


def urungkan(pekerjaan: Pekerjaan, bagian: Bagian) -> int:
    """Handler. A refusal leaves the batch as it is."""
    batch = BatchImpor.objects.get(pk=bagian.awal)
    try:
        banyak = impor_urung.urungkan(batch=batch, alasan=pekerjaan.parameter["alasan"], oleh=pekerjaan.diminta_oleh)
    except ValidationError as galat:
        batch.penolakan = " ".join(galat.messages)
        batch.save(update_fields=["penolakan"])
        _kabari(pekerjaan, batch, "Impor tidak diurungkan", batch.penolakan)
        return 0
    _kabari(pekerjaan, batch, "Impor diurungkan", f"{banyak} baris dikembalikan.")
    return banyak


def _kabari(pekerjaan: Pekerjaan, batch: BatchImpor, judul: str, isi: str) -> None:
    if pekerjaan.diminta_oleh_id:
        kabar = Pemberitahuan(
            penerima_id=pekerjaan.diminta_oleh_id,
            judul=judul,
            isi=f"{batch.nama_berkas}: {isi}",
            tautan=pekerjaan.tautan,
            kunci=f"{pekerjaan.jenis}:{pekerjaan.pk}",
        )
        beri_tahu(pemberitahuan=[kabar])
