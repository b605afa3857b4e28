"""What waits for the training manager of the demo city: batches whose sessions are over, demand, a draft plan."""

from datetime import date, timedelta

from beranda.demo.akun import Akun
from beranda.demo.penempatan import SEKSI_CONTOH, Kursi, Susunan
from beranda.demo.unit import BKPSDM, DUKCAPIL
from pegawai.choices import JenisPegawai
from pelatihan.choices import AsalUsulan, StatusPeserta, SumberKebutuhan
from pelatihan.domain import angkatan as domain_angkatan
from pelatihan.domain import hadir, kebutuhan, penandatangan, peserta, rencana
from pelatihan.models import Kompetensi, Peserta, Program


def siapkan_penandatangan(susunan: Susunan) -> None:
    """The head of the training agency signs for the city, the head of the example agency for its own people."""
    for nama in (BKPSDM, DUKCAPIL):
        k = susunan.kepala_unit(nama)
        unit = None if nama == BKPSDM else k.unit
        penandatangan.tetapkan(unit=unit, pejabat=k.pegawai, jabatan=f"Kepala {nama}")


def tunggu_pengelola(orang: list[Kursi], katalog: dict[str, Program], kini: date) -> None:
    """Two batches whose sessions are over: one wants its attendance written down, the other its test scores."""
    for n, kode in enumerate(("arsip-dinamis", "dasar-data")):
        mulai = kini - timedelta(days=7 + n)
        a = domain_angkatan.buka(
            program=katalog[kode], mulai=mulai, selesai=mulai, tutup_daftar=mulai - timedelta(days=7)
        )
        ikut = Peserta.objects.bulk_create(
            Peserta(angkatan=a, pegawai=k.pegawai, asal=AsalUsulan.ATASAN, status=StatusPeserta.DITERIMA, antre=m)
            for m, k in enumerate(orang[-8:], 1)
        )
        if n:
            hadir.catat(sesi=a.sesi.get(), hadir=ikut[1:])
    domain_angkatan.tutup_pendaftaran()


def lewati_batas(staf: list[Kursi], akun: Akun, program: Program, kini: date) -> None:
    """A PPPK of the example seksi asks for more hours than a year of contract holds: the superior weighs the reason."""
    mulai = domain_angkatan.hari_kerja_dari(kini + timedelta(days=35))
    a = domain_angkatan.buka(
        program=program, mulai=mulai, selesai=mulai + timedelta(days=2), tutup_daftar=mulai - timedelta(days=5)
    )
    for k in [k for k in staf if k.pegawai.jenis == JenisPegawai.PPPK][:1]:
        peserta.usulkan(
            angkatan=a,
            pegawai=k.pegawai,
            asal=AsalUsulan.PEGAWAI,
            oleh=akun[k.pegawai.pk],
            alasan="Arsip loket pindah ke berkas elektronik bulan depan, dan saya yang memegangnya.",
        )


def minta_tempat(susunan: Susunan, akun: Akun, orang: list[Kursi], ada: dict[str, Kompetensi], kini: date) -> None:
    """Superiors ask for a competence for some of their people; the agency of the example seksi has a draft plan,
    of two others one waits for the head and one for the city."""
    minta = [k for k in orang[-10:] if k.penempatan.penilai_id in akun]
    for k in minta:
        kebutuhan.ajukan(
            pegawai=k.pegawai,
            kompetensi=ada["komunikasi"],
            tahun=kini.year,
            sumber=SumberKebutuhan.ATASAN,
            oleh=akun[k.penempatan.penilai_id],
            alasan="Warga tuli sering datang ke loket ini.",
        )
    contoh = susunan.kepala_unit(SEKSI_CONTOH).unit.opd
    rencana.susun(unit=contoh, tahun=kini.year + 1)
    lain = {k.unit.opd_id: k.unit.opd for k in minta if k.unit.opd_id != contoh.pk}
    for langkah, unit in enumerate(list(lain.values())[:2], 1):
        satu = rencana.susun(unit=unit, tahun=kini.year + 1)
        for _ in range(langkah):
            satu = rencana.teruskan(rencana=satu, versi=satu.versi, oleh=akun[susunan.kepala[unit.pk].pegawai.pk])
