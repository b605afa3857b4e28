"""Needs and competences on screen: who reads the proof, who decides, what the training manager sees."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from kinerja.waktu import hari_ini, rentang
from pegawai.choices import NamaPeran
from pegawai.models import AnggotaTim, Pegawai, Peran, TimKerja
from pelatihan.domain import kebutuhan as domain
from pelatihan.domain import kompetensi as domain_kompetensi
from pelatihan.domain.kebutuhan import Temuan
from pelatihan.models import BuktiKebutuhan, Kebutuhan, NilaiKompetensi
from tests.orang import AWAL, Kantor, buat_pegawai, tempatkan
from tests.pelatihan.pelatihan_contoh import angkatan, kompetensi, program

pytestmark = pytest.mark.django_db
BUKTI = "Berkas selesai: capaian 60 persen pada Triwulan IV."


@pytest.fixture
def putri(kantor: Kantor) -> Pegawai:
    """Manages training for the whole city."""
    orang = buat_pegawai("Putri Lestari", 906, sex=2)
    tempatkan(orang, kantor.lain, kantor.jabatan, None)
    for nama, siapa in ((NamaPeran.PENGELOLA_PELATIHAN, orang), (NamaPeran.AUDITOR, kantor.hasan)):
        Peran.objects.create(pengguna=kantor.akun(siapa), nama=nama, masa=rentang(AWAL), alasan="uji")
    return orang


def temukan(*orang: Pegawai, kunci: str = "indikator:1", kompetensi_id: int | None = None) -> list[Kebutuhan]:
    """A proof from appraisal for each."""
    domain.catat_temuan(
        tahun=hari_ini().year,
        sumber="indikator",
        temuan=[Temuan(o.pk, kompetensi_id, kunci, BUKTI, "/kinerja/nilai/asal/", 4) for o in orang],
    )
    return list(Kebutuhan.objects.order_by("pk"))


@pytest.fixture
def buka(kantor: Kantor) -> Callable[..., object]:
    def _buka(orang: Pegawai, url: str, data: dict[str, object] | None = None) -> object:
        klien = Client()
        klien.force_login(kantor.akun(orang))
        return klien.get(url) if data is None else klien.post(url, data)

    return _buka


def test_bukti_dibaca_yang_berhak_saja(kantor: Kantor, putri: Pegawai, buka: Callable) -> None:
    """Dewi, her superiors, HR (Sari) and the auditor (Hasan) read and follow the proof; the training manager sees the
    kind of source. Somebody else does not see that the need exists."""
    (satu,) = temukan(kantor.dewi, kompetensi_id=kompetensi().pk)
    url = reverse("pelatihan:kebutuhan", args=[satu.publik])
    for orang in (kantor.dewi, kantor.ratna, kantor.bambang, kantor.sari, kantor.hasan):
        isi = buka(orang, url).content.decode()
        assert BUKTI in isi, orang
        assert "/kinerja/nilai/asal/" in isi, orang
    isi = buka(putri, url).content.decode()
    assert "Hasil di bawah target" in isi
    assert BUKTI not in isi
    assert "/kinerja/nilai/asal/" not in isi
    joko = buat_pegawai("Joko Susilo", 907)
    tempatkan(joko, kantor.lain, kantor.jabatan, None)
    assert buka(joko, url).status_code == 404


def test_pengelola_yang_memimpin_tim_orang_itu_tetap_tidak_membaca_bukti(
    kantor: Kantor, putri: Pegawai, buka: Callable
) -> None:
    tim = TimKerja.objects.create(nama="Tim layanan", unit=kantor.dinas, masa=rentang(AWAL))
    for orang, peran in ((putri, "ketua"), (kantor.dewi, "anggota")):
        AnggotaTim.objects.create(tim=tim, pegawai=orang, peran=peran, masa=rentang(AWAL))
    (satu,) = temukan(kantor.dewi)
    assert BUKTI not in buka(putri, reverse("pelatihan:kebutuhan", args=[satu.publik])).content.decode()


def test_atasan_langsung_memutuskan_dan_memilih_kompetensi(kantor: Kantor, putri: Pegawai, buka: Callable) -> None:
    (satu,) = temukan(kantor.dewi)
    url = reverse("pelatihan:kebutuhan", args=[satu.publik])
    isi = {"status": "dikonfirmasi", "kompetensi": "", "catatan": "", "versi": satu.versi}
    for orang in (kantor.dewi, kantor.bambang, kantor.sari, putri):
        assert buka(orang, url, isi).status_code == 403, orang
    jawab = buka(kantor.ratna, url, isi)
    assert jawab.status_code == 422
    assert "Pilih kompetensi yang perlu dipelajari." in jawab.content.decode()
    jawab = buka(kantor.ratna, url, isi | {"status": "ditunda"})
    assert "Tulis mengapa tidak sekarang." in jawab.content.decode()
    buka(kantor.ratna, url, isi | {"kompetensi": kompetensi().pk})
    satu.refresh_from_db()
    assert (satu.status, satu.kompetensi, satu.diputus_oleh) == (
        "dikonfirmasi",
        kompetensi(),
        kantor.akun(kantor.ratna),
    )
    jawab = buka(kantor.ratna, url, isi | {"status": "ditunda", "catatan": "Tahun depan"})
    assert jawab.status_code == 422
    assert "Sudah diubah Ratna Kusuma" in jawab.content.decode()


def test_kebutuhan_yang_sama_digabung_dengan_buktinya(kantor: Kantor, buka: Callable) -> None:
    """The proof without a competence moves to what Dewi asked for herself, and stays there when machines look again."""
    (satu,) = temukan(kantor.dewi)
    minta = {"kompetensi": kompetensi().pk, "alasan": "Antrean panjang", "tahun": hari_ini().year}
    buka(kantor.dewi, reverse("pelatihan:kebutuhan_ajukan"), minta)
    isi = {"status": "dikonfirmasi", "kompetensi": kompetensi().pk, "catatan": "", "versi": satu.versi}
    buka(kantor.ratna, reverse("pelatihan:kebutuhan", args=[satu.publik]), isi)
    temukan(kantor.dewi)
    bukti = BuktiKebutuhan.objects.order_by("sumber")
    assert [(b.sumber, b.kebutuhan.status, b.kebutuhan.bobot) for b in bukti] == [
        ("indikator", "dikonfirmasi", 6),
        ("pegawai", "dikonfirmasi", 6),
    ]
    assert Kebutuhan.objects.count() == 1


def test_yang_dapat_diikuti_disebut_pada_kebutuhan(kantor: Kantor, buka: Callable) -> None:
    angkatan(program(), mulai=hari_ini().replace(year=hari_ini().year + 1))
    (satu,) = temukan(kantor.dewi, kompetensi_id=kompetensi().pk)
    isi = buka(kantor.dewi, reverse("pelatihan:kebutuhan", args=[satu.publik])).content.decode()
    assert "Manajemen waktu untuk pelayanan" in isi


def test_kompetensi_dinilai_sendiri_dan_atasan(kantor: Kantor, putri: Pegawai, buka: Callable) -> None:
    k = kompetensi()
    domain_kompetensi.syaratkan(jabatan=kantor.jabatan, tingkat={k: 4})
    url = reverse("pelatihan:kompetensi_nilai", args=[kantor.dewi.publik])
    for orang in (kantor.bambang, kantor.sari, putri):
        assert buka(orang, url).status_code == 403, orang
    buka(kantor.dewi, url, {f"k{k.pk}": "4", "catatan": ""})
    buka(kantor.ratna, url, {f"k{k.pk}": "2", "catatan": "Berkas sering menumpuk"})
    assert list(NilaiKompetensi.objects.order_by("pk").values_list("sumber", "tingkat", "catatan")) == [
        ("diri", 4, ""),
        ("atasan", 2, "Berkas sering menumpuk"),
    ]
    halaman = reverse("pelatihan:kompetensi_orang", args=[kantor.dewi.publik])
    isi = buka(kantor.dewi, halaman).content.decode()
    for kata in ("4 – Membimbing orang lain", "2 – Melakukan dengan bimbingan", "2 tingkat", "bicarakan"):
        assert kata in isi
    assert "Berkas sering menumpuk" not in buka(putri, halaman).content.decode()


def test_tingkat_di_luar_pilihan_ditolak(kantor: Kantor, buka: Callable) -> None:
    k = kompetensi()
    domain_kompetensi.syaratkan(jabatan=kantor.jabatan, tingkat={k: 4})
    url = reverse("pelatihan:kompetensi_nilai", args=[kantor.dewi.publik])
    assert buka(kantor.dewi, url, {f"k{k.pk}": "9", "catatan": ""}).status_code == 422
    assert NilaiKompetensi.objects.count() == 0


@pytest.mark.parametrize("banyak", [1, 3])
def test_banyak_perintah_halaman_kompetensi(
    kantor: Kantor, banyak: int, django_assert_max_num_queries: Callable
) -> None:
    for n in range(banyak):
        k = kompetensi(f"k-{n}", f"Kompetensi {n}")
        domain_kompetensi.nilai(pegawai=kantor.dewi, sumber="diri", tingkat={k: 2}, oleh=kantor.akun(kantor.dewi))
        temukan_lain = [Temuan(kantor.dewi.pk, k.pk, f"x:{m}", BUKTI, "", 1) for m in range(n + 1)]
        domain.catat_temuan(tahun=hari_ini().year, sumber="perilaku", temuan=temukan_lain)
    klien = Client()
    klien.force_login(kantor.akun(kantor.dewi))
    with django_assert_max_num_queries(12):
        klien.get(reverse("pelatihan:kompetensi_saya"))


def test_atasan_meminta_untuk_orangnya(kantor: Kantor, putri: Pegawai, buka: Callable) -> None:
    url = f"{reverse('pelatihan:kebutuhan_ajukan')}?pegawai={kantor.dewi.publik}"
    isi = {"kompetensi": kompetensi().pk, "alasan": "Loket kedua dibuka", "tahun": hari_ini().year}
    joko = buat_pegawai("Joko Susilo", 907)
    tempatkan(joko, kantor.lain, kantor.jabatan, None)
    for orang, kode in ((kantor.bambang, 403), (kantor.sari, 403), (putri, 403), (kantor.dewi, 403), (joko, 404)):
        assert buka(orang, url, isi).status_code == kode, orang
    assert buka(kantor.ratna, url.replace(str(kantor.dewi.publik), "x"), isi).status_code == 404
    buka(kantor.ratna, url, isi)
    satu = Kebutuhan.objects.get()
    assert (satu.pegawai, satu.status, satu.bukti.get().sumber) == (kantor.dewi, "dikonfirmasi", "atasan")


def test_profil_membuka_kompetensi_bagi_yang_boleh(kantor: Kantor, buka: Callable) -> None:
    """A colleague who leads a team with Dewi sees her profile, but not what she needs to learn."""
    joko = buat_pegawai("Joko Susilo", 907)
    tempatkan(joko, kantor.lain, kantor.jabatan, None)
    tim = TimKerja.objects.create(nama="Tim layanan", unit=kantor.dinas, masa=rentang(AWAL))
    for orang, peran in ((joko, "ketua"), (kantor.dewi, "anggota")):
        AnggotaTim.objects.create(tim=tim, pegawai=orang, peran=peran, masa=rentang(AWAL))
    profil = reverse("pegawai:profil", args=[kantor.dewi.publik])
    halaman = reverse("pelatihan:kompetensi_orang", args=[kantor.dewi.publik])
    for orang, ada in ((kantor.dewi, True), (kantor.ratna, True), (kantor.sari, True), (joko, False)):
        jawab = buka(orang, profil)
        assert (jawab.status_code, halaman in jawab.content.decode()) == (200, ada), orang
        assert buka(orang, halaman).status_code == (200 if ada else 404), orang


def test_yang_ditunda_dan_diminta_lagi_menunggu_lagi(kantor: Kantor, buka: Callable) -> None:
    url, isi = reverse("pelatihan:kebutuhan_ajukan"), {"kompetensi": kompetensi().pk, "tahun": hari_ini().year}
    buka(kantor.dewi, url, isi | {"alasan": "Antrean panjang"})
    satu = Kebutuhan.objects.get()
    tunda = {"status": "ditunda", "kompetensi": kompetensi().pk, "catatan": "Tahun depan", "versi": satu.versi}
    buka(kantor.ratna, reverse("pelatihan:kebutuhan", args=[satu.publik]), tunda)
    assert Kebutuhan.objects.get().status == "ditunda"
    buka(kantor.dewi, url, isi | {"alasan": "Loket kedua sudah dibuka"})
    satu = Kebutuhan.objects.get()
    assert (satu.status, [b.uraian for b in satu.bukti.all()]) == ("usulan", ["Loket kedua sudah dibuka"])


def test_permintaan_sendiri_ditarik_sebelum_dijawab(kantor: Kantor) -> None:
    """What else the need rests on keeps it; answered by the superior it is not taken back; nobody else's is."""
    waktu = kompetensi()

    def minta() -> Kebutuhan:
        return domain.ajukan(
            pegawai=kantor.dewi,
            kompetensi=waktu,
            tahun=hari_ini().year,
            sumber="pegawai",
            oleh=kantor.akun(kantor.dewi),
            alasan="Salah ketik",
        )

    def tarik(satu: Kebutuhan, orang: Pegawai) -> int:
        klien = Client()
        klien.force_login(kantor.akun(orang))
        satu.refresh_from_db()
        return klien.post(reverse("pelatihan:kebutuhan_tarik", args=[satu.publik]), {"versi": satu.versi}).status_code

    satu = minta()
    klien = Client()
    klien.force_login(kantor.akun(kantor.dewi))
    halaman = reverse("pelatihan:kebutuhan", args=[satu.publik])
    assert reverse("pelatihan:kebutuhan_tarik", args=[satu.publik]) in klien.get(halaman).content.decode()
    assert (tarik(satu, kantor.ratna), tarik(satu, kantor.dewi)) == (403, 302)
    assert not Kebutuhan.objects.exists()
    (dua,) = temukan(kantor.dewi, kompetensi_id=waktu.pk)
    minta()
    assert tarik(dua, kantor.dewi) == 302
    assert list(dua.bukti.values_list("sumber", flat=True)) == ["indikator"]
    minta()
    dua.refresh_from_db()
    domain.putuskan(
        kebutuhan=dua,
        versi=dua.versi,
        status="dikonfirmasi",
        oleh=kantor.akun(kantor.ratna),
        kompetensi=None,
        catatan="",
    )
    tarik(dua, kantor.dewi)
    assert dua.bukti.count() == 2
