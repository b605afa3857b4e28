"""From idea to application: what each gate asks, who may judge, what a decision does."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from inovasi.domain import gerbang, telaah, tim, usulan
from inovasi.models import UjiCoba, Usulan
from inovasi.queries.benturan import orang_berbenturan
from inovasi.queries.syarat import belum_dibenarkan
from inovasi.queries.telaahan import hitung
from kinerja.models import Pemberitahuan
from pegawai.domain.galat import SuntingBersamaan
from tests.inovasi.contoh import KRITERIA, buat, manajer, penelaah, siapkan, telaah_selesai
from tests.orang import Kantor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rubrik")]


def segar(satu: Usulan) -> Usulan:
    return Usulan.objects.get(pk=satu.pk)


def test_gerbang_pertama_minta_ide_lengkap_dan_rencana_uji_coba(kantor: Kantor) -> None:
    with pytest.raises(ValidationError) as galat:
        gerbang.ajukan(usulan=buat(kantor), versi=1)
    assert sorted(galat.value.message_dict) == ["kebaruan", "manfaat", "risiko", "uji_coba"]


def test_lolos_ke_uji_coba_bertanggal_mulai_uji_coba(kantor: Kantor) -> None:
    satu = siapkan(buat(kantor))
    manajer(kantor)
    pintu = gerbang.ajukan(usulan=satu, versi=1)
    telaah_selesai(pintu, penelaah(kantor))
    diputus = gerbang.putuskan(
        gerbang=pintu, versi=1, putusan="lanjut", alasan="Layak dicoba.", oleh=kantor.akun(kantor.hasan)
    )
    satu = segar(satu)
    assert (satu.tahap, satu.status, satu.tanggal_uji_coba) == ("uji_coba", "berjalan", date(2026, 7, 1))
    assert diputus.nilai == Decimal("80.00")
    assert list(Pemberitahuan.objects.filter(penerima__pegawai=kantor.dewi).values_list("judul", "isi", "tautan")) == [
        ("Dilanjutkan: Antrean KTP lewat ponsel", "Layak dicoba.", reverse("inovasi:usulan", args=[satu.publik]))
    ]


def test_tanpa_telaah_selesai_tidak_lolos_tetapi_dapat_dikembalikan_lalu_diajukan_lagi(kantor: Kantor) -> None:
    satu = siapkan(buat(kantor))
    manajer(kantor)
    hasan = kantor.akun(kantor.hasan)
    pintu = gerbang.ajukan(usulan=satu, versi=1)
    with pytest.raises(ValidationError, match="Belum ada telaah yang selesai"):
        gerbang.putuskan(gerbang=pintu, versi=1, putusan="lanjut", alasan="Bagus.", oleh=hasan)
    gerbang.putuskan(gerbang=pintu, versi=1, putusan="diperbaiki", alasan="Ukurannya belum jelas.", oleh=hasan)
    satu = segar(satu)
    assert (satu.tahap, satu.status) == ("inisiatif", "dikembalikan")
    satu = usulan.ubah(usulan=satu, versi=satu.versi, data={"masalah": "Menunggu 120 menit, diukur Mei 2026."})
    gerbang.ajukan(usulan=satu, versi=satu.versi)
    assert list(satu.gerbang.order_by("pk").values_list("putusan", "alasan")) == [
        ("diperbaiki", "Ukurannya belum jelas."),
        ("", ""),
    ]


def test_yang_berkepentingan_tidak_menelaah(kantor: Kantor) -> None:
    """Dewi's team; Ratna assesses Dewi; Tuti has nothing to do with them."""
    pintu = gerbang.ajukan(usulan=siapkan(buat(kantor)), versi=1)
    tuti = penelaah(kantor)
    orang = [kantor.dewi.pk, kantor.ratna.pk, kantor.bambang.pk, tuti.pk]
    assert orang_berbenturan(pintu.usulan, orang) == {
        kantor.dewi.pk: "anggota tim usulan ini",
        kantor.ratna.pk: "atasan langsung anggota tim",
    }
    with pytest.raises(ValidationError, match="Ratna Kusuma atasan langsung anggota tim"):
        gerbang.tugaskan(gerbang=pintu, penelaah=[kantor.ratna], oleh=kantor.akun(kantor.hasan))


def test_penelaah_yang_mundur_tidak_dihitung(kantor: Kantor) -> None:
    pintu = gerbang.ajukan(usulan=siapkan(buat(kantor)), versi=1)
    telaah_selesai(pintu, penelaah(kantor), skor=90)
    telaah_selesai(pintu, penelaah(kantor, 942, "Umar Said"), skor=50)
    assert hitung(pintu) == Decimal("70.00")
    umar = pintu.telaah.get(penelaah__nama="Umar Said")
    telaah.mundur(telaah=umar, versi=umar.versi, alasan="Pernah satu tim dengan pengusul.")
    assert hitung(pintu) == Decimal("90.00")


def test_telaah_menilai_semua_kriteria_dengan_catatan(kantor: Kantor) -> None:
    pintu = gerbang.ajukan(usulan=siapkan(buat(kantor)), versi=1)
    orang = penelaah(kantor)
    gerbang.tugaskan(gerbang=pintu, penelaah=[orang], oleh=kantor.akun(kantor.hasan))
    with pytest.raises(ValidationError) as galat:
        telaah.nilai(telaah=pintu.telaah.get(), versi=1, skor={"baru": 101, "manfaat": 80}, catatan="Baik")
    assert sorted(galat.value.message_dict) == ["baru", "catatan", "direplikasi", "tanpa_beban", "urusan"]


def test_dua_putusan_bersamaan_yang_kedua_diberi_tahu(kantor: Kantor) -> None:
    manajer(kantor)
    pintu = gerbang.ajukan(usulan=siapkan(buat(kantor)), versi=1)
    hasan = kantor.akun(kantor.hasan)
    gerbang.putuskan(gerbang=pintu, versi=1, putusan="tidak", alasan="Sudah ada.", oleh=hasan)
    with pytest.raises(ValidationError, match="Sudah diputus: tidak dilanjutkan"):
        gerbang.putuskan(gerbang=pintu, versi=1, putusan="diperbaiki", alasan="Coba lagi.", oleh=hasan)


def test_anggota_tim_tidak_memutus_usulannya(kantor: Kantor) -> None:
    satu = siapkan(buat(kantor))
    manajer(kantor)
    undangan = tim.undang(usulan=satu, pegawai=kantor.hasan)
    tim.jawab(anggota=undangan, versi=1, ikut=True)
    pintu = gerbang.ajukan(usulan=satu, versi=1)
    with pytest.raises(ValidationError, match="diputus orang lain"):
        gerbang.putuskan(gerbang=pintu, versi=1, putusan="tidak", alasan="Sudah ada.", oleh=kantor.akun(kantor.hasan))


def test_penerapan_minta_formulir_resmi_300_kata_hasil_uji_coba_dan_bagian_dibenarkan(kantor: Kantor) -> None:
    satu = siapkan(buat(kantor))
    hasan = tim.undang(usulan=satu, pegawai=kantor.hasan, bagian="Menyusun program antrean.")
    tim.jawab(anggota=hasan, versi=1, ikut=True)
    Usulan.objects.filter(pk=satu.pk).update(tahap="uji_coba", status="berjalan", rancangan="kata " * 299)
    satu = segar(satu)
    with pytest.raises(ValidationError) as galat:
        gerbang.ajukan(usulan=satu, versi=satu.versi)
    assert galat.value.message_dict == {
        "bentuk": ["Isi bentuk inovasi sebelum mengajukan."],
        "hasil": ["Isi hasil inovasi sebelum mengajukan."],
        "jenis": ["Isi jenis inovasi sebelum mengajukan."],
        "rancangan": ["Rancang bangun paling sedikit 300 kata; sekarang 299."],
        "tim": ["Bagian Dewi Anggraini, Hasan Basri belum ditulis atau belum dibenarkan semua anggota lain."],
        "tujuan": ["Isi tujuan inovasi sebelum mengajukan."],
        "uji_coba": ["Catat hasil uji coba dan apa yang dipelajari."],
        "urusan": ["Isi urusan pemerintahan sebelum mengajukan."],
    }


def test_usulan_lengkap_diterapkan(kantor: Kantor) -> None:
    satu = siapkan(buat(kantor))
    manajer(kantor)
    UjiCoba.objects.update(akhir=40, pelajaran="Perkiraan jam perlu disesuaikan tiap hari.")
    Usulan.objects.filter(pk=satu.pk).update(
        tahap="uji_coba",
        status="berjalan",
        bentuk="pelayanan_publik",
        jenis="digital",
        urusan="adminduk",
        tujuan="Menunggu singkat",
        hasil="Menunggu 40 menit",
        rancangan="kata " * 300,
        tanggal_penerapan=date(2026, 10, 1),
    )
    dewi = satu.anggota.get()
    tim.tulis_bagian(anggota=dewi, versi=dewi.versi, bagian="Merancang alur antrean.")
    pintu = gerbang.ajukan(usulan=segar(satu), versi=segar(satu).versi)
    telaah_selesai(pintu, penelaah(kantor))
    gerbang.putuskan(gerbang=pintu, versi=1, putusan="lanjut", alasan="Terbukti.", oleh=kantor.akun(kantor.hasan))
    satu = segar(satu)
    assert (satu.tahap, satu.status, satu.tanggal_penerapan) == ("penerapan", "berjalan", date(2026, 10, 1))


def test_bagian_yang_ditulis_ulang_dibenarkan_lagi(kantor: Kantor) -> None:
    satu = buat(kantor)
    hasan = tim.undang(usulan=satu, pegawai=kantor.hasan)
    hasan = tim.jawab(anggota=hasan, versi=1, ikut=True)
    dewi = satu.anggota.get(pegawai=kantor.dewi)
    dewi = tim.tulis_bagian(anggota=dewi, versi=dewi.versi, bagian="Merancang alur antrean.")
    hasan = tim.tulis_bagian(anggota=hasan, versi=hasan.versi, bagian="Menulis programnya.")
    tim.setujui_bagian(anggota=dewi, versi=dewi.versi, oleh=hasan)
    tim.setujui_bagian(anggota=hasan, versi=hasan.versi, oleh=dewi)
    assert belum_dibenarkan(satu) == []
    hasan = tim.tulis_bagian(anggota=hasan, versi=hasan.versi, bagian="Menulis dan menguji programnya.")
    assert [a.pegawai for a in belum_dibenarkan(satu)] == [kantor.hasan]
    with pytest.raises(SuntingBersamaan):
        tim.setujui_bagian(anggota=hasan, versi=hasan.versi - 1, oleh=dewi)


def test_draf_bergabung_dengan_ide_serupa_dan_timnya_diundang(kantor: Kantor) -> None:
    ada = siapkan(buat(kantor))
    gerbang.ajukan(usulan=ada, versi=1)
    draf = usulan.buat(
        ketua=kantor.hasan, data={"judul": "Antre daring", "unit": kantor.lain, "masalah": "Antre.", "ide": "Daring."}
    )
    usulan.gabungkan(usulan=draf, versi=1, tujuan=ada)
    assert (segar(draf).status, segar(draf).bergabung_ke) == ("bergabung", ada)
    assert list(ada.anggota.order_by("pk").values_list("pegawai__nama", "peran", "status")) == [
        ("Dewi Anggraini", "ketua", "ikut"),
        ("Hasan Basri", "anggota", "diundang"),
    ]


def test_bobot_rubrik_contoh_seratus() -> None:
    assert sum(b for _, b in KRITERIA) == 100
