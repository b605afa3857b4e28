"""Who is reminded day by day around a deadline, one level after the other: the employee, the assessor, the assessor's
superior, the *pengelola kinerja* of the agency.

Each queryset gives rows of (account's id, order, sentence) and names nobody; a day on which nobody is awaited gives
none.
"""

from datetime import timedelta
from typing import Any

from django.db.models import BigIntegerField, CharField, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils import formats, timezone

from kinerja.waktu import sisa_hari
from pegawai.choices import SELESAI_DINAS, NamaPeran
from pegawai.models import Penempatan, Pengguna, Peran
from penilaian.models import SKP, AlihPenilaian, Periode
from penilaian.queries.alih import belum_dinilai
from penilaian.queries.pengingat import dengan_penerima, skp_belum_lengkap
from penilaian.queries.susulan import masih_susulan

# Days before the deadline from which each level is reminded daily, until it is done.
PEGAWAI = 1
PENILAI_HASIL = 1
PENILAI = 3
ATASAN = 1
PENGELOLA = 0
# After the deadline for rating, the days until the digest stops: by then the period is for HR to close.
BERHENTI = 14


def berjenjang(periode: Periode) -> list[QuerySet[Any]]:
    """What is due today for a running period, the lowest level first; empty when no deadline is near."""
    kini = timezone.now()
    hasil, nilai = sisa_hari(periode.tenggat_realisasi), sisa_hari(periode.tenggat_penilaian)
    daftar = [_susulan(periode)]
    if kini <= periode.tenggat_realisasi:
        if hasil <= PEGAWAI:
            daftar.append(_pegawai(periode))
        if hasil <= PENILAI_HASIL:
            daftar.append(_penilai_hasil(periode))
        if hasil <= PENGELOLA:
            daftar.append(_pengelola(periode, skp_belum_lengkap(periode), "belum lengkap hasilnya"))
    if -BERHENTI <= nilai <= PENILAI:
        daftar.append(_penilai(periode))
        if nilai <= ATASAN:
            daftar.append(_atasan(periode))
        if nilai <= PENGELOLA:
            daftar.append(_pengelola(periode, belum_dinilai(periode), "belum dinilai"))
    return daftar


def _kalimat(*bagian: object) -> Concat:
    isi = [b if hasattr(b, "resolve_expression") else Value(str(b)) for b in bagian]
    return Concat(Value(""), *isi, output_field=CharField())


def _tanggal(waktu: Any) -> str:
    return formats.date_format(timezone.localdate(waktu))


def _baris(orang: QuerySet[Any], akun: str, urut: int, kalimat: Concat) -> QuerySet[Any]:
    """Of rows whose account stands in `akun`: those that are in use, whose owner reads what is sent."""
    aktif = orang.filter(**{f"{akun}__in": Pengguna.objects.filter(is_active=True).order_by().values("pk")})
    return aktif.values_list(akun, Value(urut, output_field=IntegerField()), kalimat)


def _pegawai(periode: Periode) -> QuerySet[Any]:
    teks = f"Hasil {periode.nama} Anda belum lengkap; tenggatnya {_tanggal(periode.tenggat_realisasi)}."
    return _baris(dengan_penerima(skp_belum_lengkap(periode)), "pegawai__akun", 1, _kalimat(teks))


def _susulan(periode: Periode) -> QuerySet[Any]:
    """Late entry that ends within a day is like a deadline of one's own."""
    habis = masih_susulan(periode).filter(susulan__sampai__lte=timezone.now() + timedelta(days=1))
    skp = skp_belum_lengkap(periode).filter(pk__in=habis.values("skp"))
    teks = f"Pengisian susulan {periode.nama} segera berakhir dan hasil Anda belum lengkap."
    return _baris(dengan_penerima(skp), "pegawai__akun", 1, _kalimat(teks))


def _hitung_per(skp: QuerySet[SKP], orang: Any) -> QuerySet[Any]:
    """Accounts of people in service, by `akun`, with `n`: how many of the plans fall to each."""
    kunci = skp.annotate(orang=orang).exclude(orang=None).order_by().values("orang").annotate(n=Count("pk"))
    akun = Pengguna.objects.exclude(pegawai__status__in=SELESAI_DINAS).filter(pegawai=OuterRef("orang")).order_by()
    return kunci.annotate(akun=Subquery(akun.values("pk")[:1])).exclude(akun=None)


def _penilai_hasil(periode: Periode) -> QuerySet[Any]:
    kueri = _hitung_per(skp_belum_lengkap(periode), F("penilai"))
    teks = f" orang Anda belum lengkap hasilnya untuk {periode.nama}; tenggatnya {_tanggal(periode.tenggat_realisasi)}."
    return _baris(kueri, "akun", 2, _kalimat(Cast("n", CharField()), teks))


def penilai_kini(periode: Periode) -> Coalesce:
    """On plans: who rates now, the one to whom the case passed before the assessor."""
    alih = AlihPenilaian.objects.filter(skp=OuterRef("pk"), periode=periode).order_by()
    return Coalesce(Subquery(alih.values("kepada")[:1]), F("penilai"), output_field=BigIntegerField())


def _penilai(periode: Periode) -> QuerySet[Any]:
    teks = f" orang belum Anda nilai untuk {periode.nama}; tenggatnya {_tanggal(periode.tenggat_penilaian)}."
    kueri = _hitung_per(belum_dinilai(periode), penilai_kini(periode))
    return _baris(kueri, "akun", 3, _kalimat(Cast("n", CharField()), teks))


def _atasan(periode: Periode) -> QuerySet[Any]:
    """The superiors of the assessors who have not rated yet; what has passed to somebody waits for them alone."""
    skp = belum_dinilai(periode).exclude(pk__in=AlihPenilaian.objects.filter(periode=periode).order_by().values("skp"))
    tempat = Penempatan.objects.pada().definitif().filter(pegawai=OuterRef("penilai")).order_by()
    kueri = _hitung_per(skp, Subquery(tempat.values("penilai")[:1]))
    teks = f" orang belum dinilai penilai di bawah Anda untuk {periode.nama}."
    return _baris(kueri, "akun", 4, _kalimat(Cast("n", CharField()), teks))


def _pengelola(periode: Periode, skp: QuerySet[SKP], kata: str) -> QuerySet[Any]:
    """Those who manage performance in an agency, with the number of its plans; one with a role over the whole city
    reads it on the page of the period."""
    per_opd = skp.order_by().filter(unit__opd=OuterRef("unit__opd")).values("unit__opd").annotate(n=Count("pk"))
    peran = Peran.objects.pada().filter(nama=NamaPeran.PENGELOLA_KINERJA).filter(~Q(unit=None)).order_by()
    kueri = peran.annotate(n=Subquery(per_opd.values("n"), output_field=IntegerField())).exclude(n=None)
    teks = _kalimat(Cast("n", CharField()), " SKP ", kata, " untuk ", periode.nama, " di ", F("unit__opd__nama"), ".")
    return _baris(kueri, "pengguna", 5, teks)
