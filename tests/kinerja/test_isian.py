"""Nothing typed is lost, nothing sent happens twice."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from kinerja.domain import isian
from kinerja.models import Draf, Kiriman
from kinerja.tasks import bersihkan_isian
from penilaian.models import UmpanBalik
from tests.penilaian.skp_contoh import berlaku, buat_periode, rancangan

pytestmark = pytest.mark.django_db
TOKEN = "a" * 32


@pytest.fixture
def ratna(client, kantor):
    client.force_login(kantor.akun(kantor.ratna))
    return client


def test_draf_terbaru_disimpan_dan_hanya_terbaca_pemiliknya(client, kantor):
    client.force_login(kantor.akun(kantor.ratna))
    for teks in ("lama", "baru"):
        isi = json.dumps({"kejadian": [teks]})
        jawab = client.post(reverse("kinerja:draf"), {"jalur": "/tim/x/", "isi": isi})
        assert jawab.json() == {"jam": f"{timezone.localtime():%H.%M}"}
    jawab = client.get(reverse("kinerja:draf"), {"jalur": "/tim/x/"}).json()
    assert jawab["isi"] == {"kejadian": ["baru"]}
    assert jawab["kapan"].endswith(" WIB")
    client.force_login(kantor.akun(kantor.dewi))
    assert client.get(reverse("kinerja:draf"), {"jalur": "/tim/x/"}).json() == {"isi": None}
    client.post(reverse("kinerja:draf_buang"), {"jalur": "/tim/x/"})
    assert Draf.objects.count() == 1, "orang lain tidak membuang draf Ratna"
    client.force_login(kantor.akun(kantor.ratna))
    client.post(reverse("kinerja:draf_buang"), {"jalur": "/tim/x/"})
    assert Draf.objects.count() == 0


@pytest.mark.parametrize("isi", ["", "[]", "[1]", "{", '{"a": "teks"}', '{"a": [1]}', '"a"'])
def test_draf_yang_bukan_isian_ditolak(ratna, isi):
    jawab = ratna.post(reverse("kinerja:draf"), {"jalur": "/tim/x/", "isi": isi})
    assert jawab.status_code == 422
    assert Draf.objects.count() == 0


def test_draf_terlalu_panjang_ditolak(kantor):
    with pytest.raises(ValidationError):
        isian.simpan_draf(pengguna=kantor.akun(kantor.dewi), jalur="/x/", isi={"a": ["x" * 200_001]})


def test_draf_yang_disimpan_tepat_saat_isiannya_dikirim_tidak_tinggal(kantor):
    """The sending is noted while the draft is on its way into the table: the draft is gone afterwards."""
    dewi, token = kantor.akun(kantor.dewi), "t" * 32
    sisipkan = Draf.objects.update_or_create

    def disela(**isi):
        hasil = sisipkan(**isi)
        Kiriman.objects.create(pengguna=dewi, kunci="k" * 64, token=token, tujuan="/", pesan=[])
        return hasil

    with pytest.MonkeyPatch.context() as sela:
        sela.setattr(Draf.objects, "update_or_create", disela)
        assert isian.simpan_draf(pengguna=dewi, jalur="/x/", isi={"a": ["b"]}, token=token) is None
    assert list(Draf.objects.all()) == []
    assert isian.simpan_draf(pengguna=dewi, jalur="/x/", isi={"a": ["b"]}, token="baru") is not None


def test_draf_dibuang_sesudah_90_hari_dan_catatan_kiriman_sesudah_2_hari(kantor):
    dewi = kantor.akun(kantor.dewi)
    for jalur, hari in (("/a/", 91), ("/b/", 89)):
        isian.simpan_draf(pengguna=dewi, jalur=jalur, isi={})
        Draf.objects.filter(jalur=jalur).update(diubah=timezone.now() - timedelta(days=hari))
    for kunci, hari in (("1" * 64, 3), ("2" * 64, 1)):
        isian.catat_kiriman(pengguna=dewi, kunci=kunci, token=TOKEN, tujuan="/", pesan=[])
        Kiriman.objects.filter(kunci=kunci).update(dibuat=timezone.now() - timedelta(days=hari))
    bersihkan_isian()
    assert list(Draf.objects.values_list("jalur", flat=True)) == ["/b/"]
    assert list(Kiriman.objects.values_list("kunci", flat=True)) == ["2" * 64]


def umpan(teks: str) -> dict[str, str]:
    return {"nada": "apresiasi", "nilai_dasar": "kolaboratif", "kejadian": teks, "_sekali": TOKEN}


def test_umpan_balik_yang_dikirim_dua_kali_tercatat_sekali_dan_menunjukkan_hasil_pertama(ratna, kantor):
    skp = berlaku(kantor, buat_periode())
    url = reverse("penilaian:umpan_balik", args=[skp.publik])
    isian.simpan_draf(pengguna=kantor.akun(kantor.ratna), jalur=url, isi={"kejadian": ["Membantu"]})
    hasil = [ratna.post(url, umpan("Membantu warga.") | {"_draf": url}, follow=True) for _ in range(2)]
    for jawab in hasil:
        assert [str(m) for m in jawab.context["messages"]] == [
            "Umpan balik untuk Dewi Anggraini tersimpan dan disampaikan."
        ]
    assert UmpanBalik.objects.count() == 1
    assert Draf.objects.count() == 0, "yang sudah dikirim bukan draf lagi"
    terlambat = {"jalur": url, "isi": '{"kejadian": ["Membantu"]}', "token": TOKEN}
    assert ratna.post(reverse("kinerja:draf"), terlambat).json() == {"jam": None}
    assert Draf.objects.count() == 0, "draf yang terlambat tidak hidup lagi"


def test_isi_yang_diubah_adalah_kiriman_lain_dan_yang_ditolak_boleh_dikirim_lagi(ratna, kantor):
    skp = berlaku(kantor, buat_periode())
    url = reverse("penilaian:umpan_balik", args=[skp.publik])
    assert ratna.post(url, umpan("")).status_code == 200
    assert Kiriman.objects.count() == 0
    for teks in ("Membantu warga.", "Membantu dua warga."):
        assert ratna.post(url, umpan(teks)).status_code == 302
    assert UmpanBalik.objects.count() == 2


def test_mengirim_skp_dua_kali_menunjukkan_terkirim_bukan_galat(client, kantor):
    skp = rancangan(kantor, buat_periode())
    client.force_login(kantor.akun(kantor.dewi))
    url = reverse("penilaian:skp_kirim", args=[skp.publik])
    for _ in range(2):
        jawab = client.post(url, {"revisi": skp.revisi, "_sekali": TOKEN}, follow=True)
        assert jawab.redirect_chain == [(reverse("penilaian:skp_terkirim", args=[skp.publik]), 302)]
        assert "Menunggu Ratna Kusuma." in jawab.content.decode()
        assert list(jawab.context["messages"]) == []
