"""The way of a batch from registration to certificates, as its manager reads it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import formats, timezone

from kinerja.angka import ringkas
from pelatihan.choices import BENTUK_DARING, StatusAngkatan
from pelatihan.models import Angkatan, Sesi
from pelatihan.rumus import MENIT_JP


@dataclass(frozen=True)
class Tahap:
    """One stage: what it is, how far it is, the state as a word with its tone, and where one works on it (URL name)."""

    judul: str
    kalimat: str
    kata: str
    nada: str
    nama_url: str = ""
    tombol: str = ""


def tahap(a: Angkatan, sesi: Sequence[Sesi]) -> list[Tahap]:
    """Stages of a batch of `pelatihan.queries.kelola.dikelola`; `sesi` with `tercatat`, the people recorded at each."""
    return [_peserta(a), _kehadiran(a, sesi), _tes(a), _akhir(a)]


def kurang_sesi(a: Angkatan, sesi: Sequence[Sesi]) -> str:
    """What the sessions lack of the days or hours that the certificate will name, "" when nothing. Learning on line
    goes on between its sessions, so it is not measured by them."""
    program = a.program
    if program.bentuk in BENTUK_DARING:
        return ""
    if program.hari is not None:
        ada = len({timezone.localdate(s.mulai) for s in sesi})
        kalimat = f"Sesinya {ada} hari, sedangkan program ini {ringkas(program.hari)} hari."
        return kalimat if ada < program.hari else ""
    menit = sum(int((s.selesai - s.mulai).total_seconds()) // 60 for s in sesi)
    jp = menit // MENIT_JP
    if program.jp_asli is None or jp >= program.jp_asli:
        return ""
    return f"Semua sesi berjumlah {jp} JP, sedangkan program ini {ringkas(program.jp_asli)} JP."


def _peserta(a: Angkatan) -> Tahap:
    bagian = [f"{a.terisi} dari {a.kapasitas} tempat terisi"]  # type: ignore[attr-defined]
    bagian += [f"{a.usulan} menunggu jawaban atasan"] if a.usulan else []  # type: ignore[attr-defined]
    bagian += [f"{a.antrean} di daftar tunggu"] if a.antrean else []  # type: ignore[attr-defined]
    if a.status == StatusAngkatan.DIBUKA:
        bagian.append(f"pendaftaran sampai {formats.date_format(a.tutup_daftar)}")
        return Tahap("Peserta", "; ".join(bagian), "Dibuka", "berjalan")
    return Tahap("Peserta", "; ".join(bagian), "Ditutup", "selesai" if a.terisi else "netral")  # type: ignore[attr-defined]


def _kehadiran(a: Angkatan, sesi: Sequence[Sesi]) -> Tahap:
    ada = sum(1 for s in sesi if s.tercatat)  # type: ignore[attr-defined]
    kata, nada = _keadaan(ada, len(sesi))
    return Tahap("Kehadiran", f"{ada} dari {len(sesi)} sesi tercatat", kata, nada, "kelola_hadir", "Daftar hadir")


def _tes(a: Angkatan) -> Tahap:
    if a.program.nilai_lulus is None:
        kalimat = "Program ini lulus tanpa tes; nilai boleh dicatat."
        return Tahap("Nilai tes", kalimat, "Tidak wajib", "netral", "kelola_tes", "Nilai tes")
    if a.status == StatusAngkatan.SELESAI:
        return Tahap("Nilai tes", f"Lulus mulai {a.program.nilai_lulus}", "Lengkap", "selesai")
    isi = a.terisi - a.tanpa_tes  # type: ignore[attr-defined]
    kata, nada = _keadaan(isi, a.terisi)  # type: ignore[attr-defined]
    kalimat = f"{isi} dari {a.terisi} orang terisi, lulus mulai {a.program.nilai_lulus}"  # type: ignore[attr-defined]
    return Tahap("Nilai tes", kalimat, kata, nada, "kelola_tes", "Nilai tes")


def _akhir(a: Angkatan) -> Tahap:
    if a.status == StatusAngkatan.SELESAI:
        return Tahap("Sertifikat", "Sertifikat sudah terbit bagi yang lulus.", "Selesai", "selesai")
    if a.status == StatusAngkatan.BATAL:
        return Tahap("Sertifikat", "Angkatan ini dibatalkan; tidak ada sertifikat.", "Dibatalkan", "gagal")
    kalimat = f"Terbit bagi yang hadir paling sedikit {a.program.hadir_minimum} % sesi"
    kalimat += "" if a.program.nilai_lulus is None else " dan mencapai nilai lulus"
    return Tahap("Sertifikat", f"{kalimat}.", "Belum", "netral", "kelola_selesai", "Periksa kelulusan")


def _keadaan(ada: int, dari: int) -> tuple[str, str]:
    if dari and ada == dari:
        return "Lengkap", "selesai"
    return ("Sebagian", "menunggu") if ada else ("Belum", "netral")
