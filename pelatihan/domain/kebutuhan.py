"""Needs: found by machines, asked for by people, confirmed by the superior, met by training.

Proofs that point to one competence in one year are one need. A machine hands in all that it found of its source at
once: what it does not find any more goes, unless a person has already decided on the need: then its proofs stay, so
that the decision can still be read with what it rested on.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah
from pegawai.models import Pegawai, Pengguna
from pelatihan.choices import KEBUTUHAN_TERBUKA, SUMBER_DIKATAKAN, SUMBER_MESIN, StatusKebutuhan, SumberKebutuhan
from pelatihan.models import Angkatan, BuktiKebutuhan, Kebutuhan, Kompetensi

_BONGKAH = 2000
# A wish weighs as much as one ordinary proof.
BOBOT_DIMINTA = 2


@dataclass(frozen=True)
class Temuan:
    """One proof found by a machine. `kunci` names it once within its source and year; `bobot` 1–9 says how grave."""

    pegawai_id: int
    kompetensi_id: int | None
    kunci: str
    uraian: str
    tautan: str
    bobot: int


@transaction.atomic
def catat_temuan(*, tahun: int, sumber: str, temuan: Iterable[Temuan]) -> int:
    """Replace all proofs of one machine source in a year by these; statements a part of thousands, none a person.

    Where a person has decided on a need its proofs stay as they were read, and the same proof is not brought again
    under another competence; hours (JP) alone go as soon as they are enough. What was carried over from an earlier year
    stays under its competence too, and what people said stays at all. Returns how many proofs stand. Raises ValueError
    for a source that people speak for.
    """
    if sumber not in SUMBER_MESIN:
        raise ValueError(f"Sumber {sumber} diisi orang, bukan mesin.")
    daftar = list(temuan)
    semua = Kebutuhan.objects.filter(tahun=tahun).order_by()
    bukti = BuktiKebutuhan.objects.filter(kebutuhan__tahun=tahun, sumber=sumber)
    diputus, dipegang = _diputus(bukti) if sumber != SumberKebutuhan.JP else ({}, set())
    if sumber in SUMBER_DIKATAKAN:
        bukti = bukti.filter(terbawa=None)
    pasangan = {(t.pegawai_id, t.kompetensi_id) for t in daftar if (t.pegawai_id, t.kunci) not in diputus}
    Kebutuhan.objects.bulk_create(
        [Kebutuhan(pegawai_id=p, kompetensi_id=k, tahun=tahun) for p, k in sorted(pasangan, key=str)],
        ignore_conflicts=True,
        batch_size=_BONGKAH,
    )
    pk: dict[tuple[int, int | None], int] = {
        (p, k): n for n, p, k in semua.values_list("pk", "pegawai", "kompetensi").iterator(_BONGKAH)
    }
    baru = [
        BuktiKebutuhan(
            kebutuhan_id=diputus.get((t.pegawai_id, t.kunci)) or pk[t.pegawai_id, t.kompetensi_id],
            sumber=sumber,
            kunci=t.kunci,
            uraian=t.uraian[:300],
            tautan=t.tautan,
            bobot=t.bobot,
        )
        for t in daftar
    ]
    kunci = {(x.kebutuhan_id, x.kunci) for x in baru} | dipegang
    hilang = [b for n, k, b in bukti.values_list("kebutuhan", "kunci", "pk") if (n, k) not in kunci]
    with karena(f"kebutuhan dari {SumberKebutuhan(sumber).label.lower()}"):
        BuktiKebutuhan.objects.filter(pk__in=hilang).delete()
        _tulis_bukti(baru, bukti)
        timbang(kebutuhan=semua)
        semua.filter(status=StatusKebutuhan.USULAN, bukti=None).delete()
    return len(baru)


def _diputus(bukti: QuerySet[BuktiKebutuhan]) -> tuple[dict[tuple[int, str], int], set[tuple[int, str]]]:
    """(person, key of proof) → the need that holds it and that a person has decided on, this year or before; and
    (need, key) of those decided on this year, which stay as they were read."""
    tetap = bukti.exclude(kebutuhan__status=StatusKebutuhan.USULAN, terbawa=None)
    baris = list(tetap.values_list("kebutuhan__pegawai", "kunci", "kebutuhan", "kebutuhan__status"))
    dipegang = {(n, k) for _, k, n, status in baris if status != StatusKebutuhan.USULAN}
    return {(p, k): n for p, k, n, _ in baris}, dipegang


def _tulis_bukti(baru: list[BuktiKebutuhan], tersimpan: QuerySet[BuktiKebutuhan]) -> None:
    """Store proofs; of those that stand already only what has changed is written, so that history stays quiet."""
    kolom = ("kebutuhan", "kunci", "uraian", "tautan", "bobot")
    ada = {(n, k): isi for n, k, *isi in tersimpan.values_list(*kolom).iterator(_BONGKAH)}
    BuktiKebutuhan.objects.bulk_create(
        [b for b in baru if ada.get((b.kebutuhan_id, b.kunci)) != [b.uraian, b.tautan, b.bobot]],
        update_conflicts=True,
        unique_fields=["kebutuhan", "kunci"],
        update_fields=["uraian", "tautan", "bobot"],
        batch_size=_BONGKAH,
    )


def timbang(*, kebutuhan: QuerySet[Kebutuhan]) -> int:
    """Set the weight of these needs to the sum of their proofs; rows that stay as they are are not written."""
    jumlah = BuktiKebutuhan.objects.filter(kebutuhan=OuterRef("pk")).order_by().values("kebutuhan")
    baru = Coalesce(Subquery(jumlah.annotate(n=Sum("bobot")).values("n")), 0)
    return kebutuhan.order_by().annotate(baru=baru).exclude(bobot=F("baru")).update(bobot=F("baru"))


def _timbang_satu(satu: Kebutuhan) -> None:
    timbang(kebutuhan=Kebutuhan.objects.filter(pk=satu.pk))
    satu.refresh_from_db(fields=["bobot"])


@transaction.atomic
def ajukan(
    *, pegawai: Pegawai, kompetensi: Kompetensi, tahun: int, sumber: str, oleh: Pengguna, alasan: str
) -> Kebutuhan:
    """Ask for oneself, or as the superior: the superior's wish is confirmed by being said. What was put off and is
    asked for anew waits for the superior again. Raises ValidationError."""
    if not alasan.strip():
        raise tolak("alasan", "Tulis untuk pekerjaan apa kompetensi ini diperlukan.")
    satu, _ = Kebutuhan.objects.select_for_update().get_or_create(pegawai=pegawai, kompetensi=kompetensi, tahun=tahun)
    if satu.status not in KEBUTUHAN_TERBUKA:
        raise ValidationError(f"Kebutuhan tahun {tahun} ini sudah {satu.get_status_display().lower()}.")
    BuktiKebutuhan.objects.update_or_create(
        kebutuhan=satu,
        kunci=f"{sumber}:{oleh.pk}",
        defaults={"sumber": sumber, "uraian": alasan.strip()[:300], "bobot": BOBOT_DIMINTA},
    )
    if sumber == SumberKebutuhan.ATASAN:
        satu.status, satu.diputus, satu.diputus_oleh = StatusKebutuhan.DIKONFIRMASI, timezone.now(), oleh
    elif satu.status == StatusKebutuhan.DITUNDA:
        satu.status = StatusKebutuhan.USULAN
    satu.versi += 1
    satu.save()
    _timbang_satu(satu)
    return satu


@transaction.atomic
def tarik(*, kebutuhan: Kebutuhan, versi: int, oleh: Pengguna) -> Kebutuhan | None:
    """Take back what one asked for oneself while the superior has not answered. What else the need rests on stays; with
    nothing else the need goes too. Returns the need, None when it is gone. Raises SuntingBersamaan, ValidationError."""
    satu = Kebutuhan.objects.select_for_update().get(pk=kebutuhan.pk)
    tolak_bila_berubah(satu, versi, {})
    if satu.status != StatusKebutuhan.USULAN:
        raise ValidationError(f"Atasan sudah menjawab: {satu.get_status_display().lower()}. Bicarakan dengannya.")
    with karena("permintaan ditarik"):
        satu.bukti.filter(kunci=kunci_permintaan(oleh)).delete()
        if not satu.bukti.exists():
            satu.delete()
            return None
        satu.versi += 1
        satu.save(update_fields=["versi"])
        _timbang_satu(satu)
    return satu


def kunci_permintaan(oleh: Pengguna) -> str:
    """The key of the proof that is this person's own wish."""
    return f"{SumberKebutuhan.PEGAWAI}:{oleh.pk}"


@transaction.atomic
def putuskan(
    *, kebutuhan: Kebutuhan, versi: int, status: str, oleh: Pengguna, kompetensi: Kompetensi | None, catatan: str
) -> Kebutuhan:
    """The superior says that a need is real (and which competence it is about), or that it must wait and why.

    Confirming one whose competence is named anew merges it with the need of that competence. Raises SuntingBersamaan,
    ValidationError by field.
    """
    satu = Kebutuhan.objects.select_for_update().get(pk=kebutuhan.pk)
    tolak_bila_berubah(satu, versi, {"status": status})
    if satu.status not in KEBUTUHAN_TERBUKA:
        raise ValidationError(f"Kebutuhan ini sudah berakhir: {satu.get_status_display().lower()}.")
    if status not in (StatusKebutuhan.DIKONFIRMASI, StatusKebutuhan.DITUNDA):
        raise tolak("status", "Pilih dikonfirmasi atau tidak sekarang.")
    if status == StatusKebutuhan.DITUNDA and not catatan.strip():
        raise tolak("catatan", "Tulis mengapa tidak sekarang.")
    tujuan = kompetensi or satu.kompetensi
    if status == StatusKebutuhan.DIKONFIRMASI and tujuan is None:
        raise tolak("kompetensi", "Pilih kompetensi yang perlu dipelajari.")
    with karena(StatusKebutuhan(status).label.lower()):
        if tujuan != satu.kompetensi:
            satu = _gabung(satu, tujuan)
        satu.status, satu.catatan = status, catatan.strip()
        satu.diputus, satu.diputus_oleh = timezone.now(), oleh
        satu.versi += 1
        satu.save()
    return satu


def _gabung(satu: Kebutuhan, kompetensi: Kompetensi | None) -> Kebutuhan:
    """The need under another competence: its proofs move to the need of that competence when there is one."""
    lain = Kebutuhan.objects.select_for_update().filter(
        pegawai=satu.pegawai_id, tahun=satu.tahun, kompetensi=kompetensi
    )
    ada = lain.first()
    if ada is None:
        satu.kompetensi = kompetensi
        return satu
    kembar = ada.bukti.values("kunci")
    satu.bukti.exclude(kunci__in=kembar).update(kebutuhan=ada)
    satu.delete()
    _timbang_satu(ada)
    return ada


def penuhi(*, angkatan: Angkatan, orang: Iterable[int]) -> int:
    """Open needs of these people for what the programme of a batch teaches are met, up to those of this year: a batch
    may end in the year after. Returns how many."""
    terbuka = Kebutuhan.objects.filter(
        pegawai__in=list(orang),
        tahun__range=(angkatan.masa.lower.year, max(angkatan.masa.lower.year, hari_ini().year)),
        kompetensi__diajarkan__program=angkatan.program_id,
        status__in=KEBUTUHAN_TERBUKA,
    )
    pk = list(terbuka.order_by().values_list("pk", flat=True).distinct())
    return Kebutuhan.objects.filter(pk__in=pk).update(
        status=StatusKebutuhan.TERPENUHI,
        akhir=f"Lulus {angkatan}."[:250],
        diputus=timezone.now(),
        versi=F("versi") + 1,
    )
