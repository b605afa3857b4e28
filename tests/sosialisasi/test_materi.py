"""Policy texts in versions, what they mean for whom, and measured benefits."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from kinerja.waktu import hari_ini
from pegawai.domain.galat import SuntingBersamaan
from pegawai.models import Pengguna
from penilaian.domain.manfaat import ukur
from penilaian.rumus_manfaat import selang_bagian, selang_pasangan, selang_rerata
from sosialisasi.domain import manfaat
from sosialisasi.domain import materi as domain
from sosialisasi.models import Manfaat, VersiMateri
from tests.orang import Kantor
from tests.sosialisasi.kabar_contoh import jadikan_pengelola

DATA = {"kode": "umpan-balik", "judul": "Umpan balik", "ringkas": "Sepanjang periode.", "urutan": 1, "aktif": True}
ARTI = {"pegawai": "Anda boleh memintanya.", "penilai": "Anda memberinya."}


def tulis(oleh: Pengguna, isi: str = "Satu", perubahan: str = "", lama: VersiMateri | None = None) -> VersiMateri:
    materi = lama.materi if lama else None
    if materi:
        materi.refresh_from_db()
    return domain.simpan(
        materi=materi,
        versi=materi.versi if materi else 0,
        data=DATA,
        isi=isi,
        perubahan=perubahan,
        arti=ARTI,
        oleh=oleh,
    )


@pytest.mark.django_db
def test_versi_terbit_tetap_dan_versi_baru_menyebut_perubahannya(kantor: Kantor) -> None:
    oleh = jadikan_pengelola(kantor, kantor.hasan)
    satu = tulis(oleh)
    domain.terbitkan(materi=satu.materi, versi=1)
    dua = tulis(oleh, "Dua", lama=satu)
    with pytest.raises(SuntingBersamaan):
        domain.terbitkan(materi=satu.materi, versi=1)
    with pytest.raises(ValidationError):
        domain.terbitkan(materi=satu.materi, versi=satu.materi.versi + 1)
    tulis(oleh, "Dua", "Batasnya lima hari.", lama=dua)
    dua.materi.refresh_from_db()
    domain.terbitkan(materi=dua.materi, versi=dua.materi.versi)
    versi = VersiMateri.objects.order_by("nomor").values_list("nomor", "isi", "perubahan")
    assert list(versi) == [(1, "Satu", ""), (2, "Dua", "Batasnya lima hari.")]


@pytest.mark.django_db
def test_artinya_menurut_kelompok_pembaca(kantor: Kantor) -> None:
    """Dewi reads what it means for her; Ratna, who assesses, hers first. A draft nobody reads."""
    satu = tulis(jadikan_pengelola(kantor, kantor.hasan))
    url, klien = reverse("sosialisasi:materi", args=["umpan-balik"]), Client()
    klien.force_login(kantor.akun(kantor.dewi))
    assert klien.get(url).status_code == 404
    domain.terbitkan(materi=satu.materi, versi=1)
    bagi = {}
    for orang in (kantor.dewi, kantor.ratna):
        klien.force_login(kantor.akun(orang))
        bagi[orang.nama] = [a.kelompok for a in klien.get(url).context["bagi_saya"]]
    assert bagi == {"Dewi Anggraini": ["pegawai"], "Ratna Kusuma": ["penilai", "pegawai"]}
    assert klien.get(url, {"versi": "9"}).status_code == 404


@pytest.mark.django_db
def test_hanya_pengelola_kota_menulis(kantor: Kantor) -> None:
    jadikan_pengelola(kantor, kantor.ratna, kantor.dinas)
    jadikan_pengelola(kantor, kantor.hasan)
    url, klien, status = reverse("sosialisasi:kelola_materi_tulis"), Client(), {}
    for orang in (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari):
        klien.force_login(kantor.akun(orang))
        status[orang.nama] = klien.get(url).status_code
    assert list(status.values()) == [403, 403, 200, 403]
    klien.force_login(kantor.akun(kantor.hasan))
    isi = {"judul": "Bobot", "kode": "bobot", "ringkas": "Apa.", "urutan": "2", "aktif": "on", "isi": "Bobot ialah…"}
    satu = klien.post(url, isi)
    jawab = klien.post(f"{satu.url}terbit/", {"versi": "1"}, follow=True)
    assert "Bobot versi 1 terbit." in jawab.text
    galat = klien.post(url, isi)
    assert (galat.status_code, list(galat.context["form"].errors)) == (422, ["kode"])


def test_selang_perubahan() -> None:
    """Agresti–Caffo by hand: 21/42 and 36/42 differ by 35.71 ± 1.96 √(0.25/42 + 36·6/42³) × 100."""
    assert selang_bagian((20, 40), (35, 40)) == (Decimal("17.2575"), Decimal("54.1711"))
    assert selang_bagian((20, 29), (35, 40)) == (None, None)
    assert selang_rerata((Decimal(80), Decimal(10), 100), (Decimal(90), Decimal(10), 100)) == (
        Decimal("7.2282"),
        Decimal("12.7718"),
    )
    assert selang_pasangan([Decimal(n) for n in (1, 2, 3, 4)]) == (None, None)
    assert selang_pasangan([Decimal(n) for n in (1, 2, 3, 4, 5)]) == (Decimal("1.6141"), Decimal("4.3859"))


@pytest.mark.django_db
def test_manfaat_disebut_hanya_di_luar_kebetulan_dan_yang_hilang_dibuang() -> None:
    def ukuran(kunci: str, bawah: str | None, atas: str | None, *, turun: bool = False) -> manfaat.Ukuran:
        selang = [Decimal(s) if s else None for s in (bawah, atas)]
        return manfaat.Ukuran(kunci, kunci, "Uji.", "%", Decimal(1), Decimal(2), *selang, turun_baik=turun)

    manfaat.simpan(daftar=[ukuran("lama", "1", "2")], data_per=hari_ini())
    daftar = [
        ukuran("a", "1", "2"),
        ukuran("b", "-1", "2"),
        ukuran("c", "-3", "-1"),
        ukuran("d", "-3", "-1", turun=True),
        ukuran("e", None, None),
    ]
    manfaat.simpan(daftar=daftar, data_per=hari_ini())
    assert list(Manfaat.objects.values_list("kunci", "simpulan")) == [
        ("a", "naik"),
        ("b", "belum"),
        ("c", "turun"),
        ("d", "naik"),
        ("e", "kurang"),
    ]


@pytest.mark.django_db
def test_tanpa_dua_periode_hanya_indeks_layanan() -> None:
    assert ukur() == 1
    assert Manfaat.objects.get().simpulan == "kurang"
