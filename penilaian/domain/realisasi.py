"""Results of a period: written and sent by the employee, accepted or returned by the plan's assessor."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from kinerja.pelacakan import karena
from pegawai.models import Pengguna
from penilaian.choices import SKP_MENGIKAT, StatusPeriode, StatusRealisasi, SumberIndikator
from penilaian.domain.hitung import hitung_satu
from penilaian.domain.skp import BENTROK
from penilaian.models import SKP, Indikator, Periode, Realisasi, TargetPeriode
from penilaian.queries.kualitatif import kualitatif
from penilaian.queries.susulan import pengisian_terbuka

DAPAT_DIISI = (StatusRealisasi.DRAF, StatusRealisasi.DIKEMBALIKAN)


@dataclass(frozen=True)
class Isian:
    """What was typed for one indicator; `revisi` is the one shown on the form (0 when there was no row)."""

    indikator_id: int
    nilai: Decimal | None
    catatan: str = ""
    revisi: int | None = None


def _kunci(skp: SKP, periode: Periode) -> tuple[SKP, Periode]:
    terkunci = (
        SKP.objects.select_for_update(of=("self",), no_key=True).select_related("pegawai", "penilai").get(pk=skp.pk)
    )
    return terkunci, Periode.objects.get(pk=periode.pk)


def wajib_dapat_melapor(*, skp: SKP, periode: Periode, oleh: Pengguna) -> None:
    """Raise unless `oleh` may report results of this plan in this period now: own approved plan, open period,
    before its deadline or in late entry."""
    if oleh.pegawai_id is None or oleh.pegawai_id != skp.pegawai_id:
        raise PermissionDenied("Hanya pemilik SKP yang mengisi hasilnya.")
    if skp.status not in SKP_MENGIKAT:
        raise ValidationError("SKP ini belum disetujui atasan. Hasil dapat diisi setelah SKP berlaku.")
    if periode.status != StatusPeriode.BERJALAN:
        raise ValidationError(f"{periode.nama} {periode.get_status_display().lower()}; hasil tidak dapat diisi.")
    if not pengisian_terbuka(skp, periode):
        raise ValidationError(
            f"Tenggat mengisi hasil {periode.nama} sudah lewat. Hubungi admin kepegawaian bila masih perlu."
        )


def _dapat_diisi(skp: SKP, periode: Periode) -> dict[int, Indikator]:
    """Indicators with a target in the period that people report themselves; a qualitative plan needs no target."""
    target = TargetPeriode.objects.filter(skp=skp, periode=periode)
    if kualitatif(skp):
        return {
            i.pk: i
            for i in Indikator.objects.filter(skp=skp, sumber=SumberIndikator.MANUAL).exclude(
                pk__in=target.exclude(tidak_dievaluasi="").values("indikator")
            )
        }
    bertarget = target.filter(tidak_dievaluasi="").values("indikator")
    pilih = Indikator.objects.filter(skp=skp, pk__in=bertarget, sumber=SumberIndikator.MANUAL)
    return {i.pk: i for i in pilih}


@transaction.atomic
def siapkan(*, skp: SKP, indikator_id: int, periode: Periode, oleh: Pengguna) -> Realisasi:
    """The locked row of an indicator in a period, made as an empty draft when there is none."""
    terkunci, kini = _kunci(skp, periode)
    wajib_dapat_melapor(skp=terkunci, periode=kini, oleh=oleh)
    if indikator_id not in _dapat_diisi(terkunci, kini):
        raise ValidationError("Indikator ini tidak diisi sendiri pada periode ini.")
    Realisasi.objects.get_or_create(indikator_id=indikator_id, periode=kini, defaults={"skp": terkunci})
    return Realisasi.objects.select_for_update().get(indikator_id=indikator_id, periode=kini)


@transaction.atomic
def simpan_draf(*, skp: SKP, periode: Periode, oleh: Pengguna, isian: Iterable[Isian]) -> list[Realisasi]:
    """Keep what was typed; rows that are sent or accepted stay as they are.

    Raises ValidationError keyed by indicator id: negative, not yes/no, or changed elsewhere in the meantime
    (code `bentrok`).
    """
    terkunci, kini = _kunci(skp, periode)
    wajib_dapat_melapor(skp=terkunci, periode=kini, oleh=oleh)
    indikator = _dapat_diisi(terkunci, kini)
    ada = {r.indikator_id: r for r in Realisasi.objects.select_for_update().filter(skp=terkunci, periode=kini)}
    galat: dict[str, str | ValidationError] = {}
    simpan = []
    for isi in isian:
        baris = ada.get(isi.indikator_id)
        if isi.indikator_id not in indikator or (baris and baris.status not in DAPAT_DIISI):
            continue
        salah = _periksa(isi, indikator[isi.indikator_id], baris)
        if salah:
            galat[str(isi.indikator_id)] = salah
            continue
        baris = baris or Realisasi(skp=terkunci, indikator_id=isi.indikator_id, periode=kini, revisi=0)
        if baris.pk and (baris.nilai, baris.catatan) == (isi.nilai, isi.catatan):
            continue
        if baris.pk is None and isi.nilai is None and not isi.catatan:
            continue
        kosong = not isi.catatan if kualitatif(terkunci) else isi.nilai is None
        if baris.status == StatusRealisasi.DIKEMBALIKAN and kosong:
            galat[str(isi.indikator_id)] = "Hasil yang dikembalikan tidak dapat dikosongkan. Perbaiki isinya."
            continue
        baris.nilai, baris.catatan = isi.nilai, isi.catatan
        simpan.append(baris)
    if galat:
        raise ValidationError(galat)
    for baris in simpan:
        baris.revisi += 1
        baris.save()
    return simpan


def _periksa(isi: Isian, indikator: Indikator, baris: Realisasi | None) -> str | ValidationError:
    if isi.revisi is not None and isi.revisi != (baris.revisi if baris else 0):
        return ValidationError("Hasil ini sudah diubah di jendela atau perangkat lain.", code=BENTROK)
    if isi.nilai is None:
        return ""
    if isi.nilai < 0:
        return "Realisasi tidak boleh kurang dari nol."
    if indikator.ukuran == "ya_tidak" and isi.nilai not in (0, 1):
        return "Pilih ya atau tidak."
    return ""


@transaction.atomic
def kirim(*, skp: SKP, periode: Periode, oleh: Pengguna) -> int:
    """Send every filled draft or returned result of the period to the assessor; returns how many. It counts from
    now on, checked or not. Raises ValidationError when nothing is filled."""
    terkunci, kini = _kunci(skp, periode)
    wajib_dapat_melapor(skp=terkunci, periode=kini, oleh=oleh)
    siap = Realisasi.objects.select_for_update().filter(
        skp=terkunci,
        periode=kini,
        status__in=DAPAT_DIISI,
        indikator__in=_dapat_diisi(terkunci, kini),
    )
    if kualitatif(terkunci):
        daftar, kurang = list(siap.exclude(catatan="")), "Tulis paling sedikit satu hasil."
    else:
        daftar, kurang = list(siap.filter(nilai__isnull=False)), "Isi paling sedikit satu angka."
    if not daftar:
        raise ValidationError(f"Belum ada hasil baru untuk dikirim. {kurang}")
    for baris in daftar:
        baris.status, baris.dikirim = StatusRealisasi.DIKIRIM, timezone.now()
        baris.revisi += 1
        with karena("Hasil dikirim ke atasan"):
            baris.save()
    hitung_satu(skp_id=terkunci.pk, periode_id=kini.pk)
    return len(daftar)


@transaction.atomic
def tarik(*, realisasi: Realisasi, oleh: Pengguna, revisi: int | None = None) -> Realisasi:
    """Take a sent result back as a draft, before it was checked and while entry is open; until it is sent again it does
    not count. Raises PermissionDenied, ValidationError."""
    terkunci, kini = _kunci(realisasi.skp, realisasi.periode)
    wajib_dapat_melapor(skp=terkunci, periode=kini, oleh=oleh)
    baris = Realisasi.objects.select_for_update().get(pk=realisasi.pk)
    if baris.status != StatusRealisasi.DIKIRIM or (revisi is not None and revisi != baris.revisi):
        raise ValidationError(
            f"Hasil ini sudah berubah; kini {baris.get_status_display().lower()}. Muat ulang halaman untuk melihatnya."
        )
    baris.status, baris.dikirim = StatusRealisasi.DRAF, None
    baris.revisi += 1
    with karena("Hasil ditarik kembali"):
        baris.save()
    hitung_satu(skp_id=terkunci.pk, periode_id=kini.pk)
    return baris


@transaction.atomic
def terima(*, realisasi: Realisasi, oleh: Pengguna, tanggapan: str = "", revisi: int | None = None) -> Realisasi:
    """Accept a sent result."""
    return _putuskan(realisasi, oleh, StatusRealisasi.DITERIMA, tanggapan.strip(), revisi)


@transaction.atomic
def kembalikan(*, realisasi: Realisasi, oleh: Pengguna, tanggapan: str, revisi: int | None = None) -> Realisasi:
    """Return a sent result with a comment; until it is sent again it does not count."""
    if not tanggapan.strip():
        raise ValidationError({"tanggapan": "Tulis apa yang perlu diperbaiki, supaya pegawai tahu langkahnya."})
    baris = _putuskan(realisasi, oleh, StatusRealisasi.DIKEMBALIKAN, tanggapan.strip(), revisi)
    _kabari_kembali(baris)
    return baris


def _kabari_kembali(baris: Realisasi) -> None:
    """Tell the person; the comment stands on the page, not in the mail."""
    akun = Pengguna.objects.filter(pegawai=baris.skp.pegawai_id).first()
    if akun is not None:
        kabar = Pemberitahuan(
            penerima=akun,
            judul=f"Hasil dikembalikan atasan: {baris.indikator.uraian}"[:160],
            isi=f"{baris.periode.nama}. Baca catatannya, perbaiki, lalu kirim lagi.",
            tautan=reverse("penilaian:realisasi", args=[baris.skp.publik, baris.periode.kode]),
            kunci=f"hasil-kembali:{baris.pk}:{baris.revisi}",
        )
        beri_tahu(pemberitahuan=[kabar])


def _putuskan(realisasi: Realisasi, oleh: Pengguna, status: str, tanggapan: str, revisi: int | None) -> Realisasi:
    terkunci, kini = _kunci(realisasi.skp, realisasi.periode)
    baris = Realisasi.objects.select_for_update().get(pk=realisasi.pk)
    if oleh.pegawai_id is None or oleh.pegawai_id != terkunci.penilai_id or oleh.pegawai_id == terkunci.pegawai_id:
        raise PermissionDenied("Hanya atasan langsung yang memeriksa hasil ini.")
    if kini.status != StatusPeriode.BERJALAN:
        raise ValidationError(f"{kini.nama} sudah {kini.get_status_display().lower()}; hasilnya tidak dapat diubah.")
    if baris.status != StatusRealisasi.DIKIRIM or (revisi is not None and revisi != baris.revisi):
        raise ValidationError(
            f"Hasil ini sudah berubah; kini {baris.get_status_display().lower()}. Muat ulang halaman untuk melihatnya."
        )
    baris.status, baris.tanggapan = status, tanggapan
    baris.diperiksa, baris.diperiksa_oleh = timezone.now(), oleh
    baris.revisi += 1
    with karena(tanggapan or "Hasil diterima atasan"):
        baris.save()
    hitung_satu(skp_id=terkunci.pk, periode_id=kini.pk)
    return baris
