"""Life of an agreement: drafted by head, team leader or pengelola kinerja, approved by the official above."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini, rentang
from pegawai.models import Penempatan, Pengguna, TimKerja, UnitKerja
from penilaian.choices import SKP_DAPAT_DIUBAH, StatusPeriode, StatusSKP
from penilaian.domain.skp import BENTROK
from penilaian.models import Periode, Perjanjian, TargetUnit
from penilaian.queries.perjanjian import kurang_untuk_dikirim
from penilaian.queries.wewenang_unit import (
    boleh_menyetujui_perjanjian,
    boleh_menyusun_perjanjian,
    memimpin,
    penyetuju,
)


def kunci(perjanjian: Perjanjian, revisi: int | None = None) -> Perjanjian:
    """The row, locked; refuses when `revisi` (as shown on the form) is no longer the current one."""
    terkunci = (
        Perjanjian.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit", "tim__unit")
        .get(pk=perjanjian.pk)
    )
    if revisi is not None and revisi != terkunci.revisi:
        raise ValidationError(
            "Perjanjian ini sudah diubah di jendela atau perangkat lain; "
            f"kini {terkunci.get_status_display().lower()}. Muat ulang halaman, lalu ulangi perubahan Anda.",
            code=BENTROK,
        )
    return terkunci


@transaction.atomic
def buat(*, pemilik: UnitKerja | TimKerja, oleh: Pengguna) -> Perjanjian:
    """Start a draft of this year: empty, or a copy of the running one as its next version."""
    if not boleh_menyusun_perjanjian(oleh, pemilik):
        raise PermissionDenied("Hanya kepala unit, ketua tim, atau pengelola kinerja yang menyusun perjanjian.")
    nama = "unit" if isinstance(pemilik, UnitKerja) else "tim"
    type(pemilik)._default_manager.select_for_update(of=("self",), no_key=True).get(pk=pemilik.pk)
    milik = Perjanjian.objects.filter(**{nama: pemilik})
    if milik.filter(status__in=(*SKP_DAPAT_DIUBAH, StatusSKP.DIAJUKAN)).exists():
        raise ValidationError("Sudah ada rancangan perjanjian. Lanjutkan rancangan itu.")
    lama = milik.filter(status=StatusSKP.BERLAKU, rentang__contains=hari_ini()).first()
    tahun = hari_ini().year
    awal = _mulai_pengganti(lama) if lama else date(tahun, 1, 1)
    baru = Perjanjian(versi=lama.versi + 1 if lama else 1, rentang=rentang(awal, date(tahun, 12, 31)))
    setattr(baru, nama, pemilik)
    baru.disusun_oleh = oleh
    baru.save()
    if lama:
        _salin(lama, baru)
    return baru


def _mulai_pengganti(lama: Perjanjian) -> date:
    """First day of the next version: of the running quarter or month, or the day after it when figures are there."""
    kini = hari_ini()
    berjalan = (
        Periode.objects.filter(rentang__contains=kini)
        .exclude(status=StatusPeriode.DITUTUP)
        .order_by("-rentang__startswith")
    )
    periode = berjalan.first()
    awal = periode.rentang.lower if periode else kini
    if periode and TargetUnit.objects.filter(indikator__perjanjian=lama, periode=periode, nilai__isnull=False).exists():
        awal = periode.rentang.upper
    awal = max(awal, lama.rentang.lower + timedelta(days=1))
    if awal > date(kini.year, 12, 31):
        raise ValidationError(
            "Versi baru tahun ini tidak dapat dibuat: hasil periode terakhirnya sudah diisi. "
            f"Perjanjian tahun {kini.year + 1} disusun mulai 1 Januari {kini.year + 1}."
        )
    return awal


def _salin(lama: Perjanjian, baru: Perjanjian) -> None:
    """Indicators, and targets of the periods that are not closed."""
    for indikator in list(lama.indikator.prefetch_related("target__periode")):
        target = [t for t in indikator.target.all() if t.periode.status != StatusPeriode.DITUTUP]
        indikator.pk, indikator.perjanjian, indikator._state.adding = None, baru, True
        indikator.save()
        TargetUnit.objects.bulk_create(
            TargetUnit(indikator=indikator, periode=t.periode, target=t.target, target_maks=t.target_maks)
            for t in target
            if baru.rentang.lower < t.periode.rentang.upper
        )


@transaction.atomic
def ajukan(*, perjanjian: Perjanjian, oleh: Pengguna, revisi: int | None = None) -> Perjanjian:
    """Send the draft to the official above: the head or team leader alone. Raises ValidationError with what lacks."""
    terkunci = kunci(perjanjian, revisi)
    if not memimpin(oleh, terkunci.pemilik):
        raise PermissionDenied("Hanya kepala unit atau ketua tim yang mengirim perjanjian.")
    _wajib(terkunci, *SKP_DAPAT_DIUBAH)
    if kurang := kurang_untuk_dikirim(terkunci):
        raise ValidationError(kurang)
    _pindah(terkunci, StatusSKP.DIAJUKAN, "Perjanjian dikirim", diajukan=timezone.now(), diajukan_oleh=oleh)
    _kabari(terkunci, penyetuju(terkunci.pemilik), f"{_judul(terkunci)} menunggu persetujuan Anda")
    return terkunci


@transaction.atomic
def kembalikan(*, perjanjian: Perjanjian, oleh: Pengguna, catatan: str, revisi: int | None = None) -> Perjanjian:
    """Give a sent agreement back with a note that says what to change."""
    terkunci = kunci(perjanjian, revisi)
    _wajib_penyetuju(terkunci, oleh)
    if not catatan.strip():
        raise ValidationError({"catatan": "Tulis apa yang perlu diubah."})
    _pindah(terkunci, StatusSKP.DIKEMBALIKAN, catatan.strip(), catatan=catatan.strip())
    _kabari(terkunci, _pemimpin(terkunci), f"{_judul(terkunci)} dikembalikan dengan catatan")
    return terkunci


@transaction.atomic
def setujui(*, perjanjian: Perjanjian, oleh: Pengguna, revisi: int | None = None) -> Perjanjian:
    """Approve a sent agreement; the version that ran until then ends the day before."""
    terkunci = kunci(perjanjian, revisi)
    _wajib_penyetuju(terkunci, oleh)
    lama = (
        Perjanjian.objects.select_for_update(no_key=True)
        .filter(unit=terkunci.unit_id, tim=terkunci.tim_id, status=StatusSKP.BERLAKU)
        .filter(rentang__overlap=terkunci.rentang)
        .first()
    )
    if lama:
        awal = max(terkunci.rentang.lower, _mulai_pengganti(lama))
        selesai = DateRange(lama.rentang.lower, awal, "[)")
        _pindah(lama, StatusSKP.DISESUAIKAN, f"Diganti versi {terkunci.versi}", rentang=selesai)
        terkunci.rentang = DateRange(awal, terkunci.rentang.upper, "[)")
    isi = {"rentang": terkunci.rentang, "disetujui": timezone.now(), "disetujui_oleh": oleh, "catatan": ""}
    _pindah(terkunci, StatusSKP.BERLAKU, "Perjanjian disetujui", **isi)
    _kabari(terkunci, _pemimpin(terkunci), f"{_judul(terkunci)} disetujui")
    return terkunci


def _wajib(perjanjian: Perjanjian, *status: str) -> None:
    if perjanjian.status not in status:
        raise ValidationError(f"Perjanjian ini sekarang {perjanjian.get_status_display().lower()}. Muat ulang halaman.")


def _wajib_penyetuju(perjanjian: Perjanjian, oleh: Pengguna) -> None:
    if not boleh_menyetujui_perjanjian(oleh, perjanjian):
        raise PermissionDenied("Hanya pejabat di atas unit atau tim ini yang memutuskan perjanjiannya.")
    _wajib(perjanjian, StatusSKP.DIAJUKAN)


def _pindah(perjanjian: Perjanjian, status: str, alasan: str, **lain: object) -> None:
    for nama, isi in ({"status": status, "revisi": perjanjian.revisi + 1} | lain).items():
        setattr(perjanjian, nama, isi)
    with karena(alasan):
        perjanjian.save()


def _judul(perjanjian: Perjanjian) -> str:
    return f"Perjanjian kinerja {perjanjian.pemilik}"


def _pemimpin(perjanjian: Perjanjian) -> frozenset[int]:
    if perjanjian.unit_id:
        kepala = Penempatan.objects.pada().filter(unit=perjanjian.unit_id, kepala=True)
        return frozenset(kepala.values_list("pegawai_id", flat=True))
    ketua = perjanjian.pemilik.anggota.filter(peran="ketua", masa__contains=hari_ini())
    return frozenset(ketua.values_list("pegawai_id", flat=True))


def _kabari(perjanjian: Perjanjian, kepada: frozenset[int], judul: str) -> None:
    beri_tahu(
        pemberitahuan=[
            Pemberitahuan(
                penerima=akun,
                judul=judul[:200],
                tautan=f"/perjanjian/{perjanjian.publik}/",
                kunci=f"perjanjian:{perjanjian.pk}:{perjanjian.revisi}",
            )
            for akun in Pengguna.objects.filter(pegawai__in=kepada)
        ]
    )
