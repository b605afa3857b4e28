"""Accounts wait for their owners: codes are used once, for 14 days, by one account, and HR of the unit renews them."""

from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from kinerja.domain.pekerjaan import jalankan_langsung
from kinerja.waktu import rentang
from pegawai.choices import JenisPegawai, NamaPeran, StatusPegawai
from pegawai.domain import aktivasi
from pegawai.domain.akun import akhiri_selesai_dinas, buat_akun
from pegawai.domain.surel_kode import buat_kirim_kode
from pegawai.models import KodeAktivasi, Pegawai, Pengguna, Peran
from tests.orang import AWAL, Kantor, buat_pegawai, tempatkan

SANDI = "kapal besar di sungai"


@pytest.fixture
def baru(kantor: Kantor) -> Pengguna:
    """Yanti, placed under Ratna, with an account that was never used."""
    yanti = buat_pegawai("Yanti Lestari", 921, sex=2)
    Pengguna.objects.filter(pegawai=yanti).delete()
    tempatkan(yanti, kantor.seksi, kantor.jabatan, kantor.ratna)
    return buat_akun(pegawai=yanti)


def _kode(akun: Pengguna, kantor: Kantor) -> str:
    return aktivasi.terbitkan(pengguna_ids=[akun.pk], oleh=kantor.akun(kantor.sari), cara="cetak", alasan="uji")[0].kode


def _isi(akun: Pengguna, kode: str, sandi: str = SANDI) -> dict[str, str]:
    return {"login": akun.username, "kode": kode, "sandi": sandi, "ulang": sandi}


def _galat(akun: Pengguna, kode: str, sandi: str = SANDI) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as galat:
        aktivasi.aktifkan(pengguna_id=akun.pk, kode=kode, sandi=sandi)
    return galat.value.message_dict


def test_akun_baru_menunggu_pemiliknya(baru: Pengguna, client: Client) -> None:
    assert (baru.is_active, baru.diaktifkan, baru.has_usable_password()) == (False, None, False)
    client.post(reverse("account_login"), {"login": baru.username, "password": ""})
    assert "_auth_user_id" not in client.session


def test_yanti_mengaktifkan_akun_dengan_kode_dan_langsung_masuk(baru: Pengguna, kantor: Kantor, client: Client) -> None:
    kode = _kode(baru, kantor)
    jawaban = client.post(reverse("pegawai:aktivasi"), _isi(baru, kode.lower().replace("-", " ")))
    assert (jawaban.status_code, jawaban["Location"]) == (302, "/")
    baru.refresh_from_db()
    assert baru.is_active is True
    assert baru.check_password(SANDI) is True
    assert client.session["_auth_user_id"] == str(baru.pk)


def test_kode_hanya_sekali_pakai(baru: Pengguna, kantor: Kantor) -> None:
    kode = _kode(baru, kantor)
    aktivasi.aktifkan(pengguna_id=baru.pk, kode=kode, sandi=SANDI)
    assert _galat(baru, kode) == {
        "kode": ["Kode ini sudah dipakai. Masuk dengan kata sandi Anda, atau minta kode baru."]
    }


def test_kode_berlaku_empat_belas_hari(baru: Pengguna, kantor: Kantor) -> None:
    kode = _kode(baru, kantor)
    with time_machine.travel(timezone.now() + timedelta(days=14, seconds=1)):
        assert list(_galat(baru, kode)) == ["kode"]
    with time_machine.travel(timezone.now() + timedelta(days=13, hours=23)):
        assert aktivasi.aktifkan(pengguna_id=baru.pk, kode=kode, sandi=SANDI).is_active is True


def test_kode_baru_mencabut_yang_lama(baru: Pengguna, kantor: Kantor) -> None:
    lama, kini = _kode(baru, kantor), _kode(baru, kantor)
    assert list(_galat(baru, lama)) == ["kode"]
    assert aktivasi.aktifkan(pengguna_id=baru.pk, kode=kini, sandi=SANDI).is_active is True


def test_kode_tidak_cocok_untuk_akun_lain(baru: Pengguna, kantor: Kantor) -> None:
    kode = _kode(baru, kantor)
    _kode(kantor.akun(kantor.dewi), kantor)
    assert list(_galat(kantor.akun(kantor.dewi), kode)) == ["kode"]


def test_sandi_lemah_ditolak_dan_kode_tetap_berlaku(baru: Pengguna, kantor: Kantor) -> None:
    kode = _kode(baru, kantor)
    assert list(_galat(baru, kode, "pendek")) == ["sandi"]
    assert aktivasi.aktifkan(pengguna_id=baru.pk, kode=kode, sandi=SANDI).is_active is True


def test_pensiunan_tidak_mendapat_kode(baru: Pengguna, kantor: Kantor) -> None:
    kode = _kode(baru, kantor)
    Pegawai.objects.filter(pk=baru.pegawai_id).update(status=StatusPegawai.PENSIUN)
    assert list(_galat(baru, kode)) == ["kode"]
    assert aktivasi.terbitkan(pengguna_ids=[baru.pk], oleh=None, cara="cetak", alasan="uji") == []


def test_kode_salah_dihitung_seperti_sandi_salah(baru: Pengguna, kantor: Kantor, client: Client) -> None:
    kode = _kode(baru, kantor)
    salah = [client.post(reverse("pegawai:aktivasi"), _isi(baru, "AAAAA-AAAAA")).status_code for _ in range(8)]
    assert salah == [200] * 7 + [429]
    assert client.post(reverse("pegawai:aktivasi"), _isi(baru, kode)).status_code == 429
    lain = Client(REMOTE_ADDR="10.1.1.1")
    assert lain.post(reverse("pegawai:aktivasi"), _isi(baru, kode)).status_code == 302


def test_kode_tidak_pernah_tersimpan_terang(baru: Pengguna, kantor: Kantor) -> None:
    kode = _kode(baru, kantor)
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT k::text FROM pegawai_kodeaktivasi k UNION ALL SELECT e::text FROM pegawai_kodeaktivasievent e"
        )
        semua = " ".join(b for (b,) in kursor.fetchall())
    assert [t in semua for t in (kode, kode.replace("-", ""))] == [False, False]


def test_slip_berisi_nama_unit_dan_kode_yang_berlaku(baru: Pengguna, kantor: Kantor, client: Client) -> None:
    client.force_login(kantor.akun(kantor.sari))
    jawaban = client.post(reverse("pegawai:akun_cetak"), {"unit": "D01.1"})
    teks = " ".join(h.extract_text() for h in PdfReader(BytesIO(jawaban.content)).pages)
    assert [t in teks for t in ("Yanti Lestari", "Seksi Pelayanan", baru.username)] == [True, True, True]
    kode = next(k for k in teks.split() if len(k) == 11 and k[5] == "-" and k.isupper())
    assert aktivasi.aktifkan(pengguna_id=baru.pk, kode=kode, sandi=SANDI).is_active is True


def test_slip_tiap_unit_di_halamannya_sendiri(baru: Pengguna, kantor: Kantor, client: Client) -> None:
    """Seven people of the seksi fill two pages, the two of Dinas Kesehatan one, who nobody placed the last."""
    for urut in range(931, 937):
        orang = buat_pegawai(f"Seksi {urut}", urut)
        tempatkan(orang, kantor.seksi, kantor.jabatan, kantor.ratna)
    lain = [buat_pegawai(f"Kesehatan {urut}", urut) for urut in (941, 942)]
    for orang in lain:
        tempatkan(orang, kantor.lain, kantor.jabatan, None)
    buat_pegawai("Tanpa Tempat", 951)
    Pengguna.objects.filter(pegawai__nip__regex="9[345][0-9]$").update(is_active=False, diaktifkan=None)
    client.force_login(kantor.akun(kantor.sari))
    halaman = PdfReader(BytesIO(client.post(reverse("pegawai:akun_cetak")).content)).pages
    teks = [h.extract_text() for h in halaman]
    assert [(t.splitlines()[0].split(" –")[0], t.count("sekali pakai")) for t in (teks[0], *teks[2:])] == [
        ("Seksi Pelayanan", 6),
        ("Dinas Kesehatan", 2),
        ("Belum ditempatkan", 1),
    ]
    assert teks[1].count("sekali pakai") == 1


def test_surel_hanya_kepada_yang_belum_aktif_dan_punya_alamat(baru: Pengguna, kantor: Kantor) -> None:
    Pengguna.objects.filter(pk=baru.pk).update(email="yanti@contoh.test")
    pekerjaan = buat_kirim_kode(pengguna_ids=[baru.pk], oleh=kantor.akun(kantor.sari), alasan="uji")
    jalankan_langsung(pekerjaan=pekerjaan)
    assert [(m.to, m.subject) for m in mail.outbox] == [(["yanti@contoh.test"], "Kinerja: kode aktivasi Anda")]
    kode = next(k for k in mail.outbox[0].body.split() if len(k) == 11 and k[5] == "-")
    assert aktivasi.aktifkan(pengguna_id=baru.pk, kode=kode, sandi=SANDI).is_active is True


def test_siapa_boleh(baru: Pengguna, kantor: Kantor, client: Client) -> None:
    """Dewi, Ratna and Hasan manage nobody; Sari is HR of the city; Bambang becomes HR of another agency."""
    Peran.objects.create(
        pengguna=kantor.akun(kantor.bambang), nama=NamaPeran.ADMIN_KEPEGAWAIAN, unit=kantor.lain, masa=rentang(AWAL)
    )
    hasil = {}
    for nama in ("dewi", "ratna", "hasan", "sari", "bambang"):
        client.force_login(kantor.akun(getattr(kantor, nama)))
        hasil[nama] = (
            client.get(reverse("pegawai:akun_daftar")).status_code,
            client.post(reverse("pegawai:akun_kode", args=[baru.pegawai.publik])).status_code,
            client.post(reverse("pegawai:akun_cetak"), {"unit": "D01.1"}).status_code,
        )
    assert hasil == {
        "dewi": (403, 403, 403),
        "ratna": (403, 403, 403),
        "hasan": (403, 403, 403),
        "sari": (200, 200, 200),
        "bambang": (200, 404, 302),
    }


def test_daftar_akun_tidak_bertambah_kueri(baru: Pengguna, kantor: Kantor, client: Client) -> None:
    client.force_login(kantor.akun(kantor.sari))
    jumlah = []
    for nama in ("Yanti", ""):
        with CaptureQueriesContext(
            connection,
        ) as kueri:
            client.get(reverse("pegawai:akun_daftar"), {"cari": nama})
        jumlah.append(len(kueri))
    assert jumlah[0] == jumlah[1] <= 12
    assert KodeAktivasi.objects.count() == 0


def test_akun_berakhir_bersama_masa_dinas(kantor: Kantor, client: Client) -> None:
    client.force_login(kantor.akun(kantor.dewi))
    Pegawai.objects.filter(pk=kantor.dewi.pk).update(status=StatusPegawai.PENSIUN)
    assert (akhiri_selesai_dinas(), akhiri_selesai_dinas()) == (1, 0)
    assert client.get("/").status_code == 302
    assert kantor.akun(kantor.ratna).is_active is True


def test_daftar_akun_disaring_dan_diunduh_seperti_daftar_lain(baru: Pengguna, kantor: Kantor, client: Client) -> None:
    """Who has not activated, by name, NIP or user name, on screen and as a file."""
    client.force_login(kantor.akun(kantor.sari))
    url = reverse("pegawai:akun_daftar")
    halaman = client.get(url, {"cari": baru.username[:12], "keadaan": "belum", "urut": "-nama"}).content.decode()
    assert [t in halaman for t in ('aria-label="Saring daftar"', "Hapus saringan", 'name="urut" value="-nama"')] == [
        True
    ] * 3
    isi = client.get(url, {"keadaan": "belum", "unduh": "csv"}).content.decode("utf-8-sig").splitlines()
    assert isi[0].replace(";", ",") == "Nama pengguna,Nama,Unit,Keadaan,Kode berlaku sampai"
    assert [b.split(isi[0][13])[1] for b in isi[1:]] == ["Yanti Lestari"]


def test_wali_kota_mendapat_nama_pengguna_dan_masuk(kantor: Kantor, client: Client) -> None:
    """An official outside the service has no NIP: HR gives a user name, then a code as to everybody."""
    wali = Pegawai.objects.create(jenis=JenisPegawai.PEJABAT, nama="Ibu Wali")
    client.force_login(kantor.akun(kantor.sari))
    url = reverse("pegawai:akun_buat", args=[wali.publik])
    assert url in client.get(reverse("pegawai:profil", args=[wali.publik])).content.decode()
    for nama in ("", "wk", "199001012015011901", "pejabat-1", kantor.dewi.nip):
        assert list(client.post(url, {"username": nama}).context["form"].errors) == ["username"], nama
    assert client.post(url, {"username": "Wali.Kota"})["Location"] == "/akun-pegawai/?cari=wali.kota"
    akun = Pengguna.objects.get(pegawai=wali)
    assert (akun.username, akun.is_active) == ("wali.kota", False)
    assert aktivasi.aktifkan(pengguna_id=akun.pk, kode=_kode(akun, kantor), sandi=SANDI).is_active is True
    assert "sudah punya akun" in client.post(url, {"username": "wali.dua"}).content.decode()
    assert url not in client.get(reverse("pegawai:profil", args=[wali.publik])).content.decode()
