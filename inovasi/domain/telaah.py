"""Reviews by the rubric."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from inovasi.domain.kabar import kabari_pengelola
from inovasi.models import SkorTelaah, Telaah
from inovasi.rumus import SKOR_MAKS
from kinerja.pelacakan import karena
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah


@transaction.atomic
def nilai(*, telaah: Telaah, versi: int, skor: Mapping[str, int], catatan: str) -> Telaah:
    """Score every criterion of the rubric (0–100 by its code) and say what would make the idea better; may be changed
    until the gate is decided. Raises SuntingBersamaan, ValidationError by the criterion's code or `catatan`."""
    satu = _kunci(telaah)
    tolak_bila_berubah(satu, versi, {"catatan": catatan.strip()})
    kriteria = list(satu.gerbang.rubrik.kriteria.all())
    galat = {k.kode: f"Beri skor 0 sampai {SKOR_MAKS}." for k in kriteria if not 0 <= skor.get(k.kode, -1) <= SKOR_MAKS}
    if len(catatan.strip()) < 20:
        galat["catatan"] = "Tulis dengan satu atau dua kalimat apa yang sudah baik dan apa yang perlu diperbaiki."
    if galat:
        raise ValidationError(galat)
    satu.skor.all().delete()
    SkorTelaah.objects.bulk_create([SkorTelaah(telaah=satu, kriteria=k, skor=skor[k.kode]) for k in kriteria])
    satu.catatan, satu.selesai = catatan.strip(), timezone.now()
    satu.versi += 1
    satu.save()
    kabari_pengelola(satu.gerbang.usulan, f"Telaah selesai: {satu.gerbang.usulan.judul}")
    return satu


@transaction.atomic
def mundur(*, telaah: Telaah, versi: int, alasan: str) -> Telaah:
    """Step aside because of an interest; scores given are not counted. Raises SuntingBersamaan, ValidationError."""
    satu = _kunci(telaah)
    tolak_bila_berubah(satu, versi, {})
    if not alasan.strip():
        raise tolak("benturan", "Tulis hubungan Anda dengan usulan atau timnya.")
    satu.benturan = alasan.strip()[:200]
    satu.versi += 1
    with karena(satu.benturan):
        satu.save()
    kabari_pengelola(satu.gerbang.usulan, f"Penelaah mundur: {satu.gerbang.usulan.judul}", isi="Tunjuk orang lain.")
    return satu


def _kunci(telaah: Telaah) -> Telaah:
    satu = (
        Telaah.objects.select_for_update(of=("self",))
        .select_related("gerbang__usulan__unit", "gerbang__rubrik")
        .get(pk=telaah.pk)
    )
    if satu.gerbang.putusan:
        raise ValidationError("Sudah diputus, jadi telaah tidak dapat diubah.")
    if satu.benturan:
        raise ValidationError("Anda sudah mundur sebagai penelaah.")
    return satu
