"""What waits for a person in learning: questions about changed work, meetings to confirm, evidence to check, plans to
decide."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db.models import CharField, Count, DateTimeField, Min, Q, QuerySet, UUIDField, Value
from django.db.models.functions import Cast, Upper
from django.utils import timezone

from beranda.queries.tugas_belajar import USULAN
from kinerja.waktu import akhir_hari, hari_ini
from pegawai.models import Pengguna
from pelatihan.choices import StatusRencana
from pelatihan.izin import boleh_memeriksa_luar, boleh_mengelola_pelatihan
from pelatihan.models import Pertemuan, Perubahan
from pelatihan.queries.ingatan import ingat
from pelatihan.queries.kelola import luar_menunggu
from pelatihan.queries.rencana import rencana_menunggu
from pelatihan.queries.tim import ingat_banyak_usulan

# Word of an arm → title, sentence, URL name, verb.
BUNYI = {
    "belajar_tanya": (
        "Jawab {} pertanyaan tentang pekerjaan sesudah pelatihan",
        "Apakah pekerjaan berubah?",
        "saya",
        "Jawab",
    ),
    "belajar_temu": (
        "Benarkan {} pertemuan pendampingan",
        "JP dihitung setelah dibenarkan.",
        "pendampingan_daftar",
        "Baca",
    ),
    "belajar_luar": (
        "Periksa {} bukti pelatihan luar",
        "JP dihitung setelah diterima.",
        "riwayat_periksa",
        "Periksa",
    ),
    "belajar_rencana": (
        "Putuskan {} rencana pelatihan",
        "Baca tempat, biaya, dan yang tidak direncanakan.",
        "rencana_daftar",
        "Baca",
    ),
    "belajar_perbaiki": (
        "Perbaiki {} rencana pelatihan yang dikembalikan",
        "Catatannya tampil di atas rencananya.",
        "rencana_daftar",
        "Perbaiki",
    ),
}


def menunggu_belajar(pengguna: Pengguna) -> list[QuerySet]:
    """Counts as arms for the statement of `beranda.queries.tugas`; one that is empty gives no row."""
    saya, hari = pengguna.pegawai_id, hari_ini()
    tanya = Perubahan.objects.filter(responden=saya, dijawab=None, masa__contains=hari)
    dua = Q(pendampingan__pegawai=saya) | Q(pendampingan__pembimbing=saya)
    temu = Pertemuan.objects.filter(dua, dibenarkan=None).exclude(dicatat_oleh=saya)
    semua = [
        lengan(tanya, "belajar_tanya", Min(Upper("masa"))),
        lengan(temu, "belajar_temu"),
    ]
    rencana, draf = rencana_menunggu(pengguna), Q(status=StatusRencana.DRAF)
    return [
        *semua,
        lengan(luar_menunggu(pengguna), "belajar_luar"),
        lengan(rencana.exclude(draf), "belajar_rencana"),
        lengan(rencana.filter(draf), "belajar_perbaiki"),
    ]


def lengan(baris: QuerySet, kata: str, batas: Min | None = None) -> QuerySet:
    """How many rows, as one row of the statement; `batas` is the nearest deadline."""
    teks, waktu = CharField(), DateTimeField()
    jumlah = baris.order_by().values(kata=Value(kata, output_field=teks)).annotate(n=Count("pk", distinct=True))
    return jumlah.filter(n__gt=0).values_list(
        Value(None, output_field=UUIDField()),
        Cast("n", teks),
        Value("", output_field=teks),
        Value("", output_field=teks),
        "kata",
        Cast(batas, waktu) if batas else Value(None, output_field=waktu),
    )


def tenggat_belajar(batas: datetime | None) -> datetime | None:
    """The end of the last day of a question: its range names the day after it."""
    return akhir_hari(timezone.localdate(batas) - timedelta(days=1)) if batas else None


def ingat_menu(pengguna: Pengguna, dihitung: Mapping[str, int]) -> None:
    """Tell the menu what home has just counted, by the word of the arm; what gave no row is none."""
    if pengguna.akses.menilai:
        ingat_banyak_usulan(pengguna, dihitung.get(USULAN, 0))
    if boleh_memeriksa_luar(pengguna):
        ingat("luar", pengguna, dihitung.get("belajar_luar", 0))
    if boleh_mengelola_pelatihan(pengguna):
        ingat("rencana", pengguna, dihitung.get("belajar_rencana", 0) + dihitung.get("belajar_perbaiki", 0))
