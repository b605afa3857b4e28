"""Which plans (with their results and scores) a user may open: design section 5."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from kinerja.waktu import hari_ini
from pegawai.choices import NamaPeran
from pegawai.models import Penempatan, Pengguna
from pegawai.queries.lingkup import PERAN_MELIHAT, bawahan_berjenjang, unit_dan_bawahannya
from penilaian.choices import StatusKeberatan, StatusPeriode, StatusSKP
from penilaian.models import SKP, AlihPenilaian, Keberatan, LangkahKeberatan, Laporan, Periode, PutusanNilai


def belum_dinilai_penuh() -> Exists:
    """Condition on SKP: a period of its kind that has begun and touches the plan has no decision yet."""
    return Exists(
        Periode.objects.exclude(status=StatusPeriode.RENCANA)
        .filter(jenis=OuterRef("jenis_periode"), rentang__overlap=OuterRef("rentang"))
        .exclude(pk__in=PutusanNilai.objects.filter(skp=OuterRef(OuterRef("pk"))).values("periode"))
    )


def saring_skp(qs: QuerySet[SKP], pengguna: Pengguna) -> QuerySet[SKP]:
    """Own plans; plans of those below today; the unit tree one heads or has a role for; everything for the city.

    A plan is "below" when its assessor is the user and the placement is in force today. A part closed by a transfer
    stays with its assessor until every period in it is decided, and only that part: the new placement is not theirs.
    """
    akses = pengguna.akses
    if akses.seluruh_kota(*PERAN_MELIHAT):
        return qs
    boleh = Q(pk__in=[])
    if akses.pegawai_id:
        boleh |= Q(pegawai_id=akses.pegawai_id)
        boleh |= Q(penilai_id=akses.pegawai_id, status=StatusSKP.DISESUAIKAN) & Q(belum_dinilai_penuh())
        boleh |= Q(pk__in=_beralih(akses.pegawai_id))
        # Whoever has to decide an objection reads what it is about, wherever they stand.
        boleh |= Q(pk__in=Keberatan.objects.berjalan().filter(pemutus=akses.pegawai_id).order_by().values("skp"))
    if akses.menilai:
        kini = Penempatan.objects.pada(hari_ini())
        di_bawah = kini.filter(pegawai__in=bawahan_berjenjang(akses.pegawai_id).values("orang"))
        boleh |= Q(penempatan__in=di_bawah.values("pk"))
    akar = akses.unit_dipimpin | akses.unit_peran(*PERAN_MELIHAT)
    if akar:
        boleh |= Q(unit__in=unit_dan_bawahannya(akar))
    return qs.filter(boleh)


def _beralih(pegawai_id: int) -> QuerySet:
    """Plans that passed to a person and are not rated yet."""
    diputus = PutusanNilai.objects.filter(skp=OuterRef("skp"), periode=OuterRef("periode"))
    return AlihPenilaian.objects.filter(kepada=pegawai_id).exclude(Exists(diputus)).order_by().values("skp")


def saring_laporan(qs: QuerySet[Laporan], pengguna: Pengguna) -> QuerySet[Laporan]:
    """Own feedback reports; those of superiors placed today in the unit tree that one heads or audits; all of them
    for a head or an auditor of the city. HR does not read them."""
    akses = pengguna.akses
    peran = (NamaPeran.PIMPINAN, NamaPeran.AUDITOR)
    if akses.seluruh_kota(*peran):
        return qs
    boleh = Q(penilai_id=akses.pegawai_id) if akses.pegawai_id else Q(pk__in=[])
    akar = akses.unit_dipimpin | akses.unit_peran(*peran)
    if akar:
        kini = Penempatan.objects.pada(hari_ini()).filter(unit__in=unit_dan_bawahannya(akar))
        boleh |= Q(penilai__in=kini.values("pegawai"))
    return qs.filter(boleh)


def saring_keberatan(qs: QuerySet[Keberatan], pengguna: Pengguna) -> QuerySet[Keberatan]:
    """Own objections; sent ones that one has to answer, to decide or had to decide; in their units for HR and auditor.
    A draft is nobody's but its writer's."""
    akses = pengguna.akses
    terkirim = ~Q(status=StatusKeberatan.DRAF)
    boleh = Q(pk__in=[])
    if akses.pegawai_id:
        saya = akses.pegawai_id
        pernah = LangkahKeberatan.objects.filter(kepada=saya).order_by().values("keberatan")
        boleh = Q(skp__pegawai=saya) | terkirim & (Q(skp__penilai=saya) | Q(pemutus=saya) | Q(pk__in=pernah))
    peran = (NamaPeran.ADMIN_KEPEGAWAIAN, NamaPeran.AUDITOR)
    if akses.seluruh_kota(*peran):
        return qs.filter(boleh | terkirim)
    akar = akses.unit_peran(*peran)
    if akar:
        boleh |= terkirim & Q(skp__unit__in=unit_dan_bawahannya(akar))
    return qs.filter(boleh)
