"""Learning in the demo city: a catalogue with regular programmes, batches that ended with certificates and opinions,
open ones with proposals, training taken elsewhere, a coaching."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile

from beranda.demo.akun import Akun
from beranda.demo.pelatihan_kelola import lewati_batas, minta_tempat, siapkan_penandatangan, tunggu_pengelola
from beranda.demo.penempatan import SEKSI_CONTOH, Kursi, Susunan
from kinerja.waktu import hari_ini
from pelatihan.choices import AsalUsulan, Bentuk, Berulang, JenisKompetensi, StatusPeserta
from pelatihan.domain import angkatan as domain_angkatan
from pelatihan.domain import (
    hadir,
    kelulusan,
    kompetensi,
    pendampingan,
    perubahan,
    peserta,
    program,
    reaksi,
    riwayat,
)
from pelatihan.models import Angkatan, Kompetensi, Peserta, Program, Sertifikat
from penilaian.domain.efek import ukur

_KOMPETENSI = (
    ("manajemen-waktu", "Manajemen waktu", JenisKompetensi.MANAJERIAL),
    ("pelayanan-publik", "Pelayanan publik", JenisKompetensi.MANAJERIAL),
    ("komunikasi", "Komunikasi dengan warga", JenisKompetensi.SOSIAL_KULTURAL),
    ("arsip", "Pengelolaan arsip", JenisKompetensi.TEKNIS),
    ("data-kependudukan", "Data kependudukan", JenisKompetensi.TEKNIS),
    ("mengolah-data", "Mengolah data", JenisKompetensi.TEKNIS),
)
# Code, name, sentence, form, days or hours, competence, score to pass, turn of a regular one.
_PROGRAM: tuple[tuple[str, str, str, Bentuk, int, str, int | None, Berulang], ...] = (
    (
        "manajemen-waktu",
        "Manajemen waktu untuk pelayanan",
        "Mengatur hari kerja supaya berkas selesai pada waktunya.",
        Bentuk.MANAJERIAL,
        8,
        "manajemen-waktu",
        70,
        Berulang.BULANAN,
    ),
    (
        "pelayanan-prima",
        "Pelayanan publik yang cepat dan ramah",
        "Standar pelayanan, antrean, dan cara menjawab keluhan.",
        Bentuk.TEKNIS,
        16,
        "pelayanan-publik",
        70,
        Berulang.TRIWULANAN,
    ),
    (
        "bahasa-isyarat",
        "Bahasa isyarat dasar di loket",
        "Menyapa dan memandu warga tuli dari datang sampai selesai.",
        Bentuk.SOSIAL_KULTURAL,
        12,
        "komunikasi",
        None,
        Berulang.TIDAK,
    ),
    (
        "arsip-dinamis",
        "Arsip dinamis dan berkas elektronik",
        "Menata, menemukan, dan menyusutkan berkas.",
        Bentuk.TEKNIS,
        24,
        "arsip",
        65,
        Berulang.TIDAK,
    ),
    (
        "dasar-data",
        "Dasar mengolah data dengan lembar kerja",
        "Belajar sendiri, selesai dalam dua pekan.",
        Bentuk.E_LEARNING,
        10,
        "mengolah-data",
        60,
        Berulang.TIDAK,
    ),
    (
        "seminar-adminduk",
        "Seminar administrasi kependudukan",
        "Perubahan aturan kependudukan tahun ini.",
        Bentuk.SEMINAR,
        2,
        "data-kependudukan",
        None,
        Berulang.TIDAK,
    ),
)


def buat_pelatihan(susunan: Susunan, akun: Akun, kini: date, acak: Random) -> None:
    """After the past periods are closed, so that the effect can be measured."""
    ada = {
        kode: Kompetensi.objects.filter(kode=kode).first()
        or kompetensi.simpan(kompetensi=None, versi=0, data={"kode": kode, "nama": nama, "jenis": jenis})
        for kode, nama, jenis in _KOMPETENSI
    }
    katalog = {baris[0]: _program(baris, ada, kini) for baris in _PROGRAM}
    siapkan_penandatangan(susunan)
    loket = [k for k in susunan.kursi if k.jabatan.kode == "LOKET"]
    _lalu(katalog["manajemen-waktu"], loket[:24], akun, kini - timedelta(days=150), acak)
    _lalu(katalog["pelayanan-prima"], loket[:18], akun, kini - timedelta(days=35), acak)
    perubahan.buka()
    _berjalan(susunan, akun, katalog, kini)
    tunggu_pengelola(loket, katalog, kini)
    minta_tempat(susunan, akun, loket, ada, kini)
    _luar(susunan, akun, kini)
    ukur()


def _program(baris: tuple, ada: dict[str, Kompetensi], kini: date) -> Program:
    kode, nama, ringkas, bentuk, ukuran, sasaran, lulus, berulang = baris
    isi = {
        "kode": kode,
        "nama": nama,
        "ringkas": ringkas,
        "bentuk": bentuk,
        "nilai_lulus": lulus,
        "berulang": berulang,
        "mulai_rutin": None if berulang == Berulang.TIDAK else date(kini.year, 1, 11),
        "tempat": "" if bentuk == Bentuk.E_LEARNING else "Aula BKPSDM, lantai 2",
        "kapasitas": 30,
        "biaya": Decimal(0 if bentuk == Bentuk.E_LEARNING else 150_000),
        "tautan": "https://belajar.contoh.test/lembar-kerja" if bentuk == Bentuk.E_LEARNING else "",
        "hari" if bentuk == Bentuk.SEMINAR else "jp_asli": Decimal(ukuran),
    }
    return program.simpan(program=None, versi=0, data=isi, sasaran={ada[sasaran]: 3})


def _lalu(satu: Program, orang: list[Kursi], akun: Akun, mulai: date, acak: Random) -> None:
    """A batch that ended: nearly all were there and passed, most of them said what they thought."""
    a = domain_angkatan.buka(
        program=satu, mulai=mulai, selesai=mulai + timedelta(days=1), tutup_daftar=mulai - timedelta(days=7)
    )
    ikut = Peserta.objects.bulk_create(
        Peserta(angkatan=a, pegawai=k.pegawai, asal=AsalUsulan.ATASAN, status=StatusPeserta.DITERIMA, antre=n)
        for n, k in enumerate(orang, 1)
    )
    for sesi in a.sesi.all():
        hadir.catat(sesi=sesi, hadir=ikut[:-1])
    nilai = {p.pk: (Decimal(acak.randint(35, 65)), Decimal(acak.randint(68, 95))) for p in ikut[:-1]}
    kelulusan.catat_tes(angkatan=a, nilai=nilai)
    a = kelulusan.selesaikan(angkatan=a, versi=a.versi)
    Sertifikat.objects.filter(peserta__angkatan=a).update(tanggal=mulai + timedelta(days=1))
    for p in Peserta.objects.filter(angkatan=a, pk__in=[p.pk for p in ikut[4:16]]).select_related("angkatan"):
        reaksi.isi(
            peserta=p,
            jawaban={b: acak.choice((3, 3, 4, 4, 2)) for b in reaksi.BUTIR},
            saran=acak.choice(("", "", "Contohnya perlu lebih banyak.", "Waktunya kurang panjang.")),
        )


def _berjalan(susunan: Susunan, akun: Akun, katalog: dict[str, Program], kini: date) -> None:
    """Open batches: the first of the example seksi have a place, one waits for the superior."""
    staf, kasi = susunan.staf_unit(SEKSI_CONTOH), susunan.kepala_unit(SEKSI_CONTOH)
    buka: dict[str, Angkatan] = {}
    for n, kode in enumerate(("manajemen-waktu", "pelayanan-prima", "bahasa-isyarat", "seminar-adminduk"), 2):
        mulai = domain_angkatan.hari_kerja_dari(kini + timedelta(days=7 * n))
        buka[kode] = domain_angkatan.buka(
            program=katalog[kode],
            mulai=mulai,
            selesai=mulai + timedelta(days=1),
            tutup_daftar=mulai - timedelta(days=5),
            kapasitas=2 if kode == "bahasa-isyarat" else None,
        )
    for k in staf[:4]:
        peserta.usulkan(
            angkatan=buka["bahasa-isyarat"],
            pegawai=k.pegawai,
            asal=AsalUsulan.ATASAN,
            oleh=akun[kasi.pegawai.pk],
            alasan="Warga tuli sering datang ke loket ini.",
        )
    lewati_batas(staf, akun, katalog["arsip-dinamis"], kini)
    for k in staf[:2]:
        peserta.usulkan(
            angkatan=buka["seminar-adminduk"],
            pegawai=k.pegawai,
            asal=AsalUsulan.PEGAWAI,
            oleh=akun[k.pegawai.pk],
            alasan="Aturan pindah datang berubah; saya yang menjawab warga di loket.",
        )


def _luar(susunan: Susunan, akun: Akun, kini: date) -> None:
    """Evidence that waits at HR and some that was accepted; a coaching with a meeting to confirm."""
    staf, kasi = susunan.staf_unit(SEKSI_CONTOH), susunan.kepala_unit(SEKSI_CONTOH)
    sekretaris = next(k for k in susunan.kursi if k.kepala and k.unit.parent_id == kasi.unit.opd_id)
    for n, k in enumerate(staf[:3]):
        satu = riwayat.kirim(
            pegawai=k.pegawai,
            oleh=akun[k.pegawai.pk],
            data={
                "nama": ("Seminar pelayanan inklusif", "Kursus bahasa Inggris layanan", "Lokakarya antrean")[n],
                "penyelenggara": "Universitas Contoh",
                "bentuk": (Bentuk.SEMINAR, Bentuk.KURSUS, Bentuk.WORKSHOP)[n],
                "mulai": kini - timedelta(days=40 + n),
                "selesai": kini - timedelta(days=39 + n),
                "jp_asli" if n == 1 else "hari": Decimal(20 if n == 1 else 2),
                "nomor": f"{120 + n}/SK/{kini.year}",
            },
            bukti=SimpleUploadedFile("sertifikat.pdf", _bukti(k)),
        )
        if n == 0:
            riwayat.putuskan(riwayat=satu, versi=1, terima=True, oleh=akun[sekretaris.pegawai.pk], alasan="")
    damping = pendampingan.mulai(
        bentuk=Bentuk.COACHING,
        pegawai=staf[0].pegawai,
        pembimbing=kasi.pegawai,
        topik="Mengurai antrean pagi",
        tujuan="Antrean di loket terurai sebelum pukul 10.00.",
        tanggal=kini - timedelta(days=30),
    )
    for n, menit in ((28, 60), (14, 75), (2, 45)):
        temu = pendampingan.catat_pertemuan(
            pendampingan=damping,
            oleh=staf[0].pegawai,
            tanggal=hari_ini() - timedelta(days=n),
            menit=menit,
            catatan="Membaca catatan jam ramai dan menyepakati satu hal yang dicoba sampai pertemuan berikut.",
        )
        if n > 2:
            pendampingan.benarkan(pertemuan=temu, oleh=kasi.pegawai)


def _bukti(k: Kursi) -> bytes:
    """A PDF with one line, as small as one can be."""
    isi = f"BT /F1 18 Tf 60 750 Td (Sertifikat contoh untuk {k.pegawai.nama}) Tj ET".encode("latin-1", "replace")
    objek = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(isi), isi),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    badan = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, o) for n, o in enumerate(objek, 1))
    return b"%PDF-1.7\n" + badan + b"trailer<</Size 6/Root 1 0 R>>\n%%EOF"
