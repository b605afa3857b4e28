"""Ideas without a name: nothing of the sender is kept; the code follows what becomes of it."""

from threading import Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from inovasi.domain import titipan
from inovasi.models import Titipan, Usulan
from kinerja.models import Pemberitahuan
from pegawai.domain.galat import SuntingBersamaan
from tests.orang import Kantor

pytestmark = pytest.mark.django_db
ISI = {"masalah": "Antre dua jam sejak pukul 06.00.", "ide": "Nomor antrean diambil dari rumah."}


def titip(kantor: Kantor, **lain: str) -> Titipan:
    return titipan.titipkan(**({"asal": "warga", "unit": kantor.seksi} | ISI | lain))


def test_nama_dan_nomor_disamarkan_dan_tanpa_jejak_pengirim(kantor: Kantor) -> None:
    satu = titip(kantor, masalah="Pak Budi Santoso di loket 2, telepon 0812 3456 7890.")
    assert satu.masalah == "Pak [nama] di loket 2, telepon [nomor telepon]."
    assert not hasattr(Titipan, "riwayat")
    assert {f.name for f in Titipan._meta.fields} == {
        *("id", "publik", "kode", "sidik", "asal", "layanan", "unit", "masalah", "ide"),
        *("tanggal", "status", "jawaban", "usulan", "versi"),
    }


def test_dikirim_tiga_kali_menjadi_satu_dengan_kode_yang_sama(kantor: Kantor) -> None:
    kode = {titip(kantor, kunci="sama").kode for _ in range(3)}
    assert (len(kode), Titipan.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_dua_kiriman_bersamaan_menjadi_satu(kantor: Kantor) -> None:
    kode: list[str] = []

    def kirim() -> None:
        try:
            kode.append(titip(kantor, kunci="sama").kode)
        finally:
            connection.close()

    utas = [Thread(target=kirim) for _ in range(4)]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    assert (len(kode), len(set(kode)), Titipan.objects.count()) == (4, 1, 1)


def test_terlalu_pendek_ditolak_di_samping_isiannya(kantor: Kantor) -> None:
    with pytest.raises(ValidationError) as galat:
        titip(kantor, masalah="antre", ide="x")
    assert sorted(galat.value.message_dict) == ["ide", "masalah"]


def test_diangkat_menjadi_draf_inisiator_masyarakat_dan_ketuanya_diberi_tahu(kantor: Kantor) -> None:
    satu = titip(kantor)
    usulan = titipan.angkat(titipan=satu, versi=1, judul="Antrean dari rumah", ketua=kantor.dewi, unit=kantor.seksi)
    assert (usulan.status, usulan.inisiator, usulan.ide) == ("draf", "masyarakat", ISI["ide"])
    assert usulan.anggota.get().pegawai == kantor.dewi
    satu.refresh_from_db()
    assert (satu.status, satu.usulan) == ("diangkat", usulan)
    assert [p.judul for p in Pemberitahuan.objects.filter(penerima__pegawai=kantor.dewi)] == [
        "Anda diminta mengembangkan ide: Antrean dari rumah"
    ]


def test_dijawab_sekali_dan_yang_kedua_diberi_tahu(kantor: Kantor) -> None:
    satu = titip(kantor)
    with pytest.raises(ValidationError, match="Tulis jawaban"):
        titipan.jawab(titipan=satu, versi=1, jawaban=" ")
    titipan.jawab(titipan=satu, versi=1, jawaban="Sudah ada sejak Juli.")
    with pytest.raises(SuntingBersamaan):
        titipan.jawab(titipan=satu, versi=1, jawaban="Terima kasih.")
    with pytest.raises(ValidationError, match="sudah dijawab"):
        titipan.angkat(titipan=satu, versi=2, judul="Antrean", ketua=kantor.dewi, unit=kantor.seksi)
    assert Usulan.objects.count() == 0


def test_pengirim_tampil_dengan_kodenya_dan_menjadi_anggota(kantor: Kantor) -> None:
    satu = titip(kantor, asal="pegawai")
    with pytest.raises(ValidationError, match="tidak dikenal"):
        titipan.akui(kode="SALAH", pegawai=kantor.hasan)
    with pytest.raises(ValidationError, match="belum menjadi usulan"):
        titipan.akui(kode=satu.kode, pegawai=kantor.hasan)
    usulan = titipan.angkat(titipan=satu, versi=1, judul="Antrean dari rumah", ketua=kantor.dewi, unit=kantor.seksi)
    for _ in range(2):
        titipan.akui(kode=satu.kode, pegawai=kantor.hasan)
    assert list(usulan.anggota.values_list("pegawai__nama", "peran", "status").order_by("pk")) == [
        ("Dewi Anggraini", "ketua", "ikut"),
        ("Hasan Basri", "anggota", "ikut"),
    ]
