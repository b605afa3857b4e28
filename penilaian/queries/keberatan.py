"""Objections as pages show them: what a person may still do about a result, and who waits for whom."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Exists, Model, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Cast, JSONObject
from django.utils import timezone

from kinerja.models import HariLibur
from pegawai.models import Pegawai, Pengguna
from penilaian.choices import JenisPutusan, StatusKeberatan, StatusRealisasi, SumberIndikator
from penilaian.models import (
    SKP,
    AturanKeberatan,
    Keberatan,
    LampiranKeberatan,
    LangkahKeberatan,
    Periode,
    Pertanyaan,
    PutusanNilai,
    Realisasi,
)
from penilaian.queries.keadaan import Keadaan, keadaan
from penilaian.queries.nilai import NilaiSaya
from penilaian.queries.tenggat import batas_ajukan_banyak, batas_menurut, masih_sementara


@dataclass(frozen=True)
class Hak:
    """About one delivered result: until when one may object, whether the reader still may, the latest objection the
    reader may open, whether the predikat is provisional, and the state in words."""

    batas: datetime | None
    boleh: bool
    keberatan: Keberatan | None
    sementara: bool
    keadaan: Keadaan


def bahan_hak(periode: Periode, pengguna: Pengguna) -> dict[str, Any]:
    """Annotations on plans for `hak`, part of the statement that reads the plan: its latest objection in the period
    and whether this user may open it, the terms, the public holidays."""
    terlihat = Keberatan.objects.terlihat_oleh(pengguna).filter(pk=OuterRef("pk"))
    isi = JSONObject(
        publik=Cast("publik", CharField()),
        nama="pemutus__nama",
        depan="pemutus__gelar_depan",
        belakang="pemutus__gelar_belakang",
        terlihat=Exists(terlihat),
        **{n: n for n in ("nomor", "status", "amar", "putusan_id", "tenggat_putusan", "diputus")},
    )
    terakhir = Keberatan.objects.filter(skp=OuterRef("pk"), periode=periode).order_by("-pk").values(isi=isi)[:1]
    aturan = JSONObject(**{n: n for n in ("mulai", "hari_ajukan", "jenis_ajukan")})
    return {
        "keberatan_isi": Subquery(terakhir),
        "aturan_isi": ArraySubquery(AturanKeberatan.objects.order_by("-mulai", "-pk").values(isi=aturan)),
        "libur_isi": ArraySubquery(HariLibur.objects.order_by().values("tanggal")),
    }


def hak(putusan: PutusanNilai, skp: Any, pengguna: Pengguna, periode: Periode) -> Hak:
    """For a plan read with `bahan_hak` of the period; no statement."""
    aturan = [_dari_json(AturanKeberatan, a) for a in skp.aturan_isi]
    batas = batas_menurut(putusan, aturan, skp.libur_isi)
    terakhir, terbuka = None, None
    if skp.keberatan_isi:
        isi = dict(skp.keberatan_isi)
        boleh = isi.pop("terlihat")
        gelar = {"gelar_depan": isi.pop("depan") or "", "gelar_belakang": isi.pop("belakang") or ""}
        nama = isi.pop("nama")
        terakhir = _dari_json(Keberatan, isi)
        terakhir.pemutus = Pegawai(nama=nama, **gelar) if nama else None
        terbuka = terakhir if boleh else None
    milik = pengguna.pegawai_id == skp.pegawai_id
    return _hak(putusan, batas, terakhir, terbuka, milik, periode.ditutup)


def _dari_json(model: type[Model], isi: dict[str, Any]) -> Any:
    """An instance to read from, with moments as such."""
    waktu = {n: datetime.fromisoformat(isi[n]) for n in ("mulai", "tenggat_putusan", "diputus") if isi.get(n)}
    return model(**(isi | waktu))


def _hak(
    putusan: PutusanNilai,
    batas: datetime | None,
    terakhir: Keberatan | None,
    terbuka: Keberatan | None,
    milik: bool,
    ditutup: datetime | None,
) -> Hak:
    selesai = terakhir is not None and terakhir.status == StatusKeberatan.DIPUTUS
    bebas = terakhir is None or terakhir.status == StatusKeberatan.DITARIK or terakhir.putusan_id != putusan.pk
    dalam_waktu = batas is not None and timezone.now() <= batas
    berjalan = terakhir is not None and terakhir.berjalan
    sementara = masih_sementara(putusan, batas=batas, berjalan=berjalan)
    if selesai or putusan.jenis == JenisPutusan.KEBERATAN:
        sementara = False
    kini = keadaan(putusan, batas=batas, keberatan=terakhir, ditutup=ditutup)
    return Hak(batas, milik and dalam_waktu and bebas and not berjalan, terbuka, sementara, kini)


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
        if n.putusan:
            ditutup = n.nilai.periode.ditutup
            n = replace(n, hak=_hak(n.putusan, batas.get(n.putusan.pk), satu, satu, True, ditutup))
        hasil.append(n)
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
        "skp__unit__opd",
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


def pertanyaan_menunggu(pengguna: Pengguna) -> QuerySet[Pertanyaan]:
    """Questions that this person has to answer, oldest first."""
    milik = Pertanyaan.objects.filter(skp__penilai=pengguna.pegawai_id, skp__penilai__isnull=False, dijawab=None)
    return milik.select_related("skp__pegawai", "periode").order_by("pk")
