"""Annexes and expectations of a plan, in the order of the form."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from penilaian.choices import NilaiDasar
from penilaian.choices_skp import PANDUAN, JenisLampiran
from penilaian.models import SKP, EkspektasiPerilaku, LampiranSKP


@dataclass(frozen=True)
class BarisPerilaku:
    """One value with its three guides and what the superior expects beyond them."""

    nilai: str
    label: str
    panduan: tuple[str, ...]
    ekspektasi: str


@dataclass(frozen=True)
class BarisLampiran:
    """One annex with its items; `tidak_ada` when it was agreed that there are none."""

    jenis: str
    label: str
    butir: list[str]
    tidak_ada: bool

    @property
    def terjawab(self) -> bool:
        """Was it written, or said that there is none?"""
        return bool(self.butir) or self.tidak_ada

    @property
    def sebutan_kosong(self) -> str:
        """What stands in place of items: none by agreement is another thing than nothing said."""
        return "Disepakati tidak ada." if self.tidak_ada else "Belum ditulis."


def dengan_lampiran() -> dict[str, ArraySubquery]:
    """Annotations of plans: what the functions below would read by itself, within the statement that reads the plan."""
    lampiran = LampiranSKP.objects.filter(skp=OuterRef("pk")).values(isinya=JSONObject(kunci="jenis", isi="isi"))
    harap = EkspektasiPerilaku.objects.filter(skp=OuterRef("pk")).values(isinya=JSONObject(kunci="nilai", isi="isi"))
    return {"daftar_lampiran": ArraySubquery(lampiran), "daftar_ekspektasi": ArraySubquery(harap)}


def perilaku_skp(skp: SKP) -> list[BarisPerilaku]:
    """The seven values, in at most one statement."""
    isi = isi_ekspektasi(skp)
    return [BarisPerilaku(n.value, n.label, PANDUAN[n], isi.get(n.value, "")) for n in NilaiDasar]


def lampiran_skp(skp: SKP) -> list[BarisLampiran]:
    """The three annexes, in at most one statement."""
    isi = isi_lampiran(skp)
    return [
        BarisLampiran(j.value, j.label, butir(isi.get(j.value, "")), tidak_ada=isi.get(j.value) == "")
        for j in JenisLampiran
    ]


def butir(isi: str) -> list[str]:
    """Items of an annex: its lines."""
    return [b.strip() for b in isi.splitlines() if b.strip()]


def isi_lampiran(skp: SKP) -> dict[str, str]:
    """Text by kind, of those written; empty where there is none by agreement."""
    if hasattr(skp, "daftar_lampiran"):
        return {x["kunci"]: x["isi"] for x in skp.daftar_lampiran}
    return dict(LampiranSKP.objects.filter(skp=skp).values_list("jenis", "isi"))


def isi_ekspektasi(skp: SKP) -> dict[str, str]:
    """Text by value, of those written."""
    if hasattr(skp, "daftar_ekspektasi"):
        return {x["kunci"]: x["isi"] for x in skp.daftar_ekspektasi}
    return dict(EkspektasiPerilaku.objects.filter(skp=skp).values_list("nilai", "isi"))
