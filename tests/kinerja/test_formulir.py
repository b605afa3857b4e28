"""Fields read what people write in Indonesia and refuse what could mean two things; errors stand beside the field."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.template import engines
from django.template.loader import render_to_string

from kinerja.forms import DesimalField, FormDasar, TanggalField


class _Bersyarat(FormDasar):
    catatan = forms.CharField(label="Catatan", required=False)
    alasan = forms.CharField(label="Alasan", required=False, help_text="Wajib bila tidak diterima.")
    bukti = forms.FileField(label="Bukti")


def test_yang_wajib_bersyarat_tidak_disebut_opsional():
    form = _Bersyarat({})
    assert [f.label for f in form] == ["Catatan (opsional)", "Alasan", "Bukti"]
    assert form.errors == {"bukti": ["Pilih berkasnya."]}


@pytest.mark.parametrize(
    ("tulisan", "angka"),
    [
        ("1234", "1234"),
        ("98,5", "98.5"),
        ("98.5", "98.5"),
        ("1.234,5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("1234.500", "1234.500"),
        ("-1.234,5", "-1234.5"),
    ],
)
def test_angka_yang_jelas_dibaca(tulisan, angka):
    assert DesimalField().clean(tulisan) == Decimal(angka)


@pytest.mark.parametrize(
    ("tulisan", "pesan"),
    [
        ("1.234", "Tulis 1234 atau 1,234: titik dapat berarti keduanya."),
        ("12.500", "Tulis 12500 atau 12,500: titik dapat berarti keduanya."),
        ("seratus", "Tulis angka, misalnya 1234 atau 98,5."),
        ("1.23,4", "Tulis angka, misalnya 1234 atau 98,5."),
        ("1,2,3", "Tulis angka, misalnya 1234 atau 98,5."),
    ],
)
def test_angka_yang_meragukan_ditolak_dengan_jalan_keluar(tulisan, pesan):
    with pytest.raises(forms.ValidationError) as galat:
        DesimalField().clean(tulisan)
    assert galat.value.messages == [pesan]


class _Pernyataan(FormDasar):
    adil = forms.CharField(label="Penilaian saya adil.")
    nama = forms.CharField(label="Nama")


def test_ringkasan_galat_tidak_menaruh_titik_dua_sesudah_titik():
    ringkas = render_to_string("ui/galat.html", {"form": _Pernyataan({})})
    assert re.findall(r">([^<>]+)</a>", ringkas) == ["Penilaian saya adil. Isi bagian ini.", "Nama: Isi bagian ini."]


class _Contoh(FormDasar):
    nilai = DesimalField(label="Nilai", help_text="Antara 0 dan 120.")
    pilih = forms.ChoiceField(label="Pilih", choices=[("a", "Satu")], widget=forms.RadioSelect)


@pytest.mark.parametrize(
    "tulisan", ["4/5/2026", "04/05/2026", "2026-05-04", "4-5-2026", "4 Mei 2026", "4 mei 2026", "04  MEI 2026"]
)
def test_tanggal_dibaca_seperti_orang_dan_halaman_menulisnya(tulisan):
    assert TanggalField().clean(tulisan) == date(2026, 5, 4)


@pytest.mark.parametrize("tulisan", ["4 Ma 2026", "4 Bulan 2026", "31 Februari 2026", "Mei 2026"])
def test_tanggal_yang_tidak_ada_ditolak(tulisan):
    with pytest.raises(forms.ValidationError, match=r"Tulis tanggal seperti 31/12/2026\."):
        TanggalField().clean(tulisan)


def test_petunjuk_dan_galat_di_atas_isian_dan_tertaut():
    isi = (
        engines["django"].from_string('{% include "ui/formulir.html" %}').render({"form": _Contoh({"nilai": "1.234"})})
    )
    rapat = " ".join(isi.split())
    letak = [rapat.index(teks) for teks in ('id="id_nilai_helptext"', 'id="id_nilai_error"', 'name="nilai"')]
    assert letak == sorted(letak)
    assert 'aria-describedby="id_nilai_helptext id_nilai_error"' in rapat
    assert 'aria-invalid="true"' in rapat
    assert '<a href="#id_pilih_0">Pilih: Pilih salah satu.</a>' in rapat
    assert "*" not in rapat
