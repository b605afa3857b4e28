"""No English word on a page, also not in what libraries say; an empty form is answered, never with a 500."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.converters import IntConverter

from kinerja.waktu import rentang
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from tests.orang import AWAL
from tests.penilaian.skp_contoh import berlaku, buat_periode
from tests.test_jelajah import UMUM, alamat

INGGRIS = re.compile(
    r"\b(the|and|you|your|please|enter|this|that|is|are|was|has|have|must|not|field|required|invalid|valid|choose|"
    r"select|search|submit|save|delete|remove|cancel|change|confirm|next|previous|page|sign|log ?in|log ?out|password|"
    r"username|user|email|code|yes|no|none|true|false|error|ago|today|hours?|days?|minutes?|january|february|march|may|"
    r"june|july|august|october|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
    re.IGNORECASE,
)
AKUN = (
    "account_login",
    "account_logout",
    "account_inactive",
    "account_change_password",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_generate_recovery_codes",
    "mfa_view_recovery_codes",
    "usersessions_list",
)
TIDAK_DIKIRIM = ("account_logout", "kinerja:sehat")


def kata_inggris(isi: str) -> set[str]:
    """English words among the words that a person sees or hears on this page."""
    isi = re.sub(r"<(script|style|svg|code)\b.*?</\1>", " ", isi, flags=re.DOTALL)
    sebutan = re.findall(r'(?:aria-label|alt|placeholder|title)="([^"]*)"', isi)
    teks = unescape(" ".join([re.sub(r"<[^>]+>", " ", isi), *sebutan]))
    teks = re.sub(r"\S+@\S+|SI-NO|No\.", " ", teks)
    return {k.lower() if isinstance(k, str) else k[0].lower() for k in INGGRIS.findall(teks)}


@pytest.fixture
def semua_alamat(kantor) -> list[tuple[str, str]]:
    """Every address of our apps and of accounts, filled with a running period and Dewi's approved plan."""
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    for nama in NamaPeran.values:
        Peran.objects.get_or_create(
            pengguna=kantor.akun(kantor.sari), nama=nama, defaults={"masa": rentang(AWAL), "alasan": "uji"}
        )
    contoh = {"kode": periode.kode, "versi": 1, "pk": 1, "pegawai": kantor.dewi.publik}
    hasil = [(nama, reverse(nama)) for nama in AKUN]
    for nama, argumen in alamat(get_resolver()):
        publik = kantor.dewi.publik if nama.startswith("pegawai:") else skp.publik
        isi = {a: contoh.get(a, 1 if isinstance(k, IntConverter) else publik) for a, k in argumen.items()}
        hasil.append((nama, reverse(nama, kwargs=isi)))
    return hasil


def _klien(kantor, orang) -> Client:
    klien = Client()
    if orang:
        klien.force_login(kantor.akun(orang))
    return klien


def test_kata_inggris_dikenali():
    assert kata_inggris('<a title="Next page">Simpan</a><script>this</script> Please, masuk') == {
        "next",
        "page",
        "please",
    }


@pytest.mark.parametrize("siapa", [None, "dewi", "ratna", "sari"])
def test_tidak_ada_kata_inggris_di_halaman_mana_pun(kantor, semua_alamat, siapa):
    klien, temuan, dibuka = _klien(kantor, siapa and getattr(kantor, siapa)), {}, 0
    for nama, url in semua_alamat if siapa else [a for a in semua_alamat if a[0] in (*AKUN, *UMUM)]:
        ambil = klien.get(url)
        # What opens, and what only takes a form: an empty form is sent to both.
        bisa_dikirim = ambil.status_code in (200, 405) and nama not in TIDAK_DIKIRIM
        for cara, jawab in (("lihat", ambil), ("kirim", klien.post(url) if bisa_dikirim else ambil)):
            assert jawab.status_code < 500, (url, cara)
            if "text/html" in jawab["Content-Type"] and not jawab.streaming:
                dibuka += 1
                if kata := kata_inggris(jawab.content.decode()):
                    temuan[f"{cara} {url}"] = kata
    assert temuan == {}
    assert dibuka > (20 if siapa else 5)


@pytest.mark.parametrize(
    ("nama", "isian"),
    [
        ("account_login", {"login": "199001012015011903", "password": "bukan"}),
        ("account_change_password", {"oldpassword": "bukan", "password1": "12345", "password2": "54321"}),
        ("account_reauthenticate", {"password": "bukan"}),
    ],
)
def test_penolakan_akun_berbahasa_indonesia(kantor, nama, isian):
    klien = _klien(kantor, None if nama == "account_login" else kantor.dewi)
    isi = klien.post(reverse(nama), isian).content.decode()
    assert "Ada yang perlu diperbaiki" in isi
    assert kata_inggris(isi) == set()


@pytest.mark.parametrize(
    "alamat_tutup", ["signup/", "email/", "password/reset/", "password/set/", "login/code/", "confirm-email/"]
)
def test_alamat_pustaka_yang_tidak_dipakai_tertutup(kantor, alamat_tutup):
    assert _klien(kantor, None).get(f"/akun/{alamat_tutup}").status_code == 404
    assert _klien(kantor, kantor.dewi).get(f"/akun/{alamat_tutup}").status_code == 404
