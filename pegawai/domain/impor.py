"""The life of an import of people: taken in, checked, applied as a whole or for the right rows only.

The file is read row by row for what its text says, copied into staging rows (COPY), and judged by a fixed number of
statements (`impor_sql`); applying is a fixed number of statements more, in one transaction, after a fresh check.
"""

import csv
import io
from typing import Any

import pghistory
from django.contrib.postgres.functions import TransactionNow
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from kinerja.lembar import UKURAN_MAKS, BerkasDitolak, baca
from kinerja.waktu import hari_ini
from pegawai.choices import HasilBaris, JawabanNip, StatusImpor
from pegawai.domain import impor_kolom, impor_sql, impor_sql_terap
from pegawai.domain.impor_isi import BERTEKS, DISALIN, Pembaca
from pegawai.domain.impor_usulan import wujudkan
from pegawai.domain.nik import penyandi
from pegawai.models import BarisImpor, BatchImpor, IsiImpor, Pegawai, Penempatan, Pengguna
from pegawai.peristiwa import saat_penilai_dilengkapi, saat_pindah

# One import at a time: two files may name the same people.
_KUNCI_IMPOR = 7_301_992


@transaction.atomic
def simpan(*, nama: str, isi: bytes, oleh: Pengguna | None) -> BatchImpor:
    """Keep an uploaded file, encrypted, for `periksa`. Raises ValidationError on field `berkas` when it is too big."""
    if len(isi) > UKURAN_MAKS:
        raise ValidationError({"berkas": f"Berkas ini lebih dari {UKURAN_MAKS // 2**20} MB."})
    # Names of files on a disk need not be text.
    nama = nama.encode("utf-8", "replace").decode().replace("\x00", "")
    batch = BatchImpor.objects.create(nama_berkas=nama[-160:], oleh=oleh)
    IsiImpor.objects.create(batch=batch, sandi=penyandi().encrypt(isi))
    return batch


def buka(batch: BatchImpor) -> bytes:
    """The file as it was uploaded. Raises IsiImpor.DoesNotExist once it was cleaned away."""
    return penyandi().decrypt(bytes(IsiImpor.objects.get(batch=batch).sandi))


@transaction.atomic
def periksa(*, batch: BatchImpor) -> BatchImpor:
    """Dry run. A file that cannot be read ends as `ditolak` with its reason in `penolakan`; else the verdict of every
    row is written to the staging rows and the counts to the batch. Repeatable until it is applied."""
    batch = BatchImpor.objects.select_for_update().get(pk=batch.pk)
    if batch.status not in (StatusImpor.MENUNGGU, StatusImpor.DIPERIKSA):
        return batch
    try:
        lembar = baca(nama=batch.nama_berkas, isi=buka(batch), penanda=impor_kolom.PENANDA)
        kepala = impor_kolom.cocokkan(lembar.kepala)
    except BerkasDitolak as galat:
        batch.status, batch.penolakan = StatusImpor.DITOLAK, str(galat)
        batch.save()
        return batch
    pembaca = Pembaca(lembar, kepala, batch.oleh, batch.pk)
    batch.rincian.all().delete()
    _salin(pembaca)
    batch.kolom, batch.kolom_asing = kepala.judul, kepala.asing
    batch.usulan = pembaca.katalog.usulan.sebagai_json()
    batch.status = StatusImpor.DIPERIKSA
    return nilai_baris(batch)


def nilai_baris(batch: BatchImpor) -> BatchImpor:
    """Judge the staging rows against the people on record and save the counts. Inside the caller's transaction."""
    isi = {"batch": batch.pk, "hari": hari_ini(), "perlu_unit": not _seluruh_kota(batch.oleh)}
    with connection.cursor() as kursor:
        kursor.execute(impor_sql.RENCANA)
        kursor.execute(impor_sql.PERIKSA.replace("<<kelola>>", _kelola(kursor, batch.oleh)), isi)
        kursor.execute(impor_sql.PENILAI_GALAT, isi)
        kursor.execute(impor_sql.RENCANA_BIASA)
        kursor.execute(impor_sql.HITUNG, isi)
        batch.baru, batch.berubah, batch.sama, batch.galat, batch.peringatan = kursor.fetchone()
    batch.save()
    return batch


@transaction.atomic
def jawab(*, batch: BatchImpor, jawaban: dict[int, str]) -> BatchImpor:
    """Answer, by row number, whether a new NIP belongs to the person with the same NIK; the rows are judged anew."""
    batch = BatchImpor.objects.select_for_update().get(pk=batch.pk)
    if batch.status != StatusImpor.DIPERIKSA:
        raise ValidationError("Impor ini sudah diproses. Muat ulang halamannya.")
    for nilai in JawabanNip.values:
        baris = [nomor for nomor, isi in jawaban.items() if isi == nilai]
        if baris:
            batch.rincian.filter(baris__in=baris, calon__isnull=False).update(jawaban=nilai)
    return nilai_baris(batch)


@transaction.atomic
def terapkan(*, batch: BatchImpor, alasan: str, hanya_benar: bool = False) -> BatchImpor:
    """Write the batch: all or nothing. The rows are judged afresh first, because records may have changed since.

    Raises ValidationError when a row is wrong and `hanya_benar` was not chosen, or when nothing is left to write.
    """
    batch = BatchImpor.objects.select_for_update().get(pk=batch.pk)
    if batch.status == StatusImpor.DITERAPKAN:
        return batch
    if batch.status not in (StatusImpor.DIPERIKSA, StatusImpor.MENERAPKAN):
        raise ValidationError("Impor ini tidak dapat diterapkan. Unggah berkasnya lagi.")
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(%s)", [_KUNCI_IMPOR])
        kursor.execute(
            "SELECT count(*) FROM (SELECT FROM pegawai_pegawai WHERE id IN (SELECT pegawai_id FROM pegawai_barisimpor"
            " WHERE batch_id = %s) ORDER BY id FOR UPDATE) x",
            [batch.pk],
        )
    nilai_baris(batch)
    if batch.galat and not hanya_benar:
        raise ValidationError(f"Masih ada {batch.galat} baris galat. Perbaiki, atau terapkan hanya baris yang benar.")
    batch.hanya_benar, batch.alasan = hanya_benar and batch.galat > 0, alasan[:200]
    konteks: dict[str, object] = {"alasan": f"Impor: {alasan}"[:200], "impor": str(batch.publik)}
    if batch.oleh_id:
        konteks["user"] = batch.oleh_id
    with pghistory.context(**konteks):
        wujudkan(batch)
        _tulis(batch)
        batch.status, batch.diterapkan = StatusImpor.DITERAPKAN, TransactionNow()
        batch.save()
    batch.refresh_from_db()
    return batch


def _tulis(batch: BatchImpor) -> None:
    isi = {"batch": batch.pk}
    with connection.cursor() as kursor:
        kursor.execute(impor_sql.RENCANA)
        kursor.execute(impor_sql_terap.SIAPKAN, isi)
        for perintah in impor_sql_terap.TERAPKAN:
            kursor.execute(perintah, isi)
        kursor.execute(impor_sql.RENCANA_BIASA)
        kursor.execute(impor_sql_terap.PINDAH, isi)
        pindah = kursor.fetchall()
        kursor.execute(impor_sql_terap.DILENGKAPI, isi)
        dilengkapi = [lama for (lama,) in kursor.fetchall()]
    if dilengkapi:
        saat_penilai_dilengkapi.kabarkan(dilengkapi)
    if pindah:
        ids = [i for lama, baru, _ in pindah for i in (lama, baru)]
        tempat = Penempatan.objects.select_related("pegawai", "unit", "penilai").in_bulk(ids)
        for lama, baru, mulai in pindah:
            saat_pindah.kabarkan(tempat[lama], tempat[baru], mulai)


def kesalahan(batch: BatchImpor) -> list[dict[str, Any]]:
    """Every error, by row and then as found: `{"baris", "kolom", "pesan"}`, columns as the file calls them."""
    galat = batch.rincian.filter(hasil=HasilBaris.GALAT).order_by("baris").values_list("baris", "kesalahan")
    return [
        {"baris": baris, "kolom": impor_kolom.judul_kolom(kunci, batch.kolom), "pesan": pesan}
        for baris, daftar in galat
        for kunci, pesan in daftar
    ]


def _salin(pembaca: Pembaca) -> None:
    penampung = io.StringIO()
    penulis = csv.writer(penampung, lineterminator="\n")
    for baris in pembaca.baris():
        penulis.writerow([baris[n] for n in DISALIN])
    penampung.seek(0)
    teks = ", ".join(BERTEKS)
    with connection.cursor() as kursor:
        kursor.copy_expert(
            f"COPY {BarisImpor._meta.db_table} ({', '.join(DISALIN)}) FROM STDIN (FORMAT csv, FORCE_NOT_NULL ({teks}))",
            penampung,
        )


def _seluruh_kota(oleh: Pengguna | None) -> bool:
    return oleh is None or oleh.akses.admin_kota


def _kelola(kursor: Any, oleh: Pengguna | None) -> str:
    """Ids of the people whom the importer may change. A single NULL means everybody: `x IN (NULL)` is unknown, and
    the statements take unknown for yes."""
    if oleh is None:
        return "SELECT NULL::bigint AS id"
    sql, isi = Pegawai.objects.dikelola_oleh(oleh).order_by().values("pk").query.sql_with_params()
    return f"SELECT x.* FROM ({kursor.mogrify(sql, isi).decode()}) x (id)".replace("%", "%%")  # noqa: S608
