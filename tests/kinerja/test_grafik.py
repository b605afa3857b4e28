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


def test_komposisi_membagi_satu_batang_menurut_banyaknya():
    isi = _tulis("{% komposisi usulan %}", usulan={"di_atas": 1, "sesuai": 3, "di_bawah": 0})
    assert '<rect class="bar-sangat-baik" x="0.0" width="78.0"' in isi
    assert '<rect class="bar-baik" x="80.0" width="238.0"' in isi
    assert "bar-perbaikan" not in isi
    assert _tulis("{% komposisi usulan %}", usulan={"di_atas": 0, "sesuai": 0}) == ""


def test_grafik_banyaknya_menyebut_yang_terbanyak_dari_jumlahnya():
    isi = _tulis('{% grafik_batang "Predikat" data "SKP" %}', data=[("Baik", 3), ("Kurang", 1), ("Istimewa", 0)])
    assert 'aria-label="Predikat. Terbanyak Baik: 3 dari 4 SKP."' in isi
    assert "Belum ada SKP." in _tulis('{% grafik_batang "Predikat" data "SKP" %}', data=[("Baik", 0)])
