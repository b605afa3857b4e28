"""Content of a draft: results, indicators, targets. Only its owner writes, only while it may be changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F, Max

from kinerja.angka import ringkas
from pegawai.models import Pengguna
from penilaian.choices import Arah, JenisUkuran, Pendekatan, SumberIndikator
from penilaian.domain.skp import kunci
from penilaian.models import SKP, HasilKerja, Indikator, PustakaIndikator, TargetPeriode
from penilaian.queries.kesiapan import periode_sasaran
from penilaian.queries.layanan import layanan_dilayani
from penilaian.queries.pustaka import beda_ukuran


@dataclass(frozen=True)
class IsianTarget:
    """The target of one indicator in one period as typed; `target=None` takes it away."""

    indikator_id: int
    periode_id: int
    target: Decimal | None
    target_maks: Decimal | None = None
    tidak_dievaluasi: str = ""


def buka_isi(skp: SKP, oleh: Pengguna, revisi: int | None) -> SKP:
    """The locked plan, checked for its owner and state; its `revisi` counts this change. Runs in the caller's
    transaction."""
    terkunci = kunci(skp=skp, revisi=revisi)
    if oleh.pegawai_id != terkunci.pegawai_id:
        raise PermissionDenied("Hanya pemilik SKP yang mengubah isinya.")
    if not terkunci.dapat_diubah:
        raise ValidationError(
            f"SKP ini {terkunci.get_status_display().lower()}, jadi isinya tidak dapat diubah. "
            "Untuk mengubah SKP yang berlaku, buat versi baru."
        )
    SKP.objects.filter(pk=terkunci.pk).update(revisi=F("revisi") + 1)
    return terkunci


@transaction.atomic
def ubah_pendekatan(*, skp: SKP, oleh: Pengguna, pendekatan: str, revisi: int | None = None) -> None:
    """Quantitative (with targets) or qualitative (judged from evidence, no figure)."""
    terkunci = buka_isi(skp, oleh, revisi)
    if pendekatan not in Pendekatan.values:
        raise ValidationError({"pendekatan": "Pilih kuantitatif atau kualitatif."})
    SKP.objects.filter(pk=terkunci.pk).update(pendekatan=pendekatan)


@transaction.atomic
def simpan_hasil(*, hasil: HasilKerja, oleh: Pengguna, revisi: int | None = None) -> HasilKerja:
    """Add or change a result (`hasil.skp` set). Weights of its indicators follow. Raises ValidationError by field."""
    terkunci = buka_isi(hasil.skp, oleh, revisi)
    if hasil.hasil_atasan and hasil.hasil_atasan.skp.pegawai_id != terkunci.penempatan.penilai_id:
        raise ValidationError({"hasil_atasan": "Pilih hasil kerja milik atasan langsung Anda."})
    if hasil._state.adding:
        terbesar = HasilKerja.objects.filter(skp=terkunci).aggregate(n=Max("urutan"))["n"]
        hasil.urutan = (terbesar or 0) + 1
    hasil.full_clean()
    hasil.save()
    Indikator.objects.filter(hasil=hasil).update(bobot=F("bagian") * hasil.bobot / Decimal(100))
    return hasil


@transaction.atomic
def hapus_hasil(*, hasil: HasilKerja, oleh: Pengguna, revisi: int | None = None) -> None:
    """Take a result out of a draft, with its indicators and targets."""
    buka_isi(hasil.skp, oleh, revisi)
    hasil.delete()


@transaction.atomic
def simpan_indikator(*, indikator: Indikator, oleh: Pengguna, revisi: int | None = None) -> Indikator:
    """Add or change an indicator (`indikator.hasil` set); `bobot` = weight of the result × share / 100."""
    terkunci = buka_isi(indikator.hasil.skp, oleh, revisi)
    hasil = HasilKerja.objects.get(pk=indikator.hasil_id)
    indikator.skp = terkunci
    _sumber(indikator)
    if indikator.bagian is not None:
        indikator.bobot = (hasil.bobot * indikator.bagian / 100).quantize(Decimal("0.0001"))
    if indikator._state.adding:
        terbesar = Indikator.objects.filter(hasil=hasil).aggregate(n=Max("urutan"))["n"]
        indikator.urutan = (terbesar or 0) + 1
    indikator.full_clean()
    indikator.save()
    if indikator.ukuran == JenisUkuran.YA_TIDAK:
        TargetPeriode.objects.filter(indikator=indikator).update(target=1, target_maks=None)
    return indikator


def _sumber(indikator: Indikator) -> None:
    """With a service the figure comes from its survey: a number up to 100, the higher the better. From innovations it
    is how many were applied."""
    if indikator.layanan_id is None:
        if indikator.sumber == SumberIndikator.LAYANAN:
            indikator.sumber = SumberIndikator.MANUAL
        if indikator.sumber == SumberIndikator.INOVASI:
            indikator.ukuran, indikator.arah, indikator.satuan = JenisUkuran.ANGKA, Arah.NAIK, "inovasi"
            indikator.batas_bawah = indikator.batas_atas = None
        return
    if indikator.sumber == SumberIndikator.INOVASI:
        raise ValidationError({"layanan": "Pilih satu sumber: indeks layanan atau inovasi yang diterapkan."})
    if not layanan_dilayani(indikator.skp).filter(pk=indikator.layanan_id).exists():
        raise ValidationError({"layanan": "Pilih layanan yang Anda layani atau pimpin pada masa SKP ini."})
    indikator.sumber, indikator.ukuran, indikator.arah = SumberIndikator.LAYANAN, JenisUkuran.ANGKA, Arah.NAIK
    indikator.batas_bawah, indikator.batas_atas = None, Decimal(100)


@transaction.atomic
def tautkan_pustaka(
    *, indikator: Indikator, oleh: Pengguna, entri: PustakaIndikator | None, revisi: int | None = None
) -> Indikator:
    """Let an entry of the library be the manual of an indicator that is there, or with None take the manual away; its
    own fields stay. Raises ValidationError when the entry is retired or counts in another way."""
    buka_isi(indikator.hasil.skp, oleh, revisi)
    if entri is not None:
        entri = PustakaIndikator.objects.get(pk=entri.pk)
        if not entri.aktif:
            raise ValidationError("Indikator pustaka ini sudah dihentikan. Pilih yang lain.")
        if beda := beda_ukuran(indikator, entri):
            raise ValidationError(beda)
    indikator.pustaka, indikator.pustaka_versi = entri, entri.versi if entri else None
    indikator.save(update_fields=["pustaka", "pustaka_versi"])
    return indikator


@transaction.atomic
def hapus_indikator(*, indikator: Indikator, oleh: Pengguna, revisi: int | None = None) -> None:
    """Take an indicator out of a draft, with its targets."""
    buka_isi(indikator.hasil.skp, oleh, revisi)
    indikator.delete()


def _dalam_batas(target: TargetPeriode, indikator: Indikator) -> None:
    """Nobody promises more than the measure can reach."""
    atas, angka = indikator.batas_atas, target.target_maks or target.target
    if atas is not None and angka is not None and angka > atas:
        raise ValidationError(f"Paling tinggi {ringkas(atas)}, nilai tertinggi ukuran ini.")


@transaction.atomic
def simpan_target(*, skp: SKP, oleh: Pengguna, isian: Iterable[IsianTarget], revisi: int | None = None) -> None:
    """Write the targets of the plan's open periods. Raises ValidationError keyed by `<indikator>-<periode>`."""
    terkunci = buka_isi(skp, oleh, revisi)
    indikator = {i.pk: i for i in Indikator.objects.filter(skp=terkunci)}
    terbuka = {p.pk for p in periode_sasaran(terkunci)}
    galat: dict[str, list[str]] = {}
    simpan, buang = [], []
    for isi in isian:
        if isi.indikator_id not in indikator or isi.periode_id not in terbuka:
            continue
        if isi.target is None:
            buang.append((isi.indikator_id, isi.periode_id))
            continue
        target = TargetPeriode(skp=terkunci, **vars(isi))
        try:
            _dalam_batas(target, indikator[isi.indikator_id])
            target.full_clean(validate_unique=False, exclude=["indikator", "periode", "skp"])
            simpan.append(target)
        except ValidationError as salah:
            galat[f"{isi.indikator_id}-{isi.periode_id}"] = salah.messages
    if galat:
        raise ValidationError(galat)
    for indikator_id, periode_id in buang:
        TargetPeriode.objects.filter(indikator_id=indikator_id, periode_id=periode_id).delete()
    TargetPeriode.objects.bulk_create(
        simpan,
        update_conflicts=True,
        unique_fields=["indikator", "periode"],
        update_fields=["target", "target_maks", "tidak_dievaluasi"],
    )
