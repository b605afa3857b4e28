"""Computing of the index of periods: a fixed number of statements, whatever the number of answers."""

from collections.abc import Collection
from decimal import Decimal

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models import Count
from django.utils import timezone

from kinerja.bilangan import bulatkan, pecahan
from survei.choices import BEKU
from survei.models import HasilSurvei, Pengecualian, PeriodeSurvei, Respons
from survei.queries.jumlah import Jumlah, jumlah_per
from survei.rumus import ISI_MINIMUM, PENGALI

_DITULIS = [f.attname for f in HasilSurvei._meta.concrete_fields if f.name not in ("id", "periode")]


@transaction.atomic
def hitung(*, periode_ids: Collection[int] | None = None) -> int:
    """Compute the index of periods (all that are not approved by default) and store it; returns how many have one.
    Approved ones are left as they are. A period whose last answer went away has no row."""
    daftar = PeriodeSurvei.objects.select_related("layanan").in_bulk(_kunci(periode_ids))
    jawaban = Respons.objects.filter(periode__in=daftar)
    dihitung = jumlah_per(jawaban.dihitung(), "periode_id")
    # Where nothing was taken out, both indices are one.
    dikecualikan = set(
        Pengecualian.objects.filter(respons__periode__in=daftar).values_list("respons__periode", flat=True)
    )
    semua = dihitung | jumlah_per(jawaban.lengkap().filter(periode__in=dikecualikan), "periode_id")
    kurang = dict(jawaban.filter(isi__lt=ISI_MINIMUM).order_by().values_list("periode_id").annotate(banyak=Count("pk")))
    sekarang = timezone.now()
    baris = [
        _hasil(daftar[pk], jumlah, semua[pk], kurang.get(pk, 0), sekarang) for pk, jumlah in sorted(dihitung.items())
    ]
    HasilSurvei.objects.filter(periode__in=daftar).exclude(periode__in=dihitung).delete()
    HasilSurvei.objects.bulk_create(
        baris, update_conflicts=True, unique_fields=["periode"], update_fields=_DITULIS, batch_size=1000
    )
    return len(baris)


def _kunci(periode_ids: Collection[int] | None) -> list[int]:
    """Ids of the periods to compute, locked in a fixed order: an approval in progress is waited for, and answers,
    which share this lock, go on coming in. Django knows no FOR SHARE."""
    kueri = PeriodeSurvei.objects.exclude(status__in=BEKU)
    if periode_ids is not None:
        kueri = kueri.filter(pk__in=periode_ids)
    try:
        sql, parameter = kueri.order_by("pk").values_list("pk").query.sql_with_params()
    except EmptyResultSet:
        return []
    with connection.cursor() as kursor:
        kursor.execute(f"{sql} FOR SHARE", parameter)
        return [pk for (pk,) in kursor.fetchall()]


def _hasil(periode: PeriodeSurvei, jumlah: Jumlah, semua: Jumlah, kurang: int, sekarang) -> HasilSurvei:
    ikm = jumlah.ikm(periode.bobot)
    selang = jumlah.selang(periode.bobot, periode.populasi)
    return HasilSurvei(
        periode=periode,
        bobot=periode.bobot,
        populasi=periode.populasi,
        n=jumlah.n,
        tidak_lengkap=kurang,
        dikecualikan=semua.n - jumlah.n,
        terbuka=jumlah.terbuka,
        ikm=ikm.ikm,
        mutu=ikm.mutu,
        ikm_semua=semua.ikm(periode.bobot).ikm,
        ikm_tanpa_biaya=jumlah.tanpa_biaya(periode.bobot) if periode.layanan.gratis else None,
        ipak=_ipak(jumlah.ipak),
        simpangan=None if jumlah.simpangan is None else bulatkan(pecahan(jumlah.simpangan), 6),
        selang_bawah=selang[0] if selang else None,
        selang_atas=selang[1] if selang else None,
        dihitung=sekarang,
        **{u: None if x is None else bulatkan(pecahan(x), 12) for u, x in ikm.nrr.items()},
    )


def _ipak(rerata: Decimal | None) -> Decimal | None:
    """The anti-corruption index on the scale 25–100, never mixed with the IKM."""
    return None if rerata is None else bulatkan(pecahan(rerata) * PENGALI)
