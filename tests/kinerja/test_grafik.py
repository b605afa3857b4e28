"""A chart says in words what it draws, and holds its figures as a table."""

from decimal import Decimal

from django.template import engines
from django.test import RequestFactory


def _tulis(isi: str, **konteks: object) -> str:
    return " ".join(engines["django"].from_string(isi).render(konteks, RequestFactory().get("/")).split())


def test_grafik_menyebut_tertinggi_dan_terendah_dan_memuat_tabel():
    isi = _tulis('{% grafik_batang "Capaian" data "persen" 1 %}', data=[("A", Decimal("80")), ("B", 120), ("C", None)])
    ringkas = "Tertinggi B, 120,0 persen; terendah A, 80,0 persen."
    assert f'aria-label="Capaian. {ringkas}"' in isi
    assert 'class="bar" width="320.0"' in isi
    assert '<th scope="row">C</th><td class="angka">–</td>' in isi


def test_grafik_tanpa_angka():
    assert "Belum ada angka." in _tulis('{% grafik_batang "Capaian" data %}', data=[("A", None)])


def test_konfirmasi_menyebut_sasaran_dan_mengirim_lewat_post():
    isi = _tulis('{% konfirmasi "/x/" "Cabut" "Hasan" "Berakhir hari ini." alasan=True revisi=3 %}')
    assert '<form class="konfirmasi-isi kartu kartu-rapat" method="post" action="/x/">' in isi
    assert '<input type="hidden" name="revisi" value="3">' in isi
    assert "<b>Cabut Hasan?</b>" in isi
    assert '<label class="form-label" for="alasan-x">Alasan</label>' in isi
    assert '<button class="btn btn-bahaya-penuh" type="submit">Ya, cabut</button>' in isi
