"""Two people, or two windows, at one record: both versions field by field, with who and when; nothing is lost."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from pegawai.models import Pengguna
from penilaian.domain.skp import BENTROK
from penilaian.models import SKP, PustakaIndikator, Realisasi
from penilaian.queries.penjelasan import ringkas


@dataclass(frozen=True)
class Bentrok:
    """Who saved the record since the form was opened, when, and (label, stored, typed) of what differs."""

    oleh: str
    kapan: datetime | None
    baris: list[tuple[str, str, str]]


def adalah_bentrok(galat: ValidationError) -> bool:
    """Was it refused because the record has changed since the form was opened?"""
    return getattr(galat, "code", None) == BENTROK


def perbedaan(form: forms.BaseForm, tersimpan: Mapping[str, object]) -> list[tuple[str, str, str]]:
    """(label, stored, typed) of the fields of `tersimpan` whose typed value is another."""
    isian = form.cleaned_data
    return [
        (form.fields[n].label or n, _tampil(form.fields[n], nilai), _tampil(form.fields[n], isian.get(n)))
        for n, nilai in tersimpan.items()
        if n in form.fields and (nilai or None) != (isian.get(n) or None)
    ]


def jelaskan(objek: SKP | Realisasi | PustakaIndikator, baris: Iterable[tuple[str, str, str]]) -> Bentrok:
    """`objek` is the row whose history tells who saved last."""
    terakhir = objek.riwayat.order_by("-pgh_id").first()
    konteks: dict[str, Any] = (terakhir.pgh_context or {}) if terakhir else {}
    akun = Pengguna.objects.filter(pk=konteks.get("user")).first()
    return Bentrok(str(akun or "di jendela lain"), terakhir.pgh_created_at if terakhir else None, list(baris))


def pakai_revisi(form: forms.BaseForm, baru: Mapping[str, int]) -> None:
    """The form is shown again as of the stored revision: saving it once more is a decision, not an accident."""
    data = cast(QueryDict, form.data).copy()
    for nama, angka in baru.items():
        data[nama] = str(angka)
    form.data = data


def _tampil(field: forms.Field, nilai: Any) -> str:
    if nilai in (None, ""):
        return "(kosong)"
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        return str(dict(cast(list, field.choices)).get(str(nilai), nilai))
    return ringkas(nilai) if isinstance(field, forms.DecimalField) else str(nilai)
