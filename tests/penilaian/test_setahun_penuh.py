"""The whole of 2026 in a small city, from the plans of January to the annual results of the next January.

One story in chapters: the clock is moved, people act through the functions of the product, and the machine does by
itself what it does each five minutes, hour and night (`Kota.pukul`). Expected figures are worked out by hand.
"""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from kinerja.models import Pemberitahuan
from pegawai.choices import JenisPenempatan, StatusPegawai
from pegawai.domain.berhenti import akhiri_tugas, terapkan_akhir
from pegawai.domain.penempatan import ganti_penilai, pindah
from pegawai.domain.sementara import tugaskan_sementara
from penilaian.domain import keberatan, keberatan_putus, putusan, realisasi, umpan_balik
from penilaian.domain import skp as domain_skp
from penilaian.models import SKP, AlihPenilaian, Keberatan, Laporan, Nilai, PutusanNilai
from penilaian.queries.setahun import setahun
from tests.orang import Kantor
from tests.penilaian.kota_setahun import Kota, buat_kota

pytestmark = pytest.mark.django_db
SEMUA = ("bambang", "ratna", "tono", "dewi", "eka", "farid")
KODE = ("2026-TW1", "2026-TW2", "2026-TW3", "2026-TW4")


def test_setahun_penuh(kantor: Kantor) -> None:
    with time_machine.travel("2026-01-02T01:00:00Z", tick=False) as jam:
        kota = buat_kota(kantor, jam)
        januari_rencana_disepakati_dari_atas_ke_bawah(kota)
        triwulan_satu_dilaporkan_diingatkan_dinilai_diterima(kota)
        april_dewi_pindah_dan_bagian_lamanya_dinilai_ratna(kota)
        triwulan_dua_dua_keberatan(kota)
        agustus_ratna_pensiun(kota)
        triwulan_tiga_atasan_ratna_menilai(kota)
        triwulan_empat(kota)
        hasil_tahunan(kota)
        setiap_angka_diturunkan_ulang(kota)


def januari_rencana_disepakati_dari_atas_ke_bawah(kota: Kota) -> None:
    kota.pukul("2026-01-05 08:00")
    assert {p: kota.periode(p).status for p in ("2026-TW1", "2026-TH")} == {
        "2026-TW1": "berjalan",
        "2026-TH": "berjalan",
    }
    assert kota.periode("2026-TW2").status == "rencana"
    kota.sepakati(kota.rencanakan("bambang"), "rahmat")
    for nama in ("ratna", "tono"):
        kota.sepakati(kota.rencanakan(nama), "bambang")
    rancangan = {nama: kota.rencanakan(nama) for nama in ("dewi", "eka", "farid")}
    domain_skp.ajukan(skp=rancangan["dewi"], oleh=kota.akun("dewi"))
    domain_skp.kembalikan(skp=rancangan["dewi"], oleh=kota.akun("ratna"), catatan="Sebut satuannya.")
    kota.pukul("2026-01-20 09:00")
    for skp in rancangan.values():
        skp.refresh_from_db()
        kota.sepakati(skp, "ratna")
    berlaku = SKP.objects.filter(status="berlaku").order_by("pegawai__nama")
    assert [str(s.pegawai.nama) for s in berlaku] == [
        "Bambang Wijaya",
        "Dewi Anggraini",
        "Eka Putri",
        "Farid",
        "Ratna Kusuma",
        "Tono Hartono",
    ]
    assert {(s.rentang.lower, s.rentang.upper) for s in berlaku} == {(date(2026, 1, 1), date(2027, 1, 1))}


def triwulan_satu_dilaporkan_diingatkan_dinilai_diterima(kota: Kota) -> None:
    kota.pukul("2026-02-16 10:00")
    diberi = umpan_balik.beri(
        skp=kota.skp("dewi"),
        penulis=kota.akun("ratna"),
        nada="apresiasi",
        kejadian="Antrean habis sebelum pukul 12.",
        nilai_dasar="berorientasi_pelayanan",
    )
    assert umpan_balik.tandai_dibaca(umpan_balik=diberi, pengguna=kota.akun("dewi"))
    kota.pukul("2026-04-02 09:00")
    for nama, berkas, hari in (("bambang", "100", "4"), ("ratna", "100", "4"), ("tono", "100", "4")):
        kota.lapor(kota.skp(nama), "2026-TW1", berkas, hari)
    kota.lapor(kota.skp("dewi"), "2026-TW1", "115", "3")
    kota.lapor(kota.skp("eka"), "2026-TW1", "90", "4")
    salah = kota.skp("eka").realisasi.order_by("pk").first()
    realisasi.kembalikan(realisasi=salah, oleh=kota.akun("ratna"), tanggapan="Enam berkas tercatat ganda.")
    kota.pukul("2026-04-03 07:30")
    kota.lapor(kota.skp("eka"), "2026-TW1", "96", "4")
    assert (kota.angka(kota.skp("dewi"), "2026-TW1"), kota.angka(kota.skp("eka"), "2026-TW1")) == (
        Decimal("117.00"),
        Decimal("97.60"),
    )
    kota.pukul("2026-04-08 07:30")
    # Farid has reported nothing: he is warned a week and two days before the deadline; Eka once, for what came back.
    assert diingatkan("2026-TW1") == [("Eka Putri", "7"), ("Farid", "2"), ("Farid", "7")]


def april_dewi_pindah_dan_bagian_lamanya_dinilai_ratna(kota: Kota) -> None:
    kota.pukul("2026-04-13 09:00")
    dewi, tono = kota.orang["dewi"], kota.orang["tono"]
    pindah(
        pegawai=dewi,
        unit=kota.data,
        jabatan=kota.kantor.jabatan,
        penilai=tono,
        mulai=date(2026, 4, 16),
        alasan="Mutasi",
    )
    kota.pukul("2026-04-16 08:00")
    kota.sepakati(kota.tautkan_ulang("dewi"), "tono")
    lama, baru = kota.skp("dewi", "ratna"), kota.skp("dewi", "tono")
    assert (lama.status, lama.rentang.upper, baru.rentang.lower) == (
        "disesuaikan",
        date(2026, 4, 16),
        date(2026, 4, 16),
    )
    kota.pukul("2026-04-18 09:00")
    for nama in ("ratna", "tono"):
        kota.nilai(kota.skp(nama), "2026-TW1", "bambang", "sesuai")
    kota.nilai(kota.skp("bambang"), "2026-TW1", "rahmat", "sesuai")
    with pytest.raises(PermissionDenied):
        kota.nilai(lama, "2026-TW1", "tono", "di_atas")
    hasil_dewi = kota.nilai(lama, "2026-TW1", "ratna", "di_atas")
    kota.nilai(kota.skp("eka"), "2026-TW1", "ratna", "sesuai")
    hasil_farid = kota.nilai(kota.skp("farid"), "2026-TW1", "ratna", "di_bawah", alasan_hasil="Tidak melapor.")
    assert (hasil_dewi.predikat, hasil_farid.predikat) == ("baik", "butuh_perbaikan")
    putusan.terima(putusan=hasil_dewi, oleh=kota.akun("dewi"))
    kota.pukul("2026-04-24 16:00")
    assert not AlihPenilaian.objects.exists()
    kota.tutup("2026-TW1")
    assert (kota.angka(lama, "2026-TW1"), kota.angka(kota.skp("farid"), "2026-TW1")) == (
        Decimal("117.00"),
        Decimal("0.00"),
    )
    assert Laporan.objects.filter(periode__kode="2026-TW1").count() == 3


def triwulan_dua_dua_keberatan(kota: Kota) -> None:
    kota.pukul("2026-07-06 09:00")
    lama, baru = kota.skp("dewi", "ratna"), kota.skp("dewi", "tono")
    for nama in ("bambang", "ratna", "tono", "eka", "farid"):
        kota.lapor(kota.skp(nama), "2026-TW2", "96", "4")
    kota.lapor(lama, "2026-TW2", "17", "4")
    kota.lapor(baru, "2026-TW2", "110", "3")
    kota.pukul("2026-07-14 09:00")
    for nama, atasan in (("bambang", "rahmat"), ("ratna", "bambang"), ("tono", "bambang"), ("farid", "ratna")):
        kota.nilai(kota.skp(nama), "2026-TW2", atasan, "sesuai")
    kota.nilai(lama, "2026-TW2", "ratna", "sesuai", alasan_hasil="Hanya 15 hari dari triwulan ini.")
    atas_dewi = kota.nilai(baru, "2026-TW2", "tono", "sesuai", alasan_hasil="Dua puluh berkas perlu diulang.")
    atas_eka = kota.nilai(kota.skp("eka"), "2026-TW2", "ratna", "di_bawah", alasan_hasil="Mutunya kurang.")
    kota.pukul("2026-07-20 10:00")
    eka = ajukan(kota, atas_eka, "eka", "Capaian saya 97,6 dan tidak ada berkas yang dikembalikan.")
    keberatan_putus.tanggapi(keberatan=eka, oleh=kota.akun("ratna"), tanggapan="Saya menilai dari kesan.")
    kota.pukul("2026-07-28 23:59")
    dewi = ajukan(kota, atas_dewi, "dewi", "Capaian saya 114.")
    kota.pukul("2026-07-29 00:00")
    with pytest.raises(ValidationError, match="sudah lewat"):
        ajukan(kota, putusan_terakhir(kota.skp("farid"), "2026-TW2"), "farid", "Terlambat.")
    kota.pukul("2026-07-31 16:00")
    kota.tutup("2026-TW2")
    with pytest.raises(ValidationError, match="Kedua pihak harus didengar"):
        putuskan(kota, dewi, "ditolak")
    kota.pukul("2026-08-05 09:00")
    putuskan(kota, eka, "dikabulkan", rating_hasil="sesuai", rating_perilaku="sesuai")
    putuskan(kota, dewi, "ditolak")
    dua = [putusan_terakhir(s, "2026-TW2") for s in (kota.skp("eka"), baru)]
    assert [(p.jenis, p.predikat, p.oleh.pegawai) for p in dua] == [
        ("keberatan", "baik", kota.orang["bambang"]),
        ("penilai", "baik", kota.orang["tono"]),
    ]
    assert PutusanNilai.objects.filter(skp=kota.skp("eka"), periode__kode="2026-TW2").count() == 2
    with pytest.raises(ValidationError):
        kota.nilai(kota.skp("eka"), "2026-TW2", "ratna", "di_bawah", alasan_hasil="Saya tetap.")


def agustus_ratna_pensiun(kota: Kota) -> None:
    kota.pukul("2026-08-20 09:00")
    ratna, tono, farid = (kota.orang[n] for n in ("ratna", "tono", "farid"))
    akhiri_tugas(pegawai=ratna, sebab=StatusPegawai.PENSIUN, terakhir=date(2026, 8, 31), alasan="Batas usia pensiun")
    kota.pukul("2026-09-01 08:00")
    terapkan_akhir()
    ratna.refresh_from_db()
    assert (ratna.status, kota.skp("ratna").rentang.upper) == ("pensiun", date(2026, 9, 1))
    tugaskan_sementara(
        pegawai=tono,
        unit=kota.kantor.seksi,
        jabatan=tono.penempatan.get().jabatan,
        jenis=JenisPenempatan.PLT,
        mulai=date(2026, 9, 1),
        selesai=date(2026, 12, 31),
        alasan="Menunggu pejabat definitif",
    )
    # HR gives Farid his new assessor at once, and forgets Eka until October.
    ganti_penilai(pegawai=farid, penilai=tono, mulai=date(2026, 9, 1), alasan="Ratna pensiun")
    kota.sepakati(kota.tautkan_ulang("farid"), "tono")
    assert [s.penilai for s in SKP.objects.filter(pegawai=farid).order_by("rentang")] == [ratna, tono]


def triwulan_tiga_atasan_ratna_menilai(kota: Kota) -> None:
    kota.pukul("2026-10-01 08:00")
    eka, tono = kota.orang["eka"], kota.orang["tono"]
    ganti_penilai(pegawai=eka, penilai=tono, mulai=date(2026, 10, 1), alasan="Ratna pensiun")
    kota.sepakati(kota.tautkan_ulang("eka"), "tono")
    kota.lapor(kota.skp("farid", "ratna"), "2026-TW3", "100", "4")
    kota.lapor(kota.skp("farid", "tono"), "2026-TW3", "110", "3")
    kota.lapor(kota.skp("eka", "ratna"), "2026-TW3", "96", "4")
    for nama in ("bambang", "tono", "dewi"):
        kota.lapor(kota.skp(nama), "2026-TW3", "100", "4")
    alih = AlihPenilaian.objects.filter(periode__kode="2026-TW3").order_by("skp__pegawai__nama")
    assert [(a.skp.pegawai, a.dari, a.kepada) for a in alih] == [
        (kota.orang[n], kota.orang["ratna"], kota.orang["bambang"]) for n in ("eka", "farid")
    ]
    kota.pukul("2026-10-12 09:00")
    with pytest.raises(PermissionDenied):
        kota.nilai(kota.skp("farid", "ratna"), "2026-TW3", "tono", "sesuai")
    for skp in (kota.skp("farid", "ratna"), kota.skp("eka", "ratna"), kota.skp("tono")):
        kota.nilai(skp, "2026-TW3", "bambang", "sesuai")
    kota.nilai(kota.skp("ratna"), "2026-TW3", "bambang", "sesuai", alasan_hasil="Pensiun sebelum melapor.")
    kota.nilai(kota.skp("bambang"), "2026-TW3", "rahmat", "sesuai")
    kota.nilai(kota.skp("dewi"), "2026-TW3", "tono", "sesuai")
    kota.nilai(kota.skp("farid", "tono"), "2026-TW3", "tono", "di_atas")
    kota.pukul("2026-10-30 16:00")
    kota.tutup("2026-TW3")
    # Ratna had left: what she could not report is no zero.
    assert [kota.angka(kota.skp(*s), "2026-TW3") for s in (("ratna",), ("farid", "ratna"), ("farid", "tono"))] == [
        None,
        Decimal("100.00"),
        Decimal("114.00"),
    ]


def triwulan_empat(kota: Kota) -> None:
    kota.pukul("2026-12-31 23:59")
    assert kota.periode("2026-TW4").status == "berjalan"
    kota.pukul("2027-01-04 09:00")
    for nama in ("bambang", "tono", "dewi", "eka", "farid"):
        kota.lapor(kota.skp(nama), "2026-TW4", "96", "4")
    kota.pukul("2027-01-12 09:00")
    kota.nilai(kota.skp("bambang"), "2026-TW4", "rahmat", "sesuai")
    kota.nilai(kota.skp("tono"), "2026-TW4", "bambang", "sesuai")
    for nama in ("dewi", "eka", "farid"):
        kota.nilai(kota.skp(nama), "2026-TW4", "tono", "sesuai")
    kota.pukul("2027-01-18 16:00")
    kota.tutup("2026-TW4")


def hasil_tahunan(kota: Kota) -> None:
    """The year is its own decision; the periods beside it are an aid, weighted by months, from every assessor."""
    tahun = kota.periode("2026-TH")
    isi = {nama: setahun(kota.skp(nama), tahun) for nama in ("dewi", "farid")}
    assert [
        (b.nilai.periode.kode, b.nilai.skp.penilai.nama[:5], b.bulan, b.nilai.nilai_hasil) for b in isi["dewi"].bagian
    ] == [
        ("2026-TW1", "Ratna", 3, Decimal("117.00")),
        ("2026-TW2", "Ratna", 0, Decimal("50.20")),
        ("2026-TW2", "Tono ", 3, Decimal("114.00")),
        ("2026-TW3", "Tono ", 3, Decimal("100.00")),
        ("2026-TW4", "Tono ", 3, Decimal("97.60")),
    ]
    # (117 + 114 + 100 + 97,6) × 3 / 12, and (0 × 3 + 97,6 × 3 + 100 × 2 + 114 × 1 + 97,6 × 3) / 12
    assert (isi["dewi"].hasil, isi["farid"].hasil) == (Decimal("107.15"), Decimal("74.97"))
    assert [sum(b.bulan for b in s.bagian) for s in isi.values()] == [12, 12]
    kota.nilai(kota.skp("bambang"), "2026-TH", "rahmat", "sesuai", alasan_hasil="Menimbang empat triwulan.")
    for nama, atasan, rating in (
        ("tono", "bambang", "sesuai"),
        ("dewi", "tono", "sesuai"),
        ("eka", "tono", "sesuai"),
        ("farid", "tono", "di_bawah"),
    ):
        kota.nilai(kota.skp(nama), "2026-TH", atasan, rating, alasan_hasil="Menimbang empat triwulan.")
    kota.pukul("2027-01-23 09:00")
    kota.tutup("2026-TH")
    akhir = {n: putusan_terakhir(kota.skp(n), "2026-TH").predikat for n in ("dewi", "eka", "farid")}
    assert akhir == {"dewi": "baik", "eka": "baik", "farid": "butuh_perbaikan"}
    assert not kota.skp("ratna").rentang.upper > date(2026, 12, 31)
    # Dewi confirms; Farid lets the fourteen days pass.
    putusan.terima(putusan=putusan_terakhir(kota.skp("dewi"), "2026-TH"), oleh=kota.akun("dewi"))
    assert [kota.diturunkan_ulang("2026-TH", n)[0]["keadaan"] for n in ("dewi", "farid")] == ["final", "disampaikan"]
    kota.pukul("2027-02-10 09:00")
    assert kota.diturunkan_ulang("2026-TH", "farid")[0]["keadaan"] == "final"


def setiap_angka_diturunkan_ulang(kota: Kota) -> None:
    """After the year every stored figure, closed and rated, follows again from its inputs."""
    baris = [b for kode in (*KODE, "2026-TH") for nama in SEMUA for b in kota.diturunkan_ulang(kode, nama)]
    assert len(baris) == Nilai.objects.count() == 6 + 7 + 7 + 5 + 5
    assert [b for b in baris if not b["cocok"]] == []
    assert [b["predikat"] for b in baris if b["predikat"] is None] == []
    klien = Client()
    klien.force_login(kota.akun("dewi"))
    for kode in (*KODE, "2026-TH"):
        skp = kota.skp("dewi", "ratna" if kode == "2026-TW1" else "tono")
        assert klien.get(reverse("penilaian:mengapa", args=[skp.publik, kode])).status_code == 200
    assert klien.get(reverse("penilaian:nilai_saya")).status_code == 200


def diingatkan(kode: str) -> list[tuple[str, str]]:
    """Who was reminded of missing results, and how many days before the deadline."""
    kabar = Pemberitahuan.objects.filter(kunci__startswith=f"hasil:{kode}:").order_by("penerima__nama", "kunci")
    return [(k.penerima.nama, k.kunci.split(":")[2]) for k in kabar]


def putusan_terakhir(skp: SKP, kode: str) -> PutusanNilai:
    return PutusanNilai.objects.filter(skp=skp, periode__kode=kode).latest("pk")


def ajukan(kota: Kota, atas: PutusanNilai, nama: str, uraian: str) -> Keberatan:
    """Draft and send an objection to a delivered result."""
    draf = keberatan.simpan_draf(putusan=atas, oleh=kota.akun(nama), uraian=uraian)
    return keberatan.ajukan(keberatan=draf, oleh=kota.akun(nama))


def putuskan(kota: Kota, k: Keberatan, amar: str, **rating: str) -> Keberatan:
    """Bambang, the superior of both assessors, decides."""
    return keberatan_putus.putuskan(
        keberatan=k, oleh=kota.akun("bambang"), amar=amar, pertimbangan="Menimbang bukti kedua pihak.", **rating
    )
