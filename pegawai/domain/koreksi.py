"""Requests to correct a record, with an answer deadline in working days."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import HariLibur, Pemberitahuan
from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini, hari_kerja_sesudah
from pegawai.choices import StatusKoreksi
from pegawai.domain.galat import tolak
from pegawai.models import Pegawai, Pengguna, PermintaanKoreksi

HARI_KERJA_JAWABAN = 5


def tenggat_hari_kerja(mulai: date, jumlah: int) -> date:
    """The day `jumlah` working days after `mulai`: Saturdays, Sundays and public holidays do not count."""
    libur = HariLibur.objects.filter(tanggal__gt=mulai, tanggal__lte=mulai + timedelta(days=90))
    return hari_kerja_sesudah(mulai, jumlah, set(libur.values_list("tanggal", flat=True)))


@transaction.atomic
def ajukan(
    *, pegawai: Pegawai, pelapor: Pengguna, bidang: str, tertulis: str, seharusnya: str, penjelasan: str = ""
) -> PermintaanKoreksi:
    """Report wrong data to HR; the answer is due in five working days."""
    return PermintaanKoreksi.objects.create(
        pegawai=pegawai,
        pelapor=pelapor,
        bidang=bidang,
        tertulis=tertulis,
        seharusnya=seharusnya,
        penjelasan=penjelasan,
        tenggat=tenggat_hari_kerja(hari_ini(), HARI_KERJA_JAWABAN),
    )


@transaction.atomic
def jawab(*, permintaan_id: int, oleh: Pengguna, status: str, jawaban: str) -> PermintaanKoreksi:
    """Answer once and tell the reporter. Refused for a request already answered and for one about one's own record."""
    permintaan = PermintaanKoreksi.objects.select_for_update().get(pk=permintaan_id)
    if permintaan.status != StatusKoreksi.DIAJUKAN:
        raise tolak("status", "Permintaan ini sudah dijawab orang lain.")
    if permintaan.pegawai_id == oleh.pegawai_id:
        raise tolak("status", "Permintaan tentang data Anda sendiri dijawab admin lain.")
    if status not in (StatusKoreksi.DIPERBAIKI, StatusKoreksi.DITOLAK):
        raise tolak("status", "Pilih diperbaiki atau tidak diubah.")
    permintaan.status, permintaan.jawaban = status, jawaban
    permintaan.dijawab_oleh, permintaan.dijawab = oleh, timezone.now()
    with karena(jawaban):
        permintaan.save()
    beri_tahu(
        pemberitahuan=[
            Pemberitahuan(
                penerima_id=permintaan.pelapor_id,
                judul=f"Laporan Anda tentang data {permintaan.pegawai.nama} dijawab"[:160],
                isi=f"{permintaan.bidang}: {permintaan.get_status_display().lower()}. {jawaban}"[:400],
                tautan=f"/pegawai/{permintaan.pegawai.publik}/#laporan-data",
                kunci=f"koreksi-{permintaan.pk}",
            )
        ]
    )
    return permintaan
