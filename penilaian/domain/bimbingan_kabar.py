"""Notices of guidance. Titles name nobody and no predikat, because they are mailed. Each goes out once a receiver, so
that a new superior is told of what is running."""

from datetime import timedelta

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from kinerja.domain.pemberitahuan import beri_tahu, beri_tahu_dari
from kinerja.models import Pemberitahuan
from kinerja.waktu import hari_ini
from pegawai.models import Pengguna
from penilaian.choices_lanjut import StatusBimbingan
from penilaian.models import Bimbingan, SesiBimbingan
from penilaian.queries.bimbingan import pembimbing, penerima_pegawai, penerima_pembimbing

# Days before a session and before the end on which both are reminded, and after a session without a note.
HARI_SESI, HARI_AKHIR, HARI_CATAT = 3, 14, 3
# Days after the proposal on which whoever has not agreed is reminded.
HARI_SEPAKAT = (7, 21)


def kabari(bimbingan: Bimbingan, *, kecuali: Pengguna, kunci: str, judul: str) -> None:
    """Tell the two sides but the one who acted."""
    atasan = pembimbing(bimbingan.pegawai_id)
    orang = {bimbingan.pegawai_id, atasan.pk if atasan else None} - {None, kecuali.pegawai_id}
    beri_tahu(
        pemberitahuan=[
            Pemberitahuan(
                penerima=akun,
                judul=judul,
                tautan=reverse("penilaian:bimbingan", args=[bimbingan.publik]),
                kunci=f"bimbingan:{bimbingan.pk}:{kunci}",
            )
            for akun in Pengguna.objects.filter(pegawai__in=orang)
        ]
    )


def ingatkan() -> int:
    """Everything that is due today, one statement a kind; returns how many notices are new."""
    kini = hari_ini()
    disusun = Bimbingan.objects.filter(status=StatusBimbingan.DISUSUN)
    berjalan = Bimbingan.objects.filter(status=StatusBimbingan.BERJALAN)
    kueri = [
        _baris(
            penerima_pembimbing(Bimbingan.objects.terbuka()),
            "atasan",
            "Satu bimbingan kinerja menjadi tugas Anda",
            "Susun rencananya bersama pegawai, atau lanjutkan yang sudah berjalan.",
        ),
        _baris(
            penerima_pegawai(disusun),
            "pegawai",
            "Bimbingan kinerja diusulkan untuk Anda",
            "Enam bulan bimbingan dengan atasan Anda. Rencananya Anda sepakati berdua.",
        ),
    ]
    for hari in HARI_SEPAKAT:
        lama = disusun.filter(dibuat__date__lte=kini - timedelta(days=hari))
        judul, isi = "Rencana bimbingan belum disepakati", "Buka rencananya, lengkapi, lalu setujui."
        kueri.append(_baris(penerima_pembimbing(lama.filter(setuju_atasan=None)), f"sepakat-{hari}", judul, isi))
        belum = lama.filter(setuju_atasan__isnull=False, setuju_pegawai=None)
        kueri.append(_baris(penerima_pegawai(belum), f"sepakat-{hari}", judul, isi))
    akhir = berjalan.filter(masa__endswith__lte=kini + timedelta(days=HARI_AKHIR))
    kueri.append(
        _baris(
            penerima_pembimbing(akhir),
            "akhir",
            "Bimbingan kinerja segera berakhir",
            "Tinjau bersama pegawai dan tulis hasilnya.",
        )
    )
    return sum(beri_tahu_dari(kueri=k) for k in [*kueri, *_sesi()])


def _sesi() -> list[QuerySet]:
    """Sessions that come, and those that passed without a note of one side."""
    kini, isi = hari_ini(), "Buka bimbingannya untuk melihat yang dibicarakan."
    sesi = SesiBimbingan.objects.filter(bimbingan__status=StatusBimbingan.BERJALAN)
    datang = sesi.filter(tanggal__range=(kini, kini + timedelta(days=HARI_SESI)), catatan_atasan="", catatan_pegawai="")
    lewat = sesi.filter(tanggal__lte=kini - timedelta(days=HARI_CATAT))
    judul, catat = "Sesi bimbingan sudah dekat", "Sesi bimbingan menunggu catatan Anda"
    return [
        _baris(penerima_pembimbing(datang, "bimbingan__"), "sesi", judul, isi, "bimbingan__"),
        _baris(penerima_pegawai(datang, "bimbingan__"), "sesi", judul, isi, "bimbingan__"),
        _baris(penerima_pembimbing(lewat.filter(catatan_atasan=""), "bimbingan__"), "catat", catat, isi, "bimbingan__"),
        _baris(
            penerima_pegawai(lewat.filter(Q(catatan_pegawai="")), "bimbingan__"), "catat", catat, isi, "bimbingan__"
        ),
    ]


def _baris(kueri: QuerySet, kunci: str, judul: str, isi: str, awalan: str = "") -> QuerySet:
    """Rows for `beri_tahu_dari`, of plans or (with `awalan`) of their sessions."""
    teks = CharField()
    contoh = "00000000-0000-0000-0000-000000000000"
    depan, belakang = reverse("penilaian:bimbingan", args=[contoh]).split(contoh)
    nomor: Combinable = Cast(F("pk"), teks)
    return kueri.values_list(
        "penerima",
        Value(judul),
        Value(isi),
        Concat(Value(depan), Cast(F(f"{awalan}publik"), teks), Value(belakang), output_field=teks),
        Concat(Value(f"bimbingan{'-sesi' if awalan else ''}:"), nomor, Value(f":{kunci}"), output_field=teks),
    )
