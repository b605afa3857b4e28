"""Late entry of results after the deadline: opened by HR with a reason and an end, ended by HR or by itself."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from kinerja.pelacakan import karena
from kinerja.templatetags.ui import wib
from pegawai.models import Pegawai, Pengguna, UnitKerja
from penilaian.choices import StatusPeriode
from penilaian.models import SKP, AlihPenilaian, Periode, Susulan, SusulanSKP
from penilaian.queries.susulan import skp_dapat_disusulkan

PALING_LAMA = timedelta(days=60)
# What can still be done when a period is frozen.
SESUDAH_BEKU = (
    "Periode ini sudah ditutup: masukan dan nilainya beku. Hasilnya hanya berubah lewat keberatan pegawai yang "
    "dikabulkan, selama tenggat keberatannya belum lewat."
)


@transaction.atomic
def buka(
    *,
    periode: Periode,
    sampai: datetime,
    alasan: str,
    oleh: Pengguna,
    pegawai: Pegawai | None = None,
    unit: UnitKerja | None = None,
) -> Susulan:
    """Let one person, or everybody of a unit and below, report until `sampai`; tell them and their assessors.

    Raises PermissionDenied for others than HR, ValidationError by field: a frozen or planned period, one whose deadline
    has not passed, an end that has passed or lies more than `PALING_LAMA` ahead, no reason, nobody to open for (one's
    own plan never is).
    """
    if not oleh.akses.admin:
        raise PermissionDenied("Hanya admin kepegawaian yang membuka pengisian susulan.")
    # Holds the period against a closing, which takes the whole row.
    terkunci = Periode.objects.select_for_update(no_key=True).get(pk=periode.pk)
    _periksa(terkunci, sampai, alasan)
    if (pegawai is None) == (unit is None):
        raise ValidationError("Pilih satu orang atau satu unit.")
    skp = list(skp_dapat_disusulkan(oleh, terkunci, pegawai=pegawai, unit_id=unit.pk if unit else None).order_by("pk"))
    if not skp:
        bidang = "pegawai" if pegawai else "unit"
        raise ValidationError({bidang: f"Tidak ada SKP {terkunci.nama} di sini yang dapat Anda buka lagi."})
    with karena(alasan.strip()):
        # One clock judges both ends: the database's own may run a moment ahead of the one `sampai` was checked against.
        susulan = Susulan.objects.create(
            periode=terkunci,
            pegawai=pegawai,
            unit=unit,
            sampai=sampai,
            alasan=alasan.strip()[:300],
            oleh=oleh,
            dibuat=timezone.now(),
        )
        SusulanSKP.objects.bulk_create([SusulanSKP(susulan=susulan, skp=s) for s in skp], batch_size=2000)
    beri_tahu(pemberitahuan=_kabar(susulan, skp))
    return susulan


def _periksa(periode: Periode, sampai: datetime, alasan: str) -> None:
    if periode.status == StatusPeriode.DITUTUP:
        raise ValidationError(SESUDAH_BEKU)
    if periode.status == StatusPeriode.RENCANA or timezone.now() <= periode.tenggat_realisasi:
        keadaan = "belum dibuka" if periode.status == StatusPeriode.RENCANA else "masih dapat diisi semua orang"
        raise ValidationError(
            f"{periode.nama} {keadaan}; tenggatnya {wib(periode.tenggat_realisasi)}. Ubah tenggatnya bila perlu."
        )
    if sampai <= timezone.now():
        raise ValidationError({"hari": "Pilih waktu yang belum lewat."})
    if sampai > timezone.now() + PALING_LAMA:
        raise ValidationError({"hari": f"Paling lama {PALING_LAMA.days} hari dari sekarang."})
    if not alasan.strip():
        raise ValidationError({"alasan": "Tulis alasannya; alasan ini tercatat dan dibaca yang bersangkutan."})


@transaction.atomic
def akhiri(*, susulan: Susulan, alasan: str, oleh: Pengguna) -> Susulan:
    """End late entry now; what was reported stays. Raises PermissionDenied, ValidationError when it is over already."""
    if not oleh.akses.admin or oleh.pegawai_id == susulan.pegawai_id:
        raise PermissionDenied("Hanya admin kepegawaian yang mengakhiri pengisian susulan, dan bukan miliknya sendiri.")
    terkunci = Susulan.objects.select_for_update(of=("self",)).get(pk=susulan.pk)
    if terkunci.sampai <= timezone.now():
        raise ValidationError("Pengisian susulan ini sudah berakhir.")
    if not alasan.strip():
        raise ValidationError({"alasan": "Tulis alasannya; alasan ini tercatat dalam riwayat."})
    terkunci.sampai = timezone.now()
    with karena(alasan.strip()):
        terkunci.save(update_fields=["sampai"])
    return terkunci


def _kabar(susulan: Susulan, skp: list[SKP]) -> list[Pemberitahuan]:
    """One notice for each person and one for each of their assessors, two statements; titles name nobody, because
    they are mailed."""
    periode = susulan.periode
    alih = dict(AlihPenilaian.objects.filter(periode=periode, skp__in=skp).values_list("skp_id", "kepada_id"))
    penilai = {alih.get(s.pk, s.penilai_id) for s in skp}
    orang = {s.pegawai_id for s in skp} | {p for p in penilai if p}
    akun = dict(Pengguna.objects.filter(pegawai__in=orang).values_list("pegawai_id", "pk"))
    sampai = wib(susulan.sampai)
    kabar = [
        Pemberitahuan(
            penerima_id=akun[s.pegawai_id],
            judul=f"Hasil {periode.nama} dapat Anda isi lagi"[:160],
            isi=f"Sampai {sampai}. Alasan: {susulan.alasan}"[:400],
            tautan=reverse("penilaian:realisasi", args=[s.publik, periode.kode]),
            kunci=f"susulan:{susulan.pk}:{s.pk}",
        )
        for s in skp
        if s.pegawai_id in akun
    ]
    return kabar + [
        Pemberitahuan(
            penerima_id=akun[p],
            judul=f"Hasil susulan {periode.nama} dibuka untuk orang Anda"[:160],
            isi=f"Mereka dapat mengisi sampai {sampai}. Alasan: {susulan.alasan}"[:400],
            tautan=f"{reverse('penilaian:tim')}?periode={periode.kode}",
            kunci=f"susulan-penilai:{susulan.pk}",
        )
        for p in penilai
        if p in akun
    ]
