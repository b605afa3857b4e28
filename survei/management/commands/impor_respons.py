"""`manage.py impor_respons`: an answer sheet into a survey period, all or nothing."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser
from django.db import transaction

from kinerja.perintah import Perintah
from survei.domain import hasil, lembar, periode
from survei.queries.sebutan import layanan_berkode


class Command(Perintah):
    help = "Masukkan lembar jawaban (responden x unsur, XLSX atau CSV) ke satu periode survei."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", type=Path, metavar="FILE")
        parser.add_argument("--layanan", required=True, metavar="KODE")
        parser.add_argument("--periode", required=True, metavar="KODE")
        parser.add_argument("--urutan", choices=sorted(lembar.URUTAN), help="urutan kolom; bawaan: resmi")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        berkas: Path = pilihan["berkas"]
        try:
            isi = berkas.read_bytes()
        except OSError as galat:
            raise CommandError(f"{berkas} tidak dapat dibaca: {galat.strerror}.") from galat
        try:
            with transaction.atomic():
                masuk = self._impor(pilihan, berkas.name, isi)
                # A period made for this sheet goes with it when the sheet is refused.
                transaction.set_rollback(bool(masuk.kesalahan))
        except (ValidationError, ValueError) as galat:
            raise CommandError(" ".join(getattr(galat, "messages", [str(galat)]))) from galat
        if pilihan["json"]:
            self.tulis_json(_hasil(pilihan, masuk))
        if masuk.kesalahan:
            raise CommandError(_galat(masuk))
        if not pilihan["json"]:
            self.stdout.write(f"{masuk.masuk} jawaban masuk, {masuk.tidak_lengkap} di antaranya tidak lengkap.")

    def _impor(self, pilihan: dict[str, Any], nama: str, isi: bytes) -> lembar.HasilLembar:
        tujuan = periode.dari_kode(layanan=layanan_berkode(pilihan["layanan"]), kode=pilihan["periode"])
        masuk = lembar.impor(periode=tujuan, nama=nama, isi=isi, urutan=pilihan["urutan"])
        if masuk.diterapkan:
            hasil.hitung(periode_ids=[tujuan.pk])
        return masuk


def _hasil(pilihan: dict[str, Any], masuk: lembar.HasilLembar) -> dict[str, Any]:
    """What scripts rely on, and nothing more."""
    return {
        "layanan": pilihan["layanan"],
        "periode": pilihan["periode"],
        "masuk": masuk.masuk,
        "tidak_lengkap": masuk.tidak_lengkap,
        "galat": len(masuk.kesalahan),
        "kesalahan": [{"baris": s.baris, "kolom": s.kolom, "pesan": s.pesan} for s in masuk.kesalahan],
        "diterapkan": masuk.diterapkan,
    }


def _galat(masuk: lembar.HasilLembar) -> str:
    satu = masuk.kesalahan[0]
    lain = f" (dan {len(masuk.kesalahan) - 1} kesalahan lain)" if len(masuk.kesalahan) > 1 else ""
    kolom = f", kolom {satu.kolom}" if satu.kolom else ""
    return f"Baris {satu.baris}{kolom}: {satu.pesan}{lain} Tidak ada yang disimpan."
