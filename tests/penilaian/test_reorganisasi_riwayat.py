"""A reorganisation of an agency keeps every history: nothing that was planned, done, said or scored is lost."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pghistory.models
import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from kinerja.domain.pekerjaan import jalankan_langsung
from kinerja.models import Pekerjaan
from kinerja.waktu import hari_ini
from pegawai.choices import JenisUnit
from pegawai.models import Pegawai, Penempatan, Reorganisasi, UnitKerja
from penilaian.choices import StatusSKP
from penilaian.domain import putusan
from penilaian.models import (
    SKP,
    HasilKerja,
    Indikator,
    Nilai,
    Perilaku,
    PutusanNilai,
    Realisasi,
    TargetPeriode,
    UmpanBalik,
)
from tests.orang import Kantor, buat_pegawai, tempatkan
from tests.penilaian.laporan_contoh import Laporanku, buat, buat_skp, isi_hasil

ISI = (HasilKerja, Indikator, TargetPeriode, Realisasi, Perilaku, UmpanBalik, Nilai, PutusanNilai)


def _isi() -> dict[str, dict[Any, dict[str, Any]]]:
    """Every row of appraisal, by table and key."""
    return {m.__name__: {b["pk"]: b for b in m.objects.values("pk", *_kolom(m))} for m in ISI}


def _kolom(model: Any) -> Iterable[str]:
    return (f.attname for f in model._meta.concrete_fields)


def _riwayat() -> dict[str, set[int]]:
    """Keys of all events of history, by table."""
    peristiwa = [m for m in apps.get_models() if issubclass(m, pghistory.models.Event) and m._meta.managed]
    return {m.__name__: set(m.objects.values_list("pk", flat=True)) for m in peristiwa}


@pytest.fixture
def contoh(kantor: Kantor) -> Laporanku:
    """Ratna's seksi with plans, results, feedback and scores, and a second agency with its head and a seksi."""
    contoh = buat(kantor)
    ratna = buat_skp(kantor, kantor.ratna, kantor.bambang)
    isi_hasil(ratna, "Seksi melayani tepat waktu", "100", (contoh.periode, "90"))
    alasan = {"alasan_hasil": "Bukti lengkap.", "alasan_perilaku": "Membantu rekan."}
    putusan.tetapkan(
        skp=contoh.skp["budi"],
        periode=contoh.periode,
        oleh=kantor.akun(kantor.ratna),
        rating_hasil="sesuai",
        rating_perilaku="sesuai",
        **alasan,
    )
    lina, tono = buat_pegawai("Lina Kadis", 941, sex=2), buat_pegawai("Tono Saputra", 942)
    arsip = UnitKerja.objects.create(
        kode="D02.1", nama="Seksi Arsip", jenis=JenisUnit.SEKSI, parent=kantor.lain, opd=kantor.lain
    )
    tempatkan(lina, kantor.lain, kantor.jabatan, None, kepala=True)
    tempatkan(tono, arsip, kantor.jabatan, lina, kepala=True)
    return contoh


def _reorganisasi(client: Client, kantor: Kantor, langkah: list[tuple[str, str]]) -> None:
    """By the pages: plan, steps (code of the unit, code of the target), apply; then the job."""
    client.force_login(kantor.akun(kantor.sari))
    isi = {"nama": "Penataan", "dasar": "Perwali 3/2026", "mulai": f"{hari_ini():%d/%m/%Y}"}
    client.post(reverse("pegawai:reorganisasi_buat"), isi)
    publik = Reorganisasi.objects.get().publik
    for kode, tujuan in langkah:
        url = reverse("pegawai:reorganisasi_langkah", args=[publik])
        client.post(f"{url}?jenis=gabung&unit={kode}", {"tujuan": UnitKerja.objects.get(kode=tujuan).pk})
    client.post(reverse("pegawai:reorganisasi_terapkan", args=[publik]))
    assert jalankan_langsung(pekerjaan=Pekerjaan.objects.get(jenis="reorganisasi")).status == "selesai"


def _tempat(orang: Pegawai) -> list[tuple[str, str | None]]:
    baris = Penempatan.objects.filter(pegawai=orang).order_by("masa").select_related("unit", "penilai")
    return [(p.unit.nama, p.penilai.nama if p.penilai else None) for p in baris]


def test_dinas_digabung_dan_seluruh_riwayatnya_tetap(client: Client, contoh: Laporanku) -> None:
    kantor = contoh.kantor
    skp_lama = list(SKP.objects.order_by("pk"))
    isi, riwayat, penempatan = _isi(), _riwayat(), Penempatan.objects.count()
    assert [len(b) for b in isi.values()] == [5, 5, 9, 9, 1, 2, 6, 1]
    _reorganisasi(client, kantor, [("D01.1", "D02.1"), ("D01", "D02")])
    # Every row of the old plans is as it was, and so is every event of history.
    sesudah = _isi()
    assert {nama: {pk: sesudah[nama].get(pk) for pk in baris} for nama, baris in isi.items()} == isi
    assert {nama: kunci - _riwayat()[nama] for nama, kunci in riwayat.items()} == {nama: set() for nama in riwayat}
    # Placements: five people moved, the old row ends yesterday with the old assessor.
    assert Penempatan.objects.count() == penempatan + 5
    assert _tempat(kantor.dewi) == [("Seksi Pelayanan", "Ratna Kusuma"), ("Seksi Arsip", "Tono Saputra")]
    assert _tempat(kantor.bambang) == [("Dinas Kependudukan", None), ("Dinas Kesehatan", "Lina Kadis")]
    # Plans: the old part is closed with its assessor, a draft for the rest of the year has the new one.
    # Bambang had no plan and gets no empty one.
    for lama in skp_lama:
        kini = SKP.objects.get(pk=lama.pk)
        assert (kini.status, kini.penilai_id, kini.unit_id) == (
            StatusSKP.DISESUAIKAN,
            lama.penilai_id,
            lama.unit_id,
        )
        assert (kini.rentang.lower, kini.rentang.upper) == (lama.rentang.lower, hari_ini())
    draf = SKP.objects.filter(status=StatusSKP.DRAF).order_by("pegawai__nama").select_related("pegawai", "penilai")
    assert {s.rentang.lower for s in draf} == {hari_ini()}
    assert [(s.pegawai.nama, s.penilai.nama) for s in draf] == [
        ("Budi Santoso", "Tono Saputra"),
        ("Citra Lestari", "Tono Saputra"),
        ("Dewi Anggraini", "Tono Saputra"),
        ("Ratna Kusuma", "Tono Saputra"),
    ]
    # Ratna still rates the closed part; Dewi still reads why her score is what it was.
    url = reverse("penilaian:mengapa", args=[contoh.skp["dewi"].publik, contoh.periode.kode])
    for orang in (kantor.ratna, kantor.dewi):
        client.force_login(kantor.akun(orang))
        assert client.get(url).status_code == 200


def test_seksi_ikut_induknya_dan_kepalanya_dinilai_kepala_yang_baru(client: Client, contoh: Laporanku) -> None:
    """Only the agency is merged: the seksi stays as it is, and Ratna, its head, is now assessed by Lina."""
    kantor = contoh.kantor
    _reorganisasi(client, kantor, [("D01", "D02")])
    seksi = UnitKerja.objects.get(pk=kantor.seksi.pk)
    assert (seksi.parent_id, seksi.opd_id, seksi.aktif) == (kantor.lain.pk, kantor.lain.pk, True)
    assert _tempat(kantor.dewi) == [("Seksi Pelayanan", "Ratna Kusuma")]
    assert _tempat(kantor.ratna) == [("Seksi Pelayanan", "Bambang Wijaya"), ("Seksi Pelayanan", "Lina Kadis")]
    ratna = Penempatan.objects.get(pegawai=kantor.ratna, masa__contains=hari_ini())
    assert (ratna.kepala, ratna.masa.lower - timedelta(days=1)) == (True, hari_ini() - timedelta(days=1))
