"""Objections as pages show them: what a person may still do about a result, and who waits for whom."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from pegawai.models import Pengguna
from penilaian.choices import JenisPutusan, StatusKeberatan, StatusRealisasi, SumberIndikator
from penilaian.models import SKP, Keberatan, LampiranKeberatan, LangkahKeberatan, Periode, PutusanNilai, Realisasi
from penilaian.queries.nilai import NilaiSaya
from penilaian.queries.tenggat import batas_ajukan, batas_ajukan_banyak, masih_sementara


@dataclass(frozen=True)
class Hak:
    """About one delivered result: until when one may object, whether the reader still may, the latest objection the
    reader may open, and whether the predikat is provisional."""

    batas: datetime | None
    boleh: bool
    keberatan: Keberatan | None
    sementara: bool


def hak(putusan: PutusanNilai, skp: SKP, pengguna: Pengguna) -> Hak:
    """At most four statements."""
    terakhir = Keberatan.objects.filter(skp=skp, periode=putusan.periode_id).select_related("pemutus").first()
    milik = pengguna.pegawai_id == skp.pegawai_id
    terbuka = terakhir
    if terakhir and not milik and not Keberatan.objects.terlihat_oleh(pengguna).filter(pk=terakhir.pk).exists():
        terbuka = None
    return _hak(putusan, batas_ajukan(putusan), terakhir, terbuka, milik)


def _hak(
    putusan: PutusanNilai,
    batas: datetime | None,
    terakhir: Keberatan | None,
    terbuka: Keberatan | None,
    milik: bool,
) -> Hak:
    selesai = terakhir is not None and terakhir.status == StatusKeberatan.DIPUTUS
    bebas = terakhir is None or terakhir.status == StatusKeberatan.DITARIK or terakhir.putusan_id != putusan.pk
    dalam_waktu = batas is not None and timezone.now() <= batas
    berjalan = terakhir is not None and terakhir.berjalan
    sementara = masih_sementara(putusan, batas=batas, berjalan=berjalan)
    if selesai or putusan.jenis == JenisPutusan.KEBERATAN:
        sementara = False
    return Hak(batas, milik and dalam_waktu and bebas and not berjalan, terbuka, sementara)


def dengan_hak(daftar: Iterable[NilaiSaya]) -> list[NilaiSaya]:
    """Own scores with what may be done about each delivered one, in three statements more."""
    baris = list(daftar)
    batas = batas_ajukan_banyak(n.putusan for n in baris if n.putusan)
    terakhir: dict[tuple[int, int], Keberatan] = {}
    for k in Keberatan.objects.filter(skp__in=[n.nilai.skp_id for n in baris]).order_by("pk"):
        terakhir[k.skp_id, k.periode_id] = k
    hasil = []
    for n in baris:
        satu = terakhir.get((n.nilai.skp_id, n.nilai.periode_id))
        hasil.append(replace(n, hak=_hak(n.putusan, batas.get(n.putusan.pk), satu, satu, True)) if n.putusan else n)
    return hasil


def dapat_dibantah(skp: SKP, periode: Periode) -> QuerySet[Realisasi]:
    """What an objection may name besides the rating: returned results and survey figures."""
    pokok = Q(status=StatusRealisasi.DIKEMBALIKAN) | Q(indikator__sumber=SumberIndikator.LAYANAN)
    return Realisasi.objects.filter(pokok, skp=skp, periode=periode).select_related("indikator").order_by("pk")


def untuk_halaman(terlihat: QuerySet[Keberatan]) -> QuerySet[Keberatan]:
    """With everything the page and the printed form show."""
    lampiran = LampiranKeberatan.objects.select_related("berkas", "oleh")
    langkah = LangkahKeberatan.objects.select_related("oleh", "kepada")
    return terlihat.select_related(
        "skp__pegawai",
        "skp__penilai",
        "skp__unit",
        "periode__kebijakan",
        "putusan__oleh",
        "putusan_baru",
        "pemutus",
        "realisasi__indikator",
        "diputus_oleh",
        "ditanggapi_oleh",
    ).prefetch_related(Prefetch("lampiran", lampiran), Prefetch("langkah", langkah))


def menunggu(pengguna: Pengguna) -> QuerySet[Keberatan]:
    """Objections that wait for this person: to answer, or to decide."""
    saya = pengguna.pegawai_id
    if saya is None:
        return Keberatan.objects.none()
    jawab = Q(status=StatusKeberatan.DIAJUKAN, skp__penilai=saya)
    return (
        Keberatan.objects.berjalan()
        .filter(jawab | Q(pemutus=saya))
        .select_related("skp__pegawai", "skp__unit", "periode")
        .order_by("tenggat_putusan", "pk")
    )
