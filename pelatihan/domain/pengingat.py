"""Reminders of batches: the day before a session, and two days before registration closes on an open proposal."""

from datetime import timedelta

from django.db.models import CharField, Count, F, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils import timezone

from kinerja.domain.pemberitahuan import beri_tahu_dari, tautan_baris
from kinerja.waktu import hari_ini
from pelatihan.choices import StatusAngkatan, StatusPeserta
from pelatihan.models import Peserta, Sesi

_TEKS = CharField()
SEBELUM_TUTUP = timedelta(days=2)


def ingatkan_sesi() -> int:
    """Tell who has a place that a session is tomorrow, once a session; a statement a session, however many people.
    Returns how many notices are new."""
    besok = hari_ini() + timedelta(days=1)
    berjalan = (StatusAngkatan.DIBUKA, StatusAngkatan.DITUTUP)
    sesi = Sesi.objects.filter(mulai__date=besok, angkatan__status__in=berjalan)
    return sum(_ingatkan(s) for s in sesi.select_related("angkatan__program"))


def _ingatkan(sesi: Sesi) -> int:
    jam, tempat = timezone.localtime(sesi.mulai), sesi.tempat or sesi.angkatan.tempat
    peserta = Peserta.objects.filter(
        angkatan=sesi.angkatan_id, status=StatusPeserta.DITERIMA, pegawai__akun__isnull=False
    )
    return beri_tahu_dari(
        kueri=peserta.order_by().values_list(
            F("pegawai__akun"),
            Value(f"Besok pukul {jam:%H.%M}: {sesi.angkatan.program}"[:160]),
            Value(f"{sesi}{f', {tempat}' if tempat else ''}. Pindai QR di ruangan untuk mencatat kehadiran."[:400]),
            tautan_baris("pelatihan:peserta"),
            Value(f"sesi-besok:{sesi.pk}:{jam:%Y%m%d}"),
        )
    )


def ingatkan_usulan() -> int:
    """Tell superiors which proposals lapse in two days, once a day of closing; one statement. Returns how many."""
    tutup = hari_ini() + SEBELUM_TUTUP
    hari = hari_ini()
    usul = Peserta.objects.filter(
        status=StatusPeserta.DIUSULKAN,
        angkatan__status=StatusAngkatan.DIBUKA,
        angkatan__tutup_daftar=tutup,
        pegawai__penempatan__masa__contains=hari,
        pegawai__penempatan__penilai__akun__isnull=False,
    )
    per = (
        usul.order_by().values(penerima=F("pegawai__penempatan__penilai__akun")).annotate(n=Count("pk", distinct=True))
    )
    return beri_tahu_dari(
        kueri=per.values_list(
            "penerima",
            Concat(Cast("n", _TEKS), Value(" usulan pelatihan belum Anda jawab"), output_field=_TEKS),
            Value("Pendaftarannya ditutup dua hari lagi. Sesudah itu usulannya gugur."),
            Value(reverse("pelatihan:tim")),
            Value(f"usul-tutup:{tutup:%Y-%m-%d}"),
        )
    )
