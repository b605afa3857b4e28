"""Life of an appraisal period: planned, open, closed. Closed is for good; triggers keep its inputs and scores."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from kinerja.choices import SELESAI_APA_PUN
from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini, hari_terakhir, rentang
from penilaian.choices import StatusKebijakan, StatusPeriode
from penilaian.domain import nol
from penilaian.domain.semula import tolak_bila_berubah
from penilaian.models import Kebijakan, Perhitungan, Periode, PerluHitung
from penilaian.queries.periode import menjadi_dasar


def _wajib_alasan(alasan: str) -> str:
    if not alasan.strip():
        raise ValidationError({"alasan": "Tulis alasannya; alasan ini tercatat dalam riwayat."})
    return alasan.strip()


def _kunci(periode: Periode) -> Periode:
    # FOR UPDATE also holds back new input rows: their foreign key check asks for a share of the period's row.
    return Periode.objects.select_for_update().get(pk=periode.pk)


def _periksa_tanggal(awal: date, akhir: date, tenggat_realisasi: datetime, tenggat_penilaian: datetime) -> None:
    if akhir < awal:
        raise ValidationError({"akhir": "Hari terakhir tidak boleh sebelum hari pertama. Ubah salah satunya."})
    if timezone.localdate(tenggat_realisasi) < awal:
        raise ValidationError({"tenggat_realisasi": "Tenggat hasil tidak boleh sebelum periode dimulai."})
    if tenggat_penilaian < tenggat_realisasi:
        raise ValidationError({"tenggat_penilaian": "Tenggat penilaian tidak boleh sebelum tenggat hasil."})


@transaction.atomic
def buat(
    *,
    kode: str,
    nama: str,
    jenis: str,
    awal: date,
    akhir: date,
    tenggat_realisasi: datetime,
    tenggat_penilaian: datetime,
    kebijakan: Kebijakan,
    uji_coba: bool = False,
) -> Periode:
    """Plan a period from two inclusive dates, under a policy that is in force; a trial has it in its name.

    Raises ValidationError by field, also when a period of the same kind already covers one of the days.
    """
    _periksa_tanggal(awal, akhir, tenggat_realisasi, tenggat_penilaian)
    if not Kebijakan.objects.filter(pk=kebijakan.pk, status=StatusKebijakan.BERLAKU).exists():
        raise ValidationError({"kebijakan": "Aturan ini masih draf. Berlakukan dulu, atau pilih versi yang berlaku."})
    periode = Periode(
        kode=kode,
        nama=_bernama(nama, uji_coba),
        uji_coba=uji_coba,
        jenis=jenis,
        rentang=rentang(awal, akhir),
        tenggat_realisasi=tenggat_realisasi,
        tenggat_penilaian=tenggat_penilaian,
        kebijakan=kebijakan,
    )
    _periksa_bentrok(periode)
    periode.save()
    return periode


def _bernama(nama: str, uji_coba: bool) -> str:
    return nama if not uji_coba or "uji coba" in nama.lower() else f"{nama} (uji coba)"


# What a planned period may change, and an open one; nothing of a closed one.
DAPAT_DIUBAH = {
    StatusPeriode.RENCANA: (
        "nama",
        "uji_coba",
        "jenis",
        "rentang",
        "tenggat_realisasi",
        "tenggat_penilaian",
        "kebijakan",
    ),
    StatusPeriode.BERJALAN: ("nama", "tenggat_realisasi", "tenggat_penilaian"),
    StatusPeriode.DITUTUP: (),
}


@transaction.atomic
def ubah(*, periode: Periode, data: Mapping[str, object], alasan: str, semula: str | None = None) -> Periode:
    """Change a period that is not closed: `data` holds columns of `DAPAT_DIUBAH`; `semula` as of `domain.semula`.

    Raises ValidationError by field, also for a column that its state does not allow to change.
    """
    alasan = _wajib_alasan(alasan)
    terkunci = _kunci(periode)
    boleh = DAPAT_DIUBAH[StatusPeriode(terkunci.status)]
    if asing := set(data) - set(boleh):
        raise ValidationError(
            f"{terkunci.nama} {terkunci.get_status_display().lower()}: {', '.join(sorted(asing))} tidak dapat diubah."
        )
    tolak_bila_berubah(terkunci, boleh, semula)
    for kolom, nilai in data.items():
        setattr(terkunci, kolom, nilai)
    terkunci.nama = _bernama(terkunci.nama, terkunci.uji_coba)
    akhir = hari_terakhir(terkunci.rentang)
    _periksa_tanggal(terkunci.rentang.lower, akhir, terkunci.tenggat_realisasi, terkunci.tenggat_penilaian)
    _periksa_bentrok(terkunci)
    if data.get("uji_coba") and menjadi_dasar(terkunci):
        pesan = "Periode ini sudah menjadi dasar penghargaan, bimbingan, angka kredit, atau TPP."
        raise ValidationError({"uji_coba": f"{pesan} Buat periode lain untuk latihan."})
    with karena(alasan):
        terkunci.save(update_fields=[*data, "nama"])
    return terkunci


def _periksa_bentrok(periode: Periode) -> None:
    # The constraint would say the same without naming the other period.
    periode.full_clean(validate_constraints=False)
    lain = Periode.objects.filter(jenis=periode.jenis, rentang__overlap=periode.rentang).exclude(pk=periode.pk).first()
    if lain:
        raise ValidationError({"awal": f"Tanggalnya bertumpuk dengan {lain.nama}. Pilih tanggal lain."})


@transaction.atomic
def buka(*, periode: Periode, alasan: str) -> Periode:
    """Open a planned period. Raises ValidationError when it is open or closed already, or without a reason."""
    alasan = _wajib_alasan(alasan)
    terkunci = _kunci(periode)
    if terkunci.status != StatusPeriode.RENCANA:
        raise ValidationError(
            f"{terkunci.nama} sudah {terkunci.get_status_display().lower()}; tidak dapat dibuka lagi."
        )
    terkunci.status = StatusPeriode.BERJALAN
    with karena(alasan):
        terkunci.save(update_fields=["status"])
    return terkunci


def buka_yang_tiba() -> list[Periode]:
    """Open the planned periods whose first day has come and whose deadline for results lies ahead."""
    tiba = Periode.objects.filter(
        status=StatusPeriode.RENCANA, rentang__startswith__lte=hari_ini(), tenggat_realisasi__gt=timezone.now()
    )
    return [buka(periode=p, alasan="Hari pertama periode telah tiba.") for p in tiba]


@transaction.atomic
def tutup(*, periode: Periode, alasan: str, hitung_terakhir: Callable[[Periode], None]) -> Periode:
    """Settle what nobody reported (`penilaian.domain.nol`), write the last full run with `hitung_terakhir`, then close:
    one transaction, so either all of it or nothing.

    `hitung_terakhir` scores every plan of the period in this process. Raises ValidationError without a reason, when
    the period is not open, when a run is in progress, or when a score is still due after the last run.
    """
    alasan = _wajib_alasan(alasan)
    terkunci = _kunci(periode)
    if terkunci.status != StatusPeriode.BERJALAN:
        raise ValidationError(
            f"{terkunci.nama} berstatus {terkunci.get_status_display().lower()}; tidak dapat ditutup."
        )
    berjalan = Perhitungan.objects.filter(periode=terkunci).exclude(pekerjaan__status__in=SELESAI_APA_PUN)
    if berjalan.exists():
        raise ValidationError("Penghitungan masih berjalan. Tunggu sampai selesai atau batalkan, lalu tutup lagi.")
    with karena(alasan):
        nol.tetapkan(periode=terkunci)
    hitung_terakhir(terkunci)
    sisa = PerluHitung.objects.filter(periode=terkunci).count()
    if sisa:
        raise ValidationError(f"{sisa} nilai belum terhitung. Hitung periode ini dulu, lalu tutup lagi.")
    terkunci.status = StatusPeriode.DITUTUP
    terkunci.ditutup = timezone.now()
    with karena(alasan):
        terkunci.save(update_fields=["status", "ditutup"])
    return terkunci
