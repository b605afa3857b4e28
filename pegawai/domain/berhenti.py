"""The end of service: placement, acting headships, roles, team memberships and account end with the last day."""

from datetime import date, timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, Q, QuerySet

from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini
from pegawai.choices import SELESAI_DINAS, JenisPenempatan, StatusPegawai
from pegawai.domain.akun import akhiri_selesai_dinas
from pegawai.domain.galat import tolak
from pegawai.domain.penempatan import berjalan, tutup
from pegawai.models import AnggotaTim, Pegawai, Penempatan, Pengguna, Peran


@transaction.atomic
def akhiri_tugas(*, pegawai: Pegawai, sebab: str, terakhir: date, alasan: str, dari: int | None = None) -> Penempatan:
    """End the service of a person after `terakhir`, the last day of work; `sebab` is one of `SELESAI_DINAS`.

    Everything that gives access ends with that day. Status and account follow at once when the day has passed, else
    on the night after it (`terapkan_akhir`). Raises ValidationError by field.
    """
    if sebab not in SELESAI_DINAS:
        raise tolak("sebab", "Pilih sebab berakhirnya tugas.")
    batas = terakhir + timedelta(days=1)
    lama = berjalan(pegawai, batas, dari=dari)
    if lama.masa.upper and lama.masa.upper <= batas and lama.akhir_karena:
        raise tolak("terakhir", f"Tugasnya sudah dicatat berakhir {lama.masa.upper - timedelta(days=1):%d/%m/%Y}.")
    tutup(lama, batas, alasan, akhir_karena=sebab)
    with karena(alasan):
        for qs in (
            Penempatan.objects.filter(pegawai=pegawai).exclude(jenis=JenisPenempatan.DEFINITIF),
            Peran.objects.filter(pengguna__pegawai=pegawai),
            AnggotaTim.objects.filter(pegawai=pegawai),
        ):
            _potong(qs, batas)
    terapkan_akhir()
    return lama


@transaction.atomic
def terapkan_akhir() -> int:
    """Give everybody whose service has ended by today the status of its cause, and close the accounts of all who no
    longer serve; a fixed number of statements a cause, whatever the number of people.

    Idempotent; returns how many people changed. A person who was placed again meanwhile stays as they are.
    """
    kini = hari_ini()
    berakhir = Penempatan.objects.definitif().filter(masa__endswith__lte=kini).order_by()
    lagi = Penempatan.objects.definitif().filter(Q(masa__endswith=None) | Q(masa__endswith__gt=kini)).order_by()
    banyak = 0
    for sebab in SELESAI_DINAS:
        orang = berakhir.filter(akhir_karena=sebab).exclude(pegawai__in=lagi.values("pegawai")).values("pegawai")
        with karena(f"Tugas berakhir: {sebab.label.lower()}"):
            banyak += Pegawai.objects.filter(pk__in=orang, status=StatusPegawai.AKTIF).update(
                status=sebab, versi=F("versi") + 1
            )
            Pengguna.objects.filter(pegawai__in=orang, is_active=True).update(is_active=False)
    akhiri_selesai_dinas()
    return banyak


def _potong(qs: QuerySet, batas: date) -> None:
    """Cut ranges at `batas`; what would begin later is removed (history keeps it)."""
    qs.filter(masa__startswith__gte=batas).delete()
    for baris in qs.filter(masa__contains=batas):
        baris.masa = DateRange(baris.masa.lower, batas, "[)")
        baris.save(update_fields=["masa"])
