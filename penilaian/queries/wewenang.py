"""Who stands where to a plan: above the person, its assessor, its owner. The domain checks these before it writes."""

from django.db.models import Q

from kinerja.waktu import hari_ini
from pegawai.models import AnggotaTim, Penempatan, Pengguna
from pegawai.queries.lingkup import bawahan_berjenjang
from penilaian.choices import SebagaiUmpanBalik, StatusSKP
from penilaian.models import SKP, AlihPenilaian, Periode
from penilaian.queries.lingkup import belum_dinilai_penuh
from penilaian.queries.rekan import setara


def boleh_memberi_umpan_balik(pengguna: Pengguna, skp: SKP) -> bool:
    """See `sebagai_apa`."""
    return bool(sebagai_apa(pengguna, skp))


def sebagai_apa(pengguna: Pengguna, skp: SKP) -> str:
    """As what a person may give feedback unasked ("" not at all): above in the chain today, or assessor of a closed
    part that is not decided yet; leader of a team the person is in; peer (same superior or unit) or direct subordinate
    today. Nobody about themselves; a role (HR, auditor) is not enough."""
    akses = pengguna.akses
    if not akses.pegawai_id or akses.pegawai_id == skp.pegawai_id:
        return ""
    kini = Penempatan.objects.pada(hari_ini()).filter(pegawai__in=bawahan_berjenjang(akses.pegawai_id).values("orang"))
    boleh = Q(penempatan__in=kini.values("pk"))
    boleh |= Q(penilai_id=akses.pegawai_id, status=StatusSKP.DISESUAIKAN) & Q(belum_dinilai_penuh())
    if SKP.objects.filter(boleh, pk=skp.pk).exists():
        return SebagaiUmpanBalik.ATASAN
    anggota = AnggotaTim.objects.filter(pegawai_id=skp.pegawai_id, masa__contains=hari_ini())
    if akses.tim_dipimpin and anggota.filter(tim__in=akses.tim_dipimpin).exists():
        return SebagaiUmpanBalik.KETUA_TIM
    saya = Penempatan.objects.pada().filter(pegawai=akses.pegawai_id)
    if skp.status != StatusSKP.BERLAKU:
        return ""
    if saya.filter(penilai_id=skp.pegawai_id).exists():
        return SebagaiUmpanBalik.BAWAHAN
    rekan = Penempatan.objects.pada().filter(setara(akses.pegawai_id), pk=skp.penempatan_id)
    return SebagaiUmpanBalik.REKAN if rekan.exists() else ""


def boleh_menilai(pengguna: Pengguna, skp: SKP, periode: Periode) -> bool:
    """The assessor written on the plan, also of a part closed by a transfer; after the case passed on, only the one it
    passed to. Never oneself; no role is enough."""
    pegawai_id = pengguna.akses.pegawai_id
    if pegawai_id is None or pegawai_id == skp.pegawai_id:
        return False
    beralih = AlihPenilaian.objects.filter(skp=skp, periode=periode).values_list("kepada", flat=True).first()
    return pegawai_id == (beralih or skp.penilai_id)


def boleh_menerima_hasil(pengguna: Pengguna, skp: SKP) -> bool:
    """Only the person who was rated."""
    pegawai_id = pengguna.akses.pegawai_id
    return pegawai_id is not None and pegawai_id == skp.pegawai_id
