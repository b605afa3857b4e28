"""Warnings about hours still missing: to the person, to the superior, and a list for those who look after training.

Looked at every day, each goes out once a month: nobody gets two reminders on one day, whoever had another one today
gets this one tomorrow.
"""

from datetime import date

from django.db.models import CharField, Count, F, Func, QuerySet, Value
from django.db.models.functions import Cast, Concat, Replace
from django.urls import reverse

from kinerja.domain.pemberitahuan import beri_tahu_dari
from kinerja.waktu import hari_ini
from pegawai.choices import NamaPeran
from pegawai.models import Pegawai, Penempatan, Peran
from pelatihan.models import AturanBelajar
from pelatihan.queries.aturan import aturan
from pelatihan.queries.jp import belum_cukup

_TEKS = CharField()
# Roles of the whole city that get the monthly list.
PERAN_DAFTAR = (NamaPeran.PENGELOLA_PELATIHAN, NamaPeran.ADMIN_KEPEGAWAIAN)


def ingatkan_jp() -> int:
    """Tell who is short of hours, from the month of warning on, and their superiors how many; every month the city's
    training manager and HR. Four statements, whatever the number of people. Returns how many notices are new."""
    hari = hari_ini()
    angka = aturan(hari.year)
    kurang = belum_cukup(angka, hari.year).order_by()
    banyak = beri_tahu_dari(kueri=_daftar(kurang, hari))
    if hari.month < angka.peringatan_bulan:
        return banyak
    banyak += beri_tahu_dari(kueri=_orang(kurang, angka, hari), harian=hari)
    return banyak + beri_tahu_dari(kueri=_atasan(kurang, hari), harian=hari)


def _orang(kurang: QuerySet[Pegawai], angka: AturanBelajar, hari: date) -> QuerySet:
    jam = Replace(Cast(Func(F("kurang"), function="trim_scale"), _TEKS), Value("."), Value(","), output_field=_TEKS)
    return kurang.filter(akun__isnull=False).values_list(
        "akun__pk",
        Concat(Value("Jam pelajaran Anda kurang "), jam, Value(" JP"), output_field=_TEKS),
        Value(
            f"PNS memerlukan paling sedikit {angka.jp_pns} JP sampai 31 Desember {hari.year}. "
            "Pilih pelatihan, atau kirim pelatihan yang sudah Anda ikuti di luar."
        ),
        Value(reverse("pelatihan:kompetensi_saya")),
        Value(f"jp:{hari:%Y-%m}"),
    )


def _atasan(kurang: QuerySet[Pegawai], hari: date) -> QuerySet:
    langsung = Penempatan.objects.pada(hari).filter(pegawai__in=kurang.values("pk"), penilai__akun__isnull=False)
    per = langsung.order_by().values("penilai__akun").annotate(n=Count("pegawai", distinct=True))
    return per.values_list(
        "penilai__akun",
        Concat(Cast("n", _TEKS), Value(" orang di tim Anda masih kurang JP"), output_field=_TEKS),
        Value("Lihat siapa saja, setujui usulannya, atau usulkan mereka untuk pelatihan yang dibuka."),
        Value(reverse("pelatihan:tim")),
        Value(f"jp_tim:{hari:%Y-%m}"),
    )


def _daftar(kurang: QuerySet[Pegawai], hari: date) -> QuerySet:
    """One row a role holder; the number is that of the day on which the notice goes out."""
    banyak = kurang.count()
    penerima = Peran.objects.pada(hari).filter(nama__in=PERAN_DAFTAR, unit=None).order_by()
    return (
        penerima.values_list("pengguna")
        .distinct()
        .annotate(
            judul=Value(f"{banyak} PNS masih kurang JP", output_field=_TEKS),
            isi=Value("Daftar bulan ini menurut perangkat daerah, dapat diunduh.", output_field=_TEKS),
            tautan=Value(f"{reverse('pelatihan:kepatuhan')}", output_field=_TEKS),
            kunci=Value(f"jp_daftar:{hari:%Y-%m}", output_field=_TEKS),
        )
    )
