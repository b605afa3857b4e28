"""Adoption as leaders read it: by agency, or by unit of one tree; groups under five never, not by subtraction."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Max, QuerySet, Sum

from pegawai.choices import NamaPeran
from pegawai.models import Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya
from sosialisasi.choices import UkuranAdopsi
from sosialisasi.models import Adopsi
from sosialisasi.rumus import PALING_SEDIKIT, tersembunyi

PERAN_KOTA = (
    *(NamaPeran.PENGELOLA_SOSIALISASI, NamaPeran.PIMPINAN, NamaPeran.ADMIN_KEPEGAWAIAN),
    *(NamaPeran.PENGELOLA_KINERJA, NamaPeran.AUDITOR),
)
# Under this share of those who should have reported, a unit is offered help.
PERLU = 50


def akar(pengguna: Pengguna) -> frozenset[int] | None:
    """Roots of what this account looks into: None for the city, the own units of heads and managers, the own unit of
    who assesses; empty for everybody else."""
    akses = pengguna.akses
    if akses.seluruh_kota(*PERAN_KOTA):
        return None
    unit = akses.unit_dipimpin | akses.unit_peran(*PERAN_KOTA)
    if not unit and akses.menilai and akses.unit_sendiri:
        return frozenset([akses.unit_sendiri])
    return unit


@dataclass(frozen=True)
class Baris:
    """Percentages by measure of a group, None where hidden; `orang` None when its size is hidden too."""

    nama: str
    kode: str
    orang: int | None
    persen: dict[str, int | None]

    @property
    def kolom(self) -> list[tuple[str, int | None]]:
        """Percentages with the words of their measures."""
        return [(UkuranAdopsi(u).label, p) for u, p in self.persen.items()]

    @property
    def perlu(self) -> bool:
        """Help is worth offering."""
        lapor = self.persen.get(UkuranAdopsi.MELAPOR)
        return lapor is not None and lapor < PERLU


@dataclass(frozen=True)
class Tabel:
    """One week: the whole first, then its groups; `minggu` None when nothing was counted yet."""

    minggu: date | None
    semua: Baris | None
    baris: list[Baris]
    tersembunyi: int


def tabel(akar_: frozenset[int] | None, opd: UnitKerja | None = None) -> Tabel:
    """The newest week; by agency for the city, by unit within one agency or the trees of `akar_`. Three statements at
    most. For a city reader an agency whose own figures are hidden shows nothing inside either."""
    minggu = Adopsi.objects.aggregate(m=Max("minggu"))["m"]
    semua = Adopsi.objects.filter(minggu=minggu)
    kota = _kelompok(semua, "unit__opd") if akar_ is None else {}
    if akar_ is not None:
        kelompok = _kelompok(semua.filter(unit__in=unit_dan_bawahannya(akar_)), "unit")
    elif opd is None:
        kelompok = kota
    else:
        hilang = tersembunyi({k: k_["orang"] for k, k_ in kota.items()})
        kelompok = {} if opd.pk in hilang else _kelompok(semua.filter(unit__opd=opd), "unit")
    orang = {k: k_["orang"] for k, k_ in kelompok.items()}
    hilang = tersembunyi(orang)
    jumlah = sum(orang.values())
    baris = [_baris(k_, k in hilang) for k, k_ in kelompok.items()]
    return Tabel(
        minggu,
        _baris(_total(list(kelompok.values())), jumlah < PALING_SEDIKIT) if kelompok else None,
        sorted(baris, key=lambda b: (b.orang is None, b.persen.get(UkuranAdopsi.MELAPOR) or 0, b.nama)),
        len(hilang),
    )


def _kelompok(qs: QuerySet[Adopsi], menurut: str) -> dict[int | None, dict[str, Any]]:
    hitung = (
        qs.order_by()
        .values(k=F(menurut), nama=F(f"{menurut}__nama"), kode=F(f"{menurut}__kode"), u=F("ukuran"))
        .annotate(j=Sum("jumlah"), d=Sum("dari"))
    )
    hasil: dict[int | None, dict[str, Any]] = {}
    for b in hitung:
        awal: dict[str, Any] = {
            "nama": b["nama"] or "Pemerintah kota",
            "kode": b["kode"] or "",
            "orang": 0,
            "ukuran": {},
        }
        satu = hasil.setdefault(b["k"], awal)
        satu["orang"] = max(satu["orang"], b["d"])
        satu["ukuran"][b["u"]] = (b["j"], b["d"])
    return hasil


def _total(kelompok: list[dict[str, Any]]) -> dict[str, Any]:
    ukuran: dict[str, tuple[int, int]] = {}
    for satu in kelompok:
        for u, (j, d) in satu["ukuran"].items():
            lama = ukuran.get(u, (0, 0))
            ukuran[u] = (lama[0] + j, lama[1] + d)
    return {"nama": "Semua", "kode": "", "orang": sum(k["orang"] for k in kelompok), "ukuran": ukuran}


def _baris(k: dict[str, Any], hilang: bool) -> Baris:
    if hilang:
        return Baris(k["nama"], k["kode"], None, dict.fromkeys(UkuranAdopsi.values))
    persen = {u: round(100 * j / d) if d else None for u, (j, d) in k["ukuran"].items()}
    return Baris(k["nama"], k["kode"], k["orang"], {u: persen.get(u) for u in UkuranAdopsi.values})
