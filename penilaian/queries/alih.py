"""Who rates when the assessor did not: the assessor's superior, or whoever stands in for that office today."""

from collections.abc import Iterable, Mapping

from django.db.models import Exists, OuterRef, Q, QuerySet

from kinerja.waktu import hari_ini
from pegawai.choices import SELESAI_DINAS, JenisPenempatan
from pegawai.models import Pegawai, Penempatan, Pengguna
from pegawai.queries.lingkup import RANTAI_MAKS
from penilaian.models import SKP, AlihPenilaian, Periode, PutusanNilai
from penilaian.queries.cuti import cuti_penuh
from penilaian.queries.tim import skp_tim


def belum_dinilai(periode: Periode) -> QuerySet[SKP]:
    """Plans of the period that wait for a first decision; whoever was on leave all the time is not evaluated."""
    diputus = PutusanNilai.objects.filter(skp=OuterRef("pk"), periode=periode)
    return SKP.objects.pada_periode(periode).exclude(Exists(diputus)).exclude(cuti_penuh(periode)).order_by()


def penilai_pergi(periode: Periode) -> Q:
    """On plans: the assessor no longer serves and the plan's part of the period is over, so that nobody is waited for
    (Permensos 4/2024 Art. 13)."""
    pergi = Q(penilai__status__in=SELESAI_DINAS)
    usai = periode.rentang.upper is not None and periode.rentang.upper <= hari_ini()
    return pergi if usai else pergi & Q(rentang__endswith__lte=hari_ini())


def dinilai_oleh(pengguna: Pengguna, periode: Periode) -> QuerySet[SKP]:
    """Plans that this person rates in the period: those of the team that stayed, and those that passed to them."""
    saya = pengguna.akses.pegawai_id
    alih = AlihPenilaian.objects.filter(periode=periode).order_by()
    milik = skp_tim(pengguna, periode).exclude(pk__in=alih.exclude(kepada=saya).values("skp"))
    beralih = Q(pk__in=alih.filter(kepada=saya).values("skp")) if saya else Q(pk__in=[])
    return SKP.objects.pada_periode(periode).filter(Q(pk__in=milik.order_by().values("pk")) | beralih)


def menunggu_diambil_alih(pegawai_id: int) -> QuerySet[AlihPenilaian]:
    """What passed to a person and is not rated yet."""
    diputus = PutusanNilai.objects.filter(skp=OuterRef("skp"), periode=OuterRef("periode"))
    return AlihPenilaian.objects.filter(kepada=pegawai_id).exclude(Exists(diputus)).order_by()


def pengganti(kasus: Mapping[int, tuple[int, int]]) -> dict[int, Pegawai]:
    """Who rates, by case, for cases (id → assessor, person rated); a case without anybody is left out.

    Up the chain from the assessor's newest placement to the first in service; a Plt. or Plh. of the office comes before
    its holder. Never the person rated or the assessor. Statements grow with the height of the chain alone.
    """
    hasil: dict[int, Pegawai] = {}
    sisa = {kunci: penilai for kunci, (penilai, _) in kasus.items()}
    for _ in range(RANTAI_MAKS):
        atasan = _atasan(set(sisa.values()))
        sementara = pemangku({a.pk for a in atasan.values()})
        lanjut = {}
        for kunci, orang in sisa.items():
            atas = atasan.get(orang)
            if atas is None:
                continue
            boleh = [p for p in (sementara.get(atas.pk), atas) if p and p.pk not in kasus[kunci]]
            boleh = [p for p in boleh if p.status not in SELESAI_DINAS]
            if boleh:
                hasil[kunci] = boleh[0]
            else:
                lanjut[kunci] = atas.pk
        if not lanjut:
            break
        sisa = lanjut
    return hasil


def _atasan(orang: Iterable[int]) -> dict[int, Pegawai]:
    """The superior of each by the newest placement that has begun, also of somebody who left."""
    baris = Penempatan.objects.definitif().filter(pegawai__in=orang, masa__startswith__lte=hari_ini())
    terbaru = baris.order_by("pegawai_id", "-masa__startswith").distinct("pegawai_id").select_related("penilai")
    return {p.pegawai_id: p.penilai for p in terbaru if p.penilai}


def pemangku(pejabat: Iterable[int]) -> dict[int, Pegawai]:
    """The Plt. or Plh. of today by the head whose office they hold."""
    kursi = Penempatan.objects.definitif().filter(pegawai__in=pejabat, kepala=True, masa__startswith__lte=hari_ini())
    unit = {
        p.unit_id: p.pegawai_id
        for p in kursi.order_by("pegawai_id", "-masa__startswith").distinct("pegawai_id").only("unit", "pegawai")
    }
    ganti = Penempatan.objects.pada().exclude(jenis=JenisPenempatan.DEFINITIF).filter(kepala=True, unit__in=unit)
    return {unit[p.unit_id]: p.pegawai for p in ganti.select_related("pegawai")}
