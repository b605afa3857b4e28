"""Needs from five machine sources: what proves them, what they weigh, and that they go with their cause."""

import html
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kinerja.waktu import hari_ini, rentang
from pegawai.models import Pegawai
from pelatihan.choices import SumberKebutuhan
from pelatihan.domain import kebutuhan as domain_kebutuhan
from pelatihan.domain import kompetensi as domain_kompetensi
from pelatihan.models import BuktiKebutuhan, Kebutuhan, Peserta, Sertifikat
from penilaian import tasks
from penilaian.domain.kebutuhan import cari
from penilaian.models import (
    SKP,
    HasilKerja,
    Indikator,
    Kebijakan,
    Perilaku,
    Periode,
    PutusanNilai,
    Realisasi,
    TargetPeriode,
    UmpanBalik,
)
from survei.domain import hasil
from survei.models import Petugas, Respons
from tests.orang import Kantor
from tests.pelatihan.pelatihan_contoh import angkatan, kompetensi
from tests.survei.survei_contoh import layanan, semester

pytestmark = pytest.mark.django_db


@pytest.fixture
def kini() -> date:
    return hari_ini()


@pytest.fixture
def periode(kantor: Kantor, kini: date) -> Periode:
    return buat_periode("TW-INI", kini - timedelta(days=20), kini + timedelta(days=20), "berjalan")


def buat_periode(kode: str, awal: date, akhir: date, status: str) -> Periode:
    kebijakan, _ = Kebijakan.objects.get_or_create(versi=1, defaults={"nama": "Uji", "status": "berlaku"})
    return Periode.objects.create(
        kode=kode,
        nama=f"Triwulan {kode}",
        jenis="triwulan",
        rentang=rentang(awal, akhir),
        tenggat_realisasi=timezone.now() + timedelta(days=30),
        tenggat_penilaian=timezone.now() + timedelta(days=40),
        status=status,
        kebijakan=kebijakan,
    )


def skp(kantor: Kantor, orang: Pegawai) -> SKP:
    tempat = orang.penempatan.get()
    return SKP.objects.create(
        pegawai=orang,
        penempatan=tempat,
        penilai=tempat.penilai,
        unit=tempat.unit,
        rentang=rentang(date(2026, 1, 1), date(2026, 12, 31)),
        status="berlaku",
    )


def indikator(satu: SKP, periode: Periode, target: str, nilai: str | None, *, aspek: str = "waktu") -> Indikator:
    hasil = HasilKerja.objects.create(skp=satu, uraian="Layanan selesai", bobot=Decimal(50))
    i = Indikator.objects.create(
        skp=satu, hasil=hasil, uraian=f"Berkas {aspek}", satuan="berkas", aspek=aspek, bobot=Decimal(50)
    )
    TargetPeriode.objects.create(skp=satu, indikator=i, periode=periode, target=Decimal(target))
    if nilai is not None:
        Realisasi.objects.create(skp=satu, indikator=i, periode=periode, nilai=Decimal(nilai), status="dikirim")
    return i


def bukti(sumber: str | None = None) -> list[tuple[str, str, str, int]]:
    """(person, competence, text, weight) of all proofs, of one source or all but hours."""
    semua = BuktiKebutuhan.objects.select_related("kebutuhan__pegawai", "kebutuhan__kompetensi").order_by("pk")
    semua = semua.filter(sumber=sumber) if sumber else semua.exclude(sumber=SumberKebutuhan.JP)
    return [(b.kebutuhan.pegawai.nama.split()[0], str(b.kebutuhan.kompetensi or "–"), b.uraian, b.bobot) for b in semua]


def test_hasil_di_bawah_target_makin_jauh_makin_berat(kantor: Kantor, periode: Periode) -> None:
    """Targets of 100: 95 reached weighs 1, 60 weighs 1 + int(40 / 12.5) = 4, nothing 9; 100 and more prove nothing."""
    domain_kompetensi.padankan(sumber="indikator", kunci="waktu", kompetensi=kompetensi())
    satu = skp(kantor, kantor.dewi)
    for nilai in ("95", "60", "0", "100", "110", None):
        indikator(satu, periode, "100", nilai)
    indikator(satu, periode, "100", "80", aspek="biaya")
    cari()
    assert bukti() == [
        ("Dewi", "Manajemen waktu", "Berkas waktu: capaian 95 persen pada Triwulan TW-INI.", 1),
        ("Dewi", "Manajemen waktu", "Berkas waktu: capaian 60 persen pada Triwulan TW-INI.", 4),
        ("Dewi", "Manajemen waktu", "Berkas waktu: capaian 0 persen pada Triwulan TW-INI.", 9),
        ("Dewi", "–", "Berkas biaya: capaian 80 persen pada Triwulan TW-INI.", 2),
    ]
    assert [(k.kompetensi and k.kompetensi.nama, k.status) for k in Kebutuhan.objects.order_by("pk")] == [
        ("Manajemen waktu", "usulan"),
        (None, "usulan"),
    ]


def test_periode_terbaru_yang_sudah_ada_angkanya(kantor: Kantor, periode: Periode, kini: date) -> None:
    """Dewi has reported in the running period, Ratna not yet: hers is the closed one. An older period says nothing."""
    lalu = buat_periode("TW-LALU", kini - timedelta(days=120), kini - timedelta(days=21), "berjalan")
    tua = buat_periode("TW-TUA", kini - timedelta(days=220), kini - timedelta(days=121), "berjalan")
    for orang in (kantor.dewi, kantor.ratna):
        satu = skp(kantor, orang)
        i = indikator(satu, lalu, "100", "70")
        indikator(satu, tua, "100", "10")
        if orang == kantor.dewi:
            TargetPeriode.objects.create(skp=satu, indikator=i, periode=periode, target=100)
            Realisasi.objects.create(skp=satu, indikator=i, periode=periode, nilai=100, status="dikirim")
    Periode.objects.filter(pk__in=[lalu.pk, tua.pk]).update(status="ditutup")
    cari()
    assert bukti() == [("Ratna", "–", "Berkas waktu: capaian 70 persen pada Triwulan TW-LALU.", 3)]


def test_umpan_balik_kritis_disebut_jumlahnya_bukan_isinya(kantor: Kantor, periode: Periode) -> None:
    domain_kompetensi.padankan(sumber="perilaku", kunci="harmonis", kompetensi=kompetensi("kerja-sama", "Kerja sama"))
    satu = skp(kantor, kantor.dewi)
    for nada, nilai in (("perbaikan", "harmonis"), ("perbaikan", "harmonis"), ("apresiasi", "loyal")):
        UmpanBalik.objects.create(
            skp=satu, penulis=kantor.akun(kantor.ratna), nada=nada, nilai_dasar=nilai, kejadian="Rahasia kami berdua"
        )
    cari()
    tahun = hari_ini().year
    assert bukti() == [
        (
            "Dewi",
            "Kerja sama",
            f"2 umpan balik saran perbaikan tentang Harmonis pada {tahun}. Isinya dibaca di halaman asalnya.",
            4,
        )
    ]
    assert BuktiKebutuhan.objects.get(sumber="perilaku").tautan == f"/kinerja/nilai/{satu.publik}/TW-INI/"


def test_umpan_balik_pada_rancangan_membuka_skp(kantor: Kantor, periode: Periode) -> None:
    satu = skp(kantor, kantor.dewi)
    SKP.objects.filter(pk=satu.pk).update(status="draf")
    UmpanBalik.objects.create(
        skp=satu, penulis=kantor.akun(kantor.ratna), nada="perbaikan", nilai_dasar="loyal", kejadian="x"
    )
    cari()
    tautan = BuktiKebutuhan.objects.get(sumber="perilaku").tautan
    assert tautan == f"/kinerja/skp/{satu.publik}/"
    klien = Client()
    klien.force_login(kantor.akun(kantor.dewi))
    assert klien.get(tautan).status_code == 200


def test_rating_di_bawah_terbaca_sesudah_hasil_disampaikan(kantor: Kantor, periode: Periode) -> None:
    satu = skp(kantor, kantor.dewi)
    Perilaku.objects.create(
        skp=satu, periode=periode, aspek="loyal", rating="di_bawah", contoh="x", tanggal_contoh=hari_ini()
    )
    putusan = PutusanNilai.objects.create(
        skp=satu,
        periode=periode,
        rating_hasil="sesuai",
        rating_perilaku="di_bawah",
        predikat="kurang",
        oleh=kantor.akun(kantor.ratna),
    )
    cari()
    assert bukti() == []
    PutusanNilai.objects.filter(pk=putusan.pk).update(disampaikan=timezone.now())
    cari()
    assert bukti() == [("Dewi", "–", "Loyal dinilai di bawah ekspektasi pada Triwulan TW-INI.", 5)]


def test_unsur_lemah_yang_pasti_bagi_petugasnya(kantor: Kantor) -> None:
    """40 answers: waktu alternates 2 and 3 (mean 2.5, i.e. 62.5, interval far below 76.61), persyaratan 3 and 4 (87.5);
    biaya 3, 3, 3, 4 and so on is no weakness. Weight 1 + int((76.61 − 62.5) / 6.45) = 3."""
    domain_kompetensi.padankan(sumber="survei", kunci="waktu", kompetensi=kompetensi())
    satu = layanan(kantor)
    survei = semester(satu)
    isi = dict.fromkeys(("prosedur", "produk", "kompetensi", "perilaku", "pengaduan", "sarana"), 4)
    Respons.objects.bulk_create(
        Respons(periode=survei, kanal="kupon", tanggal=date(2026, 8, 1), waktu=2 + n % 2, persyaratan=3 + n % 2, **isi)
        for n in range(40)
    )
    Petugas.objects.create(layanan=satu, pegawai=kantor.dewi, masa=rentang(date(2026, 1, 1)))
    Petugas.objects.create(layanan=satu, pegawai=kantor.hasan, masa=rentang(date(2026, 1, 1), date(2026, 1, 31)))
    cari()
    assert bukti() == []
    type(survei).objects.filter(pk=survei.pk).update(status="dipublikasikan")
    cari()
    teks = (
        "Perekaman KTP elektronik: unsur Waktu Penyelesaian bernilai 62,5 pada Semester II 2026, "
        "pasti di bawah Baik (40 jawaban)."
    )
    assert bukti() == [("Dewi", "Manajemen waktu", teks, 3)]


def test_sedikit_jawaban_belum_pasti(kantor: Kantor) -> None:
    """Eleven answers around 3 (75) do not show that waktu lies below 76.61."""
    survei = semester(layanan(kantor))
    isi = dict.fromkeys(("prosedur", "produk", "kompetensi", "perilaku", "pengaduan", "sarana"), 4)
    Respons.objects.bulk_create(
        Respons(periode=survei, kanal="kupon", tanggal=date(2026, 8, 1), waktu=2 + n % 3, **isi) for n in range(11)
    )
    Petugas.objects.create(layanan=survei.layanan, pegawai=kantor.dewi, masa=rentang(date(2026, 1, 1)))
    type(survei).objects.filter(pk=survei.pk).update(status="dipublikasikan")
    cari()
    assert bukti() == []


def test_kesenjangan_memakai_penilaian_yang_paling_kuat(kantor: Kantor) -> None:
    """The position asks for 4. Dewi: herself 2, superior 3 → gap 1, weight 2. Hasan: superior 2, test 4 → none. Sari is
    not assessed: nobody calls her weak."""
    k = kompetensi()
    domain_kompetensi.syaratkan(jabatan=kantor.jabatan, tingkat={k: 4})
    oleh = kantor.akun(kantor.ratna)
    for orang, sumber, tingkat in (
        (kantor.dewi, "diri", 2),
        (kantor.dewi, "atasan", 3),
        (kantor.hasan, "uji", 4),
        (kantor.hasan, "atasan", 2),
    ):
        domain_kompetensi.nilai(pegawai=orang, sumber=sumber, tingkat={k: tingkat}, oleh=oleh)
    cari()
    teks = "Manajemen waktu: jabatan meminta tingkat 4, penilaian atasan 3."
    assert bukti() == [("Dewi", "Manajemen waktu", teks, 2)]


def test_jp_kurang_menambah_bobot_tetapi_bukan_kebutuhan_sendiri(kantor: Kantor) -> None:
    """Dewi has 5 of 20 hours: 15 are missing, weight 1 + int(30 / 20) = 2, beside the need she asked for. Ratna has no
    hours and no other need: no need."""
    ikut = Peserta.objects.create(angkatan=angkatan(), pegawai=kantor.dewi, asal="pegawai", status="lulus")
    Sertifikat.objects.create(peserta=ikut, pegawai=kantor.dewi, nomor="1", program="x", jp=5, tanggal=hari_ini())
    minta(kantor, kantor.dewi)
    cari()
    tahun = hari_ini().year
    teks = f"Jam pelajaran tahun {tahun} masih kurang 15 dari 20 JP."
    assert bukti("jp") == [("Dewi", "Manajemen waktu", teks, 2)]
    assert [(n.pegawai.nama, n.bobot) for n in Kebutuhan.objects.all()] == [("Dewi Anggraini", 4)]
    Sertifikat.objects.update(jp=20)
    cari()
    assert bukti("jp") == []


def minta(kantor: Kantor, orang: Pegawai) -> Kebutuhan:
    return domain_kebutuhan.ajukan(
        pegawai=orang,
        kompetensi=kompetensi(),
        tahun=hari_ini().year,
        sumber="pegawai",
        oleh=kantor.akun(orang),
        alasan="Antrean panjang",
    )


def test_kebutuhan_hilang_bersama_sebabnya_kecuali_sudah_diputus(kantor: Kantor, periode: Periode) -> None:
    dewi, ratna = (indikator(skp(kantor, o), periode, "100", "60") for o in (kantor.dewi, kantor.ratna))
    cari()
    satu = Kebutuhan.objects.get(pegawai=kantor.ratna)
    domain_kebutuhan.putuskan(
        kebutuhan=satu,
        versi=satu.versi,
        status="dikonfirmasi",
        oleh=kantor.akun(kantor.bambang),
        kompetensi=kompetensi(),
        catatan="",
    )
    # The cause still stands: the proof stays where the superior put it.
    cari()
    assert [(b[0], b[1]) for b in bukti()] == [("Dewi", "–"), ("Ratna", "Manajemen waktu")]
    Realisasi.objects.filter(indikator__in=[dewi, ratna]).update(nilai=100)
    cari()
    assert [(b[0], b[1]) for b in bukti()] == [("Ratna", "Manajemen waktu")]
    assert [(k.pegawai.nama, k.status) for k in Kebutuhan.objects.all()] == [("Ratna Kusuma", "dikonfirmasi")]


def test_dicari_begitu_periode_ditutup(kantor: Kantor, periode: Periode) -> None:
    indikator(skp(kantor, kantor.dewi), periode, "100", "60")
    tasks.cari_jatuh_tempo()
    assert bukti() == []
    Periode.objects.update(status="ditutup", ditutup=timezone.now() - timedelta(hours=1))
    tasks.cari_jatuh_tempo()
    assert bukti() == []
    Periode.objects.update(ditutup=timezone.now())
    tasks.cari_jatuh_tempo()
    assert [b[0] for b in bukti()] == ["Dewi"]


def _isi_semua(kantor: Kantor, periode: Periode, orang: list[Pegawai]) -> None:
    k = kompetensi()
    domain_kompetensi.syaratkan(jabatan=kantor.jabatan, tingkat={k: 4})
    for o in orang:
        satu = skp(kantor, o)
        indikator(satu, periode, "100", "60")
        UmpanBalik.objects.create(
            skp=satu, penulis=kantor.akun(kantor.ratna), nada="perbaikan", nilai_dasar="loyal", kejadian="x"
        )
        domain_kompetensi.nilai(pegawai=o, sumber="atasan", tingkat={k: 2}, oleh=kantor.akun(kantor.ratna))


def _survei_lemah(kantor: Kantor) -> None:
    """Dewi serves a service whose unsur waktu is certainly weak: 62.5."""
    satu = layanan(kantor)
    survei = semester(satu)
    isi = dict.fromkeys(("persyaratan", "prosedur", "produk", "kompetensi", "perilaku", "pengaduan", "sarana"), 4)
    Respons.objects.bulk_create(
        Respons(periode=survei, kanal="kupon", tanggal=date(2026, 8, 1), waktu=2 + n % 2, **isi) for n in range(40)
    )
    Petugas.objects.create(layanan=satu, pegawai=kantor.dewi, masa=rentang(date(2026, 1, 1)))
    hasil.hitung(periode_ids=[survei.pk])
    type(survei).objects.filter(pk=survei.pk).update(status="dipublikasikan")


# What the page behind the address of a proof shows of it.
TERBACA = {
    "indikator": ("Berkas waktu", "60"),
    "perilaku": ("Loyal",),
    "survei": ('<th scope="row">Waktu Penyelesaian</th><td>62,50</td>',),
    "kompetensi": ("Manajemen waktu", "2 tingkat"),
    "jp": ("dari paling sedikit 20 JP", "Masih kurang 20 JP"),
}


def test_tiap_dari_lima_sumber_ditelusuri_sampai_yang_membuktikannya(kantor: Kantor, periode: Periode) -> None:
    """From the page of the need to what it rests on, for each source: the fact itself stands on the page behind the
    address, for Dewi, her superiors and HR; Hasan, who is nobody to her, sees neither need nor score."""
    _isi_semua(kantor, periode, [kantor.dewi])
    _survei_lemah(kantor)
    cari()
    semua = list(BuktiKebutuhan.objects.select_related("kebutuhan").order_by("pk"))
    assert {b.sumber for b in semua} == set(TERBACA)
    for orang in (kantor.dewi, kantor.ratna, kantor.bambang, kantor.sari):
        klien = Client()
        klien.force_login(kantor.akun(orang))
        for b in semua:
            kebutuhan = klien.get(reverse("pelatihan:kebutuhan", args=[b.kebutuhan.publik])).content.decode()
            assert f'href="{b.tautan}"' in kebutuhan
            assert html.escape(b.uraian) in kebutuhan
            asal = html.unescape(klien.get(b.tautan).content.decode())
            assert [kata for kata in TERBACA[b.sumber] if kata not in asal] == [], (orang, b.sumber)
    hasan = Client()
    hasan.force_login(kantor.akun(kantor.hasan))
    # The index of a service is public; everything else is Dewi's.
    assert {b.sumber for b in semua if hasan.get(b.tautan).status_code != 404} == {"survei"}
    assert {hasan.get(reverse("pelatihan:kebutuhan", args=[b.kebutuhan.publik])).status_code for b in semua} == {404}


def test_banyak_perintah_tidak_bergantung_banyak_orang(kantor: Kantor, periode: Periode) -> None:
    kosong = len(_perintah())
    _isi_semua(kantor, periode, [kantor.dewi])
    satu = _perintah()
    _isi_semua(kantor, periode, [kantor.hasan, kantor.sari])
    tiga = _perintah()
    assert len(satu) == len(tiga)
    assert kosong < len(tiga) < 72
    assert Kebutuhan.objects.count() == 6
    # Looking again writes nothing.
    assert [q for q in _perintah() if q.startswith(("UPDATE", "DELETE", 'INSERT INTO "pelatihan_bukti'))] == []


def _perintah() -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as tercatat:
        cari()
    return [q["sql"] for q in tercatat.captured_queries]
