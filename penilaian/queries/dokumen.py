"""Issued documents: whose they are, who issues them, and who may withdraw them. What the ground floor keeps is a key
of ids alone ("skp:12"); only here is it known what stands behind."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Func, IntegerField, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat

from kinerja.choices import StatusDokumen
from kinerja.domain.dokumen import kode_baku
from kinerja.models import DokumenTerbit
from pegawai.choices import NamaPeran
from pegawai.models import Pegawai, Pengguna
from penilaian.models import SKP, Apresiasi, CalonPenghargaan, Keberatan, Laporan


@dataclass(frozen=True)
class Pokok:
    """Whom a document is about, and in whose name it is issued: None where it is nobody's own."""

    pemilik_id: int | None = None
    pemilik: str = ""
    penerbit_id: int | None = None


# First word of the key → rows of (person, name, issuer) by the id that follows. Of a petition the issuer is the city.
_SUMBER: dict[str, tuple[Any, str, str | None]] = {
    "skp": (SKP, "pegawai", "penilai_id"),
    "evaluasi": (SKP, "pegawai", "penilai_id"),
    "piagam": (CalonPenghargaan, "pegawai", "program__pejabat_id"),
    "apresiasi": (Apresiasi, "pegawai", "usulan__oleh__pegawai_id"),
    "laporan": (Laporan, "penilai", None),
    "keberatan": (Keberatan, "skp__pegawai", None),
    "kredit": (Pegawai, "", None),
}


def dokumen_terbit() -> QuerySet[DokumenTerbit]:
    """All of them, with `awalan` and `pokok`: the first two words of their key."""
    return DokumenTerbit.objects.annotate(awalan=_kata(1), pokok=_kata(2))


def _kata(ke: int) -> Func:
    return Func(F("kunci"), Value(":"), Value(ke), function="SPLIT_PART", output_field=CharField())


def cari_dokumen(dokumen: QuerySet[DokumenTerbit], kata: str) -> QuerySet[DokumenTerbit]:
    """Those with this code, with a number that holds the words, or about a person whose name or NIP does."""
    cocok = Q(nomor__icontains=kata) | Q(kode=kode_baku(kata) or "-")
    for awalan, (model, orang, _) in _SUMBER.items():
        lewat = f"{orang}__" if orang else ""
        nama = Q(**{f"{lewat}nama__icontains": kata}) | Q(**{f"{lewat}nip": kata.replace(" ", "")})
        ids = model.objects.filter(nama).order_by().values(teks=Cast("pk", TextField()))
        cocok |= Q(awalan=awalan, pokok__in=ids)
    return dokumen.filter(cocok)


def pokok_dokumen(dokumen: Iterable[DokumenTerbit]) -> dict[str, Pokok]:
    """By key, in one statement whatever their number; a key of nobody's own is not among them."""
    kunci = {d.kunci: ":".join(d.kunci.split(":")[:2]) for d in dokumen}
    per_awalan: dict[str, list[int]] = {}
    for pendek in set(kunci.values()):
        awalan, _, pk = pendek.partition(":")
        if awalan in _SUMBER and pk.isdecimal():
            per_awalan.setdefault(awalan, []).append(int(pk))
    bagian = [_baris(awalan, ids) for awalan, ids in sorted(per_awalan.items())]
    if not bagian:
        return {}
    baris = bagian[0].union(*bagian[1:], all=True) if len(bagian) > 1 else bagian[0]
    ada = {k: Pokok(pemilik_id, nama, penerbit_id) for k, pemilik_id, nama, penerbit_id in baris}
    return {panjang: ada[pendek] for panjang, pendek in kunci.items() if pendek in ada}


def _baris(awalan: str, ids: list[int]) -> QuerySet:
    model, orang, penerbit = _SUMBER[awalan]
    lewat = f"{orang}__" if orang else ""
    kosong = Value(None, output_field=IntegerField())
    return (
        model.objects.filter(pk__in=ids)
        .order_by()
        .annotate(
            k=Concat(Value(f"{awalan}:"), Cast("pk", TextField()), output_field=TextField()),
            p=F(f"{lewat}pk"),
            n=F(f"{lewat}nama"),
            t=Cast(F(penerbit), IntegerField()) if penerbit else kosong,
        )
        .values_list("k", "p", "n", "t")
    )


def melihat_semua_dokumen(pengguna: Pengguna) -> bool:
    """The list of documents: HR of the whole city, and its auditor, who reads."""
    return pengguna.akses.seluruh_kota(NamaPeran.ADMIN_KEPEGAWAIAN, NamaPeran.AUDITOR)


def melihat_dokumen(pengguna: Pengguna, pokok: Pokok) -> bool:
    """What is kept of one document: they, and the official in whose name it is issued."""
    return melihat_semua_dokumen(pengguna) or _penerbit(pengguna, pokok)


def mencabut_dokumen(pengguna: Pengguna, dokumen: DokumenTerbit, pokok: Pokok) -> bool:
    """Withdraw one: HR of the whole city or the issuing official, never a document about oneself."""
    milik_sendiri = pengguna.pegawai_id is not None and pengguna.pegawai_id == pokok.pemilik_id
    berhak = pengguna.akses.admin_kota or _penerbit(pengguna, pokok)
    return berhak and not milik_sendiri and dokumen.status != StatusDokumen.DICABUT


def _penerbit(pengguna: Pengguna, pokok: Pokok) -> bool:
    return pengguna.pegawai_id is not None and pengguna.pegawai_id == pokok.penerbit_id
