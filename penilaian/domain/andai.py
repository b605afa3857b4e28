"""Try a policy version on a closed period: the statement of the scoring run, into a scratch table.

`penilaian_nilai` is only read. A newer trial of the same version on the same period replaces the rows of the older;
what is left goes after `SIMPAN_HARI` days. Summaries stay with their jobs.
"""

import json
from datetime import timedelta
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from kinerja.domain import pekerjaan as pekerjaan_domain
from kinerja.models import Bagian, Pekerjaan
from pegawai.models import Pengguna
from penilaian.choices import StatusPeriode
from penilaian.domain.hitung import bagian_periode
from penilaian.domain.semula import sidik_semula
from penilaian.models import Andai, AndaiNilai, Kebijakan, Periode
from penilaian.models.kebijakan import ANGKA
from penilaian.queries.andai import DIPAKAI, hitung_ringkasan
from penilaian.queries.hitung import KOLOM, nilai_terhitung

JENIS = "andai"
SIMPAN_HARI = 30
_FIGUR = ("nilai_hasil", "nilai_perilaku", "indeks")
_USULAN = ("usulan_hasil", "usulan_perilaku")
_LAMA = ("lama_hasil", "lama_perilaku", "lama_indeks", "lama_usulan_hasil", "lama_usulan_perilaku", "lama_predikat")


@transaction.atomic
def buat_andai(*, kebijakan: Kebijakan, periode: Periode, oleh: Pengguna) -> Pekerjaan:
    """Queue a trial; the caller nudges with `kinerja.tasks.kirim` after commit. Raises ValidationError for a period
    that is not closed (its scores still move) and for the version that the period itself used."""
    # As stored: a draft just changed in memory writes its numbers and its matrix otherwise.
    kebijakan = Kebijakan.objects.get(pk=kebijakan.pk)
    if periode.status != StatusPeriode.DITUTUP:
        raise ValidationError({"periode": f"{periode.nama} belum ditutup. Pilih periode yang nilainya sudah tetap."})
    if periode.kebijakan_id == kebijakan.pk:
        raise ValidationError({"periode": f"{periode.nama} memang dihitung dengan versi ini. Pilih periode lain."})
    for lama in Andai.objects.filter(kebijakan=kebijakan, periode=periode).select_related("pekerjaan"):
        pekerjaan_domain.batalkan(pekerjaan=lama.pekerjaan)
        AndaiNilai.objects.filter(andai=lama).delete()
    pekerjaan = pekerjaan_domain.buat(
        jenis=JENIS,
        judul=f"Uji dampak aturan versi {kebijakan.versi} pada {periode.nama}",
        bagian=bagian_periode(periode, None),
        parameter={"periode": periode.kode, "versi": kebijakan.versi},
        diminta_oleh=oleh,
        tautan=reverse("penilaian:andai_hasil", args=[kebijakan.versi, periode.kode]),
    )
    Andai.objects.create(
        pekerjaan=pekerjaan,
        periode=periode,
        kebijakan=kebijakan,
        angka={k: str(getattr(kebijakan, k)) for k in ANGKA} | {"matriks": kebijakan.matriks},
        semula=sidik_semula(kebijakan, DIPAKAI),
    )
    return pekerjaan


def kerjakan(pekerjaan: Pekerjaan, bagian: Bagian) -> int:
    """Handler of one part (see `kinerja.pelaksana`): rows written. Safe to repeat."""
    andai = Andai.objects.select_related("periode", "kebijakan").get(pekerjaan=pekerjaan)
    kueri = nilai_terhitung(periode=andai.periode, kebijakan=_kebijakan(andai), awal=bagian.awal, akhir=bagian.akhir)
    pilih, parameter = kueri.query.sql_with_params()
    with connection.cursor() as kursor:
        kursor.execute(_sql(pilih), [andai.pk, *parameter, andai.periode_id, json.dumps(andai.angka["matriks"])])
        return kursor.rowcount


def tutup(pekerjaan: Pekerjaan) -> dict:
    """After the last part: the counts from → to, which outlive the rows."""
    return hitung_ringkasan(pekerjaan.pk)


@transaction.atomic
def bersihkan() -> int:
    """Throw away rows that were replaced or are older than SIMPAN_HARI days; returns how many."""
    terbaru = Andai.objects.order_by().values("kebijakan", "periode").annotate(pk_terbaru=Max("pk"))
    simpan = Andai.objects.filter(
        pk__in=terbaru.values("pk_terbaru"), dibuat__gt=timezone.now() - timedelta(days=SIMPAN_HARI)
    )
    dibuang, _ = AndaiNilai.objects.exclude(andai__in=simpan.order_by().values("pk")).delete()
    return dibuang


def _kebijakan(andai: Andai) -> Kebijakan:
    """The version with the numbers that it had when the trial was asked for, never saved."""
    angka = {k: int(v) if k == "n_minimum" else Decimal(v) for k, v in andai.angka.items() if k in ANGKA}
    return Kebijakan(pk=andai.kebijakan_id, versi=andai.kebijakan.versi, matriks=andai.angka["matriks"], **angka)


def _sql(pilih: str) -> str:
    """The frame around the scoring SELECT, with the score in force beside each row; only this frame is text."""
    lama = [f"n.{k}" for k in (*_FIGUR, *_USULAN)] + ["p.lama"]
    baru = [f"t.{k}" for k in (*_FIGUR, *_USULAN)] + ["p.baru"]
    beda = "({}) IS DISTINCT FROM ({})"
    return (
        "INSERT INTO penilaian_andainilai (andai_id, skp_id, "  # noqa: S608
        f"{', '.join((*_FIGUR, *_USULAN, 'predikat', *_LAMA))}, berubah, angka_berubah) "
        f"SELECT %s, t.skp_id, {', '.join(baru + lama)}, "
        f"{beda.format(', '.join(baru[3:]), ', '.join(lama[3:]))}, "
        f"{beda.format(', '.join(baru[:3]), ', '.join(lama[:3]))} "
        f"FROM ({pilih}) AS t({', '.join(KOLOM)}) "
        "JOIN penilaian_nilai AS n ON n.periode_id = %s AND n.skp_id = t.skp_id "
        "JOIN penilaian_kebijakan AS k ON k.id = n.kebijakan_id "
        "CROSS JOIN LATERAL (SELECT %s::jsonb #>> ARRAY[t.usulan_hasil, t.usulan_perilaku]::text[] AS baru, "
        "k.matriks #>> ARRAY[n.usulan_hasil, n.usulan_perilaku]::text[] AS lama) AS p ON CONFLICT DO NOTHING"
    )
