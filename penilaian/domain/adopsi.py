"""How far appraisal has come in each unit this week; `sosialisasi` keeps the counts."""

from django.db.models import Exists, OuterRef, Q

from penilaian.choices import StatusRealisasi
from penilaian.models import SKP, Periode, Realisasi, UmpanBalik
from penilaian.queries.jenis_periode import BAWAAN
from sosialisasi.choices import UkuranAdopsi
from sosialisasi.domain import adopsi

TERKIRIM = (StatusRealisasi.DIKIRIM, StatusRealisasi.DITERIMA)


def hitung() -> int:
    """Count what concerns the running period of the usual kind; a fixed number of statements. Returns how many measures
    were counted."""
    periode = Periode.objects.berjalan().filter(jenis=BAWAAN).first()
    if periode is None:
        return 0
    skp = SKP.objects.pada_periode(periode).filter(pegawai=OuterRef("pegawai")).order_by()
    hasil = Realisasi.objects.filter(periode=periode, status__in=TERKIRIM, skp__pegawai=OuterRef("pegawai"))
    kabar = UmpanBalik.objects.filter(
        dibuat__date__gte=periode.rentang.lower,
        dibuat__date__lt=periode.rentang.upper,
        skp__pegawai=OuterRef("pegawai"),
    )
    ukuran = {
        UkuranAdopsi.MENYUSUN: Q(Exists(skp)),
        UkuranAdopsi.MELAPOR: Q(Exists(hasil)),
        UkuranAdopsi.UMPAN_BALIK: Q(Exists(kabar)),
    }
    for satu, ya in ukuran.items():
        adopsi.simpan(ukuran=satu, ya=ya)
    return len(ukuran)
