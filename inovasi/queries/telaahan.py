"""Reviews of a gate beside each other: criteria by reviewers, and the figure they make."""

from dataclasses import dataclass
from decimal import Decimal

from inovasi.models import Gerbang, Kriteria, Telaah
from inovasi.rumus import nilai_rubrik
from pegawai.models import Pegawai


@dataclass(frozen=True)
class BarisKriteria:
    """One criterion with (reviewer, score) of the finished reviews, in the order of `Telaahan.selesai`."""

    kriteria: Kriteria
    skor: list[tuple[Pegawai, int | None]]


@dataclass(frozen=True)
class Telaahan:
    """`nilai` is the weighted figure, kept with the decision or computed from what is there; None without a review."""

    semua: list[Telaah]
    selesai: list[Telaah]
    baris: list[BarisKriteria]
    nilai: Decimal | None
    cukup: bool


def telaahan(gerbang: Gerbang) -> Telaahan:
    """Everything said at a gate, in a fixed number of statements."""
    semua = list(gerbang.telaah.select_related("penelaah").prefetch_related("skor"))
    selesai = [t for t in semua if t.selesai and not t.benturan]
    skor = {(t.pk, s.kriteria_id): s.skor for t in selesai for s in t.skor.all()}
    kriteria = list(gerbang.rubrik.kriteria.all())
    baris = [BarisKriteria(k, [(t.penelaah, skor.get((t.pk, k.pk))) for t in selesai]) for k in kriteria]
    kata = [{k.kode: skor[t.pk, k.pk] for k in kriteria} for t in selesai]
    nilai = gerbang.nilai if gerbang.putusan else nilai_rubrik({k.kode: k.bobot for k in kriteria}, kata)
    return Telaahan(semua, selesai, baris, nilai, nilai is not None and nilai >= gerbang.rubrik.ambang)


def hitung(gerbang: Gerbang) -> Decimal | None:
    """The figure of the finished reviews, None when there is none."""
    bobot = dict(gerbang.rubrik.kriteria.values_list("kode", "bobot"))
    skor: dict[int, dict[str, int]] = {}
    selesai = gerbang.telaah.filter(selesai__isnull=False, benturan="")
    for telaah, kode, nilai in selesai.values_list("pk", "skor__kriteria__kode", "skor__skor"):
        skor.setdefault(telaah, {})[kode] = nilai
    return nilai_rubrik(bobot, list(skor.values()))
