"""The life of a job: made in the caller's transaction, run part by part, closed by whoever finishes the last part.

Every function is safe to repeat: a message may come twice, late or never. `kinerja.tasks` only fetches and calls.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import Count, F, Q, Sum
from django.utils import timezone

from kinerja.choices import SELESAI_APA_PUN, StatusPekerjaan
from kinerja.models import Bagian, Pekerjaan
from kinerja.pelaksana import pelaksana_untuk

PENGIRIMAN_MAKS = 3
PESAN_HILANG = timedelta(minutes=2)
TANPA_PEKERJA = timedelta(seconds=15)


@transaction.atomic
def buat(
    *,
    jenis: str,
    judul: str,
    bagian: Iterable[tuple[int, int, int]],
    parameter: dict,
    diminta_oleh: AbstractBaseUser | None = None,
    tautan: str = "",
) -> Pekerjaan:
    """Write the job and its parts, each `(first id, last id, count)`. The caller nudges with `kinerja.tasks.kirim`."""
    pekerjaan = Pekerjaan.objects.create(
        jenis=jenis, judul=judul, parameter=parameter, diminta_oleh=diminta_oleh, tautan=tautan
    )
    Bagian.objects.bulk_create(
        Bagian(pekerjaan=pekerjaan, urutan=urutan, awal=awal, akhir=akhir, jumlah=jumlah)
        for urutan, (awal, akhir, jumlah) in enumerate(bagian)
    )
    _tutup_bila_habis(pekerjaan)
    return pekerjaan


def kerjakan_bagian(*, bagian_id: int) -> bool:
    """Do one part. Returns False when there was nothing to do (done before, cancelled, running elsewhere, gone).

    The row lock is held for the whole part: a second copy of the message finds it taken and leaves.
    """
    if not _mulai(bagian_id):
        return False
    try:
        with transaction.atomic():
            bagian = (
                Bagian.objects.select_for_update(of=("self",), skip_locked=True)
                .select_related("pekerjaan")
                .filter(pk=bagian_id, status=StatusPekerjaan.BERJALAN)
                .exclude(pekerjaan__status__in=SELESAI_APA_PUN)
                .first()
            )
            if bagian is None:
                return False
            bagian.berubah = pelaksana_untuk(bagian.pekerjaan.jenis).kerjakan(bagian.pekerjaan, bagian)
            bagian.status = StatusPekerjaan.SELESAI
            bagian.denyut = timezone.now()
            bagian.galat = ""
            bagian.save(update_fields=["berubah", "status", "denyut", "galat"])
    except Exception as galat:
        _catat_galat(bagian_id, galat)
        raise
    _tutup_bila_habis(bagian.pekerjaan)
    return True


def _mulai(bagian_id: int) -> bool:
    """Count the delivery in a transaction of its own, so that a part that kills its worker is counted too."""
    sekarang = timezone.now()
    with transaction.atomic():
        terkunci = (
            Bagian.objects.select_for_update(of=("self",), skip_locked=True)
            .select_related("pekerjaan")
            .filter(pk=bagian_id)
            .exclude(status__in=SELESAI_APA_PUN)
            .exclude(pekerjaan__status__in=SELESAI_APA_PUN)
            .first()
        )
        if terkunci is None:
            return False
        if terkunci.pengiriman >= PENGIRIMAN_MAKS:
            terkunci.status = StatusPekerjaan.GAGAL
            terkunci.galat = terkunci.galat or "Pekerja berhenti mendadak tiga kali saat mengerjakan bagian ini."
            terkunci.save(update_fields=["status", "galat"])
            lanjut = False
        else:
            terkunci.status = StatusPekerjaan.BERJALAN
            terkunci.pengiriman += 1
            terkunci.denyut = sekarang
            terkunci.save(update_fields=["status", "pengiriman", "denyut"])
            Pekerjaan.objects.filter(pk=terkunci.pekerjaan_id, status=StatusPekerjaan.MENUNGGU).update(
                status=StatusPekerjaan.BERJALAN, mulai=sekarang
            )
            lanjut = True
    if not lanjut:
        _tutup_bila_habis(terkunci.pekerjaan)
    return lanjut


def _catat_galat(bagian_id: int, galat: Exception) -> None:
    with transaction.atomic():
        bagian = Bagian.objects.select_for_update().select_related("pekerjaan").get(pk=bagian_id)
        bagian.galat = f"{type(galat).__name__}: {galat}"[:2000]
        bagian.status = StatusPekerjaan.GAGAL if bagian.pengiriman >= PENGIRIMAN_MAKS else StatusPekerjaan.MENUNGGU
        bagian.save(update_fields=["galat", "status"])
    _tutup_bila_habis(bagian.pekerjaan)


@transaction.atomic
def _tutup_bila_habis(pekerjaan: Pekerjaan) -> None:
    """Close the job when no part is left open: only one of several workers gets past the lock with work to do."""
    pekerjaan = Pekerjaan.objects.select_for_update().get(pk=pekerjaan.pk)
    if pekerjaan.berakhir or pekerjaan.bagian.exclude(status__in=SELESAI_APA_PUN).exists():
        return
    hitung = pekerjaan.bagian.aggregate(
        gagal=Count("pk", filter=Q(status=StatusPekerjaan.GAGAL)),
        berubah=Sum("berubah", default=0),
        jumlah=Sum("jumlah", default=0),
    )
    if hitung["gagal"]:
        pekerjaan.status = StatusPekerjaan.GAGAL
        pekerjaan.galat = f"{hitung['gagal']} bagian gagal. Perbaiki sebabnya, lalu tekan Ulangi."
    else:
        tutup = pelaksana_untuk(pekerjaan.jenis).tutup
        pekerjaan.hasil = {"berubah": hitung["berubah"], "jumlah": hitung["jumlah"]} | (
            tutup(pekerjaan) if tutup else {}
        )
        pekerjaan.status = StatusPekerjaan.SELESAI
    pekerjaan.selesai = timezone.now()
    pekerjaan.save(update_fields=["status", "hasil", "galat", "selesai"])


@transaction.atomic
def batalkan(*, pekerjaan: Pekerjaan) -> bool:
    """Stop a job: parts that are done stay done (they are right as they are), the others are not begun."""
    return bool(
        Pekerjaan.objects.filter(pk=pekerjaan.pk)
        .exclude(status__in=SELESAI_APA_PUN)
        .update(status=StatusPekerjaan.DIBATALKAN, selesai=timezone.now())
    )


@transaction.atomic
def ulangi(*, pekerjaan: Pekerjaan) -> bool:
    """Start a failed or cancelled job again with the parts that are not done."""
    diulang = Pekerjaan.objects.filter(
        pk=pekerjaan.pk, status__in=(StatusPekerjaan.GAGAL, StatusPekerjaan.DIBATALKAN)
    ).update(status=StatusPekerjaan.MENUNGGU, selesai=None, galat="")
    if diulang:
        pekerjaan.bagian.exclude(status=StatusPekerjaan.SELESAI).update(
            status=StatusPekerjaan.MENUNGGU, pengiriman=0, galat="", denyut=None, dikirim=None
        )
        _tutup_bila_habis(pekerjaan)
    return bool(diulang)


def ambil_untuk_dikirim(*, pekerjaan: Pekerjaan | None = None) -> list[int]:
    """Ids of parts that need a message, marked as sent: new ones (of `pekerjaan`, at once) or, for the sweeper,
    those whose message or worker was lost. Marking keeps two sweepers from sending the same part.

    A part that is being done holds its row lock all the time. So a part that says *berjalan* and can be locked
    here has lost its worker; the short grace covers the moment between counting the delivery and taking the lock.
    """
    sekarang = timezone.now()
    terbuka = Bagian.objects.exclude(pekerjaan__status__in=SELESAI_APA_PUN)
    if pekerjaan is not None:
        pilih = terbuka.filter(pekerjaan=pekerjaan, status=StatusPekerjaan.MENUNGGU, dikirim=None)
    else:
        menunggu_lama = Q(status=StatusPekerjaan.MENUNGGU) & (Q(dikirim=None) | Q(dikirim__lt=sekarang - PESAN_HILANG))
        pekerja_hilang = Q(status=StatusPekerjaan.BERJALAN, denyut__lt=sekarang - TANPA_PEKERJA)
        pilih = terbuka.filter(menunggu_lama | pekerja_hilang)
    with transaction.atomic():
        ids = list(pilih.select_for_update(of=("self",), skip_locked=True).order_by("pk").values_list("pk", flat=True))
        Bagian.objects.filter(pk__in=ids).update(dikirim=sekarang, status=StatusPekerjaan.MENUNGGU)
    return ids


def jalankan_langsung(*, pekerjaan: Pekerjaan) -> Pekerjaan:
    """Do every open part of a job in this process, for commands (`--langsung`) and tests of arithmetic."""
    for bagian_id in pekerjaan.bagian.exclude(status__in=SELESAI_APA_PUN).values_list("pk", flat=True):
        kerjakan_bagian(bagian_id=bagian_id)
    pekerjaan.refresh_from_db()
    return pekerjaan


def kemajuan(pekerjaan: Pekerjaan) -> dict[str, int]:
    """Counts of parts and rows for the progress page."""
    return pekerjaan.bagian.aggregate(
        bagian=Count("pk"),
        bagian_selesai=Count("pk", filter=Q(status=StatusPekerjaan.SELESAI)),
        bagian_gagal=Count("pk", filter=Q(status=StatusPekerjaan.GAGAL)),
        # The alias "jumlah" hides the column from what follows, so it comes after its other use.
        jumlah_selesai=Sum("jumlah", filter=Q(status=StatusPekerjaan.SELESAI), default=0),
        jumlah=Sum("jumlah", default=0),
        berubah=Sum("berubah", default=0),
        diulang=Sum(F("pengiriman") - 1, filter=Q(pengiriman__gt=1), default=0),
    )
