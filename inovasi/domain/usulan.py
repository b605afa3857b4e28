"""Proposals written by their team: started, changed, withdrawn, joined with another."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from inovasi.choices import BERAKHIR, DAPAT_DITULIS, TERBUKA, PeranAnggota, StatusAnggota, StatusUsulan, Tahap
from inovasi.domain.kabar import kabari_tim
from inovasi.models import Anggota, Usulan
from kinerja.pelacakan import karena
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah
from pegawai.models import Pegawai


@transaction.atomic
def buat(*, ketua: Pegawai, data: Mapping[str, Any]) -> Usulan:
    """Start a draft; who starts it leads the team. `data` holds fields of the proposal. Raises ValidationError by
    field."""
    usulan = Usulan(**data)
    periksa(usulan)
    usulan.save(force_insert=True)
    Anggota.objects.create(usulan=usulan, pegawai=ketua, peran=PeranAnggota.KETUA, status=StatusAnggota.IKUT)
    return usulan


@transaction.atomic
def ubah(*, usulan: Usulan, versi: int, data: Mapping[str, Any]) -> Usulan:
    """Write into a proposal read as `versi`. Raises SuntingBersamaan, ValidationError by field."""
    satu = kunci(usulan)
    tolak_bila_berubah(satu, versi, data)
    if satu.status not in DAPAT_DITULIS:
        raise ValidationError(f"Usulan ini {satu.get_status_display().lower()}, jadi tidak dapat diubah sekarang.")
    for nama, nilai in data.items():
        setattr(satu, nama, nilai)
    periksa(satu)
    satu.versi += 1
    satu.save()
    return satu


@transaction.atomic
def tarik(*, usulan: Usulan, versi: int, alasan: str) -> Usulan:
    """Its leader ends it; an open gate ends with it. Raises SuntingBersamaan, ValidationError by field."""
    satu = kunci(usulan)
    tolak_bila_berubah(satu, versi, {"status": StatusUsulan.DITARIK})
    if satu.status in BERAKHIR or satu.tahap == Tahap.PENERAPAN:
        raise ValidationError("Usulan ini sudah selesai, jadi tidak dapat ditarik.")
    if not alasan.strip():
        raise tolak("alasan", "Tulis mengapa ditarik; ini dibaca yang mendukung usulan Anda.")
    satu.gerbang.filter(putusan="").delete()
    return akhiri(satu, StatusUsulan.DITARIK, alasan)


@transaction.atomic
def gabungkan(*, usulan: Usulan, versi: int, tujuan: Usulan) -> Usulan:
    """A draft joins a proposal that is under way: its team is invited there, the draft ends and points to it. Raises
    SuntingBersamaan, ValidationError."""
    satu = kunci(usulan)
    tolak_bila_berubah(satu, versi, {"status": StatusUsulan.BERGABUNG})
    if satu.status != StatusUsulan.DRAF:
        raise ValidationError("Hanya draf yang dapat bergabung dengan ide lain.")
    ke = Usulan.objects.select_for_update(no_key=True).get(pk=tujuan.pk)
    if ke.pk == satu.pk or ke.status not in TERBUKA:
        raise ValidationError("Pilih ide lain yang masih berjalan.")
    baru = [
        Anggota(usulan=ke, pegawai_id=orang, bagian=f"Bergabung dengan ide “{satu.judul}”"[:250])
        for orang in satu.anggota.exclude(status=StatusAnggota.MENOLAK).values_list("pegawai", flat=True)
    ]
    Anggota.objects.bulk_create(baru, ignore_conflicts=True)
    satu.bergabung_ke = ke
    akhiri(satu, StatusUsulan.BERGABUNG, f"bergabung dengan {ke.judul}")
    kabari_tim(ke, f"Ide serupa bergabung: {satu.judul}", isi="Sambut anggota baru dan sepakati bagiannya.")
    return satu


def akhiri(satu: Usulan, status: StatusUsulan, alasan: str) -> Usulan:
    """Move a locked proposal to a last state, with the reason in its history."""
    satu.status = status
    satu.versi += 1
    with karena(alasan.strip()):
        satu.save(update_fields=["status", "bergabung_ke", "versi"])
    return satu


def kunci(usulan: Usulan) -> Usulan:
    return Usulan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=usulan.pk)


def periksa(usulan: Usulan) -> None:
    """What must hold of any proposal, whoever writes it. Raises ValidationError by field."""
    usulan.full_clean(exclude=["bergabung_ke", "publik"])
    if usulan.unsur and usulan.layanan_id is None:
        raise tolak("layanan", "Pilih layanan yang unsurnya diperbaiki.")
    rtl = usulan.tindak_lanjut
    if rtl and usulan.layanan_id and rtl.periode.layanan_id != usulan.layanan_id:
        raise tolak("tindak_lanjut", "Rencana tindak lanjut ini milik layanan lain.")
