"""A crawl over every URL of the project's own apps, by each of the four named people and by nobody."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter
from django.utils import timezone

from inovasi.domain import titipan, usulan
from inovasi.models import Kriteria, Putaran, Rubrik, Seruan, Telaah, Titipan, Usulan
from kinerja.choices import JenisDokumen
from kinerja.domain.dokumen import Naskah, terbitkan
from kinerja.waktu import hari_ini, rentang
from pelatihan.domain import hadir, kebutuhan, kelulusan, peserta
from pelatihan.models import Angkatan, Kebutuhan, Pendampingan, Perubahan, Peserta
from penilaian.choices import StatusKebijakan, StatusPeriode, StatusSKP
from penilaian.models import SKP, Bimbingan, CalonPenghargaan, Kebijakan, Periode, ProgramPenghargaan, PutusanNilai
from sosialisasi.domain import denyut, materi, pakta, tanya, tanya_jawab
from sosialisasi.models import Bantuan, Pengumuman
from tests.inovasi.contoh import ISI, manajer, siapkan
from tests.orang import AWAL, Kantor
from tests.pelatihan.pelatihan_contoh import angkatan
from tests.sosialisasi.kabar_contoh import jadikan_pengelola, wajib

APP = ("kinerja", "pegawai", "survei", "penilaian", "pelatihan", "inovasi", "sosialisasi", "beranda")
# What opens without signing in.
UMUM = (
    "kinerja:sehat",
    "kinerja:bantuan",
    "kinerja:periksa",
    "kinerja:periksa_dokumen",
    "pegawai:aktivasi",
    "penilaian:apresiasi",
    "inovasi:galeri",
    "inovasi:karya",
    "survei:layanan_publik",
    "survei:layanan_lihat",
    "survei:indeks",
    "survei:kode",
    "survei:manifes",
    "survei:pekerja",
    "survei:luring",
    "survei:keluhan_baru",
    "survei:keluhan_cek",
    "survei:lapor_pungli",
    "survei:lapor_cek",
    "survei:selesai",
    "survei:kupon",
    "survei:kios",
    "survei:terbuka",
    "inovasi:warga_ide",
    "inovasi:status_ide",
)


def alamat(resolver: URLResolver, awalan: str = "") -> Iterator[tuple[str, dict[str, object]]]:
    """Names of all patterns of our apps with the arguments they take."""
    for pola in resolver.url_patterns:
        if isinstance(pola, URLResolver):
            yield from alamat(pola, pola.namespace or awalan)
        elif isinstance(pola, URLPattern) and awalan in APP:
            yield f"{awalan}:{pola.name}", pola.pattern.converters


def buat_pelatihan(kantor: Kantor, publik: UUID) -> None:
    """A batch that ended with a certificate for Dewi, a question about it, a coaching, under one address."""
    satu = angkatan(mulai=hari_ini())
    ikut = peserta.usulkan(angkatan=satu, pegawai=kantor.dewi, asal="atasan", oleh=kantor.akun(kantor.ratna))
    satu.sesi.update(mulai=timezone.now() - timedelta(hours=1))
    hadir.catat(sesi=satu.sesi.get(), hadir=[ikut])
    kelulusan.selesaikan(angkatan=satu, versi=satu.versi)
    kebutuhan.catat_temuan(
        tahun=hari_ini().year, sumber="indikator", temuan=[kebutuhan.Temuan(kantor.dewi.pk, None, "x", "Uji", "", 1)]
    )
    masa = rentang(hari_ini(), hari_ini() + timedelta(days=30))
    Perubahan.objects.create(peserta=ikut, pihak="peserta", responden=kantor.dewi, masa=masa)
    Pendampingan.objects.create(
        bentuk="coaching", pegawai=kantor.dewi, pembimbing=kantor.ratna, topik="Uji", tujuan="Uji", mulai=hari_ini()
    )
    for model in (Angkatan, Kebutuhan, Pendampingan, Perubahan, Peserta):
        model.objects.update(publik=publik)


def buat_inovasi(kantor: Kantor, publik: UUID) -> None:
    """An innovation of Dewi and Hasan that is applied, reviewed by Ratna, with a file and a comment."""
    satu = usulan.buat(ketua=kantor.dewi, data=ISI | {"unit": kantor.seksi})
    siapkan(satu)
    satu.anggota.create(pegawai=kantor.hasan, status="ikut")
    satu.komentar.create(oleh=kantor.akun(kantor.ratna), teks="Uji")
    rubrik = Rubrik.objects.create(nomor=1, berlaku=AWAL)
    Kriteria.objects.create(rubrik=rubrik, kode="baru", nama="Baru", bobot=100)
    gerbang = satu.gerbang.create(menuju="penerapan", rubrik=rubrik, tenggat=hari_ini())
    Telaah.objects.create(gerbang=gerbang, penelaah=kantor.ratna)
    manajer(kantor, kantor.lain)
    titipan.titipkan(asal="warga", masalah="Antre dua jam.", ide="Nomor dari rumah.", unit=kantor.lain)
    Titipan.objects.update(publik=publik)
    seruan = Seruan.objects.create(publik=publik, nama="Program", tema="Ponsel", uraian="Isi")
    Putaran.objects.create(seruan=seruan, nomor=1, mulai=hari_ini(), selesai=hari_ini())
    Usulan.objects.update(publik=publik, tahap="penerapan", status="berjalan", tanggal_penerapan=AWAL, tampil=True)


def buat_sosialisasi(kantor: Kantor, publik: UUID) -> None:
    """An announcement, a policy text, a question, the pact of the year; Hasan looks after communication."""
    oleh = jadikan_pengelola(kantor, kantor.hasan)
    wajib(oleh, boleh_komentar=True)
    data = {"kode": "umpan-balik", "judul": "Umpan balik", "ringkas": "Sepanjang periode."}
    satu = materi.simpan(materi=None, versi=0, data=data, isi="Isi", perubahan="", arti={}, oleh=oleh)
    materi.terbitkan(materi=satu.materi, versi=1)
    naskah = pakta.simpan(pakta=None, versi=0, data={"tahun": hari_ini().year, "teks": "Jujur.", "tenggat": hari_ini()})
    pakta.terbitkan(pakta=naskah, versi=1)
    tanya.tanyakan(teks="Bolehkah target diubah?", penanya=kantor.akun(kantor.dewi), tanda="")
    tanya_jawab.simpan(tanya_jawab=None, versi=0, data={"tanya": "Bolehkah?", "jawab": "Boleh."})
    Pengumuman.objects.update(publik=publik)
    putaran = denyut.buka(data={"nama": "Denyut", "mulai": hari_ini(), "selesai": hari_ini()})
    type(putaran).objects.update(publik=publik)
    Bantuan.objects.create(publik=publik, unit=kantor.dinas, jenis="kunjungan", alasan="Uji", oleh=oleh)


def test_tiap_alamat_menjawab_tanpa_galat_dan_tertutup_bagi_yang_belum_masuk(kantor):
    kebijakan = Kebijakan.objects.create(versi=1, nama="Uji", status=StatusKebijakan.BERLAKU)
    periode = Periode.objects.create(
        kode="2026-TW4",
        nama="Triwulan IV 2026",
        jenis="triwulan",
        rentang=rentang(date(2026, 10, 1), date(2026, 12, 31)),
        tenggat_realisasi=timezone.now() + timedelta(days=30),
        tenggat_penilaian=timezone.now() + timedelta(days=40),
        status=StatusPeriode.BERJALAN,
        kebijakan=kebijakan,
    )
    skp = SKP.objects.create(
        pegawai=kantor.dewi,
        penempatan=kantor.dewi.penempatan.get(),
        penilai=kantor.ratna,
        unit=kantor.seksi,
        rentang=rentang(date(2026, 1, 1), date(2026, 12, 31)),
        status=StatusSKP.BERLAKU,
    )
    putusan = PutusanNilai.objects.create(
        skp=skp,
        periode=periode,
        rating_hasil="di_bawah",
        rating_perilaku="sesuai",
        predikat="butuh_perbaikan",
        oleh=kantor.akun(kantor.ratna),
    )
    Bimbingan.objects.create(
        publik=skp.publik, pegawai=kantor.dewi, periode=periode, putusan=putusan, predikat=putusan.predikat
    )
    program = ProgramPenghargaan.objects.create(
        publik=skp.publik,
        nama="Uji",
        tentang="Uji",
        periode=periode,
        predikat=["baik"],
        pejabat=kantor.bambang,
        oleh=kantor.akun(kantor.sari),
    )
    CalonPenghargaan.objects.create(
        publik=skp.publik, program=program, pegawai=kantor.dewi, putusan=putusan, predikat="butuh_perbaikan"
    )
    buat_pelatihan(kantor, skp.publik)
    buat_inovasi(kantor, skp.publik)
    buat_sosialisasi(kantor, skp.publik)
    contoh = {
        "kode": periode.kode,
        "versi": 1,
        "pk": 1,
        "pegawai": kantor.dewi.publik,
        "unit": "D01.1",
        "bagian": "manfaat",
        "slug": "umpan-balik",
    }
    (dokumen,) = terbitkan(naskah=[Naskah(jenis=JenisDokumen.SKP, kunci="skp:1", isi={"judul": "SKP"})])
    contoh |= {"tahun": hari_ini().year, "dokumen": dokumen.kode}
    dilihat = set()
    for n, (nama, argumen) in enumerate(alamat(get_resolver())):
        publik = kantor.dewi.publik if nama.startswith(("pegawai:", "pelatihan:kompetensi")) else skp.publik
        isi = {a: contoh.get(a, 1 if isinstance(k, IntConverter) else publik) for a, k in argumen.items()}
        url = reverse(nama, kwargs=isi)
        assert Client().get(url).status_code in (302, 404, 405) or nama in UMUM, url
        for orang in (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari):
            # Each address from a device of its own: the limit of requests is not what is looked at here.
            klien = Client(REMOTE_ADDR=f"10.0.{n // 250}.{n % 250}")
            klien.force_login(kantor.akun(orang))
            assert klien.get(url).status_code in (200, 302, 403, 404, 405), (url, orang)
        dilihat.add(nama)
    assert len(dilihat) == len(list(alamat(get_resolver()))), "dua alamat bernama sama"
    # Counted apart from the resolver, in the text of the routes: what the crawl misses fails here.
    tertulis = sum(
        berkas.read_text().count(', name="') for app in APP for berkas in (settings.BASE_DIR / app).glob("urls*.py")
    )
    assert len(dilihat) == tertulis


@pytest.mark.django_db
def test_halaman_masuk_terbuka():
    assert Client().get(reverse("account_login")).status_code == 200
