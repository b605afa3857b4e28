"""The commands that scripts rely on: exit codes, one line for an error, JSON and columns."""

import csv
import json
import subprocess
import sys
from datetime import date, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from kinerja.waktu import rentang
from penilaian.choices import JenisPeriode, StatusPeriode, StatusSKP
from penilaian.models import SKP, Kebijakan, Periode
from tests.orang import Kantor

TENGGAT = datetime.fromisoformat("2026-10-10T17:00:00+07:00")
KEPALA = (
    "nip,skp,periode,nilai_hasil,nilai_perilaku,indeks,usulan_hasil,"
    "rating_hasil,usulan_perilaku,rating_perilaku,predikat"
)


@pytest.fixture
def skp(kantor: Kantor) -> SKP:
    Periode.objects.create(
        kode="2026-TW3",
        nama="Triwulan III 2026",
        jenis=JenisPeriode.TRIWULAN,
        rentang=rentang(date(2026, 7, 1), date(2026, 9, 30)),
        tenggat_realisasi=TENGGAT,
        tenggat_penilaian=TENGGAT,
        status=StatusPeriode.BERJALAN,
        kebijakan=Kebijakan.objects.create(versi=91, nama="Uji"),
    )
    return SKP.objects.create(
        pegawai=kantor.dewi,
        penempatan=kantor.dewi.penempatan.get(),
        penilai=kantor.ratna,
        unit=kantor.seksi,
        rentang=rentang(date(2026, 1, 1), date(2026, 12, 31)),
        status=StatusSKP.BERLAKU,
    )


def jalankan(*argumen: str, **pilihan: object) -> str:
    keluaran = StringIO()
    call_command(*argumen, stdout=keluaran, **pilihan)
    return keluaran.getvalue()


@pytest.mark.django_db
def test_hitung_nilai_json_dan_ulang_bersih(skp: SKP) -> None:
    isi = [json.loads(jalankan("hitung_nilai", periode="2026-TW3", langsung=True, json=True)) for _ in range(2)]
    assert [list(i) for i in isi] == [["periode", "skp", "berubah", "detik"]] * 2
    assert [(i["skp"], i["berubah"]) for i in isi] == [(1, 1), (1, 0)]


@pytest.mark.django_db
def test_hitung_nilai_menolak_periode_ditutup_dan_yang_tidak_ada(skp: SKP) -> None:
    Periode.objects.update(status=StatusPeriode.DITUTUP)
    with pytest.raises(CommandError, match="sudah ditutup"):
        jalankan("hitung_nilai", periode="2026-TW3", langsung=True)
    with pytest.raises(CommandError, match="Periode X tidak ada"):
        jalankan("hitung_nilai", periode="X", langsung=True)


@pytest.mark.django_db
def test_nilai_tanpa_data_kosong_bukan_nol(skp: SKP, kantor: Kantor) -> None:
    jalankan("hitung_nilai", periode="2026-TW3", langsung=True)
    isi = json.loads(jalankan("nilai", periode="2026-TW3", nip=kantor.dewi.nip, json=True))
    assert (isi["nip"], [s["skp"] for s in isi["skp"]]) == (kantor.dewi.nip, [skp.pk])
    assert (isi["skp"][0]["nilai_hasil"], isi["skp"][0]["cocok"], isi["skp"][0]["indikator"]) == (None, True, [])


@pytest.mark.django_db
def test_ekspor_nilai_kolom_dan_nama_berkas(skp: SKP, kantor: Kantor, tmp_path: Path) -> None:
    jalankan("hitung_nilai", periode="2026-TW3", langsung=True)
    jalankan("ekspor_nilai", str(tmp_path / "nilai.csv"), periode="2026-TW3")
    with (tmp_path / "nilai.csv").open(encoding="utf-8") as berkas:
        assert list(csv.reader(berkas)) == [KEPALA.split(","), [kantor.dewi.nip, str(skp.pk), "2026-TW3", *[""] * 8]]
    jalankan("ekspor_nilai", str(tmp_path / "nilai.xlsx"), periode="2026-TW3")
    assert (tmp_path / "nilai.xlsx").read_bytes()[:2] == b"PK"
    with pytest.raises(CommandError, match="berakhiran"):
        jalankan("ekspor_nilai", str(tmp_path / "nilai.ods"), periode="2026-TW3")


@pytest.mark.parametrize("perintah", ["hitung_nilai", "nilai", "ekspor_nilai", "ekspor_masukan"])
def test_argumen_salah_keluar_dengan_2(perintah: str) -> None:
    hasil = subprocess.run([sys.executable, "manage.py", perintah], capture_output=True, text=True, check=False)
    assert (hasil.returncode, hasil.stdout) == (2, "")
