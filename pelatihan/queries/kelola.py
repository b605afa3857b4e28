"""Batches as those who run them see them: what each of them needs next."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from kinerja.waktu import hari_ini
from pegawai.models import Penempatan, Pengguna
from pelatihan.choices import StatusAngkatan, StatusPeserta, StatusRiwayat
from pelatihan.models import Angkatan, Hadir, Peserta, RiwayatLuar, Sesi
from pelatihan.queries.ingatan import ingat, teringat
from pelatihan.queries.katalog import dengan_isi

BERLANGSUNG = (StatusAngkatan.DIBUKA, StatusAngkatan.DITUTUP)
# Registration that ends within so many days stands in the queue while seats are free.
SEGERA_HARI = 7


@dataclass(frozen=True)
class Langkah:
    """What a batch needs from its manager now: words, the page (URL name), the verb on its button, its tone."""

    kalimat: str
    nama_url: str
    tombol: str
    nada: str = "menunggu"


def dikelola(pengguna: Pengguna) -> QuerySet[Angkatan]:
    """Batches that this person runs, with seats (`dengan_isi`) and what `langkah` reads; one statement."""
    orang = Peserta.objects.filter(angkatan=OuterRef("pk")).order_by().values("angkatan")
    tanpa_tes = orang.filter(status=StatusPeserta.DITERIMA, tes_akhir=None).annotate(n=Count("pk")).values("n")
    usulan = orang.filter(status=StatusPeserta.DIUSULKAN).annotate(n=Count("pk")).values("n")
    sesi = Sesi.objects.filter(angkatan=OuterRef("pk"))
    kosong = sesi.filter(selesai__lt=timezone.now()).exclude(Exists(Hadir.objects.filter(sesi=OuterRef("pk"))))
    return dengan_isi(Angkatan.objects.dikelola_oleh(pengguna).select_related("program", "unit")).annotate(
        usulan=Coalesce(Subquery(usulan, output_field=IntegerField()), 0),
        tanpa_tes=Coalesce(Subquery(tanpa_tes, output_field=IntegerField()), 0),
        sesi_kosong=Subquery(kosong.order_by("mulai").values("pk")[:1]),
        ada_sesi_lagi=Exists(sesi.filter(selesai__gte=timezone.now())),
        ada_hadir=Exists(Hadir.objects.filter(sesi__angkatan=OuterRef("pk"))),
    )


def langkah(a: Angkatan) -> Langkah | None:
    """The next thing to do for a batch of `dikelola`; None when it only has to wait. Nobody in it and all sessions
    over: to be called off."""
    if a.status not in BERLANGSUNG:
        return None
    if a.terisi and a.sesi_kosong:  # type: ignore[attr-defined]
        return Langkah("Kehadiran belum dicatat", "kelola_hadir", "Catat kehadiran", "kurang")
    if not a.ada_sesi_lagi:  # type: ignore[attr-defined]
        return _sesudah_sesi(a)
    segera = a.status == StatusAngkatan.DIBUKA and hari_ini() <= a.tutup_daftar <= hari_ini() + timedelta(SEGERA_HARI)
    if segera and a.sisa:  # type: ignore[attr-defined]
        kalimat = f"Pendaftaran segera ditutup, {a.sisa} tempat kosong"  # type: ignore[attr-defined]
        return Langkah(kalimat, "kelola_angkatan", "Usulkan peserta")
    return None


def _sesudah_sesi(a: Angkatan) -> Langkah:
    if not a.terisi:  # type: ignore[attr-defined]
        return Langkah("Tidak ada pesertanya: batalkan atau pindahkan sesinya", "kelola_angkatan", "Periksa", "kurang")
    if a.program.nilai_lulus is not None and a.tanpa_tes:  # type: ignore[attr-defined]
        kalimat = f"Nilai tes {a.tanpa_tes} orang belum diisi"  # type: ignore[attr-defined]
        return Langkah(kalimat, "kelola_tes", "Isi nilai tes", "kurang")
    return Langkah("Siap diselesaikan", "kelola_selesai", "Selesaikan", "selesai")


def antrean(pengguna: Pengguna) -> list[tuple[Angkatan, Langkah]]:
    """Running batches that need something, the earliest first; one statement. The menu is told how many."""
    berjalan = dikelola(pengguna).filter(status__in=BERLANGSUNG).order_by("masa", "pk")
    semua = [(a, l_) for a in berjalan if (l_ := langkah(a))]
    ingat("angkatan", pengguna, len(semua))
    return semua


def banyak_antrean(pengguna: Pengguna) -> int:
    """How many batches and plans wait, for the menu (`pelatihan.queries.ingatan`)."""
    return teringat("angkatan", pengguna) + teringat("rencana", pengguna)


def luar_menunggu(pengguna: Pengguna) -> QuerySet[RiwayatLuar]:
    """Outside trainings that this person has to check: nobody their own."""
    semua = RiwayatLuar.objects.diperiksa_oleh(pengguna).filter(status=StatusRiwayat.DIAJUKAN)
    return semua.exclude(pegawai=pengguna.pegawai_id)


def banyak_luar(pengguna: Pengguna) -> int:
    """How many of them, for the menu."""
    return teringat("luar", pengguna)


def peserta_dikelola(angkatan: Angkatan) -> QuerySet[Peserta]:
    """Everybody in a batch in the order of approval, with `unit_kini`, the name of their unit today, and
    the certificate of who has one."""
    unit = Penempatan.objects.pada().definitif().filter(pegawai=OuterRef("pegawai")).order_by("pk")
    semua = angkatan.peserta.select_related("pegawai", "sertifikat").annotate(
        unit_kini=Subquery(unit.values("unit__nama")[:1])
    )
    return semua.order_by("antre", "diusulkan", "pk")


def urut_berjalan(semua: QuerySet[Angkatan]) -> QuerySet[Angkatan]:
    """With `berjalan`, for what is still running to stand first."""
    return semua.annotate(berjalan=Q(status__in=BERLANGSUNG))
