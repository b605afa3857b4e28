"""Gates: a team asks for the next stage, reviewers without an interest judge by the rubric, a manager decides."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from inovasi.choices import SESUDAH, PutusanGerbang, StatusUsulan, Tahap
from inovasi.domain.kabar import kabari_orang, kabari_pengelola, kabari_tim
from inovasi.domain.rubrik import berlaku as rubrik_berlaku
from inovasi.domain.usulan import kunci
from inovasi.models import Gerbang, Telaah, Usulan
from inovasi.queries.benturan import orang_berbenturan
from inovasi.queries.syarat import kurang
from inovasi.queries.telaahan import hitung
from kinerja.pelacakan import karena
from kinerja.templatetags.ui import angka
from kinerja.waktu import hari_ini
from pegawai.choices import SELESAI_DINAS
from pegawai.domain.galat import tolak
from pegawai.domain.koreksi import tenggat_hari_kerja
from pegawai.domain.versi import tolak_bila_berubah
from pegawai.models import Pegawai, Pengguna

DAPAT_DIAJUKAN = (StatusUsulan.DRAF, StatusUsulan.DIKEMBALIKAN, StatusUsulan.BERJALAN)


@transaction.atomic
def ajukan(*, usulan: Usulan, versi: int) -> Gerbang:
    """Ask for the next stage; the deadline of the decision runs from today in working days. Raises SuntingBersamaan,
    ValidationError by field with what is still missing."""
    satu = kunci(usulan)
    tolak_bila_berubah(satu, versi, {"status": StatusUsulan.DITELAAH})
    if satu.status not in DAPAT_DIAJUKAN or satu.tahap not in SESUDAH:
        raise ValidationError("Usulan ini tidak sedang menunggu untuk diajukan.")
    galat = kurang(satu)
    if galat:
        raise ValidationError(galat)
    rubrik = rubrik_berlaku(hari_ini())
    gerbang = Gerbang.objects.create(
        usulan=satu,
        menuju=SESUDAH[satu.tahap],
        rubrik=rubrik,
        tenggat=tenggat_hari_kerja(hari_ini(), rubrik.hari_kerja),
    )
    _ke_status(satu, StatusUsulan.DITELAAH, f"diajukan menuju {gerbang.get_menuju_display().lower()}")
    kabari_pengelola(satu, f"Usulan menunggu telaah: {satu.judul}")
    return gerbang


@transaction.atomic
def tugaskan(*, gerbang: Gerbang, penelaah: Sequence[Pegawai], oleh: Pengguna) -> None:
    """Name reviewers of an open gate; one named before stays. Raises ValidationError by field, naming who may not."""
    satu = _kunci(gerbang)
    benturan = orang_berbenturan(satu.usulan, [p.pk for p in penelaah])
    for orang in penelaah:
        if orang.status in SELESAI_DINAS:
            raise tolak("penelaah", f"{orang} tidak berdinas lagi.")
        if orang.pk in benturan:
            raise tolak("penelaah", f"{orang} {benturan[orang.pk]}. Pilih orang lain.")
    sudah = set(satu.telaah.values_list("penelaah_id", flat=True))
    baru = [p for p in penelaah if p.pk not in sudah]
    Telaah.objects.bulk_create([Telaah(gerbang=satu, penelaah=p) for p in baru])
    kabari_orang(baru, satu.usulan, f"Anda diminta menelaah: {satu.usulan.judul}", isi="Nilai menurut rubrik.")


@transaction.atomic
def putuskan(*, gerbang: Gerbang, versi: int, putusan: str, alasan: str, oleh: Pengguna) -> Gerbang:
    """Let the proposal pass, send it back, or end it; the team is told with the reason. A passage needs a finished
    review; nobody of the team decides. Raises SuntingBersamaan, ValidationError by field."""
    satu = _kunci(gerbang)
    tolak_bila_berubah(satu, versi, {"putusan": putusan})
    if not alasan.strip():
        raise tolak("alasan", "Tulis alasan putusan; tim membacanya.")
    if oleh.pegawai_id and satu.usulan.anggota.filter(pegawai=oleh.pegawai_id).exists():
        raise ValidationError("Usulan tim Anda sendiri diputus orang lain.")
    satu.nilai = hitung(satu)
    if putusan == PutusanGerbang.LANJUT and satu.nilai is None:
        raise tolak("putusan", "Belum ada telaah yang selesai. Tunggu penelaah, atau tunjuk orang lain.")
    if putusan == PutusanGerbang.LANJUT and satu.nilai is not None and satu.nilai < satu.rubrik.ambang:
        kata = f"Nilai {angka(satu.nilai)} di bawah ambang {angka(satu.rubrik.ambang)} rubrik ini."
        raise tolak("putusan", f"{kata} Kembalikan untuk diperbaiki, atau minta telaah lain.")
    satu.putusan, satu.alasan = PutusanGerbang(putusan), alasan.strip()
    satu.diputus, satu.diputus_oleh = timezone.now(), oleh
    satu.versi += 1
    with karena(satu.alasan):
        satu.save()
    _terapkan(satu)
    kabari_tim(satu.usulan, f"{satu.get_putusan_display()}: {satu.usulan.judul}", isi=satu.alasan)
    return satu


_STATUS = {
    PutusanGerbang.LANJUT: StatusUsulan.BERJALAN,
    PutusanGerbang.DIPERBAIKI: StatusUsulan.DIKEMBALIKAN,
    PutusanGerbang.TIDAK: StatusUsulan.TIDAK_LANJUT,
}


def _terapkan(gerbang: Gerbang) -> None:
    usulan = kunci(gerbang.usulan)
    if gerbang.putusan == PutusanGerbang.LANJUT:
        usulan.tahap = gerbang.menuju
        if usulan.tahap == Tahap.UJI_COBA:
            usulan.tanggal_uji_coba = usulan.uji_coba.mulai
        else:
            usulan.tanggal_penerapan = usulan.tanggal_penerapan or hari_ini()
    _ke_status(usulan, _STATUS[PutusanGerbang(gerbang.putusan)], gerbang.alasan)
    gerbang.usulan = usulan


def _ke_status(usulan: Usulan, status: StatusUsulan, alasan: str) -> None:
    usulan.status = status
    usulan.versi += 1
    with karena(alasan):
        usulan.save(update_fields=["status", "tahap", "tanggal_uji_coba", "tanggal_penerapan", "versi"])


def _kunci(gerbang: Gerbang) -> Gerbang:
    satu = Gerbang.objects.select_for_update(of=("self",)).select_related("usulan", "rubrik").get(pk=gerbang.pk)
    if satu.putusan:
        raise ValidationError(f"Sudah diputus: {satu.get_putusan_display().lower()}.")
    return satu
