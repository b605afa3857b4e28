"""Reminders before the deadlines of a period. Run every five minutes: each goes out once, also after downtime."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils import formats, timezone

from kinerja.domain.pemberitahuan import beri_tahu_dari, rangkum_dari
from kinerja.waktu import hari_ini, sisa_hari
from penilaian.models import Periode
from penilaian.queries.jenjang import berjenjang
from penilaian.queries.pengingat import (
    HARI_HASIL,
    HARI_MENILAI,
    dengan_penerima,
    kunci_hasil,
    penilai_berutang,
    skp_belum_lengkap,
)

_CONTOH = UUID(int=0)
JAM_RANGKUMAN = 7
# The page that lists what waits for a person; its app stands above this one.
BERANDA = "beranda:beranda"


def ingatkan(*, periode: Periode) -> int:
    """Send what is due now for a running period, one statement a kind; returns how many notices are new.

    They come before the daily digest (`ingatkan_berjenjang`): nobody gets two reminders on a day, so that a second one
    waits for the next. Of the two reminders about results only the one of the present days is sent: a period that was
    opened late does not get both at once, which would be no second warning.
    """
    banyak = 0
    sisa = sisa_hari(periode.tenggat_realisasi)
    if timezone.now() < periode.tenggat_realisasi and sisa <= max(HARI_HASIL):
        banyak += beri_tahu_dari(kueri=_hasil(periode, min(h for h in HARI_HASIL if sisa <= h)), harian=hari_ini())
    if timezone.now() < periode.tenggat_penilaian and sisa_hari(periode.tenggat_penilaian) <= HARI_MENILAI:
        banyak += beri_tahu_dari(kueri=_menilai(periode), harian=hari_ini())
    return banyak


def ingatkan_berjenjang(*, periode: Iterable[Periode]) -> int:
    """Once a day from seven o'clock (WIB): one digest for everybody who is awaited in these running periods, from the
    employee up to the *pengelola kinerja*, with all that waits for them. One statement; returns how many are new.

    What is done falls out of the next digest; nobody who had a reminder today gets it.
    """
    if timezone.localtime().hour < JAM_RANGKUMAN:
        return 0
    jenjang = [kueri for p in periode for kueri in berjenjang(p)]
    if not jenjang:
        return 0
    return rangkum_dari(
        kueri=jenjang, judul="Tugas penilaian kinerja menunggu Anda", tautan=reverse(BERANDA), harian=hari_ini()
    )


def _hasil(periode: Periode, hari: int) -> QuerySet:
    depan, belakang = reverse("penilaian:realisasi", args=[_CONTOH, periode.kode]).split(str(_CONTOH))
    tautan = Concat(Value(depan), Cast("publik", CharField()), Value(belakang), output_field=CharField())
    judul = f"Hasil {periode.nama} belum lengkap, tenggat {_tanggal(periode.tenggat_realisasi)}"
    return (
        dengan_penerima(skp_belum_lengkap(periode))
        .annotate(
            judul=Value(judul),
            isi=Value("Masih ada indikator tanpa hasil. Isi lalu kirim ke atasan sebelum tenggat."),
            tautan_skp=tautan,
            kunci=kunci_hasil(periode, hari),
        )
        .values_list("penerima_id", "judul", "isi", "tautan_skp", "kunci")
    )


def _menilai(periode: Periode) -> QuerySet:
    judul = f"Penilaian {periode.nama} menunggu Anda, tenggat {_tanggal(periode.tenggat_penilaian)}"
    return penilai_berutang(periode).values_list(
        "pk",
        Value(judul),
        Value("Masih ada hasil yang belum diperiksa atau pegawai yang belum dinilai."),
        Value(f"{reverse('penilaian:tim')}?periode={periode.kode}"),
        Value(f"menilai:{periode.kode}:{HARI_MENILAI}"),
    )


def _tanggal(waktu: datetime) -> str:
    return formats.date_format(timezone.localdate(waktu))
