"""`manage.py impor_pegawai`: people from a file, dry run unless told to apply."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser
from django.db import transaction

from kinerja.perintah import Perintah
from pegawai.choices import HasilBaris, JawabanNip, StatusImpor
from pegawai.domain import impor
from pegawai.models import BatchImpor


class Command(Perintah):
    help = "Periksa berkas pegawai (XLSX atau CSV) baris demi baris; --terapkan menyimpannya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", type=Path, metavar="FILE")
        parser.add_argument("--terapkan", action="store_true", help="simpan, bila tidak ada baris galat")
        parser.add_argument("--hanya-benar", action="store_true", help="simpan baris yang benar walau ada yang galat")
        parser.add_argument("--ganti-nip", action="store_true", help="NIK yang sama dengan NIP lain: NIP-nya berganti")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        try:
            isi = pilihan["berkas"].read_bytes()
        except OSError as galat:
            raise CommandError(f"{pilihan['berkas']} tidak dapat dibaca: {galat.strerror}.") from galat
        with transaction.atomic():
            batch = self._jalankan(pilihan, isi)
            hasil = _hasil(batch)
            # A dry run leaves nothing behind, not even its staging rows.
            transaction.set_rollback(not hasil["diterapkan"])
        if pilihan["json"]:
            self.tulis_json(hasil)
        else:
            self._tulis(hasil, batch)

    def _jalankan(self, pilihan: dict[str, Any], isi: bytes) -> BatchImpor:
        try:
            batch = impor.simpan(nama=pilihan["berkas"].name, isi=isi, oleh=None)
            batch = impor.periksa(batch=batch)
        except ValidationError as galat:
            raise CommandError(" ".join(galat.messages)) from galat
        if batch.status == StatusImpor.DITOLAK:
            raise CommandError(batch.penolakan)
        if pilihan["ganti_nip"]:
            tanya = batch.rincian.filter(hasil=HasilBaris.GALAT, calon__isnull=False).values_list("baris", flat=True)
            batch = impor.jawab(batch=batch, jawaban=dict.fromkeys(tanya, JawabanNip.SAMA.value))
        if pilihan["terapkan"] and (pilihan["hanya_benar"] or not batch.galat):
            batch = impor.terapkan(batch=batch, alasan="perintah", hanya_benar=pilihan["hanya_benar"])
        return batch

    def _tulis(self, hasil: dict[str, Any], batch: BatchImpor) -> None:
        for satu in hasil["kesalahan"]:
            self.stdout.write(f"Baris {satu['baris']}, {satu['kolom']}: {satu['pesan']}")
        self.stdout.write(
            f"{hasil['baru']} baru, {hasil['berubah']} berubah, {hasil['sama']} sama, {hasil['galat']} galat. "
            + ("Diterapkan." if hasil["diterapkan"] else "Tidak ada yang disimpan.")
        )
        if batch.kolom_asing:
            self.stdout.write(f"Kolom yang tidak dipakai: {', '.join(batch.kolom_asing)}.")
        for jenis, daftar in (("Unit", batch.usulan.get("unit")), ("Jabatan", batch.usulan.get("jabatan"))):
            if daftar:
                self.stdout.write(f"{jenis} yang akan dibuat: {', '.join(u['nama'] for u in daftar)}.")


def _hasil(batch: BatchImpor) -> dict[str, Any]:
    """What scripts rely on, and nothing more."""
    return {
        "baru": batch.baru,
        "berubah": batch.berubah,
        "sama": batch.sama,
        "galat": batch.galat,
        "kesalahan": impor.kesalahan(batch),
        "diterapkan": batch.status == StatusImpor.DITERAPKAN,
    }
