"""Who has to be reminded before a deadline, and who was: notices carry the proof in their `kunci`."""

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from kinerja.models import Pemberitahuan
from pegawai.choices import SELESAI_DINAS
from pegawai.models import Pegawai, Pengguna
from penilaian.choices import REALISASI_TERKIRIM, Pendekatan, StatusRealisasi, SumberIndikator
from penilaian.models import SKP, Indikator, Periode, PutusanNilai, Realisasi, TargetPeriode
from penilaian.queries.cuti import cuti_penuh

# Days before the deadline: the employee twice, the superior once.
HARI_HASIL = (7, 2)
HARI_MENILAI = 3


def kunci_hasil(periode: Periode, hari: int, skp: str = "pk") -> Concat:
    """The `kunci` of one plan's reminder, on a queryset of plans, or of rows whose plan stands in column `skp`."""
    return Concat(Value(f"hasil:{periode.kode}:{hari}:"), Cast(skp, CharField()), output_field=CharField())


def belum_lengkap(periode: Periode) -> Q:
    """On plans: an indicator that the person reports has a target in the period and no result sent."""
    dikirim = Realisasi.objects.filter(indikator=OuterRef("indikator"), periode=periode, status__in=REALISASI_TERKIRIM)
    target = TargetPeriode.objects.filter(
        skp=OuterRef("pk"), periode=periode, tidak_dievaluasi="", indikator__sumber=SumberIndikator.MANUAL
    )
    kurang = Q(Exists(target.exclude(Exists(dikirim))))
    uraian = Indikator.objects.filter(skp=OuterRef("pk"), sumber=SumberIndikator.MANUAL).exclude(
        Exists(Realisasi.objects.filter(indikator=OuterRef("pk"), periode=periode, status__in=REALISASI_TERKIRIM))
    )
    # A qualitative plan is reported in words and needs no target.
    kurang |= Q(Exists(uraian), pendekatan=Pendekatan.KUALITATIF, jenis_periode=periode.jenis)
    return kurang


def skp_belum_lengkap(periode: Periode) -> QuerySet[SKP]:
    """Plans of the period that are `belum_lengkap`."""
    return SKP.objects.pada_periode(periode).filter(belum_lengkap(periode)).order_by()


def penilai_berutang(periode: Periode) -> QuerySet[Pengguna]:
    """Accounts, activated or not, of superiors in service who have results to check or plans to rate in the period."""
    menunggu = Realisasi.objects.filter(skp=OuterRef("pk"), periode=periode, status=StatusRealisasi.DIKIRIM)
    dinilai = PutusanNilai.objects.filter(skp=OuterRef("pk"), periode=periode)
    skp = SKP.objects.pada_periode(periode).filter(Q(Exists(menunggu)) | ~Q(Exists(dinilai)) & ~Q(cuti_penuh(periode)))
    orang = Pegawai.objects.exclude(status__in=SELESAI_DINAS).filter(pk__in=skp.order_by().values("penilai"))
    return Pengguna.objects.filter(pegawai__in=orang.order_by().values("pk")).order_by()


def diingatkan_dua_kali(periode: Periode) -> QuerySet[SKP]:
    """Plans whose person was told twice, before the deadline, that results are missing: without both reminders a
    missing result never counts as zero (design, section 4 point 6)."""
    skp = SKP.objects.pada_periode(periode).order_by()
    # A notice that waits for the first sign-in has warned nobody yet.
    masuk = Q(penerima__diaktifkan=None) | Q(penerima__diaktifkan__lte=F("dibuat"))
    dapat_dibaca = Q(penerima__is_active=True) & masuk
    for hari in HARI_HASIL:
        terkirim = Pemberitahuan.objects.filter(
            penerima__pegawai=OuterRef("pegawai"),
            kunci=OuterRef("kunci_pengingat"),
            dibuat__lte=periode.tenggat_realisasi,
        ).filter(dapat_dibaca)
        skp = skp.alias(kunci_pengingat=kunci_hasil(periode, hari)).filter(Exists(terkirim))
    return skp


def dengan_penerima(skp: QuerySet[SKP]) -> QuerySet[SKP]:
    """Those whose person serves and has an account, with `penerima_id`. An account that is not activated yet counts:
    the notice waits for the first sign-in."""
    dinas = skp.exclude(pegawai__status__in=SELESAI_DINAS).filter(pegawai__akun__isnull=False)
    return dinas.annotate(penerima_id=F("pegawai__akun__pk"))
