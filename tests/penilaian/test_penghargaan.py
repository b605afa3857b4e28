"""Awards: candidates by data and with reasons, a committee without conflicts of interest, a decision with reasons."""

from collections.abc import Collection, Iterator
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kinerja import slot
from kinerja.models import Pemberitahuan
from kinerja.poin import SLOT, Poin, SumberPoin
from kinerja.waktu import hari_ini, rentang
from pegawai.choices import TingkatHukuman
from pegawai.models import HukumanDisiplin, Pegawai
from penilaian.choices_lanjut import KeputusanPenghargaan, StatusPenghargaan
from penilaian.domain import penghargaan as domain
from penilaian.domain import penghargaan_putus as putus
from penilaian.models import CalonPenghargaan, ProgramPenghargaan, PutusanNilai, SuaraPanitia
from tests.orang import Kantor, buat_pegawai, tempatkan
from tests.penilaian.bimbingan_contoh import periode_lalu, putuskan
from tests.penilaian.penghargaan_contoh import Lomba, buat_lomba, dinilai, diserahkan, isi, selesai


def susun(lomba: Lomba, **ubah: object) -> list[str]:
    """Names of the candidates under changed criteria."""
    sari = lomba.akun("sari")
    isian = isi(lomba.periode, lomba.kantor.bambang, **ubah)
    domain.simpan(program=lomba.segar(), isi=isian, oleh=sari, revisi=lomba.program.revisi)
    domain.susun_calon(program=lomba.program, oleh=sari)
    return list(lomba.program.calon.order_by("pegawai__nama").values_list("pegawai__nama", flat=True))


def test_calon_menurut_predikat_akhir_dan_alasannya(kantor: Kantor) -> None:
    lomba = buat_lomba(kantor)
    assert lomba.calon("dewi").alasan == [
        "Predikat Sangat Baik pada Triwulan 2026-TW3, hasil akhir.",
        lomba.calon("dewi").alasan[1],
        lomba.calon("dewi").alasan[2],
    ]
    assert lomba.calon("dewi").alasan[1].endswith("sejak 1 Januari 2015, paling sedikit 12.")
    assert susun(lomba, predikat=["baik", "sangat_baik"]) == ["Dewi Anggraini", "Hasan Basri", "Wati Suryani"]
    assert susun(lomba, unit=kantor.dinas) == ["Dewi Anggraini"]


def test_yang_sementara_dan_yang_dihukum_bukan_calon(kantor: Kantor) -> None:
    lomba = buat_lomba(kantor)
    PutusanNilai.objects.filter(skp__pegawai=kantor.dewi).update(disampaikan=timezone.now(), diterima=None)
    assert susun(lomba) == ["Hasan Basri"]
    masa = rentang(hari_ini() - timedelta(days=300), hari_ini() - timedelta(days=200))
    HukumanDisiplin.objects.create(
        pegawai=kantor.hasan, tingkat=TingkatHukuman.RINGAN, uraian="Teguran", masa=masa, nomor_sk="1"
    )
    assert susun(lomba) == []
    assert susun(lomba, bebas_hukuman=0) == ["Hasan Basri"]


def test_masa_kerja_dari_nip(kantor: Kantor) -> None:
    assert susun(buat_lomba(kantor), masa_kerja=480) == []


def test_tidak_dari_uji_coba_juga_di_basis_data(kantor: Kantor) -> None:
    lomba = buat_lomba(kantor)
    coba = periode_lalu("COBA", uji_coba=True, bulan_lalu=5)
    with pytest.raises(ValidationError) as galat:
        domain.simpan(program=None, isi=isi(coba, kantor.bambang), oleh=lomba.akun("sari"))
    assert list(galat.value.message_dict) == ["periode"]
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgramPenghargaan.objects.filter(pk=lomba.program.pk).update(periode=coba)


@pytest.fixture
def poin_lain() -> Iterator[None]:
    """As any app registers itself: three points for whoever is not first in the list."""

    def hitung(orang: Collection[int], _masa: object) -> dict[int, Poin]:
        return {max(orang): Poin(Decimal(3), "Inovasi antrean diterapkan.")}

    sumber = SumberPoin("lain", "Inovasi", hitung)
    slot.daftarkan(SLOT, sumber)
    yield
    slot._DAFTAR[SLOT].remove(sumber)


@pytest.mark.usefixtures("poin_lain")
def test_poin_dari_app_lain_mengurutkan_tanpa_menggugurkan(kantor: Kantor) -> None:
    lomba = buat_lomba(kantor, sumber=["lain"])
    terbesar = max(kantor.dewi.pk, kantor.hasan.pk)
    assert [(c.pegawai_id == terbesar, c.total, c.poin) for c in lomba.program.calon.all()] == [
        (True, Decimal(3), [["Inovasi", "3", "Inovasi antrean diterapkan."]]),
        (False, Decimal(0), []),
    ]


def test_sumber_ditanyakan_hanya_bila_ada_yang_terdaftar(kantor: Kantor, monkeypatch: pytest.MonkeyPatch) -> None:
    klien, alamat = masuk(kantor.akun(kantor.sari)), reverse("penilaian:penghargaan_baru")
    assert ("warga", "Kata warga di loket") in klien.get(alamat).context["form"].fields["sumber"].choices
    monkeypatch.setitem(slot._DAFTAR, SLOT, [])
    assert "sumber" not in klien.get(alamat).context["form"].fields


def test_panitia_tidak_menilai_diri_atau_bawahan_langsung_tanpa_ditunjuk(kantor: Kantor) -> None:
    lomba = dinilai(kantor)
    suara = {"pilihan": "dukung", "alasan": "Baik"}
    with pytest.raises(PermissionDenied, match="bawahan langsung"):
        putus.beri_suara(calon=lomba.calon("dewi"), oleh=lomba.akun("ratna"), **suara)
    with pytest.raises(PermissionDenied, match="Hanya panitia"):
        putus.beri_suara(calon=lomba.calon("dewi"), oleh=lomba.akun("sari"), **suara)
    lomba.program.panitia.filter(pegawai=kantor.ratna).update(menilai_bawahan=True)
    putus.beri_suara(calon=lomba.calon("dewi"), oleh=lomba.akun("ratna"), **suara)
    anggota = lomba.program.panitia.get(pegawai=lomba.wati)
    type(anggota).objects.filter(pk=anggota.pk).update(pegawai=kantor.hasan)
    with pytest.raises(PermissionDenied, match="diri sendiri"):
        putus.beri_suara(calon=lomba.calon("hasan"), oleh=lomba.akun("hasan"), **suara)
    with pytest.raises(IntegrityError), transaction.atomic():
        SuaraPanitia.objects.create(calon=lomba.calon("hasan"), anggota=anggota, pilihan="dukung", alasan="Saya")


def test_suara_beralasan_dan_dapat_diubah_sampai_diserahkan(kantor: Kantor) -> None:
    lomba = dinilai(kantor)
    calon, wati = lomba.calon("hasan"), lomba.akun("wati")
    with pytest.raises(ValidationError) as galat:
        putus.beri_suara(calon=calon, pilihan="", alasan=" ", oleh=wati)
    assert list(galat.value.message_dict) == ["pilihan", "alasan"]
    putus.beri_suara(calon=calon, pilihan="tidak", alasan="Ragu", oleh=wati)
    putus.beri_suara(calon=calon, pilihan="dukung", alasan="Yakin sesudah melihat bukti", oleh=wati)
    assert list(calon.suara.values_list("pilihan", flat=True)) == ["dukung"]
    with pytest.raises(ValidationError, match="dinilai 2 anggota"):
        domain.serahkan(program=lomba.program, oleh=lomba.akun("sari"))
    putus.beri_suara(calon=calon, pilihan="dukung", alasan="Ya", oleh=lomba.akun("ratna"))
    domain.serahkan(program=lomba.program, oleh=lomba.akun("sari"))
    with pytest.raises(ValidationError, match="tidak berlaku lagi"):
        putus.beri_suara(calon=calon, pilihan="tidak", alasan="Terlambat", oleh=wati)


def test_hanya_pejabat_memutus_bukan_hr_dan_bukan_untuk_dirinya(kantor: Kantor) -> None:
    lomba = diserahkan(kantor)
    putusan = {"keputusan": "terpilih", "pertimbangan": "Antrean turun."}
    for siapa in ("sari", "ratna", "hasan"):
        with pytest.raises(PermissionDenied):
            putus.putuskan(calon=lomba.calon("hasan"), oleh=lomba.akun(siapa), **putusan)
    CalonPenghargaan.objects.filter(pegawai=kantor.dewi).update(pegawai=kantor.bambang)
    with pytest.raises(PermissionDenied, match="diri sendiri"):
        putus.putuskan(calon=lomba.calon("bambang"), oleh=lomba.akun("bambang"), **putusan)
    kantor.hasan.penempatan.update(penilai=kantor.bambang)
    with pytest.raises(PermissionDenied, match="bawahan langsung"):
        putus.putuskan(calon=lomba.calon("hasan"), oleh=lomba.akun("bambang"), **putusan)
    ProgramPenghargaan.objects.update(pejabat_menilai_bawahan=True)
    putus.putuskan(calon=lomba.calon("hasan"), oleh=lomba.akun("bambang"), **putusan)


def test_paling_banyak_sekian_penerima_yang_lain_tidak(kantor: Kantor) -> None:
    lomba, bambang = diserahkan(kantor), kantor.akun(kantor.bambang)
    for nama in ("hasan", "dewi"):
        putus.putuskan(calon=lomba.calon(nama), keputusan="terpilih", pertimbangan="Bagus.", oleh=bambang)
    with pytest.raises(ValidationError, match="Pilih 1 sampai 1"):
        putus.tetapkan(program=lomba.program, oleh=bambang, revisi=lomba.program.revisi)
    putus.putuskan(calon=lomba.calon("dewi"), keputusan="tidak", pertimbangan="Tahun depan.", oleh=bambang)
    p = putus.tetapkan(program=lomba.program, oleh=bambang, revisi=lomba.program.revisi)
    assert p.status == StatusPenghargaan.SELESAI
    hasan = lomba.calon("hasan")
    assert hasan.nomor == f"PH-{hari_ini().year}-000001"
    assert list(
        Pemberitahuan.objects.filter(judul__startswith="Anda menerima").values_list("penerima__nama", flat=True)
    ) == ["Hasan Basri"]


def masuk(akun) -> Client:
    klien = Client()
    klien.force_login(akun)
    return klien


def test_dinding_hanya_yang_mengizinkan_dan_izin_dicabut_seketika(kantor: Kantor) -> None:
    lomba = selesai(kantor)
    calon, dinding = lomba.calon("hasan"), reverse("penilaian:apresiasi")
    assert "Hasan" not in Client().get(dinding).content.decode()
    hasan, url = masuk(lomba.akun("hasan")), reverse("penilaian:penghargaan_tampil", args=[calon.publik])
    assert masuk(lomba.akun("sari")).post(url, {"tampil": "ya"}).status_code == 404
    with pytest.raises(PermissionDenied):
        putus.izinkan_tampil(calon=calon, tampil=True, oleh=lomba.akun("bambang"))
    hasan.post(url, {"tampil": "ya"})
    jawab = Client().get(dinding)
    isi_halaman = jawab.content.decode()
    assert ("Hasan Basri" in isi_halaman, "Antrean warga turun separuh." in isi_halaman) == (True, True)
    assert (kantor.hasan.nip in isi_halaman, "Sangat Baik" in isi_halaman, "Dewi" in isi_halaman) == (False,) * 3
    assert (jawab["Cache-Control"], jawab["X-Robots-Tag"]) == ("no-store", "noindex")
    hasan.post(url, {"tampil": "tidak"})
    assert "Hasan" not in Client().get(dinding).content.decode()


def test_hasil_yang_berubah_sesudah_calon_disusun_tidak_menerima(kantor: Kantor) -> None:
    lomba, bambang = diserahkan(kantor), kantor.akun(kantor.bambang)
    putus.putuskan(calon=lomba.calon("hasan"), keputusan="terpilih", pertimbangan="Bagus.", oleh=bambang)
    putuskan(kantor, kantor.hasan, lomba.periode, "baik")
    with pytest.raises(ValidationError, match="Hasil Hasan Basri berubah"):
        putus.tetapkan(program=lomba.program, oleh=bambang, revisi=lomba.program.revisi)
    halaman = masuk(lomba.akun("sari")).get(reverse("penilaian:penghargaan", args=[lomba.program.publik]))
    assert halaman.context["berubah"] == {lomba.calon("hasan").pk}


def test_hr_dapat_menyembunyikan_nama_tidak_menampilkannya(kantor: Kantor) -> None:
    lomba = selesai(kantor)
    calon, sari = lomba.calon("hasan"), lomba.akun("sari")
    putus.izinkan_tampil(calon=calon, tampil=True, oleh=lomba.akun("hasan"))
    with pytest.raises(PermissionDenied):
        putus.izinkan_tampil(calon=calon, tampil=True, oleh=sari)
    url = reverse("penilaian:penghargaan_sembunyikan", args=[lomba.program.publik, calon.publik])
    assert (masuk(lomba.akun("bambang")).post(url).status_code, masuk(sari).post(url).status_code) == (403, 302)
    assert not lomba.calon("hasan").tampil


@pytest.mark.parametrize("banyak", [1, 2])
def test_halaman_calon_pernyataannya_tetap(kantor: Kantor, banyak: int, django_assert_num_queries) -> None:
    lomba = dinilai(kantor)
    for nama in ("ratna", "wati")[:banyak]:
        putus.beri_suara(calon=lomba.calon("hasan"), pilihan="dukung", alasan="Ya", oleh=lomba.akun(nama))
    url = reverse("penilaian:penghargaan_calon", args=[lomba.program.publik, lomba.calon("hasan").publik])
    klien = masuk(lomba.akun("sari"))
    with django_assert_num_queries(9):
        assert len(klien.get(url).context["suara"]) == banyak


def test_yang_tidak_terpilih_tidak_dapat_tampil_di_basis_data(kantor: Kantor) -> None:
    lomba = selesai(kantor)
    assert lomba.calon("dewi").keputusan == KeputusanPenghargaan.TIDAK
    with pytest.raises(IntegrityError), transaction.atomic():
        CalonPenghargaan.objects.filter(pegawai=kantor.dewi).update(tampil=True)


def test_piagam_bagi_penerima_dan_yang_menyiapkan(kantor: Kantor) -> None:
    lomba = selesai(kantor)
    url = reverse("penilaian:penghargaan_piagam", args=[lomba.calon("hasan").publik])
    kode = {n: masuk(lomba.akun(n)).get(url).status_code for n in ("hasan", "sari", "bambang", "dewi")}
    assert kode == {"hasan": 200, "sari": 200, "bambang": 200, "dewi": 404}
    assert masuk(lomba.akun("hasan")).get(url).content.startswith(b"%PDF")
    tidak = reverse("penilaian:penghargaan_piagam", args=[lomba.calon("dewi").publik])
    assert masuk(lomba.akun("sari")).get(tidak).status_code == 404


@pytest.mark.parametrize(
    ("orang", "program", "ubah", "susun"),
    [("dewi", 404, 403, 404), ("ratna", 404, 403, 404), ("hasan", 404, 403, 404), ("sari", 200, 200, 302)],
)
def test_yang_disusun_dilihat_hr_saja(kantor: Kantor, orang: str, program: int, ubah: int, susun: int) -> None:
    lomba = buat_lomba(kantor)
    klien, publik = masuk(lomba.akun(orang)), lomba.program.publik
    assert klien.get(reverse("penilaian:penghargaan", args=[publik])).status_code == program
    assert klien.get(reverse("penilaian:penghargaan_ubah", args=[publik])).status_code == ubah
    assert klien.post(reverse("penilaian:penghargaan_susun", args=[publik])).status_code == susun


@pytest.mark.parametrize(
    ("orang", "kode"), [("dewi", 404), ("ratna", 200), ("hasan", 404), ("sari", 200), ("bambang", 404)]
)
def test_saat_dinilai_dilihat_panitia_dan_hr(kantor: Kantor, orang: str, kode: int) -> None:
    lomba = dinilai(kantor)
    url = reverse("penilaian:penghargaan_calon", args=[lomba.program.publik, lomba.calon("hasan").publik])
    assert masuk(lomba.akun(orang)).get(url).status_code == kode


def test_suara_lain_tampak_sesudah_suara_sendiri_dan_tidak_pernah_tentang_diri(kantor: Kantor) -> None:
    lomba = dinilai(kantor)
    url = reverse("penilaian:penghargaan_calon", args=[lomba.program.publik, lomba.calon("hasan").publik])
    putus.beri_suara(calon=lomba.calon("hasan"), pilihan="tidak", alasan="Belum lama", oleh=lomba.akun("wati"))
    ratna = masuk(lomba.akun("ratna"))
    assert ratna.get(url).context["suara"] is None
    semula = ratna.get(url).context["form"].initial["semula"]
    assert ratna.post(url, {"pilihan": "dukung", "alasan": "", "semula": semula}).status_code == 422
    assert ratna.post(url, {"pilihan": "dukung", "alasan": "Terbukti", "semula": semula}).status_code == 302
    assert [s.alasan for s in ratna.get(url).context["suara"]] == ["Belum lama", "Terbukti"]
    CalonPenghargaan.objects.filter(pegawai=kantor.hasan).update(pegawai=kantor.sari)
    sari = masuk(lomba.akun("sari"))
    assert sari.get(url).status_code == 403
    semua = sari.get(reverse("penilaian:penghargaan", args=[lomba.program.publik])).context["page_obj"]
    assert [c.pegawai for c in semua] == [kantor.dewi]


def test_dari_kriteria_sampai_penetapan_lewat_halaman(kantor: Kantor) -> None:
    lomba = buat_lomba(kantor)
    sari, bambang = masuk(lomba.akun("sari")), masuk(lomba.akun("bambang"))
    form = isi(lomba.periode, kantor.bambang) | {"periode": lomba.periode.pk, "unit": "", "pejabat": kantor.bambang.nip}
    form = {k: v for k, v in form.items() if v is not False}
    salah = sari.post(reverse("penilaian:penghargaan_baru"), form | {"predikat": []})
    assert (salah.status_code, list(salah.context["form"].errors)) == (422, ["predikat"])
    assert sari.post(reverse("penilaian:penghargaan_baru"), form).status_code == 302
    p = ProgramPenghargaan.objects.first()
    url = {
        n: reverse(f"penilaian:penghargaan_{n}", args=[p.publik])
        for n in ("susun", "minta_panitia", "serahkan", "tetapkan")
    }
    panitia = reverse("penilaian:penghargaan_panitia", args=[p.publik])
    assert sari.post(panitia, {"pegawai": kantor.bambang.nip}).status_code == 422
    for orang in (kantor.ratna, lomba.wati):
        assert sari.post(panitia, {"pegawai": orang.nip}).status_code == 302
    sari.post(url["susun"])
    sari.post(url["minta_panitia"])
    calon = p.calon.get(pegawai=kantor.hasan)
    halaman = reverse("penilaian:penghargaan_calon", args=[p.publik, calon.publik])
    for nama in ("ratna", "wati"):
        klien = masuk(lomba.akun(nama))
        isian = {"pilihan": "dukung", "alasan": "Ya", "semula": klien.get(halaman).context["form"].initial["semula"]}
        assert klien.post(halaman, isian).status_code == 302
    sari.post(url["serahkan"])
    isian = {
        "keputusan": "terpilih",
        "pertimbangan": "Baik",
        "semula": bambang.get(halaman).context["form"].initial["semula"],
    }
    assert bambang.post(halaman, isian).status_code == 302
    p.refresh_from_db()
    assert sari.post(url["tetapkan"], {"revisi": p.revisi}).status_code == 403
    bambang.post(url["tetapkan"], {"revisi": p.revisi})
    p.refresh_from_db()
    assert p.status == StatusPenghargaan.SELESAI
    milik = masuk(lomba.akun("hasan")).get(reverse("penilaian:penghargaan_milik", args=[calon.publik]))
    assert "Izinkan nama saya tampil" in milik.content.decode()


@pytest.mark.parametrize("tambahan", [1, 3])
def test_jumlah_pernyataan_tetap(kantor: Kantor, tambahan: int, django_assert_num_queries) -> None:
    lomba = buat_lomba(kantor)
    for n in range(tambahan):
        orang: Pegawai = buat_pegawai(f"Orang {n}", 930 + n)
        tempatkan(orang, kantor.seksi, kantor.jabatan, kantor.ratna)
        putuskan(kantor, orang, lomba.periode, "sangat_baik")
    sari = lomba.akun("sari")
    with django_assert_num_queries(14):
        assert domain.susun_calon(program=lomba.program, oleh=sari) == 2 + tambahan
    klien = masuk(sari)
    with django_assert_num_queries(12):
        klien.get(reverse("penilaian:penghargaan", args=[lomba.program.publik]))
    CalonPenghargaan.objects.update(
        keputusan="terpilih", pertimbangan="x", diputus=timezone.now(), diputus_oleh=sari, tampil=True
    )
    ProgramPenghargaan.objects.update(status="selesai", ditetapkan=timezone.now())
    with django_assert_num_queries(3):
        assert len(Client().get(reverse("penilaian:apresiasi")).context["page_obj"][0].tampil) == 2 + tambahan
