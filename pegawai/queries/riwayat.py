"""History of a person in words: when, who, why, field old → new. The NIK is never part of it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Case, CharField, F, Model, Value, When
from django.db.models.functions import Concat

from kinerja.waktu import hari_terakhir
from pegawai.models import (
    HukumanDisiplin,
    Jabatan,
    MasaKhusus,
    Pegawai,
    Penempatan,
    Pengguna,
    Peran,
    RiwayatPangkat,
    RiwayatPendidikan,
    UnitKerja,
)

LABEL = {
    "nip": "NIP",
    "tgl_lahir": "Tanggal lahir",
    "jenis_kelamin": "Jenis kelamin",
    "gelar_depan": "Gelar depan",
    "gelar_belakang": "Gelar belakang",
    "tempat_lahir": "Tempat lahir",
    "unit": "Unit",
    "jabatan": "Jabatan",
    "penilai": "Penilai",
    "masa": "Masa",
    "kepala": "Kepala unit",
    "nomor_sk": "Nomor SK",
    "nama": "Nama",
    "username": "Nama pengguna",
    "email": "Surel",
    "is_active": "Akun aktif",
}
TANPA = {
    "id",
    "publik",
    "versi",
    "dibuat",
    "pegawai",
    "pengguna",
    "alasan",
    "password",
    "last_login",
    "date_joined",
    "is_staff",
    "is_superuser",
    "tema",
}
BATAS = 200
BAGIAN = ("data", "catatan", "akun")


@dataclass(frozen=True)
class Peristiwa:
    """One change. `rincian` are (label, old, new) of the fields that changed; old is "" for a new row."""

    kapan: datetime
    oleh: str
    alasan: str
    hal: str
    rincian: list[tuple[str, str, str]]


def pengubah_terakhir(model: type[Model], pk: int) -> tuple[str | None, datetime | None]:
    """Who saved a record last, and when."""
    baris = _peristiwa(model).filter(pgh_obj_id=pk).order_by("-pgh_id").first()
    if baris is None:
        return None, None
    akun = Pengguna.objects.filter(pk=_konteks(baris).get("user")).first()
    return (str(akun) if akun else None), baris.pgh_created_at


def riwayat(pegawai: Pegawai, *, disiplin: bool = False, bagian: Collection[str] = BAGIAN) -> list[Peristiwa]:
    """The newest changes (at most 200 of each kind) of the parts of a person named in `bagian`; disciplinary measures
    only with `disiplin` (see `izin.boleh_melihat_disiplin`). One statement a kind and one for names."""
    akun = pegawai.akun.pk if hasattr(pegawai, "akun") else None
    milik = {"pegawai_id": pegawai.pk}
    catatan = [RiwayatPangkat, RiwayatPendidikan, MasaKhusus] + ([HukumanDisiplin] if disiplin else [])
    jenis: dict[str, list[tuple[Any, str, dict]]] = {
        "data": [(Pegawai, "Data pegawai", {"pgh_obj_id": pegawai.pk}), (Penempatan, "Penempatan", milik)],
        "catatan": [(m, str(m._meta.verbose_name).capitalize(), milik) for m in catatan],
        "akun": [(Pengguna, "Akun", {"pgh_obj_id": akun}), (Peran, "Peran", {"pengguna_id": akun})],
    }
    per_jenis = [(model, hal, list(_baris(model, **saring))) for b in bagian for model, hal, saring in jenis[b]]
    nama = _nama([b for _, _, baris in per_jenis for b in baris])
    hasil = [p for model, hal, baris in per_jenis for p in _jelaskan(model, baris, nama, hal)]
    # Rows of one transaction share their time: turning the list around keeps the later one on top.
    hasil.sort(key=lambda p: p.kapan)
    return hasil[::-1]


def _peristiwa(model: type[Model]) -> Any:
    return apps.get_model(model._meta.app_label, f"{model.__name__}Event").objects


def _baris(model: type[Model], **saring: object) -> Iterable[Any]:
    return reversed(_peristiwa(model).filter(**saring).order_by("-pgh_id")[:BATAS])


def _konteks(baris: Any) -> dict[str, Any]:
    return baris.pgh_context or {}


def _nama(baris: list[Any]) -> dict[tuple[str, Any], str]:
    """Names behind the ids in event rows, in one statement."""
    tempat = [b for b in baris if hasattr(b, "jabatan_id")]
    depan, belakang = (
        _bila_ada("gelar_depan", F("gelar_depan"), Value(" ")),
        _bila_ada("gelar_belakang", Value(", "), F("gelar_belakang")),
    )
    sumber: list[tuple[str, Any, Any, set]] = [
        (
            "unit",
            UnitKerja.objects.without_tree_fields(),
            F("nama"),
            {b.unit_id for b in baris if hasattr(b, "unit_id")},
        ),
        ("jabatan", Jabatan.objects.all(), F("nama"), {b.jabatan_id for b in tempat}),
        ("penilai", Pegawai.objects.all(), Concat(depan, "nama", belakang), {b.penilai_id for b in tempat}),
        ("user", Pengguna.objects.all(), _bila_ada("nama", F("nama")), {_konteks(b).get("user") for b in baris}),
    ]
    satu, *lain = [
        qs.filter(pk__in=ids - {None}).order_by().values_list(Value(kunci), "pk", teks)
        for kunci, qs, teks, ids in sumber
    ]
    return {(kunci, pk): teks for kunci, pk, teks in satu.union(*lain, all=True)}


def _bila_ada(kolom: str, *teks: Any) -> Case:
    """The texts joined when the column is filled, else nothing."""
    isi = teks[0] if len(teks) == 1 else Concat(*teks)
    return Case(When(**{kolom: ""}, then=Value("")), default=isi, output_field=CharField())


def _jelaskan(model: type[Model], baris: list[Any], nama: dict, hal: str) -> list[Peristiwa]:
    sebelum: dict[Any, Any] = {}
    hasil = []
    for b in baris:
        lama = sebelum.get(b.pgh_obj_id)
        sebelum[b.pgh_obj_id] = b
        konteks = _konteks(b)
        rincian = _beda(model, lama, b, nama)
        if b.pgh_label == "delete":
            rincian = [("Baris", "ada", "dihapus")]
        if rincian:
            oleh = nama.get(("user", konteks.get("user"))) or "Sistem"
            hasil.append(Peristiwa(b.pgh_created_at, oleh, konteks.get("alasan", ""), hal, rincian))
    return hasil


def _beda(model: type[Model], lama: Any, baru: Any, nama: dict) -> list[tuple[str, str, str]]:
    hasil = []
    for field in model._meta.concrete_fields:
        if field.name in TANPA:
            continue
        sebelum = _kata(field, lama, nama) if lama is not None else ""
        sesudah = _kata(field, baru, nama)
        if sebelum != sesudah and not (lama is None and sesudah in ("", "tidak")):
            hasil.append((LABEL.get(field.name, str(field.verbose_name).capitalize()), sebelum, sesudah))
    return hasil


def _kata(field: Any, baris: Any, nama: dict) -> str:
    nilai = getattr(baris, field.attname)
    if nilai is None or nilai == "":
        return ""
    if field.is_relation:
        return nama.get((field.name, nilai), "(sudah dihapus)")
    if field.name == "masa":
        akhir = hari_terakhir(nilai)
        return f"{nilai.lower:%d/%m/%Y} – {akhir.strftime('%d/%m/%Y') if akhir else 'sekarang'}"
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if hasattr(nilai, "strftime"):
        return f"{nilai:%d/%m/%Y}"
    return str(dict(field.flatchoices).get(nilai, nilai))
