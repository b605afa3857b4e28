"""The other two sides of an objection: the assessor answers, the assessor's superior decides."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from kinerja.domain.dokumen import gantikan
from kinerja.pelacakan import karena
from pegawai.models import Pengguna
from penilaian.choices import (
    AmarKeberatan,
    JenisLangkah,
    JenisPutusan,
    PokokKeberatan,
    Rating,
    StatusKeberatan,
    StatusPeriode,
    StatusRealisasi,
)
from penilaian.domain.keberatan import kunci, simpan
from penilaian.domain.keberatan_kabar import catat, kabari
from penilaian.models import SKP, Keberatan, Nilai, PutusanNilai, Realisasi
from penilaian.queries.evaluasi import kunci_evaluasi
from penilaian.queries.pemutus import pihak


@transaction.atomic
def tanggapi(*, keberatan: Keberatan, oleh: Pengguna, tanggapan: str, revisi: int | None = None) -> Keberatan:
    """The assessor's answer, once; a late one still counts as long as nobody has decided."""
    k = kunci(keberatan, revisi)
    if oleh.pegawai_id is None or oleh.pegawai_id != k.skp.penilai_id:
        raise PermissionDenied("Hanya penilai pada SKP ini yang menanggapi keberatan.")
    if k.status != StatusKeberatan.DIAJUKAN:
        raise ValidationError("Keberatan ini tidak menunggu tanggapan.")
    if not tanggapan.strip():
        raise ValidationError({"tanggapan": "Tuliskan tanggapan Anda."})
    k.status, k.tanggapan = StatusKeberatan.DIDENGAR, tanggapan.strip()
    k.ditanggapi, k.ditanggapi_oleh = timezone.now(), oleh
    simpan(k)
    catat(k, JenisLangkah.DITANGGAPI, oleh)
    kabari(k, [k.skp.pegawai_id, k.pemutus_id], "ditanggapi", f"Penilai sudah menanggapi keberatan {k.nomor}")
    return k


def sudah_didengar(keberatan: Keberatan) -> bool:
    """Both sides were heard: the assessor has answered, or let the term for the answer pass."""
    batas = keberatan.tenggat_tanggapan
    return keberatan.status == StatusKeberatan.DIDENGAR or (batas is not None and timezone.now() > batas)


@dataclass(frozen=True)
class Akan:
    """What a decision would deliver; `berubah`: as a new result, otherwise the delivered one stays."""

    amar: str
    rating_hasil: str
    rating_perilaku: str
    predikat: str
    berubah: bool


def akibat(*, keberatan: Keberatan, oleh: Pengguna, amar: str, pertimbangan: str, **isian: Any) -> Akan:
    """Check a decision as `putuskan` does and say what it would deliver; nothing is written.

    Raises what `putuskan` raises.
    """
    with transaction.atomic():
        k, rating = _siap(keberatan, oleh, amar, pertimbangan, isian)
    if amar == AmarKeberatan.DITOLAK:
        lama = k.putusan
        return Akan(amar, lama.rating_hasil, lama.rating_perilaku, lama.predikat, berubah=False)
    return Akan(amar, **rating, predikat=_predikat(k, rating), berubah=True)


@transaction.atomic
def putuskan(*, keberatan: Keberatan, oleh: Pengguna, amar: str, pertimbangan: str, **isian: Any) -> Keberatan:
    """Decide, once and finally. Upheld (also in part): a new `PutusanNilai` with the reason, delivered with the
    decision; the old one stays. Rejected: the result stays as it was. `isian` holds `rating_hasil` and
    `rating_perilaku` (of what is upheld) and `revisi`, the row the form was read from.

    Raises PermissionDenied for anyone but the official whose turn it is, or who rated or is named; ValidationError by
    field.
    """
    k, rating = _siap(keberatan, oleh, amar, pertimbangan, isian)
    k.amar, k.pertimbangan, k.status = amar, pertimbangan.strip(), StatusKeberatan.DIPUTUS
    k.diputus, k.diputus_oleh = timezone.now(), oleh
    with karena(f"Putusan keberatan {k.nomor}"):
        if amar != AmarKeberatan.DITOLAK:
            k.putusan_baru = _putusan_baru(k, oleh, rating)
            _terima_hasil(k, oleh)
        simpan(k)
    catat(k, JenisLangkah.DIPUTUS, oleh, catatan=AmarKeberatan(amar).label)
    judul = f"Keberatan {k.nomor}: {AmarKeberatan(amar).label.lower()}"
    kabari(k, [k.skp.pegawai_id, k.skp.penilai_id], "diputus", judul, "Putusan ini final.")
    return k


def _siap(
    keberatan: Keberatan, oleh: Pengguna, amar: str, pertimbangan: str, isian: dict[str, Any]
) -> tuple[Keberatan, dict[str, str]]:
    """The locked row and the new ratings, when this person may decide this now."""
    k = kunci(keberatan, isian.get("revisi"))
    if oleh.pegawai_id is None or oleh.pegawai_id != k.pemutus_id or oleh.pegawai_id in pihak([k])[k.pk]:
        raise PermissionDenied("Hanya pejabat pemutus, yang tidak ikut menilai, memutus keberatan ini.")
    if not k.berjalan:
        raise ValidationError("Keberatan ini tidak menunggu putusan.")
    if not sudah_didengar(k):
        raise ValidationError("Penilai belum menanggapi dan waktunya belum lewat. Kedua pihak harus didengar dulu.")
    rating = {nama: isian.get(nama, "") for nama in ("rating_hasil", "rating_perilaku")}
    _periksa(k, amar, pertimbangan.strip(), rating)
    return k, rating


def _periksa(k: Keberatan, amar: str, pertimbangan: str, rating: dict[str, str]) -> None:
    galat: dict[str, str] = {}
    if amar not in AmarKeberatan.values:
        galat["amar"] = "Pilih salah satu putusan."
    if not pertimbangan:
        galat["pertimbangan"] = "Tuliskan pertimbangan putusan ini."
    if amar in (AmarKeberatan.DIKABULKAN, AmarKeberatan.SEBAGIAN):
        galat |= {kolom: "Pilih rating." for kolom, isi in rating.items() if isi not in Rating.values}
        lama = {"rating_hasil": k.putusan.rating_hasil, "rating_perilaku": k.putusan.rating_perilaku}
        if k.pokok == PokokKeberatan.NILAI and rating == lama:
            galat["amar"] = "Keberatan yang dikabulkan mengubah rating. Ubah salah satu rating, atau tolak."
    elif amar == AmarKeberatan.DITOLAK and any(rating.values()):
        galat["amar"] = "Keberatan yang ditolak tidak mengubah rating. Kosongkan rating baru, atau pilih dikabulkan."
    if galat:
        raise ValidationError(galat)


def _predikat(k: Keberatan, rating: dict[str, str]) -> str:
    return k.periode.kebijakan.matriks[rating["rating_hasil"]][rating["rating_perilaku"]]


def _putusan_baru(k: Keberatan, oleh: Pengguna, rating: dict[str, str]) -> PutusanNilai:
    SKP.objects.select_for_update(no_key=True).get(pk=k.skp_id)
    gantikan(kunci=kunci_evaluasi(k.skp_id, k.periode_id))
    nilai = Nilai.objects.filter(skp=k.skp_id, periode=k.periode_id).first()
    alasan = f"Putusan keberatan {k.nomor}: {k.pertimbangan}"
    isi: dict[str, Any] = {
        nama: getattr(nilai, nama, None)
        for nama in ("usulan_hasil", "usulan_perilaku", "nilai_hasil", "nilai_perilaku")
    }
    return PutusanNilai.objects.create(
        skp=k.skp,
        periode=k.periode,
        jenis=JenisPutusan.KEBERATAN,
        alasan_hasil=alasan,
        alasan_perilaku=alasan,
        predikat=_predikat(k, rating),
        oleh=oleh,
        disampaikan=k.diputus,
        kanal="aplikasi",
        **rating,
        **isi,
    )


def _terima_hasil(k: Keberatan, oleh: Pengguna) -> None:
    """A returned result whose objection is upheld counts again while its period runs; a closed one stays frozen, there
    the new ratings alone speak."""
    if k.pokok != PokokKeberatan.BUKTI or k.periode.status != StatusPeriode.BERJALAN:
        return
    realisasi = Realisasi.objects.select_for_update().get(pk=k.realisasi_id)
    if realisasi.status != StatusRealisasi.DIKEMBALIKAN:
        return
    realisasi.status, realisasi.diperiksa, realisasi.diperiksa_oleh = StatusRealisasi.DITERIMA, k.diputus, oleh
    realisasi.tanggapan = f"Diterima menurut putusan keberatan {k.nomor}."
    realisasi.revisi += 1
    realisasi.save(update_fields=["status", "diperiksa", "diperiksa_oleh", "tanggapan", "revisi"])
