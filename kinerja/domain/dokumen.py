"""Issuing of documents: the same content is the same document, a new content replaces the one before."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from kinerja.choices import JenisDokumen, StatusDokumen
from kinerja.models import BerkasTerbit, DokumenTerbit
from kinerja.models.dokumen import ABJAD, PANJANG_KODE
from kinerja.pelacakan import karena

_MIRIP = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": ""})


@dataclass(frozen=True)
class Naskah:
    """What is to be printed. `isi` is all that the reader sees (what JSON can hold), without anything that changes by
    printing again, such as the time; `kunci` names the subject by ids alone. Readers who see different parts of one
    subject need different keys, or each print would replace the other. `penandatangan` is an official and the office,
    which the public page shows."""

    jenis: JenisDokumen
    kunci: str
    isi: dict[str, Any]
    nomor: str = ""
    sementara: bool = False
    penandatangan: str = ""


def sidik_isi(isi: dict[str, Any]) -> str:
    """SHA-256 of a content as canonical JSON: the order of keys and the white space do not matter."""
    return hashlib.sha256(
        json.dumps(isi, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    ).hexdigest()


def kode_baku(teks: str) -> str:
    """A code as typed, with groups, small letters or look-alikes, as it is stored; "" when it cannot be one."""
    kode = teks.upper().translate(_MIRIP)
    return kode if len(kode) == PANJANG_KODE and set(kode) <= set(ABJAD) else ""


@transaction.atomic
def terbitkan(*, naskah: Sequence[Naskah]) -> list[DokumenTerbit]:
    """The documents of these contents, in their order, in at most four statements whatever their number, and in one
    when all were printed before. What was withdrawn stays so."""
    sidik = [sidik_isi(n.isi) for n in naskah]
    pasangan = {(n.kunci, s) for n, s in zip(naskah, sidik, strict=True)}
    ada = _ada(naskah)
    if pasangan - ada.keys():
        DokumenTerbit.objects.bulk_create(
            (
                DokumenTerbit(
                    jenis=n.jenis,
                    kunci=n.kunci,
                    nomor=n.nomor,
                    sidik=s,
                    sementara=n.sementara,
                    penandatangan=n.penandatangan,
                )
                for n, s in zip(naskah, sidik, strict=True)
                if (n.kunci, s) not in ada
            ),
            ignore_conflicts=True,
        )
        ada = _ada(naskah)
    _satu_berlaku(ada, pasangan)
    return [ada[n.kunci, s] for n, s in zip(naskah, sidik, strict=True)]


def _ada(naskah: Sequence[Naskah]) -> dict[tuple[str, str], DokumenTerbit]:
    return {(d.kunci, d.sidik): d for d in DokumenTerbit.objects.filter(kunci__in={n.kunci for n in naskah})}


def _satu_berlaku(ada: dict[tuple[str, str], DokumenTerbit], dicetak: set[tuple[str, str]]) -> None:
    """Of each subject only what was printed now is valid; a content that came back is valid again."""
    usang = [d for k, d in ada.items() if k not in dicetak and d.status == StatusDokumen.BERLAKU]
    kembali = [ada[k] for k in dicetak if ada[k].status == StatusDokumen.DIGANTIKAN]
    for daftar, status, saat in (
        (usang, StatusDokumen.DIGANTIKAN, timezone.now()),
        (kembali, StatusDokumen.BERLAKU, None),
    ):
        if daftar:
            DokumenTerbit.objects.filter(pk__in=[d.pk for d in daftar]).update(status=status, berakhir=saat)
        for d in daftar:
            d.status, d.berakhir = status, saat


@transaction.atomic
def catat_berkas(*, berkas: Iterable[tuple[DokumenTerbit, bytes]]) -> None:
    """Keep the fingerprint of each file, never the file; one statement when all are known, else two."""
    sidik = {(d.pk, hashlib.sha256(isi).hexdigest()) for d, isi in berkas}
    ada = set(BerkasTerbit.objects.filter(dokumen__in={pk for pk, _ in sidik}).values_list("dokumen", "sha256"))
    baru = [BerkasTerbit(dokumen_id=pk, sha256=s) for pk, s in sidik - ada]
    if baru:
        BerkasTerbit.objects.bulk_create(baru, ignore_conflicts=True)


def gantikan(*, kunci: Iterable[str]) -> int:
    """What was printed of these subjects is no longer their state; the next print is. Returns the number of rows."""
    berlaku = DokumenTerbit.objects.filter(kunci__in=list(kunci), status=StatusDokumen.BERLAKU)
    return berlaku.update(status=StatusDokumen.DIGANTIKAN, berakhir=timezone.now())


@transaction.atomic
def cabut(*, dokumen: DokumenTerbit, alasan: str) -> DokumenTerbit:
    """Withdraw a document for good; the reason stands in its history. Raises ValidationError."""
    alasan = " ".join(alasan.split())
    if not alasan:
        raise ValidationError({"alasan": "Tulis mengapa dokumen ini dicabut."})
    kini = DokumenTerbit.objects.select_for_update().get(pk=dokumen.pk)
    if kini.status == StatusDokumen.DICABUT:
        raise ValidationError("Dokumen ini sudah dicabut.")
    with karena(alasan):
        kini.status, kini.berakhir = StatusDokumen.DICABUT, timezone.now()
        kini.save(update_fields=["status", "berakhir"])
    return kini
