"""Many rows: each broken one is named by row and column, nothing else, and the statements do not grow with the rows.

`KINERJA_UJI_IMPOR=20000` runs the acceptance: 20,000 rows with 500 broken ones.
"""

import os
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pegawai.domain import impor, impor_urung
from pegawai.models import BarisImpor, BatchImpor, IsiImpor, Pegawai, Penempatan, Pengguna
from tests.orang import Kantor
from tests.pegawai.impor_contoh import KEPALA, csv_dari, nip, orang, xlsx_dari

BANYAK = int(os.environ.get("KINERJA_UJI_IMPOR", "2000"))
# What is wrong, in the column of that place.
RUSAK = (
    (0, "12345"), (0, 1.99e17), (2, "31/02/1990"), (2, "kemarin"), (3, "X"), (4, "V/z"), (5, "tanpa-at"),
    (6, "TIDAK-ADA"), (7, "Jabatan Khayal"), (9, nip(999_999)),
)  # fmt: skip


def _periksa(isi: list, nama: str = "besar.xlsx") -> BatchImpor:
    return impor.periksa(batch=impor.simpan(nama=nama, isi=xlsx_dari(isi), oleh=None))


def test_tiap_baris_rusak_disebut_lalu_semua_masuk_diperbarui_dan_diurungkan(kantor: Kantor) -> None:
    baik = [orang(n, penilai=nip(n - n % 20) if n % 20 else kantor.ratna.nip) for n in range(BANYAK)]
    isi = [list(b) for b in baik]
    harap = []
    # Never a row whose number an assessor column names.
    for ke in range(BANYAK // 40):
        nomor = ke * 40 + 1 + ke % 19
        kolom, nilai = RUSAK[ke % len(RUSAK)]
        isi[nomor][kolom] = nilai
        harap.append({"baris": nomor + 2, "kolom": KEPALA[kolom]})
    batch = _periksa(isi)
    ditemukan = [{k: g[k] for k in ("baris", "kolom")} for g in impor.kesalahan(batch)]
    assert ditemukan == harap
    assert (batch.baru, batch.galat, Pegawai.objects.count()) == (BANYAK - len(harap), len(harap), 5)
    impor.terapkan(batch=batch, alasan="uji", hanya_benar=True)
    lengkap = impor.terapkan(batch=_periksa(baik), alasan="uji")
    assert (lengkap.baru, lengkap.sama, Pegawai.objects.count()) == (len(harap), BANYAK - len(harap), 5 + BANYAK)
    for baris in baik[:50]:
        baris[1] += " Baru"
    ubah = impor.terapkan(batch=_periksa(baik), alasan="uji")
    assert (ubah.berubah, ubah.sama) == (50, BANYAK - 50)
    for satu, jumlah in ((ubah, BANYAK), (lengkap, BANYAK - len(harap)), (batch, 0)):
        satu.refresh_from_db()
        impor_urung.urungkan(batch=satu, alasan="uji", oleh=None)
        assert Pegawai.objects.count() == 5 + jumlah
    assert (Penempatan.objects.count(), Pengguna.objects.count()) == (5, 5)


def test_jumlah_pernyataan_tidak_naik_dengan_baris(kantor: Kantor) -> None:
    jumlah = []
    for awal, banyak in ((0, 1), (10, 3), (100, 200)):
        with CaptureQueriesContext(connection) as kueri:
            isi = csv_dari([orang(awal + n, penilai=kantor.ratna.nip) for n in range(banyak)])
            batch = impor.periksa(batch=impor.simpan(nama="a.csv", isi=isi, oleh=None))
            impor.terapkan(batch=batch, alasan="uji")
        jumlah.append(len(kueri))
    assert jumlah == [jumlah[0]] * 3


def test_berkas_dan_baris_lama_dihapus_dengan_data_pribadinya(kantor: Kantor) -> None:
    lama = impor.terapkan(batch=_periksa([orang(1)]), alasan="uji")
    baru = _periksa([orang(2)])
    waktu = timezone.now() - impor_urung.MASA_URUNG - timedelta(days=1)
    BatchImpor.objects.filter(pk=lama.pk).update(dibuat=waktu, diterapkan=waktu)
    assert impor_urung.bersihkan() == 1
    assert [b.batch_id for b in IsiImpor.objects.all()] == [baru.pk]
    assert [b.batch_id for b in BarisImpor.objects.all()] == [baru.pk]
    lama.refresh_from_db()
    assert (lama.baru, impor_urung.batas_urung(lama) < timezone.now()) == (1, True)
