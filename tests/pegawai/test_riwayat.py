"""History in words: who, why, old → new, never the NIK."""

from datetime import date

import pghistory

from pegawai.domain import nik, pegawai, penempatan
from pegawai.queries.riwayat import riwayat
from tests.orang import Kantor


def test_perubahan_tercatat_dengan_pelaku_dan_alasan(kantor: Kantor) -> None:
    sari = kantor.akun(kantor.sari)
    with pghistory.context(user=sari.pk):
        pegawai.ubah(pegawai_id=kantor.dewi.pk, versi=1, data={"golongan": "II/c"}, alasan="Kenaikan pangkat")
    terbaru = next(p for p in riwayat(kantor.dewi) if p.hal == "Data pegawai")
    assert (terbaru.oleh, terbaru.alasan, terbaru.rincian) == (
        "Sari Utami",
        "Kenaikan pangkat",
        [("Golongan/ruang", "", "Pengatur (II/c)")],
    )


def test_pindah_tercatat_lama_ke_baru(kantor: Kantor) -> None:
    penempatan.ganti_penilai(pegawai=kantor.dewi, penilai=kantor.bambang, mulai=date(2026, 11, 1), alasan="Rotasi")
    tutup = [p.rincian for p in riwayat(kantor.dewi) if p.alasan == "Rotasi" and len(p.rincian) == 1]
    assert tutup == [[("Masa", "01/01/2026 – sekarang", "01/01/2026 – 31/10/2026")]]


def test_nik_tidak_pernah_masuk_riwayat(kantor: Kantor) -> None:
    sebelum = riwayat(kantor.dewi)
    nik.simpan(pegawai=kantor.dewi, nik="1671014101900001")
    assert riwayat(kantor.dewi) == sebelum
