"""Sign-in speaks the words of its form, and what the public may open is reachable from there."""

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_wrong_password_names_nip(client: Client, kantor) -> None:
    isi = client.post(reverse("account_login"), {"login": "tidak-ada", "password": "salah-sekali"}).content.decode()
    assert ("NIP atau kata sandi Anda tidak cocok." in isi, "dan/atau" in isi) == (True, False)


def test_public_pages_are_linked_from_sign_in(client: Client) -> None:
    isi = client.get(reverse("account_login")).content.decode()
    umum = ("survei:layanan_publik", "survei:kode", "survei:indeks", "kinerja:periksa")
    assert [f'href="{reverse(n)}"' in isi for n in umum] == [True] * 4
