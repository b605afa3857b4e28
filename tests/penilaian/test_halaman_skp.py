"""Pages of plan and results: who may open and do what, and how many statements they cost."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from pegawai.choices import JenisPegawai
from pegawai.models import Pegawai
from penilaian.choices import StatusRealisasi, StatusSKP
from penilaian.domain import bukti as bukti_domain
from penilaian.domain import skp as skp_domain
from penilaian.models import SKP, Bukti, Realisasi
from tests.orang import Kantor
from tests.penilaian.skp_contoh import berlaku, buat_periode, rancangan
from tests.penilaian.test_bukti import _gudang, foto  # noqa: F401

ORANG = ("dewi", "ratna", "hasan", "sari")


def _masuk(kantor: Kantor, nama: str) -> Client:
    client = Client()
    client.force_login(kantor.akun(getattr(kantor, nama)))
    return client


def _kode(kantor: Kantor, metode: str, url: str) -> dict[str, int]:
    return {nama: getattr(_masuk(kantor, nama), metode)(url).status_code for nama in ORANG}


def test_halaman_skp_menurut_orang(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    terlihat = {"dewi": 200, "ratna": 200, "hasan": 404, "sari": 200}
    assert _kode(kantor, "get", reverse("penilaian:skp_saya")) == dict.fromkeys(ORANG, 200)
    assert _kode(kantor, "get", reverse("penilaian:skp", args=[skp.publik])) == terlihat
    assert _kode(kantor, "get", reverse("penilaian:realisasi", args=[skp.publik, periode.kode])) == terlihat


def test_menu_menunjuk_tim_saya_pada_skp_bawahan(kantor: Kantor) -> None:
    skp = berlaku(kantor, buat_periode())
    aktif = {}
    for nama in ("dewi", "ratna", "sari"):
        navigasi = _masuk(kantor, nama).get(reverse("penilaian:skp", args=[skp.publik])).context["navigasi"]
        aktif[nama] = [n["butir"].label for bagian in navigasi for n in bagian["butir"] if n["aktif"]]
    assert aktif == {"dewi": ["SKP saya"], "ratna": ["Tim saya"], "sari": ["Pegawai"]}


def test_pejabat_di_luar_asn_tidak_punya_skp_dan_nilai_di_menu(kantor: Kantor) -> None:
    Pegawai.objects.filter(pk=kantor.bambang.pk).update(jenis=JenisPegawai.PEJABAT)
    label = {
        nama: {n["butir"].label for b in _masuk(kantor, nama).get("/").context["navigasi"] for n in b["butir"]}
        for nama in ("bambang", "ratna")
    }
    sendiri = {"SKP saya", "Nilai saya", "Umpan balik"}
    assert (label["bambang"] & sendiri, label["ratna"] & sendiri) == (set(), sendiri)


def test_langkah_menurut_orang(kantor: Kantor) -> None:
    skp = rancangan(kantor, buat_periode())
    skp_domain.ajukan(skp=skp, oleh=kantor.akun(kantor.dewi))
    setujui = reverse("penilaian:skp_setujui", args=[skp.publik])
    assert _kode(kantor, "get", setujui) == dict.fromkeys(ORANG, 405)
    assert _kode(kantor, "post", setujui) == {"dewi": 403, "ratna": 302, "hasan": 404, "sari": 403}
    assert SKP.objects.get(pk=skp.pk).status == StatusSKP.BERLAKU


def test_formulir_rancangan_hanya_untuk_pemilik(kantor: Kantor) -> None:
    skp = rancangan(kantor, buat_periode())
    hasil, i = skp.hasil.get(), skp.indikator.get()
    url = [
        reverse("penilaian:hasil_tambah", args=[skp.publik]),
        reverse("penilaian:hasil_ubah", args=[skp.publik, hasil.pk]),
        reverse("penilaian:indikator_tambah", args=[skp.publik, hasil.pk]),
        reverse("penilaian:indikator_ubah", args=[skp.publik, hasil.pk, i.pk]),
        reverse("penilaian:target", args=[skp.publik]),
    ]
    for alamat in url:
        assert _kode(kantor, "get", alamat) == {"dewi": 200, "ratna": 403, "hasan": 404, "sari": 403}


def test_dewi_mengisi_dan_mengirim_lewat_halaman(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    i = skp.indikator.get().pk
    client = _masuk(kantor, "dewi")
    url = reverse("penilaian:realisasi_kirim", args=[skp.publik, periode.kode])
    isi = {f"n-{i}": "1.095,5", f"c-{i}": "Rekap loket", f"r-{i}": "0", f"k-{i}": "k1"}
    jawab = client.post(url, isi | {f"f-{i}": SimpleUploadedFile("foto.jpg", b"bukan foto")}, follow=True)
    baris = Realisasi.objects.get()
    assert (float(baris.nilai), baris.status, Bukti.objects.count()) == (1095.5, StatusRealisasi.DIKIRIM, 0)
    assert "Hasil tersimpan. Bukti “Indikator 0” belum terkirim" in jawab.content.decode()
    assert "Menunggu Ratna Kusuma." in jawab.content.decode()


def test_angka_salah_diterangkan_di_kolomnya(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    i = skp.indikator.get().pk
    url = reverse("penilaian:realisasi", args=[skp.publik, periode.kode])
    for angka in ("-5", "banyak", "9" * 40, "NaN"):
        jawab = _masuk(kantor, "dewi").post(url, {f"n-{i}": angka, f"c-{i}": "teks saya", f"r-{i}": "0"})
        assert jawab.status_code == 422
        assert "teks saya" in jawab.content.decode()
    assert not Realisasi.objects.exists()


def test_bukti_hanya_untuk_yang_melihat_skp(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    bukti = bukti_domain.tambah_berkas(
        skp=skp,
        indikator_id=skp.indikator.get().pk,
        periode=periode,
        oleh=kantor.akun(kantor.dewi),
        unggahan=SimpleUploadedFile("a.jpg", foto()),
        kunci="k",
    )
    url = reverse("penilaian:bukti", args=[bukti.publik])
    assert _kode(kantor, "get", url) == {"dewi": 200, "ratna": 404, "hasan": 404, "sari": 404}
    skp.realisasi.update(status="dikirim", nilai=90)
    assert _kode(kantor, "get", url) == {"dewi": 200, "ratna": 200, "hasan": 404, "sari": 200}
    jawab = _masuk(kantor, "dewi").get(url)
    kepala = [jawab[k] for k in ("Content-Type", "X-Content-Type-Options", "Content-Security-Policy")]
    assert kepala == ["image/jpeg", "nosniff", "default-src 'none'; sandbox"]
    assert "no-store" in jawab["Cache-Control"]


@pytest.mark.parametrize("keadaan", [rancangan, berlaku])
def test_jumlah_kueri_tidak_bergantung_banyaknya_hasil(
    kantor: Kantor, keadaan: Callable, django_assert_max_num_queries: Callable
) -> None:
    periode = buat_periode()
    jumlah: dict[int, list[int]] = {}
    for n in (1, 3):
        SKP.objects.all().delete()
        skp = keadaan(kantor, periode, jumlah=n)
        url = [reverse("penilaian:skp_saya"), reverse("penilaian:skp", args=[skp.publik])]
        if keadaan is berlaku:
            url.insert(0, reverse("penilaian:realisasi", args=[skp.publik, periode.kode]))
        client = _masuk(kantor, "dewi")
        jumlah[n] = []
        for alamat in url:
            with django_assert_max_num_queries(30) as kueri:
                assert client.get(alamat).status_code == 200
            jumlah[n].append(len(kueri))
    assert jumlah[1] == jumlah[3]
    assert max(jumlah[3]) <= 12, jumlah


def test_periksa_dan_terkirim_hanya_pada_saatnya(kantor: Kantor) -> None:
    skp = rancangan(kantor, buat_periode())
    periksa, terkirim, halaman = (
        reverse(f"penilaian:{nama}", args=[skp.publik]) for nama in ("skp_periksa", "skp_terkirim", "skp")
    )
    dewi = _masuk(kantor, "dewi")
    assert "Kirim ke atasan" in dewi.get(periksa).content.decode()
    assert dewi.get(terkirim).url == halaman
    skp_domain.ajukan(skp=skp, oleh=kantor.akun(kantor.dewi))
    assert dewi.get(periksa).url == halaman
    skp.refresh_from_db()
    assert skp.nomor in dewi.get(terkirim).content.decode()
    assert _masuk(kantor, "ratna").get(terkirim).url == halaman
    assert _masuk(kantor, "hasan").get(periksa).status_code == 404


def test_rancangan_kosong_tidak_dapat_dikirim_dari_halaman_periksa(kantor: Kantor) -> None:
    buat_periode()
    skp = skp_domain.buat_rancangan(oleh=kantor.akun(kantor.dewi))
    isi = _masuk(kantor, "dewi").get(reverse("penilaian:skp_periksa", args=[skp.publik])).content.decode()
    assert "Tambahkan paling sedikit satu hasil kerja utama." in isi
    assert "Kirim ke atasan" not in isi
    langkah = _masuk(kantor, "dewi").get(reverse("penilaian:skp", args=[skp.publik])).context["langkah"]
    assert [la["keadaan"][0] for la in langkah] == [
        "Selesai",
        "Belum mulai",
        "Menunggu atasan",
        "Belum bisa dimulai",
        "Belum mulai",
        "Belum bisa dimulai",
    ]
