"""Who writes and who decides for a unit or team. The domain checks these before it writes; never oneself."""

from typing import Any

from django.db.models import Q, QuerySet

from kinerja.waktu import hari_ini
from pegawai.choices import JenisPenempatan, JenisUnit, NamaPeran, PeranTim
from pegawai.models import Penempatan, Pengguna, TimKerja, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya
from penilaian.choices import SumberRekomendasi
from penilaian.models import Perjanjian
from penilaian.queries.lingkup_unit import unit_dipantau


def pejabat_di_atas(unit: UnitKerja) -> frozenset[int]:
    """Ids of the officials above a unit today: the assessor of its head, and whoever acts for that assessor; without
    one, the head of the nearest unit above. Empty at the top."""
    kepala = Penempatan.objects.pada().filter(kepala=True)
    penilai = kepala.filter(unit=unit, penilai__isnull=False).order_by().values("penilai")
    baris = _kepala_dan_pengganti(kepala, unit, penilai)
    diri = {b["pegawai"] for b in baris if b["unit"] == unit.pk}
    atasan = {b["penilai"] for b in baris if b["unit"] == unit.pk and b["penilai"]}
    if not atasan:
        atasan = _kepala_terdekat(unit)
        baris = _kepala_dan_pengganti(kepala, unit, atasan)
    return frozenset((atasan | {b["pegawai"] for b in baris if b["unit"] != unit.pk}) - diri)


def _kepala_dan_pengganti(kepala: QuerySet[Penempatan], unit: UnitKerja, atasan: Any) -> list[dict[str, Any]]:
    """Heads of the unit, and those who act (plt., plh.) in the offices of `atasan`, in one statement."""
    jabatan = kepala.filter(jenis=JenisPenempatan.DEFINITIF, pegawai__in=atasan).order_by().values("unit")
    pengganti = Q(unit__in=jabatan) & ~Q(jenis=JenisPenempatan.DEFINITIF)
    return list(kepala.filter(Q(unit=unit) | pengganti).order_by().values("unit", "pegawai", "penilai"))


def _kepala_terdekat(unit: UnitKerja) -> set[int]:
    """Heads of the nearest unit above that has one."""
    kepala: dict[int, set[int]] = {}
    di_atas = [u.pk for u in UnitKerja.objects.ancestors(unit)]
    for tempat, orang in Penempatan.objects.pada().filter(kepala=True, unit__in=di_atas).values_list("unit", "pegawai"):
        kepala.setdefault(tempat, set()).add(orang)
    return next((kepala[u] for u in reversed(di_atas) if u in kepala), set())


def penyetuju(pemilik: UnitKerja | TimKerja) -> frozenset[int]:
    """Ids of those who approve an agreement: of a unit the official above, of a team the head of the unit that set it
    up, or the official above that unit when the leader is its head."""
    if isinstance(pemilik, UnitKerja):
        return pejabat_di_atas(pemilik)
    ketua = set(
        pemilik.anggota.filter(peran=PeranTim.KETUA, masa__contains=hari_ini()).values_list("pegawai_id", flat=True)
    )
    kepala = Penempatan.objects.pada().filter(unit=pemilik.unit_id, kepala=True).values_list("pegawai_id", flat=True)
    return frozenset(set(kepala) - ketua) or pejabat_di_atas(pemilik.unit) - ketua


def boleh_menyetujui_perjanjian(pengguna: Pengguna, perjanjian: Perjanjian) -> bool:
    """The official above, who did not send it."""
    saya = pengguna.pegawai_id
    if saya is None or memimpin(pengguna, perjanjian.pemilik):
        return False
    return pengguna.pk != perjanjian.diajukan_oleh_id and saya in penyetuju(perjanjian.pemilik)


def memimpin(pengguna: Pengguna, pemilik: UnitKerja | TimKerja) -> bool:
    """Head (also plt., plh.) of the unit, or leader of the team, today."""
    akses = pengguna.akses
    return pemilik.pk in (akses.unit_dipimpin if isinstance(pemilik, UnitKerja) else akses.tim_dipimpin)


def boleh_menyusun_perjanjian(pengguna: Pengguna, pemilik: UnitKerja | TimKerja) -> bool:
    """Write a draft: the head or leader, and who manages performance (*pengelola kinerja*) of the unit."""
    if memimpin(pengguna, pemilik):
        return True
    akses, unit = pengguna.akses, pemilik if isinstance(pemilik, UnitKerja) else pemilik.unit
    if akses.seluruh_kota(NamaPeran.PENGELOLA_KINERJA):
        return True
    akar = akses.unit_peran(NamaPeran.PENGELOLA_KINERJA)
    pohon = Q(pk__in=unit_dan_bawahannya(akar))
    return bool(akar) and UnitKerja.objects.without_tree_fields().filter(pohon, pk=unit.pk).exists()


def boleh_melihat_orang_tim(pengguna: Pengguna, tim: TimKerja) -> bool:
    """The members in summary: the leader, and who watches the unit that set the team up."""
    return memimpin(pengguna, tim) or unit_dipantau(pengguna).filter(pk=tim.unit_id).exists()


def boleh_menetapkan_predikat(pengguna: Pengguna, unit: UnitKerja) -> bool:
    """The official above the unit, never its own head."""
    saya, akses = pengguna.pegawai_id, pengguna.akses
    if saya is None or memimpin(pengguna, unit) or not (akses.menilai or akses.unit_dipimpin):
        return False
    return saya in pejabat_di_atas(unit)


def sumber_rekomendasi(pengguna: Pengguna, unit: UnitKerja, menetapkan: bool | None = None) -> tuple[str, ...]:
    """Whose recommendations this account may write down: the official above any; HR of the city that of personnel,
    the city's pengelola kinerja that of planning, the head of the inspectorate its own. Nobody for their own unit.
    `menetapkan`: the answer of `boleh_menetapkan_predikat`, when it is known."""
    if memimpin(pengguna, unit):
        return ()
    if boleh_menetapkan_predikat(pengguna, unit) if menetapkan is None else menetapkan:
        return tuple(SumberRekomendasi.values)
    akses = pengguna.akses
    inspektorat = UnitKerja.objects.without_tree_fields().filter(jenis=JenisUnit.INSPEKTORAT)
    boleh = {
        SumberRekomendasi.PERENCANAAN: akses.seluruh_kota(NamaPeran.PENGELOLA_KINERJA),
        SumberRekomendasi.KEPEGAWAIAN: akses.admin_kota,
        SumberRekomendasi.INSPEKTORAT: bool(akses.unit_dipimpin)
        and inspektorat.filter(pk__in=akses.unit_dipimpin).exists(),
    }
    return tuple(s.value for s, ya in boleh.items() if ya)
