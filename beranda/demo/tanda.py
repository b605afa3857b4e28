"""Flagged answers of the example service: in the quarter before all are decided, in the running one some wait."""

import pghistory
from django.db.models import Count

from pegawai.choices import NamaPeran
from pegawai.models import Peran
from survei.choices import KeadaanTanda, Tanda
from survei.domain import pemeriksaan, semburan
from survei.models import Layanan, PeriodeSurvei, Respons


def buat_tanda(contoh: Layanan) -> None:
    """Before the past quarters are approved; the survey manager of the city decides."""
    lalu, kini = reversed(contoh.periode.order_by("-masa")[:2])
    pengelola = Peran.objects.filter(nama=NamaPeran.PENGELOLA_SURVEI).values_list("pengguna", flat=True)[0]
    with pghistory.context(user=pengelola):
        ids = _semburan(lalu)
        _putuskan(lalu, ids, KeadaanTanda.DIKECUALIKAN, "Satu perangkat dalam tiga menit, tidak ada kunjungannya.")
        _putuskan(lalu, _tergesa(lalu, 3), KeadaanTanda.DIPERTAHANKAN, "Jawabannya wajar, diisi lewat tablet loket.")
        _semburan(kini)
        tergesa = _tergesa(kini, 6)
        _putuskan(kini, tergesa[:2], KeadaanTanda.DIPERTAHANKAN, "Jawabannya berbeda-beda: diisi warga yang terbiasa.")


def _semburan(periode: PeriodeSurvei) -> list[int]:
    """The answers of the busiest day of one counter."""
    jawaban = Respons.objects.filter(periode=periode).exclude(loket=None)
    hari = jawaban.order_by().values("loket", "tanggal").annotate(n=Count("pk")).order_by("-n", "tanggal", "loket")[0]
    ids = list(jawaban.filter(loket=hari["loket"], tanggal=hari["tanggal"]).values_list("pk", flat=True)[:9])
    semburan.tandai(respons_ids=set(ids), tanda=Tanda.SEMBURAN)
    return ids


def _tergesa(periode: PeriodeSurvei, banyak: int) -> list[int]:
    ids = list(Respons.objects.filter(periode=periode, tanda=[]).order_by("pk").values_list("pk", flat=True)[:banyak])
    semburan.tandai(respons_ids=set(ids), tanda=Tanda.TERGESA)
    return ids


def _putuskan(periode: PeriodeSurvei, ids: list[int], ke: str, alasan: str) -> None:
    pemeriksaan.putuskan(periode=periode, respons_ids=ids, dari=KeadaanTanda.BELUM, ke=ke, alasan=alasan)
