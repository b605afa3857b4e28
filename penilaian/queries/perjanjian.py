"""What the pages of an agreement show, and what it lacks before it can be sent."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum

from kinerja.waktu import hari_ini, hari_terakhir
from pegawai.choices import NamaPeran, PeranTim
from pegawai.models import AnggotaTim, Penempatan, Pengguna, TimKerja, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya
from penilaian.choices import SKP_DAPAT_DIUBAH, StatusPeriode, StatusSKP
from penilaian.models import IndikatorUnit, Periode, Perjanjian, TargetUnit
from penilaian.queries.jenis_periode import BAWAAN
from penilaian.queries.wewenang_unit import penyetuju


def periode_sasaran(perjanjian: Perjanjian) -> QuerySet[Periode]:
    """Quarters that the agreement reaches and that are not closed: those whose targets may be written."""
    return (
        Periode.objects.filter(jenis=BAWAAN, rentang__overlap=perjanjian.rentang)
        .exclude(status=StatusPeriode.DITUTUP)
        .order_by("rentang")
    )


def kurang_untuk_dikirim(perjanjian: Perjanjian) -> list[str]:
    """Sentences for people: what must be there before the agreement is sent."""
    indikator = list(perjanjian.indikator.all())
    if not indikator:
        return ["Tambahkan paling sedikit satu indikator."]
    kurang = []
    jumlah = perjanjian.indikator.aggregate(n=Sum("bobot"))["n"]
    if jumlah != Decimal(100):
        kurang.append(f"Bobot semua indikator harus berjumlah 100; sekarang {jumlah:f}.".replace(".00", ""))
    bertarget = set(TargetUnit.objects.filter(indikator__perjanjian=perjanjian).values_list("indikator_id", flat=True))
    kurang += [f"Isi target “{i.uraian}”." for i in indikator if i.pk not in bertarget]
    if not penyetuju(perjanjian.pemilik):
        kurang.append("Belum ada pejabat di atas yang dapat menyetujui. Minta admin kepegawaian mengisinya.")
    return kurang


@dataclass(frozen=True)
class BarisTarget:
    """An indicator and, in the order of the periods, each period with its target, None where it has none."""

    indikator: IndikatorUnit
    sel: list[tuple[Periode, TargetUnit | None]]


def tabel_target(perjanjian: Perjanjian) -> tuple[list[Periode], list[BarisTarget]]:
    """Periods that have a target, and the indicators with theirs. Two statements."""
    indikator = list(perjanjian.indikator.all())
    ada = {
        (t.indikator_id, t.periode_id): t
        for t in TargetUnit.objects.filter(indikator__in=[i.pk for i in indikator]).select_related("periode")
    }
    periode = sorted({t.periode for t in ada.values()}, key=lambda p: (p.rentang.lower, p.pk))
    return periode, [BarisTarget(i, [(p, ada.get((i.pk, p.pk))) for p in periode]) for i in indikator]


def rancangan(pengguna: Pengguna) -> QuerySet[Perjanjian]:
    """Drafts of the units one heads and the teams one leads."""
    milik = Q(unit__in=pengguna.akses.unit_dipimpin) | Q(tim__in=pengguna.akses.tim_dipimpin)
    return Perjanjian.objects.filter(milik, status__in=SKP_DAPAT_DIUBAH).select_related("unit__opd", "tim__unit")


def menunggu(pengguna: Pengguna) -> QuerySet[Perjanjian]:
    """Sent agreements that wait for this account: of units whose head it assesses (also as plt. or plh. of that
    assessor), and of teams that its unit set up."""
    akses, kepala = pengguna.akses, Penempatan.objects.pada().filter(kepala=True)
    if akses.pegawai_id is None:
        return Perjanjian.objects.none()
    pejabat = kepala.definitif().filter(unit__in=akses.unit_dipimpin).values("pegawai")
    di_bawah = kepala.filter(Q(penilai=akses.pegawai_id) | Q(penilai__in=pejabat)).exclude(pegawai=akses.pegawai_id)
    ketua = AnggotaTim.objects.filter(peran=PeranTim.KETUA, masa__contains=hari_ini())
    dari_kepala = ketua.filter(pegawai__in=di_bawah.values("pegawai"), tim__unit__in=di_bawah.values("unit"))
    tim = Q(tim__unit__in=akses.unit_dipimpin) & ~Q(tim__in=akses.tim_dipimpin)
    return (
        Perjanjian.objects.filter(status=StatusSKP.DIAJUKAN)
        .filter(Q(unit__in=di_bawah.values("unit")) | tim | Q(tim__in=dari_kepala.values("tim")))
        .select_related("unit__opd", "tim__unit")
    )


def dapat_disusun(pengguna: Pengguna) -> tuple[list[UnitKerja], list[TimKerja]]:
    """Units and teams for which this account may start a draft and none is open."""
    akses, terbuka = pengguna.akses, Perjanjian.objects.filter(status__in=(*SKP_DAPAT_DIUBAH, StatusSKP.DIAJUKAN))
    boleh = Q(pk__in=akses.unit_dipimpin)
    if akar := akses.unit_peran(NamaPeran.PENGELOLA_KINERJA):
        boleh |= Q(pk__in=unit_dan_bawahannya(akar))
    if akses.seluruh_kota(NamaPeran.PENGELOLA_KINERJA):
        boleh = Q()
    unit = UnitKerja.objects.without_tree_fields().aktif().select_related("opd").filter(boleh)
    unit = unit.exclude(pk__in=terbuka.filter(unit__isnull=False).order_by().values("unit")).order_by("kode")
    tim = TimKerja.objects.filter(Q(pk__in=akses.tim_dipimpin), masa__contains=hari_ini())
    tim = tim.exclude(pk__in=terbuka.filter(tim__isnull=False).order_by().values("tim"))
    return list(unit), list(tim)


def periode_hasil(perjanjian: Perjanjian) -> list[Periode]:
    """Opened quarters that are measured by this agreement, the newest first."""
    if not perjanjian.mengikat:
        return []
    mulai = Periode.objects.tampil().filter(jenis=BAWAAN, rentang__overlap=perjanjian.rentang)
    return [p for p in mulai if (hari_terakhir(p.rentang) or hari_ini()) in perjanjian.rentang]
