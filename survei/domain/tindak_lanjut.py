"""Writing of plans of improvement."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah
from pegawai.models import Pegawai
from survei.choices import StatusTindakLanjut
from survei.models import PeriodeSurvei, TindakLanjut


@transaction.atomic
def rencanakan(
    *, periode: PeriodeSurvei, unsur: str, sebab: str, kegiatan: str, penanggung_jawab: Pegawai, tenggat: date
) -> TindakLanjut:
    """A line of the RTL of a period that has an index. Raises ValidationError by field."""
    if not hasattr(periode, "hasil"):
        raise ValidationError("Tindak lanjut disusun setelah ada indeks. Tunggu jawaban lengkap pertama.")
    if tenggat < hari_ini():
        raise tolak("tenggat", "Tenggat tidak boleh sudah lewat.")
    satu = TindakLanjut(
        periode=periode,
        unsur=unsur,
        sebab=sebab,
        kegiatan=kegiatan,
        penanggung_jawab=penanggung_jawab,
        tenggat=tenggat,
    )
    satu.full_clean()
    satu.save(force_insert=True)
    return satu


@transaction.atomic
def catat_kemajuan(*, tindak_lanjut: TindakLanjut, versi: int, status: str, bukti: str) -> TindakLanjut:
    """State and proof, of a line read as `versi`; what is done needs proof, and its day is today. Raises
    SuntingBersamaan, ValidationError by field."""
    terkunci = TindakLanjut.objects.select_for_update().get(pk=tindak_lanjut.pk)
    tolak_bila_berubah(terkunci, versi, {"status": status, "bukti": bukti})
    if status == StatusTindakLanjut.SELESAI and not bukti.strip():
        raise tolak("bukti", "Tulis bukti penyelesaiannya: apa yang berubah, di mana dapat dilihat.")
    selesai = status == StatusTindakLanjut.SELESAI
    terkunci.selesai = (terkunci.selesai or hari_ini()) if selesai else None
    terkunci.status, terkunci.bukti = status, bukti.strip()
    terkunci.versi += 1
    terkunci.full_clean()
    with karena(f"tindak lanjut {terkunci.get_status_display().lower()}"):
        terkunci.save(update_fields=["status", "bukti", "selesai", "versi"])
    return terkunci
