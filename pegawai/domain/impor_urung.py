"""Undoing an import: everything it wrote is put back, unless somebody has worked on one of its records since."""

from datetime import datetime, timedelta

import pghistory
from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.utils import timezone

from kinerja.models import Pemberitahuan
from pegawai.choices import StatusImpor
from pegawai.domain import impor_sql_urung as sql
from pegawai.domain.impor_sql import RENCANA, RENCANA_BIASA
from pegawai.models import (
    BarisImpor,
    BatchImpor,
    IdentitasRahasia,
    IsiImpor,
    Jabatan,
    Pegawai,
    Penempatan,
    Pengguna,
    UnitKerja,
)
from pegawai.peristiwa import saat_batal_pindah

MASA_URUNG = timedelta(days=30)
SEBUT_MAKS = 5
# Rows that the import itself wrote, and notices of the system.
_MILIK_IMPOR = (IdentitasRahasia, Pemberitahuan)


def batas_urung(batch: BatchImpor) -> datetime | None:
    """The moment until which a batch may be undone; None for one that is not applied."""
    return batch.diterapkan + MASA_URUNG if batch.status == StatusImpor.DITERAPKAN and batch.diterapkan else None


def tolak_bila_terlambat(batch: BatchImpor) -> None:
    """Raises ValidationError."""
    batas = batas_urung(batch)
    if batas is None:
        raise ValidationError("Hanya impor yang sudah diterapkan yang dapat diurungkan.")
    if timezone.now() > batas:
        raise ValidationError(
            f"Impor ini diterapkan lebih dari {MASA_URUNG.days} hari lalu dan tidak dapat diurungkan."
        )


def halangan(batch: BatchImpor, *, awal: bool = False) -> list[tuple[str, str]]:
    """(name of the person, what was done since) for every record of the batch that somebody has worked on.

    `awal`: before the upper apps took back what followed from transfers, so what points at placements is not asked.
    """
    hasil: dict[str, str] = {}
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(RENCANA)
        kursor.execute(sql.DIKERJAKAN, {"batch": batch.pk, "publik": str(batch.publik), "sejak": batch.diterapkan})
        for nama, hal in kursor.fetchall():
            hasil.setdefault(nama, hal)
        for model, kolom, hal in _rujukan():
            if awal and hal == "penempatan":
                continue
            tabel = model._meta.db_table
            kursor.execute(sql.DIRUJUK[hal].format(tabel=tabel, kolom=kolom), {"batch": batch.pk})
            for (nama,) in kursor.fetchall():
                hasil.setdefault(nama, f"sudah punya {model._meta.verbose_name}")
        kursor.execute(RENCANA_BIASA)
    return sorted(hasil.items())


def kalimat(daftar: list[tuple[str, str]]) -> str:
    """The refusal, by name."""
    nama = "; ".join(f"{n} ({hal})" for n, hal in daftar[:SEBUT_MAKS])
    lain = f"; dan {len(daftar) - SEBUT_MAKS} orang lain" if len(daftar) > SEBUT_MAKS else ""
    return f"Impor ini tidak dapat diurungkan karena datanya sudah dikerjakan: {nama}{lain}. Perbaiki satu per satu."


@transaction.atomic
def urungkan(*, batch: BatchImpor, alasan: str, oleh: Pengguna | None) -> int:
    """Put back what the batch wrote; returns the number of rows. Units and positions that it made go too when nobody
    else uses them. Raises ValidationError."""
    batch = BatchImpor.objects.select_for_update().get(pk=batch.pk)
    tolak_bila_terlambat(batch)
    konteks: dict[str, object] = {"alasan": f"Impor diurungkan: {alasan}"[:200], "impor": str(batch.publik)}
    if oleh:
        konteks["user"] = oleh.pk
    with pghistory.context(**konteks), connection.cursor() as kursor:
        isi = {"batch": batch.pk}
        kursor.execute(sql.KUNCI, isi)
        # The upper apps take back what followed from a transfer; what was touched since stays and is found below.
        kursor.execute(sql.PINDAH, isi)
        pindah = kursor.fetchall()
        tempat = Penempatan.objects.select_related("pegawai", "unit", "penilai").in_bulk([i for p in pindah for i in p])
        for lama, baru in pindah:
            saat_batal_pindah.kabarkan(tempat[lama], tempat[baru])
        if daftar := halangan(batch):
            raise ValidationError(kalimat(daftar))
        kursor.execute(RENCANA)
        for perintah in sql.URUNGKAN:
            kursor.execute(perintah, isi)
        kursor.execute(RENCANA_BIASA)
        _hapus_usulan(batch)
        batch.status, batch.diurungkan, batch.penolakan = StatusImpor.DIURUNGKAN, timezone.now(), ""
        batch.save()
    return batch.baru + batch.berubah


def bersihkan() -> int:
    """Remove files and staging rows that can no longer be undone, with the personal data in them; the counts of the
    batch stay. Returns how many batches were emptied."""
    batas = timezone.now() - MASA_URUNG
    tua = BatchImpor.objects.filter(dibuat__lt=batas).exclude(diterapkan__gte=batas).order_by()
    kosong, _ = IsiImpor.objects.filter(batch__in=tua.values("pk")).delete()
    BarisImpor.objects.filter(batch__in=tua.values("pk")).delete()
    return kosong


def _rujukan() -> list[tuple[type[models.Model], str, str]]:
    """(model, column, what it points at) of every table, of any app, that points at people, accounts or placements:
    lower apps cannot name the upper ones."""
    hasil = []
    for asal, hal in ((Pegawai, "pegawai"), (Pengguna, "pengguna"), (Penempatan, "penempatan")):
        for r in asal._meta.get_fields(include_hidden=True):
            if not r.auto_created or r.concrete:
                continue
            model = r.related_model
            # History and staging rows watch without a key in the database.
            lepas = r.many_to_many or model._meta.proxy or not model._meta.managed or not r.field.db_constraint
            if lepas or model in _MILIK_IMPOR or (asal, model) == (Pegawai, Pengguna):
                continue
            # The batch's own placements point at its people too.
            hal_ini = {"pegawai": "", "penilai": "penempatan_lain"}.get(r.field.name, hal)
            hasil.append((model, r.field.column, hal_ini if model is Penempatan else hal))
    return [satu for satu in hasil if satu[2]]


def _hapus_usulan(batch: BatchImpor) -> None:
    """Units and positions that only this batch brought in; one that is used by now stays."""
    for kunci, model in (("jabatan", Jabatan), ("unit", UnitKerja)):
        for usul in reversed(batch.usulan.get(kunci, [])):
            if "id" in usul:
                try:
                    with transaction.atomic():
                        if kunci == "unit":
                            UnitKerja.objects.filter(pk=usul["id"], opd_id=usul["id"]).update(opd=None)
                        # Deleting a unit would take the units below it along.
                        bebas = {"children": None} if kunci == "unit" else {}
                        model.objects.filter(pk=usul["id"], **bebas).delete()
                except models.ProtectedError:
                    continue
