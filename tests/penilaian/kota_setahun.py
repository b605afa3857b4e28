"""A small city that lives through 2026 with the clock of the tests: what its people do, in one call each.

The mayor Rahmat assesses Bambang (head of the Dinas), who assesses Ratna (services) and Tono (data). Ratna assesses
Dewi, Eka and Farid. Everything below goes through the functions and tasks that the product itself calls.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from io import StringIO

import time_machine
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from kinerja.domain.pekerjaan import jalankan_langsung
from kinerja.models import Pekerjaan, Pemberitahuan
from pegawai.choices import JenisJabatan, JenisPegawai, JenisUnit
from pegawai.models import Jabatan, Pegawai, Pengguna, UnitKerja
from penilaian.choices import SKP_MENGIKAT, Arah, JenisPeriode, Perspektif, StatusKebijakan
from penilaian.domain import perilaku, putusan, realisasi, rencana
from penilaian.domain import periode as domain_periode
from penilaian.domain import skp as domain_skp
from penilaian.domain.hitung import hitung_seluruh
from penilaian.models import (
    SKP,
    HasilKerja,
    Indikator,
    Kebijakan,
    Nilai,
    Periode,
    PutusanNilai,
    Realisasi,
    UmpanBalik,
)
from penilaian.queries.kesiapan import periode_sasaran
from penilaian.tasks import cari_jatuh_tempo, cari_laporan_jatuh_tempo, hitung_malam
from tests.orang import Kantor, buat_pegawai, tempatkan
from tests.penilaian.skp_contoh import tanpa_lampiran

# kode, kind, first and last day, deadline of results, deadline of rating
PERIODE = (
    ("2026-TW1", JenisPeriode.TRIWULAN, "2026-01-01", "2026-03-31", "2026-04-10", "2026-04-20"),
    ("2026-TW2", JenisPeriode.TRIWULAN, "2026-04-01", "2026-06-30", "2026-07-10", "2026-07-20"),
    ("2026-TW3", JenisPeriode.TRIWULAN, "2026-07-01", "2026-09-30", "2026-10-10", "2026-10-20"),
    ("2026-TW4", JenisPeriode.TRIWULAN, "2026-10-01", "2026-12-31", "2027-01-08", "2027-01-15"),
    ("2026-TH", JenisPeriode.TAHUNAN, "2026-01-01", "2026-12-31", "2027-01-15", "2027-01-22"),
)


@dataclass
class Kota:
    """The city, its people by first name, and its clock (WIB)."""

    kantor: Kantor
    jam: time_machine.Traveller
    data: UnitKerja
    orang: dict[str, Pegawai] = field(default_factory=dict)
    mulai_nyata: datetime | None = None

    def akun(self, nama: str) -> Pengguna:
        return Pengguna.objects.get(pegawai=self.orang[nama])

    def pukul(self, saat: str) -> None:
        """Move the clock, then do what the machine does by itself: each five minutes, each hour, each night."""
        self.samakan_jam()
        self.jam.move_to(datetime.fromisoformat(f"{saat}:00+07:00"))
        for tugas in (hitung_malam, cari_jatuh_tempo, cari_laporan_jatuh_tempo):
            tugas()
        for pekerjaan in Pekerjaan.objects.filter(status="menunggu").order_by("pk"):
            jalankan_langsung(pekerjaan=pekerjaan)
        self.samakan_jam()

    def samakan_jam(self) -> None:
        """PostgreSQL stamps new rows with the clock of the machine: give those that rules read the time of the test."""
        with connection.cursor() as kursor:
            kursor.execute("SELECT clock_timestamp()")
            kini = kursor.fetchone()[0]
        for model, kolom in ((Pemberitahuan, "dibuat"), (UmpanBalik, "dibuat"), (Pekerjaan, "dibuat")):
            model.objects.filter(**{f"{kolom}__range": (self.mulai_nyata, kini)}).update(**{kolom: timezone.now()})

    def periode(self, kode: str) -> Periode:
        return Periode.objects.select_related("kebijakan").get(kode=kode)

    def skp(self, nama: str, penilai: str = "") -> SKP:
        """The latest approved plan of a person, or the one under this assessor."""
        daftar = SKP.objects.filter(pegawai=self.orang[nama], status__in=SKP_MENGIKAT)
        return (daftar.filter(penilai=self.orang[penilai]) if penilai else daftar).latest("rentang")

    def rencanakan(self, nama: str) -> SKP:
        """Draft a plan: 60 % files finished (target 100 a quarter), 40 % days a file takes (4, fewer is better)."""
        akun = self.akun(nama)
        skp = domain_skp.buat_rancangan(oleh=akun)
        for uraian, bobot, satuan, arah, target in (
            ("Berkas warga selesai", "60", "berkas", Arah.NAIK, "100"),
            ("Warga tidak menunggu lama", "40", "hari", Arah.TURUN, "4"),
        ):
            hasil = HasilKerja(skp=skp, uraian=uraian, bobot=Decimal(bobot))
            if nama == "bambang":
                hasil.perspektif = Perspektif.PENERIMA_LAYANAN
            else:
                hasil.hasil_atasan = self.hasil_atasan(skp, uraian)
            hasil = rencana.simpan_hasil(hasil=hasil, oleh=akun)
            i = rencana.simpan_indikator(
                indikator=Indikator(hasil=hasil, uraian=uraian, satuan=satuan, arah=arah), oleh=akun
            )
            isian = [rencana.IsianTarget(i.pk, p.pk, Decimal(target)) for p in periode_sasaran(skp)]
            rencana.simpan_target(skp=skp, oleh=akun, isian=isian)
        tanpa_lampiran(skp)
        skp.refresh_from_db()
        return skp

    def hasil_atasan(self, skp: SKP, uraian: str) -> HasilKerja:
        return HasilKerja.objects.get(skp__pegawai=skp.penilai_id, skp__status="berlaku", uraian=uraian)

    def tautkan_ulang(self, nama: str) -> SKP:
        """The draft that a move opened: each result now supports that of the new superior."""
        skp = SKP.objects.get(pegawai=self.orang[nama], status="draf")
        for hasil in skp.hasil.all():
            hasil.hasil_atasan = self.hasil_atasan(skp, hasil.uraian)
            rencana.simpan_hasil(hasil=hasil, oleh=self.akun(nama))
        skp.refresh_from_db()
        return skp

    def sepakati(self, skp: SKP, penilai: str) -> SKP:
        """Sent by the employee, approved by the assessor."""
        domain_skp.ajukan(skp=skp, oleh=Pengguna.objects.get(pegawai=skp.pegawai_id))
        return domain_skp.setujui(skp=skp, oleh=self.akun(penilai))

    def lapor(self, skp: SKP, kode: str, berkas: str, hari: str) -> None:
        """Report both results of a period and send them."""
        akun, periode = Pengguna.objects.get(pegawai=skp.pegawai_id), self.periode(kode)
        pertama, kedua = Indikator.objects.filter(skp=skp).order_by("pk")
        isian = [realisasi.Isian(pertama.pk, Decimal(berkas)), realisasi.Isian(kedua.pk, Decimal(hari))]
        realisasi.simpan_draf(skp=skp, periode=periode, oleh=akun, isian=isian)
        realisasi.kirim(skp=skp, periode=periode, oleh=akun)

    def nilai(self, skp: SKP, kode: str, oleh: str, hasil: str, **alasan: str) -> PutusanNilai:
        """Accept what was sent, rate two values and the whole `sesuai` behaviour, deliver the decision."""
        akun, periode = self.akun(oleh), self.periode(kode)
        for baris in Realisasi.objects.filter(skp=skp, periode=periode, status="dikirim"):
            if akun.pegawai_id == skp.penilai_id:
                realisasi.terima(realisasi=baris, oleh=akun)
        isian = {aspek: perilaku.Isian("sesuai") for aspek in ("berorientasi_pelayanan", "akuntabel")}
        perilaku.nilai_aspek(skp=skp, periode=periode, oleh=akun, isian=isian)
        baru = putusan.tetapkan(
            skp=skp, periode=periode, oleh=akun, rating_hasil=hasil, rating_perilaku="sesuai", **alasan
        )
        return putusan.sampaikan(putusan=baru, oleh=akun)

    def tutup(self, kode: str) -> None:
        domain_periode.tutup(periode=self.periode(kode), alasan="Semua sudah dinilai", hitung_terakhir=hitung_seluruh)

    def angka(self, skp: SKP, kode: str) -> Decimal | None:
        return Nilai.objects.get(skp=skp, periode__kode=kode).nilai_hasil

    def diturunkan_ulang(self, kode: str, nama: str) -> list[dict]:
        """`manage.py nilai` of a person: its rows, each with `cocok`."""
        keluar = StringIO()
        call_command("nilai", "--periode", kode, "--nip", self.orang[nama].nip, "--json", stdout=keluar)
        return json.loads(keluar.getvalue())["skp"]


def buat_kota(kantor: Kantor, jam: time_machine.Traveller) -> Kota:
    """People, units and the periods of 2026, as HR plans them on 2 January."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT clock_timestamp()")
        nyata = kursor.fetchone()[0]
    data = UnitKerja.objects.create(
        kode="D01.2", nama="Seksi Data", jenis=JenisUnit.SEKSI, parent=kantor.dinas, opd=kantor.dinas
    )
    jpt = Jabatan.objects.create(kode="JPT-1", nama="Kepala dinas", jenis=JenisJabatan.JPT)
    kepala = Jabatan.objects.get(kode="JK-1")
    rahmat = Pegawai.objects.create(jenis=JenisPegawai.PEJABAT, nama="Rahmat Hidayatullah")
    Pengguna.objects.create_user(username="walikota", password="rahasia-uji", pegawai=rahmat, nama=rahmat.nama)
    kantor.bambang.penempatan.update(penilai=rahmat, jabatan=jpt)
    tono, eka, farid = buat_pegawai("Tono Hartono", 931), buat_pegawai("Eka Putri", 932), buat_pegawai("Farid", 933)
    tempatkan(rahmat, kantor.kota, kepala, None, kepala=True)
    tempatkan(tono, data, kepala, kantor.bambang, kepala=True)
    for orang in (eka, farid):
        tempatkan(orang, kantor.seksi, kantor.jabatan, kantor.ratna)
    kota = Kota(kantor, jam, data, mulai_nyata=nyata)
    kota.orang = {n: getattr(kantor, n) for n in ("dewi", "ratna", "bambang", "hasan", "sari")}
    kota.orang |= {"rahmat": rahmat, "tono": tono, "eka": eka, "farid": farid}
    kebijakan = Kebijakan.objects.create(versi=1, nama="Aturan 2026", status=StatusKebijakan.BERLAKU)
    for kode, jenis, awal, akhir, hasil, menilai in PERIODE:
        domain_periode.buat(
            kode=kode,
            nama=kode,
            jenis=jenis,
            awal=datetime.fromisoformat(awal).date(),
            akhir=datetime.fromisoformat(akhir).date(),
            tenggat_realisasi=datetime.fromisoformat(f"{hasil}T23:59:59+07:00"),
            tenggat_penilaian=datetime.fromisoformat(f"{menilai}T23:59:59+07:00"),
            kebijakan=kebijakan,
        )
    return kota
