"""Who may do what with innovations. Rows come from the `terlihat_oleh` of each model."""

from dataclasses import dataclass

from django.db.models import QuerySet

from inovasi.choices import DAPAT_DITULIS, TERBUKA, PeranAnggota, StatusAnggota, Tahap
from inovasi.models import Anggota, Gerbang, Telaah, Usulan
from pegawai.choices import NamaPeran
from pegawai.models import Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya


def keanggotaan(pengguna: Pengguna, usulan: Usulan) -> Anggota | None:
    """The person's place in the team, an invitation included; None outside of it."""
    if pengguna.pegawai_id is None:
        return None
    return Anggota.objects.filter(usulan=usulan, pegawai=pengguna.pegawai_id).exclude(status="menolak").first()


def boleh_mengusulkan(pengguna: Pengguna) -> bool:
    """Everybody in service may propose."""
    return pengguna.akses.unit_sendiri is not None


def boleh_menulis(pengguna: Pengguna, usulan: Usulan) -> bool:
    """The team writes, while nobody is judging and it has not ended."""
    anggota = keanggotaan(pengguna, usulan)
    return usulan.status in DAPAT_DITULIS and anggota is not None and anggota.status == StatusAnggota.IKUT


def boleh_memimpin(pengguna: Pengguna, usulan: Usulan) -> bool:
    """The leader of the team sends it, withdraws it, and changes the team."""
    anggota = keanggotaan(pengguna, usulan)
    return anggota is not None and anggota.peran == PeranAnggota.KETUA


def boleh_mengelola_inovasi(pengguna: Pengguna) -> bool:
    """May open the pages of the innovation manager at all."""
    return pengguna.akses.punya(NamaPeran.PENGELOLA_INOVASI)


def boleh_mengelola_kota(pengguna: Pengguna) -> bool:
    """Rubrics and calls of the whole city are its innovation manager's."""
    return pengguna.akses.seluruh_kota(NamaPeran.PENGELOLA_INOVASI)


def boleh_mengelola(pengguna: Pengguna, usulan: Usulan) -> bool:
    """Names reviewers and decides at the gate; never on a proposal of an own team."""
    return Usulan.objects.dikelola_oleh(pengguna).filter(pk=usulan.pk).exists()


def boleh_menelaah(pengguna: Pengguna, telaah: Telaah) -> bool:
    """The reviewer who was named, while the gate is open."""
    return telaah.penelaah_id == pengguna.pegawai_id and not telaah.gerbang.putusan and not telaah.benturan


def boleh_membaca_telaah(pengguna: Pengguna, gerbang: Gerbang) -> bool:
    """The team reads what was said once it is decided; managers and auditors at any time."""
    if boleh_mengelola(pengguna, gerbang.usulan) or pengguna.akses.auditor:
        return True
    return bool(gerbang.putusan) and keanggotaan(pengguna, gerbang.usulan) is not None


@dataclass(frozen=True)
class Hak:
    """What one person may do on the page of one proposal. `anggota` is their place in the team, an invitation included.

    Support and comments are for everybody in service while it is open to colleagues, support for those outside the
    team; reach is written by who takes part, from the pilot on, also while somebody is judging."""

    anggota: Anggota | None
    ikut: bool
    menulis: bool
    memimpin: bool
    mendukung: bool
    mengomentari: bool
    mencatat_jangkauan: bool


def hak(pengguna: Pengguna, usulan: Usulan) -> Hak:
    """In one statement."""
    return hak_anggota(pengguna, usulan, keanggotaan(pengguna, usulan))


def hak_anggota(pengguna: Pengguna, usulan: Usulan, anggota: Anggota | None) -> Hak:
    """The same where the person's place in the team has been read already."""
    ikut = anggota is not None and anggota.status == StatusAnggota.IKUT
    pegawai = pengguna.pegawai_id is not None and usulan.status in TERBUKA
    return Hak(
        anggota=anggota,
        ikut=ikut,
        menulis=ikut and usulan.status in DAPAT_DITULIS,
        memimpin=ikut and anggota is not None and anggota.peran == PeranAnggota.KETUA,
        mendukung=pegawai and anggota is None,
        mengomentari=pegawai,
        mencatat_jangkauan=ikut and usulan.tahap != Tahap.INISIATIF and usulan.status in TERBUKA,
    )


def dapat_mereplikasi(pengguna: Pengguna) -> bool:
    """Whether `unit_mereplikasi` names any unit; without a statement."""
    return bool(pengguna.akses.unit_dipimpin) or pengguna.akses.punya(NamaPeran.PENGELOLA_INOVASI)


def unit_mereplikasi(pengguna: Pengguna) -> QuerySet[UnitKerja]:
    """Units for which this person may say that they took an innovation over: those they head, those whose innovations
    they look after, and everything below."""
    semua = UnitKerja.objects.without_tree_fields().aktif().select_related("opd").order_by("kode")
    akses = pengguna.akses
    if akses.seluruh_kota(NamaPeran.PENGELOLA_INOVASI):
        return semua
    akar = akses.unit_dipimpin | akses.unit_peran(NamaPeran.PENGELOLA_INOVASI)
    return semua.filter(pk__in=unit_dan_bawahannya(akar)) if akar else semua.none()
