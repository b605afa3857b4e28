"""A plan goes from the employee to the assessor and back; nobody else moves it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from kinerja.models import Pemberitahuan
from kinerja.waktu import hari_ini, rentang
from pegawai.domain import penempatan as penempatan_domain
from pegawai.models import Penempatan
from penilaian.choices import StatusSKP
from penilaian.domain import skp as skp_domain
from penilaian.models import SKP, HasilKerja, TargetPeriode
from penilaian.queries.kesiapan import periksa
from tests.orang import Kantor, tempatkan
from tests.penilaian.skp_contoh import berlaku, buat_periode, rancangan


def test_dewi_mengirim_dan_ratna_menyetujui(kantor: Kantor) -> None:
    skp = berlaku(kantor, buat_periode())
    assert skp.disetujui_oleh == kantor.akun(kantor.ratna)
    judul = list(Pemberitahuan.objects.order_by("id").values_list("penerima__pegawai__nama", "judul"))
    assert judul == [
        ("Ratna Kusuma", "SKP Dewi Anggraini menunggu persetujuan Anda"),
        ("Dewi Anggraini", "SKP Anda disetujui atasan"),
    ]


def test_hanya_dewi_mengirim_rancangannya(kantor: Kantor) -> None:
    skp = rancangan(kantor, buat_periode())
    for orang in (kantor.ratna, kantor.sari, kantor.hasan):
        with pytest.raises(PermissionDenied):
            skp_domain.ajukan(skp=skp, oleh=kantor.akun(orang))


def test_hanya_penilai_menyetujui(kantor: Kantor) -> None:
    skp = rancangan(kantor, buat_periode())
    skp_domain.ajukan(skp=skp, oleh=kantor.akun(kantor.dewi))
    for orang in (kantor.dewi, kantor.bambang, kantor.sari, kantor.hasan):
        with pytest.raises(PermissionDenied):
            skp_domain.setujui(skp=skp, oleh=kantor.akun(orang))


def test_dikembalikan_dengan_catatan_lalu_dikirim_lagi(kantor: Kantor) -> None:
    skp = rancangan(kantor, buat_periode())
    dewi, ratna = kantor.akun(kantor.dewi), kantor.akun(kantor.ratna)
    skp_domain.ajukan(skp=skp, oleh=dewi)
    with pytest.raises(ValidationError, match="Tulis apa yang perlu diubah"):
        skp_domain.kembalikan(skp=skp, oleh=ratna, catatan=" ")
    kembali = skp_domain.kembalikan(skp=skp, oleh=ratna, catatan="Naikkan target")
    assert (kembali.status, kembali.catatan) == (StatusSKP.DIKEMBALIKAN, "Naikkan target")
    assert skp_domain.ajukan(skp=skp, oleh=dewi).status == StatusSKP.DIAJUKAN


def test_persetujuan_atas_revisi_lama_ditolak(kantor: Kantor) -> None:
    skp = rancangan(kantor, buat_periode())
    skp_domain.ajukan(skp=skp, oleh=kantor.akun(kantor.dewi))
    with pytest.raises(ValidationError, match="sudah diubah"):
        skp_domain.setujui(skp=skp, oleh=kantor.akun(kantor.ratna), revisi=skp.revisi)


def test_yang_kurang_disebut_semua(kantor: Kantor) -> None:
    skp = rancangan(kantor, buat_periode())
    HasilKerja.objects.filter(skp=skp).update(bobot=60)
    TargetPeriode.objects.all().delete()
    Penempatan.objects.filter(pegawai=kantor.dewi).update(penilai=None)
    skp = SKP.objects.get(pk=skp.pk)
    assert [m.pesan for m in periksa(skp)] == [
        "Atasan langsung Anda belum tercatat. Laporkan ke admin kepegawaian, yang mengisinya.",
        "Bobot hasil kerja utama berjumlah 60 %. Ubah sampai 100 %.",
        "Isi target “Indikator 0” untuk Triwulan uji.",
    ]
    with pytest.raises(ValidationError):
        skp_domain.ajukan(skp=skp, oleh=kantor.akun(kantor.dewi))


def test_versi_baru_menggantikan_yang_lama_tanpa_celah(kantor: Kantor) -> None:
    periode = buat_periode()
    lama = berlaku(kantor, periode)
    baru = skp_domain.buat_rancangan(oleh=kantor.akun(kantor.dewi))
    assert (baru.versi, baru.hasil.count(), baru.indikator.count(), baru.target.count()) == (2, 1, 1, 1)
    skp_domain.ajukan(skp=baru, oleh=kantor.akun(kantor.dewi))
    skp_domain.setujui(skp=baru, oleh=kantor.akun(kantor.ratna))
    lama.refresh_from_db()
    baru.refresh_from_db()
    assert (lama.status, lama.rentang.upper, baru.status) == (
        StatusSKP.DISESUAIKAN,
        baru.rentang.lower,
        StatusSKP.BERLAKU,
    )


def test_rancangan_dibuang_pemiliknya_yang_berlaku_tetap(kantor: Kantor) -> None:
    lama = berlaku(kantor, buat_periode())
    baru = skp_domain.buat_rancangan(oleh=kantor.akun(kantor.dewi))
    for orang in (kantor.ratna, kantor.sari, kantor.hasan):
        with pytest.raises(PermissionDenied):
            skp_domain.buang_rancangan(skp=baru, oleh=kantor.akun(orang))
    skp_domain.buang_rancangan(skp=baru, oleh=kantor.akun(kantor.dewi))
    assert list(SKP.objects.filter(pegawai=kantor.dewi).values_list("pk", "status")) == [(lama.pk, StatusSKP.BERLAKU)]
    with pytest.raises(ValidationError):
        skp_domain.buang_rancangan(skp=lama, oleh=kantor.akun(kantor.dewi))


def test_pindah_menutup_bagian_lama_dan_membuka_rancangan(kantor: Kantor) -> None:
    lama = berlaku(kantor, buat_periode())
    kini = hari_ini()
    Penempatan.objects.filter(pegawai=kantor.dewi).update(masa=rentang(lama.rentang.lower, kini - timedelta(days=1)))
    pindah = tempatkan(kantor.dewi, kantor.lain, kantor.jabatan, kantor.hasan, mulai=kini)
    draf = skp_domain.tutup_karena_pindah(pegawai=kantor.dewi, tanggal=kini, penempatan_baru=pindah)
    lama.refresh_from_db()
    assert (lama.status, lama.rentang.upper, lama.penilai) == (StatusSKP.DISESUAIKAN, kini, kantor.ratna)
    assert (draf.status, draf.rentang.lower, draf.penilai) == (StatusSKP.DRAF, kini, kantor.hasan)
    assert [h.uraian for h in draf.hasil.all()] == ["Hasil 0"]
    assert skp_domain.tutup_karena_pindah(pegawai=kantor.dewi, tanggal=kini, penempatan_baru=pindah) == draf


def test_penilai_baru_mendapat_rancangan_yang_lama_tetap_di_penilai_lama(kantor: Kantor) -> None:
    lama = berlaku(kantor, buat_periode())
    kini = hari_ini()
    penempatan_domain.ganti_penilai(pegawai=kantor.dewi, penilai=kantor.bambang, mulai=kini, alasan="uji")
    lama.refresh_from_db()
    draf = SKP.objects.get(pegawai=kantor.dewi, status=StatusSKP.DRAF)
    assert (lama.status, lama.penilai, draf.penilai) == (StatusSKP.DISESUAIKAN, kantor.ratna, kantor.bambang)
