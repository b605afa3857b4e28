"""The pulse survey: who has answered and what was said lie in two tables without a key between them."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini
from pegawai.domain.galat import tolak
from pegawai.models import Penempatan, Pengguna
from sosialisasi.choices import ButirDenyut
from sosialisasi.models import JawabanDenyut, PengisiDenyut, PutaranDenyut


@transaction.atomic
def buka(*, data: Mapping[str, Any]) -> PutaranDenyut:
    """Announce a round; two never run on the same day. Raises ValidationError by field."""
    satu = PutaranDenyut(**data)
    if satu.mulai and satu.mulai < hari_ini():
        raise tolak("mulai", "Tanggal ini sudah lewat.")
    satu.full_clean()
    if PutaranDenyut.objects.filter(mulai__lte=satu.selesai, selesai__gte=satu.mulai).exists():
        raise tolak("mulai", "Ada putaran lain pada hari-hari itu.")
    with karena("putaran denyut dibuka"):
        satu.save()
    return satu


@transaction.atomic
def isi(*, putaran: PutaranDenyut, pengguna: Pengguna, jawaban: Mapping[str, int]) -> None:
    """Answer once: the person is noted without an answer, the answer without a person, both without a time. Raises
    ValidationError."""
    if not putaran.mulai <= hari_ini() <= putaran.selesai:
        raise ValidationError("Putaran ini tidak sedang dibuka.")
    if set(jawaban) != set(ButirDenyut.values):
        raise ValidationError("Jawab semua pernyataan.")
    tempat = Penempatan.objects.pada().definitif().filter(pegawai=pengguna.pegawai_id, unit__opd__isnull=False)
    opd = tempat.values_list("unit__opd", flat=True).first()
    if opd is None:
        raise ValidationError("Survei ini untuk pegawai yang punya penempatan hari ini.")
    try:
        with transaction.atomic():
            PengisiDenyut.objects.create(putaran=putaran, pengguna=pengguna)
    except IntegrityError:
        raise ValidationError("Anda sudah mengisi putaran ini.") from None
    JawabanDenyut.objects.create(putaran=putaran, opd_id=opd, **jawaban)
