"""The policy as it is read."""

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from pegawai.models import Pengguna
from sosialisasi.choices import Kelompok
from sosialisasi.models import ArtiBagi, Materi, VersiMateri


def terbit() -> QuerySet[Materi]:
    """Subjects that have something to read."""
    return Materi.objects.filter(
        Exists(VersiMateri.objects.filter(materi=OuterRef("pk"), terbit__isnull=False)), aktif=True
    )


def kelompok_saya(pengguna: Pengguna) -> list[Kelompok]:
    """Whom a text may speak to in this person, the office first."""
    akses = pengguna.akses
    syarat = (
        (Kelompok.PIMPINAN, akses.pimpinan),
        (Kelompok.PENILAI, akses.menilai),
        (Kelompok.ADMIN, akses.admin),
        (Kelompok.PEGAWAI, True),
    )
    return [k for k, ya in syarat if ya]


def versi_terbit(materi: Materi) -> QuerySet[VersiMateri]:
    """Published words, newest first, with what they mean for whom."""
    arti = Prefetch("arti", queryset=ArtiBagi.objects.order_by("id"))
    return VersiMateri.objects.filter(materi=materi, terbit__isnull=False).order_by("-nomor").prefetch_related(arti)
