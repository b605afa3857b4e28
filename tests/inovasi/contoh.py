"""A proposal of Dewi's office, and the people around it."""

from datetime import date
from decimal import Decimal

import pytest

from inovasi.domain import gerbang, telaah, usulan
from inovasi.models import Gerbang, Kriteria, Rubrik, UjiCoba, Usulan
from kinerja.waktu import rentang
from pegawai.choices import NamaPeran
from pegawai.models import Pegawai, Peran, UnitKerja
from tests.orang import AWAL, Kantor, buat_pegawai, tempatkan

# The five criteria of PP 38/2017, article 6.
KRITERIA = (("baru", 25), ("manfaat", 30), ("tanpa_beban", 15), ("urusan", 10), ("direplikasi", 20))
ISI = {
    "judul": "Antrean KTP lewat ponsel",
    "masalah": "Warga menunggu dua jam di loket karena semua datang pada pagi hari.",
    "ide": "Nomor antrean diambil dari rumah, dengan perkiraan jam dipanggil.",
}
SIAP = {
    "kebaruan": "Perkiraan jam dihitung tiap hari.",
    "manfaat": "Menunggu lebih singkat.",
    "risiko": "Sinyal lemah.",
}


@pytest.fixture
def rubrik(db: None) -> Rubrik:
    satu = Rubrik.objects.create(nomor=1, berlaku=AWAL, hari_kerja=20, ambang=Decimal(60))
    Kriteria.objects.bulk_create(
        [Kriteria(rubrik=satu, kode=k, nama=k, bobot=b, urutan=n) for n, (k, b) in enumerate(KRITERIA, 1)]
    )
    return satu


def buat(kantor: Kantor, **lain: object) -> Usulan:
    """A draft led by Dewi for the seksi."""
    return usulan.buat(ketua=kantor.dewi, data=ISI | {"unit": kantor.seksi} | lain)


def siapkan(satu: Usulan) -> Usulan:
    """All that the first gate asks for, the pilot plan included."""
    Usulan.objects.filter(pk=satu.pk).update(**SIAP)
    UjiCoba.objects.create(
        usulan=satu,
        tempat="Loket Ilir Barat",
        mulai=date(2026, 7, 1),
        selesai=date(2026, 9, 30),
        ukuran="Lama menunggu",
        satuan="menit",
        awal=120,
        target=45,
    )
    return Usulan.objects.get(pk=satu.pk)


def manajer(kantor: Kantor, unit: UnitKerja | None = None) -> Pegawai:
    """Hasan looks after innovations, of the whole city unless a unit is given."""
    Peran.objects.create(
        pengguna=kantor.akun(kantor.hasan),
        nama=NamaPeran.PENGELOLA_INOVASI,
        unit=unit,
        masa=rentang(AWAL),
        alasan="uji",
    )
    return kantor.hasan


def penelaah(kantor: Kantor, urut: int = 941, nama: str = "Tuti Marlina") -> Pegawai:
    """Somebody of another agency, without an interest."""
    orang = buat_pegawai(nama, urut)
    tempatkan(orang, kantor.lain, kantor.jabatan, None)
    return orang


def telaah_selesai(satu: Gerbang, orang: Pegawai, skor: int = 80) -> None:
    gerbang.tugaskan(gerbang=satu, penelaah=[orang], oleh=None)
    telaah.nilai(
        telaah=satu.telaah.get(penelaah=orang),
        versi=1,
        skor={k: skor for k, _ in KRITERIA},
        catatan="Masalahnya nyata dan ukurannya jelas.",
    )
