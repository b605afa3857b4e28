"""The team of a proposal: invited, taking part, each part confirmed by the others."""

from django.core.exceptions import ValidationError
from django.db import transaction

from inovasi.choices import DAPAT_DITULIS, PeranAnggota, StatusAnggota
from inovasi.domain.kabar import kabari_orang
from inovasi.domain.usulan import kunci
from inovasi.models import Anggota, PersetujuanBagian, Usulan
from kinerja.pelacakan import karena
from pegawai.choices import SELESAI_DINAS
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah
from pegawai.models import Pegawai


@transaction.atomic
def undang(*, usulan: Usulan, pegawai: Pegawai, bagian: str = "") -> Anggota:
    """The leader asks a colleague of any unit in; who declined may be asked again. Raises ValidationError by field."""
    satu = _kunci_dapat_ditulis(usulan)
    if pegawai.status in SELESAI_DINAS:
        raise tolak("pegawai", f"{pegawai} tidak berdinas lagi.")
    anggota = Anggota.objects.filter(usulan=satu, pegawai=pegawai).first() or Anggota(usulan=satu, pegawai=pegawai)
    if anggota.pk and anggota.status != StatusAnggota.MENOLAK:
        raise tolak("pegawai", f"{pegawai} sudah di tim ini.")
    anggota.status, anggota.bagian = StatusAnggota.DIUNDANG, bagian.strip()[:250]
    anggota.versi += 1 if anggota.pk else 0
    anggota.save()
    kabari_orang([pegawai], satu, f"Anda diajak ikut: {satu.judul}", isi="Jawab apakah Anda ikut, dan apa bagian Anda.")
    return anggota


@transaction.atomic
def jawab(*, anggota: Anggota, versi: int, ikut: bool) -> Anggota:
    """The invited person's own answer. Raises SuntingBersamaan, ValidationError."""
    satu = _kunci_anggota(anggota)
    status = StatusAnggota.IKUT if ikut else StatusAnggota.MENOLAK
    tolak_bila_berubah(satu, versi, {"status": status})
    if satu.status != StatusAnggota.DIUNDANG:
        raise ValidationError("Undangan ini sudah dijawab.")
    satu.status = status
    return _simpan(satu)


@transaction.atomic
def tulis_bagian(*, anggota: Anggota, versi: int, bagian: str, boleh_disebut: bool | None = None) -> Anggota:
    """What one's own part is, and whether one may be named in the public gallery. A part that changes is to be
    confirmed anew. Raises SuntingBersamaan, ValidationError by field."""
    satu = _kunci_anggota(anggota)
    bagian = " ".join(bagian.split())
    tolak_bila_berubah(satu, versi, {"bagian": bagian})
    if len(bagian) < 10:
        raise tolak("bagian", "Tulis dengan beberapa kata apa yang Anda kerjakan.")
    if bagian != satu.bagian:
        satu.persetujuan.all().delete()
    satu.bagian = bagian[:250]
    if boleh_disebut is not None:
        satu.boleh_disebut = boleh_disebut
    return _simpan(satu)


@transaction.atomic
def setujui_bagian(*, anggota: Anggota, versi: int, oleh: Anggota) -> None:
    """One of the team confirms the part of another as read in `versi`; again is no error. Raises SuntingBersamaan,
    ValidationError: not of the same team, one's own, not taking part, nothing written."""
    satu = _kunci_anggota(anggota)
    tolak_bila_berubah(satu, versi, {})
    if satu.pk == oleh.pk or satu.usulan_id != oleh.usulan_id or oleh.status != StatusAnggota.IKUT:
        raise ValidationError("Bagian seseorang dibenarkan oleh anggota tim yang lain.")
    if not satu.bagian:
        raise ValidationError(f"{satu.pegawai} belum menulis bagiannya.")
    PersetujuanBagian.objects.bulk_create([PersetujuanBagian(anggota=satu, oleh=oleh)], ignore_conflicts=True)


@transaction.atomic
def keluar(*, anggota: Anggota, versi: int, alasan: str) -> None:
    """Somebody leaves, or the leader lets them go; the leader hands the lead over first. Raises SuntingBersamaan,
    ValidationError by field."""
    satu = _kunci_anggota(anggota)
    tolak_bila_berubah(satu, versi, {})
    if satu.peran == PeranAnggota.KETUA:
        raise ValidationError("Serahkan dulu peran ketua kepada anggota lain.")
    if not alasan.strip():
        raise tolak("alasan", "Tulis alasannya.")
    with karena(alasan.strip()):
        satu.delete()


@transaction.atomic
def serahkan(*, usulan: Usulan, kepada: Anggota) -> Anggota:
    """The lead goes to another who takes part. Raises ValidationError."""
    satu = _kunci_dapat_ditulis(usulan)
    baru = Anggota.objects.select_for_update().get(pk=kepada.pk, usulan=satu)
    if baru.status != StatusAnggota.IKUT:
        raise ValidationError("Ketua harus orang yang ikut.")
    for lama in satu.anggota.filter(peran=PeranAnggota.KETUA).exclude(pk=baru.pk):
        lama.peran = PeranAnggota.ANGGOTA
        _simpan(lama)
    baru.peran = PeranAnggota.KETUA
    return _simpan(baru)


def _kunci_dapat_ditulis(usulan: Usulan) -> Usulan:
    satu = kunci(usulan)
    if satu.status not in DAPAT_DITULIS:
        raise ValidationError(f"Tim tidak dapat diubah: usulan {satu.get_status_display().lower()}.")
    return satu


def _kunci_anggota(anggota: Anggota) -> Anggota:
    _kunci_dapat_ditulis(anggota.usulan)
    return Anggota.objects.select_for_update(of=("self",)).select_related("pegawai", "usulan").get(pk=anggota.pk)


def _simpan(anggota: Anggota) -> Anggota:
    anggota.versi += 1
    anggota.save()
    return anggota
