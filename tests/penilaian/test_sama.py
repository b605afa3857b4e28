"""The scoring SQL and `penilaian.rumus` agree: 200 random plans, re-derived in plain Python from the exported files."""

import csv
import json
from collections import defaultdict
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.core.management import call_command

from kinerja.waktu import rentang
from penilaian import rumus
from penilaian.choices import JenisPeriode, NilaiDasar, Pendekatan, StatusPeriode, StatusSKP, SumberIndikator
from penilaian.models import (
    SKP,
    HasilKerja,
    Indikator,
    Kebijakan,
    Nilai,
    Perilaku,
    Periode,
    Realisasi,
    TargetPeriode,
)
from penilaian.queries.rincian import rincian
from tests.orang import Kantor

pytestmark = pytest.mark.django_db
TENGGAT = datetime.fromisoformat("2026-10-10T17:00:00+07:00")
BANYAK = 200
KEBIJAKAN = {
    "bawaan": {},
    "lain": {
        "capaian_maks": Decimal(110),
        "tambahan_maks": Decimal(5),
        "ambang_atas": Decimal("104.5"),
        "ambang_sesuai": Decimal(80),
        "nilai_di_atas": Decimal(115),
        "nilai_di_bawah": Decimal(70),
        "bobot_hasil": Decimal(60),
        "bobot_hasil_rekan": Decimal(45),
        "n_minimum": 20,
        "tanpa_data_maks": Decimal(30),
    },
}


@pytest.fixture(params=list(KEBIJAKAN))
def periode(kantor: Kantor, request: pytest.FixtureRequest) -> Periode:
    periode = Periode.objects.create(
        kode="2026-TW3",
        nama="Triwulan III 2026",
        jenis=JenisPeriode.TRIWULAN,
        rentang=rentang(date(2026, 7, 1), date(2026, 9, 30)),
        tenggat_realisasi=TENGGAT,
        tenggat_penilaian=TENGGAT,
        status=StatusPeriode.BERJALAN,
        kebijakan=Kebijakan.objects.create(versi=91, nama="Uji", **KEBIJAKAN[request.param]),
    )
    acak = Random(7)
    for urut in range(BANYAK):
        _skp(kantor, periode, acak, urut)
    return periode


def _skp(kantor: Kantor, periode: Periode, acak: Random, urut: int) -> None:
    """A plan of one day: approved plans of a person may not overlap."""
    hari = date.fromordinal(date(2026, 7, 1).toordinal() + urut % 90)
    orang = (kantor.dewi, kantor.hasan, kantor.sari)[urut // 90]
    skp = SKP.objects.create(
        pegawai=orang,
        penempatan=orang.penempatan.get(),
        unit=kantor.seksi,
        rentang=rentang(hari, hari),
        status=StatusSKP.BERLAKU,
        pendekatan=Pendekatan.KUALITATIF if acak.random() < 0.05 else Pendekatan.KUANTITATIF,
    )
    for jenis in ["utama"] * acak.randint(1, 4) + ["tambahan"] * acak.randint(0, 2):
        _indikator(skp, periode, acak, jenis)
    for aspek in acak.sample(NilaiDasar.values, acak.randint(0, 7)):
        Perilaku.objects.create(
            skp=skp,
            periode=periode,
            aspek=aspek,
            sumber="penilai" if acak.random() < 0.8 else "rekan",
            rating=(rating := acak.choice(rumus.RATING)),
            contoh="Contoh" if rating == "di_bawah" else "",
            tanggal_contoh=date(2026, 8, 1) if rating == "di_bawah" else None,
        )


def _indikator(skp: SKP, periode: Periode, acak: Random, jenis: str) -> None:
    bobot = Decimal(acak.randint(1, 1000)) / 10
    layanan = acak.random() < 0.3
    hasil = HasilKerja.objects.create(skp=skp, jenis=jenis, uraian="Layanan selesai", bobot=min(bobot, Decimal(100)))
    indikator = Indikator.objects.create(
        skp=skp,
        hasil=hasil,
        uraian="Jumlah",
        satuan="berkas",
        bobot=hasil.bobot,
        arah=acak.choice(["naik", "turun"]),
        sumber=SumberIndikator.LAYANAN if layanan else SumberIndikator.MANUAL,
    )
    target = Decimal(acak.randint(1, 300)) / acak.choice([1, 3, 7])
    target = max(target.quantize(Decimal("0.0001")), Decimal("0.0001"))
    TargetPeriode.objects.create(
        skp=skp,
        indikator=indikator,
        periode=periode,
        target=target,
        target_maks=target + acak.randint(0, 20) if acak.random() < 0.3 else None,
        tidak_dievaluasi="Cuti" if acak.random() < 0.08 else "",
    )
    if acak.random() < 0.15:
        return
    nilai = (target * Decimal(acak.randint(0, 250)) / 100).quantize(Decimal("0.0001"))
    Realisasi.objects.create(
        skp=skp,
        indikator=indikator,
        periode=periode,
        nilai=nilai,
        status=acak.choice(["dikirim", "diterima", "diterima", "draf", "dikembalikan", "nol"]),
        n=acak.randint(10, 60) if layanan else None,
        selang_bawah=max(nilai - 5, Decimal(0)) if layanan else None,
        selang_atas=nilai + 5 if layanan else None,
    )


def _baca(berkas: Path) -> dict[str, list[dict[str, str]]]:
    per_skp = defaultdict(list)
    with berkas.open(encoding="utf-8") as isi:
        for baris in csv.DictReader(isi):
            per_skp[baris["skp"]].append(baris)
    return per_skp


def _capaian(b: dict[str, str], k: dict[str, Any]) -> Any:
    if b["selang_bawah"] and Decimal(b["selang_bawah"]) <= Decimal(b["target"]) <= Decimal(b["selang_atas"]):
        return 100
    return rumus.capaian_tepat(b["realisasi"], b["target"], b["arah"], b["target_maks"] or None, maks=k["capaian_maks"])


def _usulan(figur: Decimal | None, k: dict[str, Any]) -> str | None:
    if figur is None:
        return None
    if figur >= Decimal(k["ambang_atas"]):
        return "di_atas"
    return "sesuai" if figur >= Decimal(k["ambang_sesuai"]) else "di_bawah"


def _turunkan(indikator: list[dict[str, str]], perilaku: list[dict[str, str]], k: dict[str, Any]) -> tuple[Any, ...]:
    ada = [(b["jenis"], Decimal(b["bobot"]), _capaian(b, k)) for b in indikator if b["status"] == "dihitung"]
    utama = [(bobot, c) for jenis, bobot, c in ada if jenis == "utama"]
    tambahan = [(bobot, c) for jenis, bobot, c in ada if jenis == "tambahan"]
    semua = sum(Decimal(b["bobot"]) for b in indikator if b["jenis"] == "utama" and b["status"] != "tidak_dievaluasi")
    h = rumus.nilai_hasil_tepat(utama, tambahan, maks=k["capaian_maks"], tambahan_maks=k["tambahan_maks"])
    angka = {"di_atas": k["nilai_di_atas"], "sesuai": k["nilai_sesuai"], "di_bawah": k["nilai_di_bawah"]}
    p = rumus.nilai_perilaku_tepat([b["rating"] for b in perilaku if b["sumber"] == "penilai"], angka=angka)
    bobot_hasil = Decimal(k["bobot_hasil" if all(b["sumber"] == "penilai" for b in perilaku) else "bobot_hasil_rekan"])
    indeks = None if h is None or p is None else rumus.indeks_tepat(h, p, (bobot_hasil, 100 - bobot_hasil))
    hasil, rerata, bulat = (None if x is None else rumus.bulatkan(x) for x in (h, p, indeks))
    cukup = sum(bobot for bobot, _ in utama) >= semua * (100 - Decimal(k["tanpa_data_maks"])) / 100
    return hasil, rerata, bulat, _usulan(hasil, k) if cukup else None, _usulan(rerata, k)


def test_sql_sama_dengan_python_dari_berkas_ekspor(periode: Periode, tmp_path: Path) -> None:
    call_command("hitung_nilai", periode=periode.kode, langsung=True)
    call_command("ekspor_masukan", str(tmp_path), periode=periode.kode)
    k = json.loads((tmp_path / "kebijakan.json").read_text(encoding="utf-8"))
    indikator, perilaku = _baca(tmp_path / "indikator.csv"), _baca(tmp_path / "perilaku.csv")
    tersimpan = {
        str(n.skp_id): (n.nilai_hasil, n.nilai_perilaku, n.indeks, n.usulan_hasil, n.usulan_perilaku)
        for n in Nilai.objects.filter(periode=periode)
    }
    diturunkan = {skp: _turunkan(indikator[skp], perilaku[skp], k) for skp in tersimpan}
    assert len(tersimpan) == BANYAK
    assert diturunkan == tersimpan
    status = {b["status"] for baris in indikator.values() for b in baris}
    assert status == {"dihitung", "belum", "belum_cukup_data", "tidak_dievaluasi"}


def test_rincian_cocok_untuk_setiap_skp(periode: Periode) -> None:
    call_command("hitung_nilai", periode=periode.kode, langsung=True)
    tidak_cocok = [s.pk for s in SKP.objects.order_by("pk")[:40] if not rincian(s, periode).cocok]
    assert tidak_cocok == []
