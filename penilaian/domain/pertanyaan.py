"""Questions to the assessor before a result is delivered: asked, answered, both told."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from pegawai.models import Pengguna
from penilaian.choices import SKP_MENGIKAT
from penilaian.models import SKP, Periode, Pertanyaan, PutusanNilai


@transaction.atomic
def tanya(*, skp: SKP, periode: Periode, oleh: Pengguna, isi: str) -> Pertanyaan:
    """Ask the assessor of the plan. Raises ValidationError when the result was delivered (then an objection is the
    way), or nobody assesses."""
    if oleh.pegawai_id is None or oleh.pegawai_id != skp.pegawai_id:
        raise PermissionDenied("Hanya pegawai yang dinilai yang bertanya kepada penilainya.")
    if skp.status not in SKP_MENGIKAT or skp.penilai_id is None:
        raise ValidationError("SKP ini belum berlaku atau belum punya penilai.")
    if PutusanNilai.objects.filter(skp=skp, periode=periode, disampaikan__isnull=False).exists():
        raise ValidationError("Hasil sudah disampaikan. Bila tidak setuju, ajukan keberatan.")
    if not isi.strip():
        raise ValidationError({"isi": "Tuliskan pertanyaan Anda."})
    pertanyaan = Pertanyaan.objects.create(skp=skp, periode=periode, oleh=oleh, isi=isi.strip())
    _kabari(pertanyaan, skp.penilai_id, "tanya", f"{skp.pegawai.nama} bertanya tentang {periode.nama}")
    return pertanyaan


@transaction.atomic
def jawab(*, pertanyaan: Pertanyaan, oleh: Pengguna, jawaban: str) -> Pertanyaan:
    """The assessor's answer, once."""
    terkunci = Pertanyaan.objects.select_for_update(of=("self",)).select_related("skp", "periode").get(pk=pertanyaan.pk)
    if oleh.pegawai_id is None or oleh.pegawai_id != terkunci.skp.penilai_id:
        raise PermissionDenied("Hanya penilai pada SKP ini yang menjawab.")
    if terkunci.dijawab:
        raise ValidationError("Pertanyaan ini sudah dijawab.")
    if not jawaban.strip():
        raise ValidationError({"jawaban": "Tuliskan jawaban Anda."})
    terkunci.jawaban, terkunci.dijawab, terkunci.dijawab_oleh = jawaban.strip(), timezone.now(), oleh
    terkunci.save(update_fields=["jawaban", "dijawab", "dijawab_oleh"])
    _kabari(terkunci, terkunci.skp.pegawai_id, "jawab", f"Penilai menjawab pertanyaan Anda tentang {terkunci.periode}")
    return terkunci


def _kabari(pertanyaan: Pertanyaan, orang: int | None, kunci: str, judul: str) -> None:
    tautan = reverse("penilaian:pertanyaan", args=[pertanyaan.publik])
    akun = Pengguna.objects.filter(pegawai=orang)
    nama = f"pertanyaan:{pertanyaan.publik}:{kunci}"
    beri_tahu(pemberitahuan=[Pemberitahuan(penerima=a, judul=judul[:160], tautan=tautan, kunci=nama) for a in akun])
