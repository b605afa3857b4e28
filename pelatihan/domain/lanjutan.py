"""The turn of the year: needs of earlier years that are still open are proposed again, or end with a reason (decision
17)."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from kinerja.pelacakan import karena
from pegawai.choices import SELESAI_DINAS
from pelatihan.choices import KEBUTUHAN_TERBUKA, SUMBER_DIKATAKAN, StatusKebutuhan, SumberKebutuhan
from pelatihan.domain.kebutuhan import timbang
from pelatihan.models import BuktiKebutuhan, Kebutuhan

_BONGKAH = 2000


@dataclass
class _Tahun:
    """What stands in the year already, of the people concerned: (person, competence) of needs, and (person, key of
    proof) → its row."""

    kebutuhan: set[tuple[int, int | None]] = field(default_factory=set)
    bukti: dict[tuple[int, str], BuktiKebutuhan] = field(default_factory=dict)


@transaction.atomic
def lanjutkan(*, tahun: int) -> dict[str, int]:
    """End every open need of a year before `tahun`: it goes on as a need of `tahun` that waits for the superior, or it
    lapses and says why. Called after the search of `tahun`, however late: what has ended is not looked at again.

    It goes on when people said it (a wish, feedback) or when the search has found its cause again, with these proofs
    and under the competence that was named. Statements a part of thousands, none a person. Returns how many went on
    and how many lapsed.
    """
    lama = Kebutuhan.objects.filter(tahun__lt=tahun, status__in=KEBUTUHAN_TERBUKA).order_by()
    if not lama.exists():
        return {"diteruskan": 0, "gugur": 0}
    with karena(f"pergantian tahun ke {tahun}"):
        gugur = _akhiri(lama.filter(pegawai__status__in=SELESAI_DINAS), "Pegawainya tidak berdinas lagi.")
        gugur += _akhiri(lama.filter(kompetensi__aktif=False), "Kompetensinya tidak dipakai lagi.")
        kini, bukti = _baca(lama, tahun)
        terus = {
            k.pk: k
            for k in lama.order_by("-tahun", "pk")
            if bukti[k.pk] or (k.pegawai_id, k.kompetensi_id) in kini.kebutuhan
        }
        _bawa(list(terus.values()), bukti, kini, tahun)
        _akhiri(lama.filter(pk__in=terus), f"Diusulkan lagi untuk {tahun}.", StatusKebutuhan.DILANJUTKAN)
        gugur += _akhiri(lama, f"Sebabnya tidak ditemukan lagi pada {tahun}.")
        timbang(kebutuhan=Kebutuhan.objects.filter(tahun=tahun))
    return {"diteruskan": len(terus), "gugur": gugur}


def _baca(lama: QuerySet[Kebutuhan], tahun: int) -> tuple[_Tahun, dict[int, list[BuktiKebutuhan]]]:
    """What the year holds, and of each old need the proofs that still hold."""
    kini = _Tahun()
    semua = BuktiKebutuhan.objects.select_related("kebutuhan").order_by("pk")
    for b in semua.filter(kebutuhan__tahun=tahun, kebutuhan__pegawai__in=lama.values("pegawai")).iterator(_BONGKAH):
        kini.kebutuhan.add((b.kebutuhan.pegawai_id, b.kebutuhan.kompetensi_id))
        kini.bukti[b.kebutuhan.pegawai_id, b.kunci] = b
    masih: dict[int, list[BuktiKebutuhan]] = defaultdict(list)
    for b in semua.filter(kebutuhan__in=lama.values("pk")).exclude(sumber=SumberKebutuhan.JP).iterator(_BONGKAH):
        if b.sumber in SUMBER_DIKATAKAN or (b.kebutuhan.pegawai_id, b.kunci) in kini.bukti:
            masih[b.kebutuhan_id].append(b)
    return kini, masih


def _bawa(lama: list[Kebutuhan], bukti: dict[int, list[BuktiKebutuhan]], kini: _Tahun, tahun: int) -> None:
    """Needs of the year with the proofs that hold; what the year has found of them under another competence, on which
    nobody has decided, moves there."""
    asal = {(k.pegawai_id, k.kompetensi_id): k.dari_tahun or k.tahun for k in lama}
    Kebutuhan.objects.bulk_create(
        [Kebutuhan(pegawai_id=p, kompetensi_id=k, tahun=tahun, dari_tahun=n) for (p, k), n in asal.items()],
        update_conflicts=True,
        unique_fields=["pegawai", "tahun", "kompetensi"],
        update_fields=["dari_tahun"],
        batch_size=_BONGKAH,
    )
    baris = Kebutuhan.objects.filter(tahun=tahun, dari_tahun__isnull=False).values_list("pegawai", "kompetensi", "pk")
    baru: dict[tuple[int, int | None], int] = {(p, k): pk for p, k, pk in baris.iterator(_BONGKAH)}
    salinan, pindah = [], []
    for k in lama:
        ke = baru[k.pegawai_id, k.kompetensi_id]
        for b in bukti[k.pk]:
            ada = kini.bukti.get((k.pegawai_id, b.kunci))
            isi = ada or b
            salinan.append(
                BuktiKebutuhan(
                    kebutuhan_id=ke,
                    sumber=b.sumber,
                    kunci=b.kunci,
                    uraian=isi.uraian,
                    tautan=isi.tautan,
                    bobot=isi.bobot,
                    terbawa=b.terbawa or k.tahun,
                )
            )
            if ada is not None and ada.kebutuhan_id != ke and ada.kebutuhan.status == StatusKebutuhan.USULAN:
                pindah.append(ada.pk)
    BuktiKebutuhan.objects.bulk_create(salinan, ignore_conflicts=True, batch_size=_BONGKAH)
    BuktiKebutuhan.objects.filter(pk__in=pindah).delete()
    Kebutuhan.objects.filter(tahun=tahun, status=StatusKebutuhan.USULAN, bukti=None).delete()


def _akhiri(kebutuhan: QuerySet[Kebutuhan], akhir: str, status: str = StatusKebutuhan.GUGUR) -> int:
    """Give needs their end; what the superior said of them, and when, stays."""
    pk = list(kebutuhan.values_list("pk", flat=True))
    return Kebutuhan.objects.filter(pk__in=pk).update(
        status=status, akhir=akhir, diputus=Coalesce("diputus", timezone.now()), versi=F("versi") + 1
    )
