"""An import is not undone once somebody has worked on one of its records: the refusal names the person and the work."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kinerja.domain.pekerjaan import jalankan_langsung
from kinerja.waktu import hari_ini
from pegawai.choices import NamaPeran, StatusImpor
from pegawai.domain import aktivasi, koreksi, penempatan
from pegawai.domain.akun import beri_peran
from pegawai.domain.tim import buat as buat_tim
from pegawai.models import BatchImpor, Pegawai, Penempatan, Pengguna, Peran
from penilaian.domain import rencana
from penilaian.domain import skp as skp_domain
from penilaian.models import SKP
from tests.orang import Kantor
from tests.pegawai.impor_contoh import csv_dari, nip, orang
from tests.pegawai.test_impor_halaman import kirim, masuk, unggah
from tests.penilaian.skp_contoh import berlaku, buat_periode


def _pindah(kantor: Kantor, satu: Pegawai) -> None:
    penempatan.pindah(
        pegawai=satu, unit=kantor.lain, jabatan=kantor.jabatan, penilai=None, mulai=hari_ini(), alasan="Mutasi"
    )


def _lapor(kantor: Kantor, satu: Pegawai) -> None:
    koreksi.ajukan(
        pegawai=satu, pelapor=kantor.akun(kantor.ratna), bidang="Nama", tertulis=satu.nama, seharusnya="Oran"
    )


def _skp(kantor: Kantor, satu: Pegawai) -> None:
    skp_domain.buat_rancangan(oleh=Pengguna.objects.get(pegawai=satu))


def _aktif(kantor: Kantor, satu: Pegawai) -> None:
    akun = Pengguna.objects.get(pegawai=satu)
    (kode,) = aktivasi.terbitkan(pengguna_ids=[akun.pk], oleh=kantor.akun(kantor.sari), cara="cetak", alasan="uji")
    aktivasi.aktifkan(pengguna_id=akun.pk, kode=kode.kode, sandi="jembatan-ampera-malam-7")


def _slip(kantor: Kantor, satu: Pegawai) -> None:
    akun = Pengguna.objects.get(pegawai=satu)
    aktivasi.terbitkan(pengguna_ids=[akun.pk], oleh=kantor.akun(kantor.sari), cara="cetak", alasan="uji")


def _peran(kantor: Kantor, satu: Pegawai) -> None:
    beri_peran(
        pengguna=Pengguna.objects.get(pegawai=satu),
        nama=NamaPeran.PENGELOLA_KINERJA,
        unit=kantor.dinas,
        mulai=hari_ini(),
        selesai=None,
        alasan="SK 9",
        oleh=kantor.akun(kantor.sari),
    )


def _tim(kantor: Kantor, satu: Pegawai) -> None:
    buat_tim(nama="Tim", unit=kantor.dinas, ketua=satu, mulai=hari_ini(), selesai=None, tujuan="")


def _menilai(kantor: Kantor, satu: Pegawai) -> None:
    penempatan.ganti_penilai(pegawai=kantor.dewi, penilai=satu, mulai=hari_ini(), alasan="uji")


def _urungkan(client: Client, batch: BatchImpor) -> list[str]:
    """What the page says at once, or the job when it had to take back plans first."""
    jawaban = client.post(reverse("pegawai:impor_urungkan", args=[batch.publik]), {"alasan": "uji"}, follow=True)
    batch.refresh_from_db()
    if pesan := [str(m) for m in jawaban.context["messages"]]:
        return pesan
    jalankan_langsung(pekerjaan=batch.pekerjaan)
    batch.refresh_from_db()
    return [batch.penolakan]


def _penolakan(nama: str, hal: str) -> list[str]:
    awal = "Impor ini tidak dapat diurungkan karena datanya sudah dikerjakan"
    return [f"{awal}: {nama} ({hal}). Perbaiki satu per satu."]


@pytest.mark.parametrize(
    ("kerja", "hal"),
    [
        (_pindah, "penempatannya diubah"),
        (_lapor, "datanya dilaporkan salah"),
        (_skp, "sudah punya SKP"),
        (_aktif, "akunnya dipakai atau diubah"),
        (_slip, "sudah punya kode aktivasi"),
        (_peran, "sudah punya peran"),
        (_tim, "sudah punya anggota tim"),
        (_menilai, "sudah punya penempatan"),
    ],
)
def test_orang_baru_yang_sudah_dikerjakan(
    client: Client, kantor: Kantor, kerja: Callable[[Kantor, Pegawai], None], hal: str
) -> None:
    masuk(client, kantor, kantor.sari)
    batch = kirim(client, "impor_terapkan", unggah(client, csv_dari([orang(1), orang(2)])), alasan="uji")
    kerja(kantor, Pegawai.objects.get(nip=nip(1)))
    assert _urungkan(client, batch) == _penolakan("Orang 1", hal)
    assert (batch.status, Pegawai.objects.filter(nip__in=[nip(1), nip(2)]).count()) == (StatusImpor.DITERAPKAN, 2)


def _pindah_lagi(kantor: Kantor) -> None:
    penempatan.ganti_penilai(
        pegawai=kantor.dewi, penilai=kantor.bambang, mulai=hari_ini() + timedelta(days=1), alasan="Plt. berakhir"
    )


def _dewi_pindah(client: Client, kantor: Kantor) -> BatchImpor:
    masuk(client, kantor, kantor.sari)
    isi = [[kantor.dewi.nip, "D02", f"{hari_ini():%d/%m/%Y}", kantor.hasan.nip]]
    berkas = csv_dari(isi, ("NIP", "Kode unit", "TMT jabatan", "NIP penilai"))
    batch = kirim(client, "impor_terapkan", unggah(client, berkas), alasan="uji")
    assert batch.berubah == 1, batch.penolakan
    return batch


@pytest.mark.parametrize(
    ("kerja", "hal"),
    [
        (_lapor, "datanya dilaporkan salah"),
        (lambda kantor, _: _ubah_rancangan(kantor), "sudah punya SKP"),
        (lambda kantor, dewi: _pindah_lagi(kantor), "penempatannya diubah"),
    ],
)
def test_orang_yang_dipindahkan_impor_lalu_dikerjakan(
    client: Client, kantor: Kantor, kerja: Callable[[Kantor, Pegawai], None], hal: str
) -> None:
    """Dewi had a running plan; the import moved her to Hasan, and her plan became a draft there."""
    berlaku(kantor, buat_periode())
    batch = _dewi_pindah(client, kantor)
    kerja(kantor, kantor.dewi)
    assert _urungkan(client, batch) == _penolakan("Dewi Anggraini", hal)
    kini = Penempatan.objects.definitif().pada().get(pegawai=kantor.dewi)
    assert (kini.unit, batch.status) == (kantor.lain, StatusImpor.DITERAPKAN)


def test_rancangan_yang_belum_disentuh_bukan_pekerjaan(client: Client, kantor: Kantor) -> None:
    """The draft that the move itself opened goes with it, and the plan that it ended runs on."""
    skp = berlaku(kantor, buat_periode())
    batch = _dewi_pindah(client, kantor)
    batch = kirim(client, "impor_urungkan", batch, alasan="uji")
    assert (batch.status, batch.penolakan) == (StatusImpor.DIURUNGKAN, "")
    assert list(SKP.objects.filter(pegawai=kantor.dewi).values_list("pk", "status")) == [(skp.pk, "berlaku")]


def test_peran_lama_tidak_menghalangi(client: Client, kantor: Kantor) -> None:
    """What a person who was there before already had, is no work on the import."""
    _peran(kantor, kantor.dewi)
    batch = kirim(client, "impor_urungkan", _dewi_pindah(client, kantor), alasan="uji")
    assert (batch.status, Peran.objects.filter(pengguna__pegawai=kantor.dewi).count()) == (StatusImpor.DIURUNGKAN, 1)


def _ubah_rancangan(kantor: Kantor) -> None:
    draf = SKP.objects.get(pegawai=kantor.dewi, status="draf")
    hasil = draf.hasil.get()
    hasil.uraian, hasil.hasil_atasan = "Hasil di tempat baru", None
    rencana.simpan_hasil(hasil=hasil, oleh=kantor.akun(kantor.dewi))
