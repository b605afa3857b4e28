"""Counters of the demo city, day by day: visits, the coupon that goes with each receipt, and the answers that came of
them. Every sum agrees: used coupons are the answers by coupon, none is printed without a visit."""

import secrets
from collections import Counter
from datetime import date, timedelta
from random import Random

import pghistory

from pegawai.choices import NamaPeran
from pegawai.models import Peran
from survei.choices import Kanal
from survei.domain import kunjungan, kupon
from survei.domain.kupon import BERLAKU_HARI, HURUF
from survei.models import Kunjungan, Kupon, Layanan, Loket, PeriodeSurvei, Respons
from survei.queries.kunjungan import SAAT_KUNJUNGAN

# Mondays are crowded.
_RAMAI = (14, 10, 10, 10, 8)
_BERKUPON = 0.9
_SISA_HARI_INI = 5
# Days of the running quarter that nobody has written down yet at the first counter of a service; and the service whose
# number of users is not known yet.
LUPA_DICATAT = {"KTP-EL": timedelta(days=7), "PERPUS": timedelta(days=100)}
TANPA_POPULASI = "UJI-KIR"


def buat_loket(layanan: Layanan, banyak: int) -> list[Loket]:
    """Counters with a device each."""
    daftar = [Loket.objects.create(layanan=layanan, nama=f"Loket {nomor}") for nomor in range(1, banyak + 1)]
    for satu in daftar:
        kupon.pasang_kios(loket=satu, nama=f"Tablet {satu.nama.lower()}")
    return daftar


def hari_kerja(mulai: date, sampai: date) -> list[date]:
    """Monday to Friday; the first day alone when there is none yet."""
    semua = (mulai + timedelta(days=n) for n in range((sampai - mulai).days + 1))
    return [h for h in semua if h.weekday() < 5] or [mulai]


def buat_kunjungan(periode: PeriodeSurvei, kini: date, acak: Random) -> None:
    """Visits and coupons of one period around the answers that are there; today's visits are not counted yet."""
    loket, masa = list(periode.layanan.loket.order_by("nama")), periode.masa
    isi = Respons.objects.filter(periode=periode, kanal__in=SAAT_KUNJUNGAN).values_list("loket", "tanggal", "kanal")
    menjawab, pakai = Counter((k, h) for k, h, _ in isi), Counter((k, h) for k, h, s in isi if s == Kanal.KUPON)
    kerja = hari_kerja(masa.lower, min(masa.upper, kini) - timedelta(days=1))
    datang = Counter({sel: n for sel, n in menjawab.items() if sel[1] < kini})
    petak = [(k.pk, h) for k in loket for h in kerja if h < kini]
    bagian = len(kerja) / len(hari_kerja(masa.lower, masa.upper - timedelta(days=1)))
    lagi = round((periode.populasi or 0) * bagian) - datang.total()
    if petak and lagi > 0:
        datang.update(acak.choices(petak, [_RAMAI[h.weekday() % 5] for _, h in petak], k=lagi))
    cetak = {sel: pakai[sel] + int((n - menjawab[sel]) * _BERKUPON) for sel, n in datang.items()}
    cetak |= {(k.pk, kini): pakai[k.pk, kini] + _SISA_HARI_INI for k in loket if kini in masa}
    _cetak(periode.layanan, cetak, pakai, acak)
    lupa = LUPA_DICATAT.get(periode.layanan.kode, timedelta(0)) if kini in masa else timedelta(0)
    tercatat = sorted(x for x in datang.items() if x[0][0] != loket[0].pk or x[0][1] < kini - lupa)
    Kunjungan.objects.bulk_create(
        Kunjungan(layanan=periode.layanan, loket_id=k, tanggal=h, jumlah=n) for (k, h), n in tercatat
    )


def _cetak(layanan: Layanan, cetak: dict, pakai: Counter, acak: Random) -> None:
    kode = set(Kupon.objects.values_list("kode", flat=True))
    baris = []
    for (loket, hari), banyak in sorted(cetak.items()):
        for ke in range(banyak):
            while (baru := "".join(acak.choices(HURUF, k=6))) in kode:
                pass
            kode.add(baru)
            baris.append(
                Kupon(
                    token=secrets.token_urlsafe(16),
                    kode=baru,
                    layanan=layanan,
                    loket_id=loket,
                    diterbitkan=hari,
                    berlaku_sampai=hari + timedelta(days=BERLAKU_HARI),
                    terpakai=ke < pakai[loket, hari],
                )
            )
    Kupon.objects.bulk_create(baris, batch_size=5000)


def kosongkan_populasi(kini: date) -> None:
    """Of the running quarter: its visits are offered as the number of users."""
    PeriodeSurvei.objects.filter(layanan__kode=TANPA_POPULASI, masa__contains=kini).update(populasi=None)


def koreksi_contoh(layanan: Layanan) -> None:
    """The newest figure of a counter was one short: corrected with its reason."""
    satu = layanan.kunjungan.select_related("loket").order_by("-tanggal", "loket").first()
    if satu is None:
        return
    pengelola = Peran.objects.filter(nama=NamaPeran.PENGELOLA_SURVEI).values_list("pengguna", flat=True)[0]
    benar = kunjungan.Isian(satu.loket, satu.tanggal, satu.jumlah + 1, satu.jumlah)
    with pghistory.context(user=pengelola):
        kunjungan.catat(layanan=layanan, isian=[benar], alasan="Seorang pengunjung terlewat dihitung")
