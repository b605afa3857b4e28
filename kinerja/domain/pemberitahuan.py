"""Writing and mailing of notices."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.message import EmailMessage
from django.db import connection, transaction
from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils import timezone

from kinerja.models import Pemberitahuan


def beri_tahu(*, pemberitahuan: Iterable[Pemberitahuan]) -> None:
    """Store notices; one with the same receiver and `kunci` is kept as it was."""
    Pemberitahuan.objects.bulk_create(pemberitahuan, ignore_conflicts=True, batch_size=2000)


def tautan_baris(nama_url: str) -> Concat:
    """For `beri_tahu_dari`: the address of the page `nama_url` of each row, which takes the row's `publik` alone."""
    contoh = UUID(int=0)
    depan, belakang = reverse(nama_url, args=[contoh]).split(str(contoh))
    return Concat(Value(depan), Cast("publik", CharField()), Value(belakang))


def beri_tahu_dari(*, kueri: QuerySet, harian: date | None = None, dirangkum: bool = False) -> int:
    """Store a notice for each row of `kueri`, which gives (receiver's id, title, text, address, `kunci`), in one
    statement; one with the same receiver and `kunci` is kept as it was. With `harian` they are reminders of that day:
    whoever has had one gets none, and may get this one on another day. With `dirangkum` they are mailed in the digest
    of the next morning. Returns how many are new."""
    pilih, parameter = kueri.query.sql_with_params()
    with connection.cursor() as kursor:
        kursor.execute(
            f"INSERT INTO {Pemberitahuan._meta.db_table} (penerima_id, judul, isi, tautan, kunci, harian, dirangkum) "  # noqa: S608
            f"SELECT k.*, %s::date, %s FROM ({pilih}) AS k ON CONFLICT DO NOTHING",
            [harian, dirangkum, *parameter],
        )
        return kursor.rowcount


def rangkum_dari(*, kueri: Sequence[QuerySet], judul: str, tautan: str, harian: date) -> int:
    """Store one reminder of the day for everybody who is named by a row of `kueri`, each giving (receiver's id, order,
    sentence): all sentences of a person in one text. One statement; whoever has had a reminder on that day gets none.
    Returns how many are new."""
    bagian = [satu.query.sql_with_params() for satu in kueri]
    baris = " UNION ALL ".join(
        f"SELECT * FROM ({sql}) AS b{n} (penerima, urut, kalimat)"  # noqa: S608
        for n, (sql, _) in enumerate(bagian)
    )
    with connection.cursor() as kursor:
        kursor.execute(
            f"INSERT INTO {Pemberitahuan._meta.db_table} (penerima_id, judul, isi, tautan, kunci, harian) "  # noqa: S608
            "SELECT penerima, %s, left(string_agg(kalimat, ' ' ORDER BY urut, kalimat), 400), %s, %s, %s::date "
            f"FROM ({baris}) AS semua GROUP BY penerima ON CONFLICT DO NOTHING",
            [judul, tautan, f"pengingat:{harian:%Y-%m-%d}", harian, *(p for _, isi in bagian for p in isi)],
        )
        return kursor.rowcount


def tandai_dibaca(*, penerima_id: int, ids: Iterable[int] | None = None) -> int:
    """Mark notices of a person as read: those of `ids`, or all."""
    pilih = Pemberitahuan.objects.filter(penerima_id=penerima_id, dibaca=None)
    if ids is not None:
        pilih = pilih.filter(pk__in=list(ids))
    return pilih.update(dibaca=timezone.now())


def cabut_pemberitahuan(*, penerima: QuerySet, tautan: str) -> int:
    """Take back what leads to `tautan` from these receivers (a queryset of ids): its page is not theirs any more.
    Returns the number of rows."""
    return Pemberitahuan.objects.filter(penerima__in=penerima, tautan=tautan).delete()[0]


def surelkan(*, paling_banyak: int = 200) -> int:
    """Mail the oldest unmailed notices. The mail names no score and no other person: title and link only.

    Rows are marked in the same transaction that sends: a failed connection leaves them for the next minute.
    """
    with transaction.atomic():
        daftar = list(
            Pemberitahuan.objects.select_for_update(of=("self",), skip_locked=True)
            .select_related("penerima")
            .filter(disurelkan=None, dirangkum=False)
            .order_by("id")[:paling_banyak]
        )
        pesan = [
            EmailMessage(
                subject=f"Kinerja: {p.judul}",
                body=f"{p.judul}\n\nBuka: {_alamat(p)}\n\nPesan ini dikirim otomatis.",
                to=[p.penerima.email],
            )
            for p in daftar
            if p.penerima.email and p.penerima.is_active
        ]
        if pesan:
            get_connection().send_messages(pesan)
        Pemberitahuan.objects.filter(pk__in=[p.pk for p in daftar]).update(disurelkan=timezone.now())
    return len(pesan)


def surelkan_rangkuman(*, paling_banyak: int = 200) -> int:
    """Mail the digest to so many people: what they have not opened of the notices that have no mail of their own, the
    newest first. Returns how many people were gone through; none is left at 0. Marked as in `surelkan`."""
    belum = Pemberitahuan.objects.filter(disurelkan=None, dirangkum=True)
    with transaction.atomic():
        orang = list(belum.order_by("penerima").values_list("penerima", flat=True).distinct()[:paling_banyak])
        daftar = list(
            belum.select_for_update(of=("self",), skip_locked=True)
            .select_related("penerima")
            .filter(penerima__in=orang)
            .order_by("penerima", "-id")
        )
        per: dict[int, list[Pemberitahuan]] = {}
        for p in daftar:
            per.setdefault(p.penerima_id, []).append(p)
        pesan = [_rangkuman(isi) for milik in per.values() if (isi := [p for p in milik if p.dibaca is None])]
        terkirim = [m for m in pesan if m.to]
        if terkirim:
            get_connection().send_messages(terkirim)
        Pemberitahuan.objects.filter(pk__in=[p.pk for p in daftar]).update(disurelkan=timezone.now())
    return len(per)


def _rangkuman(daftar: list[Pemberitahuan]) -> EmailMessage:
    orang = daftar[0].penerima
    baris = "\n\n".join(f"{p.judul}\nBuka: {_alamat(p)}" for p in daftar)
    return EmailMessage(
        subject=f"Kinerja: {len(daftar)} kabar untuk Anda",
        body=f"{baris}\n\nRangkuman ini dikirim otomatis, paling banyak sekali sehari.",
        to=[orang.email] if orang.email and orang.is_active else [],
    )


def _alamat(p: Pemberitahuan) -> str:
    """Through the notice to where it leads, so that opening it from the mail counts as read."""
    return settings.ALAMAT_SITUS + reverse("kinerja:pemberitahuan_buka", args=[p.pk])
