"""Receipts: an announcement is read once, however often and from wherever it is opened."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Cast, Concat, Left, Replace
from django.utils import timezone

from kinerja.domain.pemberitahuan import beri_tahu_dari
from kinerja.waktu import hari_ini
from pegawai.domain.galat import tolak
from pegawai.models import Pengguna
from sosialisasi.choices import StatusPengumuman
from sosialisasi.domain.pengumuman import kabar
from sosialisasi.models import KomentarPengumuman, Penerimaan, Pengumuman

# Days before the last day to read on which those who have not are reminded; on the day itself again.
HARI_INGAT = (2, 0)


def baca(*, pengumuman: Pengumuman, pengguna: Pengguna) -> bool:
    """Record that this receiver has read it. The first reading stands: True for it alone, also when several arrive at
    the same moment; False for a later one and for whom it was not sent to."""
    belum = Penerimaan.objects.filter(pengumuman=pengumuman, pengguna=pengguna, dibaca=None)
    return belum.update(dibaca=timezone.now()) == 1


@transaction.atomic
def ingatkan(*, pengumuman: Pengumuman) -> int:
    """Remind everybody who has not read it, at most once a day; whoever has had another reminder today gets none.
    Returns how many were reminded. Raises ValidationError."""
    if pengumuman.status != StatusPengumuman.TERBIT:
        raise ValidationError("Pengumuman ini tidak sedang terbit.")
    hari = hari_ini()
    kueri = kabar(
        pengumuman,
        f"Belum dibaca: {pengumuman.judul}",
        "Pengelola menunggu tanda baca Anda.",
        f"pengumuman:{pengumuman.pk}:ingat:{hari}",
        {"dibaca": None},
    )
    return beri_tahu_dari(kueri=kueri, harian=hari)


def ingatkan_wajib() -> int:
    """Every morning: those who have not read what must be read and is due soon, in one statement for all of them."""
    hari = hari_ini()
    baris = Penerimaan.objects.filter(
        dibaca=None,
        pengumuman__status=StatusPengumuman.TERBIT,
        pengumuman__wajib_baca=True,
        pengumuman__tenggat_baca__in=[hari + timedelta(days=n) for n in HARI_INGAT],
    ).order_by("pengumuman__tenggat_baca", "pk")
    nomor = Cast("pengumuman__publik", CharField())
    kueri = baris.values_list(
        F("pengguna_id"),
        Left(Concat(Value("Belum dibaca: "), "pengumuman__judul"), 160),
        Value("Batas membacanya segera tiba."),
        Concat(Value("/kabar/"), nomor, Value("/")),
        Concat(Value("pengumuman:"), Replace(nomor, Value("-"), Value("")), Value(f":ingat:{hari}")),
    )
    return beri_tahu_dari(kueri=kueri, harian=hari)


@transaction.atomic
def komentari(*, pengumuman: Pengumuman, oleh: Pengguna, teks: str) -> KomentarPengumuman:
    """Say something below it. Raises ValidationError by field."""
    milik = Penerimaan.objects.filter(pengumuman=pengumuman, pengguna=oleh)
    if not (pengumuman.dapat_dikomentari and milik.exists()):
        raise ValidationError("Pengumuman ini tidak menerima komentar Anda.")
    if not teks.strip():
        raise tolak("teks", "Tulis komentar Anda.")
    return KomentarPengumuman.objects.create(pengumuman=pengumuman, oleh=oleh, teks=teks.strip())


@transaction.atomic
def sembunyikan(*, komentar: KomentarPengumuman, alasan: str) -> None:
    """Hide a comment; the reason stands in its place. Raises ValidationError by field."""
    if not alasan.strip():
        raise tolak("alasan", "Tulis mengapa komentar ini disembunyikan.")
    tampil = Q(pk=komentar.pk, disembunyikan="")
    KomentarPengumuman.objects.filter(tampil).update(disembunyikan=alasan.strip()[:200])
