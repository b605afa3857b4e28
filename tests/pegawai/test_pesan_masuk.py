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


def test_the_filter_of_units_lists_only_units_with_people_one_sees(client: Client, kantor) -> None:
    client.force_login(kantor.akun(kantor.ratna))
    pilihan = client.get(reverse("pegawai:daftar")).context["filter"].filters["unit"].extra["choices"]
    assert sorted(k for k, _ in pilihan) == sorted({kantor.dinas.kode, kantor.seksi.kode})


def test_nip_of_a_new_person_is_not_called_optional(client: Client, kantor) -> None:
    client.force_login(kantor.akun(kantor.sari))
    isi = client.get(reverse("pegawai:tambah")).content.decode()
    assert ("NIP / NI PPPK (opsional)" in isi, "Wajib bagi PNS dan PPPK" in isi) == (False, True)
