"""Events of the inputs of one plan in one period, out of the history tables, in one statement."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import F, IntegerField, Model, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, JSONObject

from pegawai.models import Pengguna
from penilaian.choices import StatusRealisasi
from penilaian.models import SKP, HasilKerja, Indikator, Kebijakan, Perilaku, Periode, Realisasi, TargetPeriode

# Columns kept of every table: what the score reads, and what a reader needs to recognise the row.
_KOLOM: dict[type[Model], tuple[str, ...]] = {
    Periode: ("status", "kebijakan_id"),
    SKP: ("pendekatan", "status", "penilai_id"),
    HasilKerja: ("uraian", "jenis", "bobot"),
    Indikator: ("hasil_id", "uraian", "satuan", "ukuran", "arah", "bobot", "sumber"),
    TargetPeriode: ("indikator_id", "target", "target_maks", "tidak_dievaluasi"),
    Realisasi: ("indikator_id", "nilai", "n", "selang_bawah", "selang_atas", "status"),
    Perilaku: ("aspek", "sumber", "rating"),
}
TANPA_AKUN = "Sistem (tanpa akun)"
HAPUS = "delete"


@dataclass(frozen=True)
class Peristiwa:
    """One event: `isi` is the row after it (before it, for a deletion) by column, all as the database writes them;
    None is NULL. `objek` is the id of the tracked row, `nomor` grows within a table."""

    tabel: str
    nomor: int
    objek: int
    hapus: bool
    kapan: datetime
    oleh: str
    alasan: str
    isi: dict[str, str | None]


def peristiwa_masukan(skp: SKP, periode: Periode) -> list[Peristiwa]:
    """Oldest first: the plan, its results and indicators, and the targets, results and ratings of the period."""
    saring: dict[type[Model], dict[str, Any]] = {
        Periode: {"pgh_obj_id": periode.pk},
        SKP: {"pgh_obj_id": skp.pk},
        HasilKerja: {"skp_id": skp.pk},
        Indikator: {"skp_id": skp.pk},
    }
    seperiode = {"skp_id": skp.pk, "periode_id": periode.pk}
    lengan = [_lengan(m, saring.get(m, seperiode)) for m in _KOLOM]
    baris = lengan[0].union(*lengan[1:], all=True)
    daftar = [
        Peristiwa(t, n, o, label == HAPUS, k, siapa, alasan, isi) for t, n, o, label, k, siapa, alasan, isi in baris
    ]
    urut = {m._meta.model_name: n for n, m in enumerate(_KOLOM)}
    return sorted(daftar, key=lambda p: (p.kapan, urut[p.tabel], p.nomor))


def tanpa_draf(peristiwa: list[Peristiwa]) -> list[Peristiwa]:
    """What everybody but the owner of the plan may read: a result that was not sent leaves no trace; that one was taken
    back is told, with the figure that had been sent."""
    sebelum: dict[int, Peristiwa] = {}
    tampak = []
    for p in peristiwa:
        if p.tabel == "realisasi":
            lama = sebelum.get(p.objek)
            sebelum[p.objek] = p
            ditarik = lama and lama.isi["status"] != StatusRealisasi.DRAF and lama.isi["nilai"] == p.isi["nilai"]
            if p.isi["status"] == StatusRealisasi.DRAF and not ditarik:
                continue
        tampak.append(p)
    return tampak


def _lengan(model: type[Model], saring: dict[str, Any]) -> QuerySet:
    """The rows of one history table in the shape that all share."""
    peristiwa = apps.get_model("penilaian", f"{model.__name__}Event")
    akun = Pengguna.objects.filter(pk=OuterRef("id_akun")).order_by()
    kolom = {k: Cast(k, TextField()) for k in _KOLOM[model]}
    if model is Periode:
        versi = Kebijakan.objects.filter(pk=OuterRef("kebijakan_id")).order_by()
        kolom["kebijakan"] = Cast(Subquery(versi.values("versi")[:1]), TextField())
    return (
        peristiwa.objects.filter(**saring)
        .order_by()
        .annotate(
            tabel=Value(model._meta.model_name, output_field=TextField()),
            id_akun=Cast(KeyTextTransform("user", "pgh_context"), IntegerField()),
            alasan=Coalesce(KeyTextTransform("alasan", "pgh_context"), Value(""), output_field=TextField()),
            isi=JSONObject(**kolom),
        )
        .annotate(siapa=Coalesce(Subquery(akun.values("nama")[:1]), Value(TANPA_AKUN), output_field=TextField()))
        .values_list("tabel", "pgh_id", F("pgh_obj_id"), "pgh_label", "pgh_created_at", "siapa", "alasan", "isi")
    )
