"""Coupons, answers and visits of many services in the days of a period each: the last row of `lembar_loket` for all of
them in three statements."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count, F, Q, Sum

from survei.models import Kunjungan, Kupon, Respons
from survei.queries.kunjungan import SAAT_KUNJUNGAN
from survei.rumus_kunjungan import Angka, gabung_angka

_Loket = tuple[int, int | None]


def angka_layanan(periode: Iterable[int]) -> dict[int, Angka]:
    """By service, for one period of each; services without coupon, answer and visit are left out."""
    ids = list(periode)
    dalam = {"layanan__periode__in": ids}
    kupon = Kupon.objects.filter(**dalam, layanan__periode__masa__contains=F("diterbitkan")).order_by()
    terbit = {
        (s, k): (a, b)
        for s, k, a, b in kupon.values_list("layanan", "loket").annotate(
            a=Count("pk"), b=Count("pk", filter=Q(terpakai=True))
        )
    }
    respons = Respons.objects.filter(
        periode__in=ids, kanal__in=SAAT_KUNJUNGAN, periode__masa__contains=F("tanggal")
    ).order_by()
    jawaban = {(s, k): n for s, k, n in respons.values_list("periode__layanan", "loket").annotate(n=Count("pk"))}
    kunjungan = Kunjungan.objects.filter(**dalam, layanan__periode__masa__contains=F("tanggal")).order_by()
    datang = {
        (s, k): (n, hari)
        for s, k, n, hari in kunjungan.values_list("layanan", "loket").annotate(n=Sum("jumlah"), hari=Count("pk"))
    }
    per: dict[int, list[_Loket]] = defaultdict(list)
    for kunci in {*terbit, *jawaban, *datang}:
        per[kunci[0]].append(kunci)
    return {
        s: gabung_angka(
            [
                Angka(
                    *terbit.get(k, (0, 0)),
                    jawaban.get(k, 0),
                    *datang.get(k, (None, 0)),
                    dicatat=k[1] is not None or len(isi) == 1,
                )
                for k in isi
            ]
        )
        for s, isi in per.items()
    }
