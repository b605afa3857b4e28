"""History of a person in words: when, who, why, field old → new. The NIK is never part of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Model

from kinerja.waktu import hari_terakhir
from pegawai.models import (
    HukumanDisiplin,
    MasaKhusus,
    Pegawai,
    Penempatan,
    Pengguna,
    RiwayatPangkat,
    RiwayatPendidikan,
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
}
TANPA = {"id", "publik", "versi", "dibuat", "pegawai"}
BATAS = 200


@dataclass(frozen=True)
class Peristiwa:
    """One change. `rincian` are (label, old, new) of the fields that changed; old is "" for a new row."""

    kapan: datetime
    oleh: str
    alasan: str
    hal: str
    rincian: list[tuple[str, str, str]]


def pengubah_terakhir(pegawai_id: int) -> tuple[str | None, datetime | None]:
    """Who saved the record of a person last, and when."""
    baris = _peristiwa(Pegawai).filter(pgh_obj_id=pegawai_id).order_by("-pgh_id").first()
    if baris is None:
        return None, None
    akun = Pengguna.objects.filter(pk=_konteks(baris).get("user")).first()
    return (str(akun) if akun else None), baris.pgh_created_at


def riwayat(pegawai: Pegawai, *, disiplin: bool = False) -> list[Peristiwa]:
    """The newest changes (at most 200 of each kind) of the record, the placements and the dated records of a person;
    disciplinary measures only with `disiplin` (see `izin.boleh_melihat_disiplin`)."""
    catatan = [RiwayatPangkat, RiwayatPendidikan, MasaKhusus] + ([HukumanDisiplin] if disiplin else [])
    milik = {"pegawai_id": pegawai.pk}
    jenis = [(Pegawai, "Data pegawai", {"pgh_obj_id": pegawai.pk}), (Penempatan, "Penempatan", milik)]
    jenis += [(m, str(m._meta.verbose_name).capitalize(), milik) for m in catatan]
    per_jenis = [(model, hal, list(_baris(model, **saring))) for model, hal, saring in jenis]
    nama = _nama([b for _, _, baris in per_jenis for b in baris])
    hasil = [p for model, hal, baris in per_jenis for p in _jelaskan(model, baris, nama, hal)]
    # Rows of one transaction share their time: turning the list around keeps the later one on top.
    hasil.sort(key=lambda p: p.kapan)
    return hasil[::-1]


def _peristiwa(model: type[Model]) -> Any:
    return apps.get_model("pegawai", f"{model.__name__}Event").objects


def _baris(model: type[Model], **saring: object) -> Iterable[Any]:
    return reversed(_peristiwa(model).filter(**saring).order_by("-pgh_id")[:BATAS])


def _konteks(baris: Any) -> dict[str, Any]:
    return baris.pgh_context or {}


def _nama(baris: list[Any]) -> dict[tuple[str, Any], str]:
    """Names behind the ids in event rows, one query a kind."""
    tempat = [b for b in baris if hasattr(b, "unit_id")]
    isi: dict[tuple[str, Any], str] = {}
    for model, kunci, id_ in (
        ("UnitKerja", "unit", {b.unit_id for b in tempat}),
        ("Jabatan", "jabatan", {b.jabatan_id for b in tempat}),
        ("Pegawai", "penilai", {b.penilai_id for b in tempat}),
        ("Pengguna", "user", {_konteks(b).get("user") for b in baris}),
    ):
        for objek in apps.get_model("pegawai", model).objects.filter(pk__in=id_ - {None}):
            isi[kunci, objek.pk] = str(objek)
    return isi


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
            oleh = nama.get(("user", konteks.get("user")), "Sistem")
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
