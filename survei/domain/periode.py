"""The life of a survey period: draft → open → closed and reviewed → approved (frozen) → published."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from kinerja.pelacakan import karena
from kinerja.waktu import hari_terakhir, rentang
from pegawai.domain.galat import tolak
from survei.choices import LANGKAH, Bobot, StatusPeriodeSurvei
from survei.domain import hasil, instrumen
from survei.models import Instrumen, Layanan, PeriodeSurvei
from survei.queries.pemeriksaan import hitungan_tanda
from survei.rumus_kode import masa_kode


@transaction.atomic
def buat(
    *,
    layanan: Layanan,
    kode: str,
    nama: str,
    mulai: date,
    selesai: date,
    kuesioner: Instrumen | None = None,
    bobot: str = Bobot.SEPERSEMBILAN,
    populasi: int | None = None,
) -> PeriodeSurvei:
    """A period with inclusive dates, as a draft. Raises ValidationError by field: dates that overlap, a code taken."""
    if selesai < mulai:
        raise tolak("selesai", "Tanggal selesai tidak boleh sebelum tanggal mulai.")
    periode = PeriodeSurvei(
        layanan=layanan,
        kode=kode.strip(),
        nama=nama,
        masa=rentang(mulai, selesai),
        instrumen=kuesioner or instrumen.resmi(),
        bobot=bobot,
        populasi=populasi,
    )
    periode.full_clean()
    periode.save(force_insert=True)
    return periode


def dari_kode(*, layanan: Layanan, kode: str) -> PeriodeSurvei:
    """The period of a code; one whose code says its days ("2026-TW3", "2026-S1", "2026-07", "2026") is made as a draft
    when the service has none yet, so that answers of past years can be taken in. Raises ValidationError."""
    ada = PeriodeSurvei.objects.filter(layanan=layanan, kode__iexact=kode.strip()).first()
    if ada is not None:
        return ada
    masa = masa_kode(kode)
    if masa is None:
        raise ValidationError(
            f"Layanan {layanan.kode} tidak punya periode survei {kode}. {_yang_ada(layanan)} "
            "Kode baru ditulis seperti 2026-TW3, 2026-S1, 2026-07, atau 2026."
        )
    return buat(layanan=layanan, kode=kode.strip().upper(), nama=masa.nama, mulai=masa.awal, selesai=masa.akhir)


def _yang_ada(layanan: Layanan) -> str:
    kode = ", ".join(PeriodeSurvei.objects.filter(layanan=layanan).order_by("masa").values_list("kode", flat=True))
    return f"Yang ada: {kode}." if kode else "Belum ada periode."


@transaction.atomic
def pindahkan(*, periode: PeriodeSurvei, ke: str, alasan: str = "", bertanda: int = 0) -> PeriodeSurvei:
    """One step of the life of a period. Approval computes the index once more and freezes it with its answers.

    `bertanda`: so many flagged answers the approver knowingly leaves undecided; history keeps the number. Raises
    ValidationError when the step does not fit the state, nothing was answered, or more flagged ones are undecided.
    """
    terkunci = PeriodeSurvei.objects.select_for_update().get(pk=periode.pk)
    if StatusPeriodeSurvei(ke) not in LANGKAH[terkunci.status]:
        raise ValidationError(
            f"Periode ini {terkunci.get_status_display().lower()}: tidak dapat dijadikan "
            f"{StatusPeriodeSurvei(ke).label.lower()}. Muat ulang halaman untuk melihat keadaannya."
        )
    if ke == StatusPeriodeSurvei.DISAHKAN and not hasil.hitung(periode_ids=[terkunci.pk]):
        raise ValidationError("Belum ada jawaban lengkap: tidak ada indeks yang dapat disahkan.")
    belum = _belum_diperiksa(terkunci, bertanda) if ke == StatusPeriodeSurvei.DISAHKAN else 0
    terkunci.status = ke
    terkunci.versi += 1
    sebutan = f", {belum} jawaban bertanda belum diperiksa" if belum else ""
    with karena(f"{alasan or StatusPeriodeSurvei(ke).label}{sebutan}"):
        terkunci.save(update_fields=["status", "versi"])
    return terkunci


def _belum_diperiksa(periode: PeriodeSurvei, disadari: int) -> int:
    """Undecided flagged answers of the period, none of them unknown to who approves."""
    belum = hitungan_tanda([periode]).belum
    if belum > disadari:
        raise ValidationError(
            f"{belum} jawaban bertanda belum diperiksa. Periksa dulu, atau centang bahwa Anda mengesahkan apa adanya."
        )
    return belum


@transaction.atomic
def isi_populasi(*, periode: PeriodeSurvei, versi: int, populasi: int) -> PeriodeSurvei:
    """The number of users of a period that was read as `versi`. Raises ValidationError when it is approved (its N is
    part of what was approved), below one, or changed by somebody else meanwhile."""
    terkunci = PeriodeSurvei.objects.select_for_update().get(pk=periode.pk)
    if terkunci.beku:
        raise ValidationError("Periode ini sudah disahkan: jumlah penggunanya tidak berubah lagi.")
    if terkunci.versi != versi:
        raise ValidationError("Periode ini baru saja diubah orang lain. Periksa angkanya, lalu ulangi.")
    terkunci.populasi, terkunci.versi = populasi, terkunci.versi + 1
    terkunci.full_clean()
    with karena("jumlah pengguna dari kunjungan yang dicatat"):
        terkunci.save(update_fields=["populasi", "versi"])
    return terkunci


def masih_menerima(periode: PeriodeSurvei, hari: date) -> bool:
    """Does the public form take answers on this day?"""
    akhir = hari_terakhir(periode.masa)
    return (
        periode.status == StatusPeriodeSurvei.BUKA and periode.masa.lower <= hari and (akhir is None or hari <= akhir)
    )
