"""Life of a plan: drafted and sent by the employee, approved or returned by the assessor, closed by a transfer."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from kinerja.domain.dokumen import gantikan
from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini, rentang
from pegawai.models import Pegawai, Penempatan, Pengguna
from penilaian.choices import SKP_DAPAT_DIUBAH, StatusPeriode, StatusSKP
from penilaian.domain.kabar_atasan import kabari_bawahan
from penilaian.domain.salin import salin_isi
from penilaian.models import SKP, EkspektasiPerilaku, Periode, Realisasi
from penilaian.queries.buka_tahun import tahun_rencana
from penilaian.queries.jenis_periode import jenis_untuk
from penilaian.queries.kesiapan import periksa

# Code of the ValidationError that says: the row has changed since the form was opened.
BENTROK = "bentrok"


def kunci(*, skp: SKP, revisi: int | None = None) -> SKP:
    """The plan's row, locked; refuses when `revisi` (as shown on the form) is no longer the current one."""
    terkunci = (
        SKP.objects.select_for_update(of=("self",), no_key=True)
        .select_related("pegawai", "penilai", "penempatan__penilai", "penempatan__jabatan")
        .get(pk=skp.pk)
    )
    if revisi is not None and revisi != terkunci.revisi:
        raise ValidationError(
            f"SKP ini sudah diubah di jendela atau perangkat lain; kini {terkunci.get_status_display().lower()}. "
            "Muat ulang halaman, lalu ulangi perubahan Anda.",
            code=BENTROK,
        )
    return terkunci


@transaction.atomic
def buat_rancangan(*, oleh: Pengguna, tahun: int | None = None) -> SKP:
    """Start a draft for one's current position: empty, or a copy of the running plan as its next version. `tahun` is
    this year, or the next once HR has opened it.

    Raises ValidationError without a position, or when a draft is there already.
    """
    pegawai = Pegawai.objects.select_for_update().filter(pk=oleh.pegawai_id).first()
    penempatan = Penempatan.objects.pada().definitif().filter(pegawai=pegawai).first() if pegawai else None
    if penempatan is None:
        raise ValidationError("Anda belum punya jabatan yang tercatat. Minta admin kepegawaian mengisinya.")
    return buka_rancangan(penempatan=penempatan, tahun=tahun)


def buka_rancangan(*, penempatan: Penempatan, asal: str = "", tahun: int | None = None) -> SKP:
    """The draft of `buat_rancangan` for a placement, begun by the employee or by who `asal` says (AsalRancangan); a
    plan that runs from an earlier year is no version of this year's.
    Runs in the caller's transaction, which holds the person's row. Raises ValidationError when there is a draft."""
    kini = hari_ini()
    tahun = tahun or kini.year
    if tahun != kini.year and tahun not in tahun_rencana():
        raise ValidationError(f"SKP {tahun} belum dapat disusun: tahunnya belum dibuka admin kepegawaian.")
    if SKP.objects.filter(penempatan=penempatan, status__in=(*SKP_DAPAT_DIUBAH, StatusSKP.DIAJUKAN)).exists():
        raise ValidationError("Sudah ada rancangan SKP untuk jabatan ini. Lanjutkan rancangan itu.")
    lama = SKP.objects.filter(
        penempatan=penempatan, status=StatusSKP.BERLAKU, rentang__overlap=rentang(date(tahun, 1, 1))
    ).first()
    awal = _mulai_pengganti(lama) if lama else max(penempatan.masa.lower, date(tahun, 1, 1))
    skp = SKP(versi=lama.versi + 1 if lama else 1, rentang=rentang(awal, date(tahun, 12, 31)), asal=asal)
    if lama:
        skp.pendekatan = lama.pendekatan
    _tempatkan(skp, penempatan)
    skp.save()
    if lama:
        salin_isi(asal=lama, tujuan=skp)
    return skp


def _mulai_pengganti(lama: SKP) -> date:
    """First day of the next version: the start of the running period, unless the running plan begins later or has
    results in that period; those results stay with it, and the new version begins today."""
    kini = hari_ini()
    sejenis = Periode.objects.filter(jenis=lama.jenis_periode, status=StatusPeriode.BERJALAN)
    periode = sejenis.filter(rentang__contains=kini).order_by("rentang").last()
    awal = kini
    if periode and periode.rentang.lower > lama.rentang.lower:
        berisi = Realisasi.objects.filter(skp=lama, periode__rentang__overlap=rentang(periode.rentang.lower)).exists()
        awal = kini if berisi else periode.rentang.lower
    if awal <= lama.rentang.lower:
        raise ValidationError("SKP yang berlaku baru mulai hari ini. Versi barunya dapat dibuat mulai besok.")
    return awal


def _tempatkan(skp: SKP, penempatan: Penempatan) -> None:
    if skp.pk and skp.penilai_id != penempatan.penilai_id:
        # What another superior expected is no longer asked.
        EkspektasiPerilaku.objects.filter(skp=skp).delete()
    skp.pegawai_id = penempatan.pegawai_id
    skp.penempatan = penempatan
    skp.penilai_id = penempatan.penilai_id
    skp.unit_id = penempatan.unit_id
    skp.jenis_periode = jenis_untuk(penempatan.jabatan)


@transaction.atomic
def ajukan(*, skp: SKP, oleh: Pengguna, revisi: int | None = None) -> SKP:
    """Send the draft to the assessor. Raises PermissionDenied for anyone but the employee, ValidationError with
    every problem of `penilaian.queries.kesiapan`."""
    terkunci = kunci(skp=skp, revisi=revisi)
    if oleh.pegawai_id != terkunci.pegawai_id:
        raise PermissionDenied("Hanya pemilik SKP yang mengirimnya.")
    _wajib(terkunci, *SKP_DAPAT_DIUBAH)
    # HR may have put the assessor right since the draft was begun.
    _tempatkan(terkunci, terkunci.penempatan)
    masalah = periksa(terkunci)
    if masalah:
        raise ValidationError([m.pesan for m in masalah])
    _pindah_status(terkunci, StatusSKP.DIAJUKAN, "SKP dikirim ke atasan", diajukan=timezone.now())
    _kabari(terkunci, terkunci.penilai_id, f"SKP {terkunci.pegawai.nama} menunggu persetujuan Anda")
    return terkunci


@transaction.atomic
def buang_rancangan(*, skp: SKP, oleh: Pengguna, revisi: int | None = None) -> None:
    """Throw a draft away, with its results and targets; what runs stays as it is. Its history is kept. Raises
    PermissionDenied for anyone but the employee, ValidationError for a plan that is no draft."""
    terkunci = kunci(skp=skp, revisi=revisi)
    if oleh.pegawai_id != terkunci.pegawai_id:
        raise PermissionDenied("Hanya pemilik SKP yang membuang rancangannya.")
    _wajib(terkunci, *SKP_DAPAT_DIUBAH)
    with karena("Rancangan dibuang pemiliknya"):
        terkunci.delete()


@transaction.atomic
def kembalikan(*, skp: SKP, oleh: Pengguna, catatan: str, revisi: int | None = None) -> SKP:
    """Give a sent plan back with a note that says what to change."""
    terkunci = kunci(skp=skp, revisi=revisi)
    _wajib_penilai(terkunci, oleh)
    _wajib(terkunci, StatusSKP.DIAJUKAN)
    if not catatan.strip():
        raise ValidationError({"catatan": "Tulis apa yang perlu diubah, supaya pegawai tahu langkahnya."})
    _pindah_status(terkunci, StatusSKP.DIKEMBALIKAN, catatan.strip(), catatan=catatan.strip())
    _kabari(terkunci, terkunci.pegawai_id, "SKP Anda dikembalikan atasan dengan catatan")
    return terkunci


@transaction.atomic
def setujui(*, skp: SKP, oleh: Pengguna, revisi: int | None = None) -> SKP:
    """Approve a sent plan; the version that ran until then ends the day before as `disesuaikan`."""
    terkunci = kunci(skp=skp, revisi=revisi)
    _wajib_penilai(terkunci, oleh)
    _wajib(terkunci, StatusSKP.DIAJUKAN)
    if terkunci.rentang.lower > hari_ini():
        mulai = date_format(terkunci.rentang.lower, "j F Y")
        raise ValidationError(f"SKP ini berlaku mulai {mulai} dan baru dapat disetujui pada hari itu.")
    lama = (
        SKP.objects.select_for_update(no_key=True).filter(pegawai=terkunci.pegawai_id, status=StatusSKP.BERLAKU).first()
    )
    if lama and lama.rentang.upper <= terkunci.rentang.lower:
        _pindah_status(lama, StatusSKP.DITUTUP, "Tahun SKP berakhir")
    elif lama:
        awal = max(terkunci.rentang.lower, _mulai_pengganti(lama))
        selesai = DateRange(lama.rentang.lower, awal, "[)")
        _pindah_status(lama, StatusSKP.DISESUAIKAN, f"Diganti versi {terkunci.versi}", rentang=selesai)
        terkunci.rentang = DateRange(awal, terkunci.rentang.upper, "[)")
    _pindah_status(
        terkunci,
        StatusSKP.BERLAKU,
        "SKP disetujui atasan",
        rentang=terkunci.rentang,
        disetujui=timezone.now(),
        disetujui_oleh=oleh,
        catatan="",
    )
    _kabari(terkunci, terkunci.pegawai_id, "SKP Anda disetujui atasan")
    kabari_bawahan(skp=terkunci)
    return terkunci


@transaction.atomic
def tutup_karena_pindah(*, pegawai: Pegawai, tanggal: date, penempatan_baru: Penempatan | None) -> SKP | None:
    """End the running plan the day before a move and open a draft for the new position; returns that draft. Who had
    no plan gets none: there is nothing to carry along.

    The closed part keeps its assessor. A draft of the old position moves along instead of being lost. A plan that
    would begin on or after the move never ran in the old position: it goes back to a draft for the new one.
    """
    milik = SKP.objects.select_for_update(of=("self",), no_key=True).filter(pegawai=pegawai)
    if penempatan_baru:
        milik = milik.exclude(penempatan=penempatan_baru)
    lama = milik.filter(status=StatusSKP.BERLAKU).first()
    draf = milik.filter(status__in=(*SKP_DAPAT_DIUBAH, StatusSKP.DIAJUKAN)).first()
    if lama and lama.rentang.lower < tanggal:
        selesai = DateRange(lama.rentang.lower, tanggal, "[)")
        _pindah_status(lama, StatusSKP.DISESUAIKAN, "Pindah jabatan", rentang=selesai)
    elif lama:
        draf, lama = lama, None
    if penempatan_baru is None:
        return None
    # The move may be told twice: the draft that the first time opened is the answer to the second.
    ada = SKP.objects.filter(penempatan=penempatan_baru, status__in=(*SKP_DAPAT_DIUBAH, StatusSKP.DIAJUKAN)).first()
    if ada or not (lama or draf):
        return ada
    baru = draf or SKP(versi=1, pendekatan=lama.pendekatan if lama else SKP().pendekatan)
    # A draft of the coming year stays one of that year.
    tahun = max(tanggal.year, draf.rentang.lower.year) if draf else tanggal.year
    baru.rentang = rentang(max(tanggal, date(tahun, 1, 1)), date(tahun, 12, 31))
    _tempatkan(baru, penempatan_baru)
    baru.status, baru.versi = StatusSKP.DRAF, 1
    baru.revisi += 1
    with karena("Pindah jabatan"):
        baru.save()
    if lama and not draf:
        salin_isi(asal=lama, tujuan=baru)
    return baru


def ikuti_pindah(lama: Penempatan, baru: Penempatan | None, mulai: date) -> None:
    """Receiver of `pegawai.peristiwa.saat_pindah`."""
    tutup_karena_pindah(pegawai=lama.pegawai, tanggal=mulai, penempatan_baru=baru)


def ikuti_penilai_dilengkapi(penempatan_ids: list[int]) -> None:
    """Receiver of `pegawai.peristiwa.saat_penilai_dilengkapi`: plans that had no assessor get that of the placement."""
    penilai = Penempatan.objects.filter(pk=OuterRef("penempatan")).values("penilai")
    with karena("Penilai dilengkapi"):
        SKP.objects.filter(penempatan__in=penempatan_ids, penilai=None).update(
            penilai=Subquery(penilai), revisi=F("revisi") + 1
        )


def _wajib(skp: SKP, *status: str) -> None:
    if skp.status not in status:
        raise ValidationError(
            f"SKP ini sekarang {skp.get_status_display().lower()}. Muat ulang halaman untuk melihat langkah berikutnya."
        )


def _wajib_penilai(skp: SKP, oleh: Pengguna) -> None:
    if oleh.pegawai_id is None or oleh.pegawai_id != skp.penilai_id or oleh.pegawai_id == skp.pegawai_id:
        raise PermissionDenied("Hanya atasan langsung yang memeriksa SKP ini.")


def _pindah_status(skp: SKP, status: str, alasan: str, **lain: object) -> None:
    gantikan(kunci=[f"skp:{skp.pk}"])
    skp.status = status
    skp.revisi += 1
    for nama, nilai in lain.items():
        setattr(skp, nama, nilai)
    with karena(alasan):
        skp.save()


def _kabari(skp: SKP, pegawai_id: int, judul: str) -> None:
    penerima = Pengguna.objects.filter(pegawai_id=pegawai_id).first()
    if penerima is not None:
        tautan = reverse("penilaian:skp", args=[skp.publik])
        beri_tahu(
            pemberitahuan=[
                Pemberitahuan(penerima=penerima, judul=judul, tautan=tautan, kunci=f"skp-{skp.pk}-{skp.revisi}")
            ]
        )
