"""Annexes are written by the owner of a draft, expectations of behaviour by its assessor; both stand on the form."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse
from pypdf import PdfReader

from kinerja.models import Pemberitahuan
from kinerja.waktu import hari_ini, rentang
from penilaian.choices import StatusSKP
from penilaian.domain import skp as skp_domain
from penilaian.domain.salin_tahun import salin_sebelumnya
from penilaian.models import SKP, EkspektasiPerilaku, LampiranSKP
from tests.orang import AWAL, Kantor, tempatkan
from tests.penilaian.skp_contoh import berlaku, buat_periode, rancangan
from tests.penilaian.test_halaman_skp import _kode, _masuk

pytestmark = pytest.mark.django_db
LAMPIRAN = {
    "dukungan": "Dua rekan loket\n\nAnggaran cetak",
    "pertanggungjawaban": "Laporan tiap triwulan",
    "konsekuensi": "",
    "tanpa_konsekuensi": "on",
}
EKSPEKTASI = {"akuntabel": "Selisih dilaporkan hari itu juga", "loyal": ""}


def rancangan_tanpa_kata(kantor: Kantor) -> SKP:
    """Dewi's draft, complete but for the annexes: nothing is said of them."""
    skp = rancangan(kantor, buat_periode())
    LampiranSKP.objects.filter(skp=skp).delete()
    return skp


def alamat(nama: str, skp: SKP) -> str:
    return reverse(f"penilaian:{nama}", args=[skp.publik])


def isi_keduanya(kantor: Kantor, skp: SKP) -> None:
    """Written on the pages, Dewi her annexes and Ratna her expectations."""
    skp.refresh_from_db()
    assert _masuk(kantor, "dewi").post(alamat("lampiran", skp), LAMPIRAN | {"revisi": skp.revisi}).status_code == 302
    skp.refresh_from_db()
    kirim = EKSPEKTASI | {"revisi": skp.revisi}
    assert _masuk(kantor, "ratna").post(alamat("ekspektasi", skp), kirim).status_code == 302


def tersimpan(skp: SKP) -> tuple[dict[str, str], dict[str, str]]:
    return (
        dict(LampiranSKP.objects.filter(skp=skp).values_list("jenis", "isi")),
        dict(EkspektasiPerilaku.objects.filter(skp=skp).values_list("nilai", "isi")),
    )


def test_pemilik_menulis_lampiran_dan_penilai_menulis_ekspektasi(kantor: Kantor) -> None:
    skp = rancangan(kantor, buat_periode())
    assert _kode(kantor, "get", alamat("lampiran", skp)) == {"dewi": 200, "ratna": 403, "hasan": 404, "sari": 403}
    assert _kode(kantor, "get", alamat("ekspektasi", skp)) == {"dewi": 403, "ratna": 200, "hasan": 404, "sari": 403}
    isi_keduanya(kantor, skp)
    ada = {"dukungan": LAMPIRAN["dukungan"], "pertanggungjawaban": "Laporan tiap triwulan", "konsekuensi": ""}
    assert tersimpan(skp) == (ada, {"akuntabel": "Selisih dilaporkan hari itu juga"})
    assert Pemberitahuan.objects.filter(penerima__pegawai=kantor.dewi, judul__contains="ekspektasi").count() == 1
    for nama in ("dewi", "ratna"):
        isi = _masuk(kantor, nama).get(alamat("skp", skp)).content.decode()
        assert ("<li>Anggaran cetak</li>" in isi, "Selisih dilaporkan hari itu juga" in isi) == (True, True)


def test_ekspektasi_juga_saat_menunggu_tetapi_tidak_sesudah_disetujui(kantor: Kantor) -> None:
    skp = rancangan(kantor, buat_periode())
    skp_domain.ajukan(skp=skp, oleh=kantor.akun(kantor.dewi))
    assert _kode(kantor, "get", alamat("lampiran", skp))["dewi"] == 403
    assert _kode(kantor, "get", alamat("ekspektasi", skp))["ratna"] == 200
    skp_domain.setujui(skp=skp, oleh=kantor.akun(kantor.ratna))
    assert _kode(kantor, "get", alamat("ekspektasi", skp))["ratna"] == 403
    assert _kode(kantor, "get", alamat("lampiran", skp))["dewi"] == 403


@pytest.mark.parametrize(("nama", "rute", "isi"), [("dewi", "lampiran", LAMPIRAN), ("ratna", "ekspektasi", EKSPEKTASI)])
def test_dua_jendela_tidak_menimpa(kantor: Kantor, nama: str, rute: str, isi: dict[str, str]) -> None:
    skp = rancangan(kantor, buat_periode())
    isi_keduanya(kantor, skp)
    sebelum = tersimpan(skp)
    jawab = _masuk(kantor, nama).post(
        alamat(rute, skp), dict.fromkeys(isi, "lain") | {"tanpa_konsekuensi": "", "revisi": skp.revisi}
    )
    assert (jawab.status_code, "Sudah diubah" in jawab.content.decode(), tersimpan(skp)) == (422, True, sebelum)


def test_langkah_dan_halaman_periksa_menyebutnya(kantor: Kantor) -> None:
    skp = rancangan_tanpa_kata(kantor)
    dewi = _masuk(kantor, "dewi")
    keadaan = lambda: {  # noqa: E731
        x["nama"]: x["keadaan"][0] for x in dewi.get(alamat("skp", skp)).context["langkah"]
    }
    assert keadaan()["Lampiran"] == "Belum mulai"
    LampiranSKP.objects.create(skp=skp, jenis="dukungan", isi="Dua rekan")
    assert keadaan()["Lampiran"] == "Sedang diisi"
    isi_keduanya(kantor, skp)
    assert keadaan()["Lampiran"] == "Selesai"
    periksa = dewi.get(alamat("skp_periksa", skp)).content.decode()
    assert ("Anggaran cetak" in periksa, "Selisih dilaporkan" in periksa) == (True, True)


def test_tercetak_dalam_urutan_formulir(kantor: Kantor) -> None:
    skp = rancangan(kantor, buat_periode())
    isi_keduanya(kantor, skp)
    cetak = _masuk(kantor, "dewi").get(alamat("skp_pdf", skp))
    teks = " ".join(" ".join(h.extract_text() for h in PdfReader(BytesIO(cetak.content)).pages).split())
    urut = (
        "A. Utama",
        "(bobot 100 %)",
        "B. Tambahan Tidak ada.",
        "Ekspektasi khusus pimpinan",
        "Selisih dilaporkan hari itu juga",
        "Dukungan sumber daya",
        "Anggaran cetak",
        "Skema pertanggungjawaban",
        "Konsekuensi Disepakati tidak ada.",
    )
    letak = [teks.find(kata) for kata in urut]
    assert (min(letak) >= 0, letak == sorted(letak)) == (True, True), letak


def test_ikut_disalin_ke_e_kinerja(kantor: Kantor) -> None:
    skp = rancangan(kantor, buat_periode())
    isi_keduanya(kantor, skp)
    bagian = {
        b.judul: [x.isi for x in b.bidang] for b in _masuk(kantor, "dewi").get(alamat("salin", skp)).context["bagian"]
    }
    assert bagian["Perilaku kerja"] == ["Selisih dilaporkan hari itu juga"]
    assert bagian["Lampiran"] == ["Dua rekan loket", "Anggaran cetak", "Laporan tiap triwulan"]


def test_terbawa_ke_versi_baru_dan_ke_tahun_berikut(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    LampiranSKP.objects.filter(skp=skp).exclude(jenis="dukungan").delete()
    LampiranSKP.objects.create(skp=skp, jenis="konsekuensi", isi="Usul penghargaan")
    EkspektasiPerilaku.objects.create(skp=skp, nilai="adaptif", isi="Mencoba alur baru", penilai=kantor.ratna)
    isi = ({"dukungan": "", "konsekuensi": "Usul penghargaan"}, {"adaptif": "Mencoba alur baru"})
    mulai = hari_ini() - timedelta(days=40)
    SKP.objects.filter(pk=skp.pk).update(rentang=DateRange(mulai, skp.rentang.upper, "[)"))
    versi = skp_domain.buat_rancangan(oleh=kantor.akun(kantor.dewi))
    assert (versi.versi, tersimpan(versi)) == (2, isi)
    versi.delete()
    tahun = hari_ini().year
    lama = DateRange(mulai.replace(year=tahun - 1), hari_ini().replace(month=1, day=1), "[)")
    SKP.objects.filter(pk=skp.pk).update(status=StatusSKP.DITUTUP, rentang=lama)
    assert tersimpan(salin_sebelumnya(oleh=kantor.akun(kantor.dewi))) == isi


def test_atasan_lain_tidak_mewarisi_ekspektasi(kantor: Kantor) -> None:
    skp = rancangan(kantor, buat_periode())
    isi_keduanya(kantor, skp)
    besok = hari_ini() + timedelta(days=1)
    kantor.dewi.penempatan.update(masa=rentang(AWAL, hari_ini()))
    baru = tempatkan(kantor.dewi, kantor.seksi, kantor.jabatan, kantor.bambang, mulai=besok)
    pindah = skp_domain.tutup_karena_pindah(pegawai=kantor.dewi, tanggal=besok, penempatan_baru=baru)
    lampiran, ekspektasi = tersimpan(pindah)
    assert (pindah.pk, sorted(lampiran), ekspektasi) == (skp.pk, ["dukungan", "konsekuensi", "pertanggungjawaban"], {})


def test_ekspektasi_terbaca_saat_perilaku_dinilai_dan_pada_cetakan_evaluasi(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    EkspektasiPerilaku.objects.create(skp=skp, nilai="adaptif", isi="Mencoba alur baru", penilai=kantor.ratna)
    ratna = _masuk(kantor, "ratna")
    for rute in ("menilai", "perilaku"):
        isi = ratna.get(reverse(f"penilaian:{rute}", args=[skp.publik, periode.kode])).content.decode()
        assert "Ekspektasi khusus: Mencoba alur baru" in isi
    cetak = ratna.get(reverse("penilaian:evaluasi_pdf", args=[skp.publik, periode.kode]))
    teks = " ".join(" ".join(h.extract_text() for h in PdfReader(BytesIO(cetak.content)).pages).split())
    assert "Ekspektasi khusus pimpinan" in teks
    assert "Mencoba alur baru" in teks


def test_kosong_tanpa_kata_ditanyakan_sebelum_dikirim(kantor: Kantor) -> None:
    skp = rancangan_tanpa_kata(kantor)
    dewi = _masuk(kantor, "dewi")
    pesan = [
        "Isi dukungan sumber daya, atau tandai disepakati tidak ada.",
        "Isi skema pertanggungjawaban, atau tandai disepakati tidak ada.",
        "Isi konsekuensi, atau tandai disepakati tidak ada.",
    ]
    assert alamat("skp_periksa", skp) in dewi.get(alamat("skp", skp)).content.decode()
    halaman = dewi.get(alamat("skp_periksa", skp))
    isi = halaman.content.decode()
    assert [m.pesan for m in halaman.context["masalah"]] == pesan
    assert (isi.count(f'<li>{pesan[2]} <a href="{alamat("lampiran", skp)}">Ubah'), "Kirim ke atasan" in isi) == (
        1,
        False,
    )
    with pytest.raises(ValidationError) as galat:
        skp_domain.ajukan(skp=skp, oleh=kantor.akun(kantor.dewi))
    assert galat.value.messages == pesan


def test_disepakati_tidak_ada_cukup_untuk_mengirim_dan_dapat_ditarik_kembali(kantor: Kantor) -> None:
    skp = rancangan_tanpa_kata(kantor)
    dewi = _masuk(kantor, "dewi")
    semua = {f"tanpa_{jenis}": "on" for jenis in ("dukungan", "pertanggungjawaban", "konsekuensi")}
    kirim = lambda isi: dewi.post(alamat("lampiran", skp), isi | {"revisi": segar(skp)}).status_code  # noqa: E731
    assert (kirim(semua), set(tersimpan(skp)[0].values())) == (302, {""})
    assert dewi.get(alamat("lampiran", skp)).content.decode().count("checked") == 3
    assert (kirim(semua | {"tanpa_dukungan": ""}), "dukungan" in tersimpan(skp)[0]) == (302, False)
    assert (kirim(semua), dewi.get(alamat("skp", skp)).content.decode().count("Disepakati tidak ada.")) == (302, 3)
    assert skp_domain.ajukan(skp=skp, oleh=kantor.akun(kantor.dewi)).status == StatusSKP.DIAJUKAN


def test_isi_dan_tanda_tidak_ada_bersama_ditolak_di_samping_tandanya(kantor: Kantor) -> None:
    skp = rancangan_tanpa_kata(kantor)
    isi = LAMPIRAN | {"tanpa_dukungan": "on", "revisi": skp.revisi}
    jawab = _masuk(kantor, "dewi").post(alamat("lampiran", skp), isi)
    assert jawab.context["form"].errors == {"tanpa_dukungan": ["Lepaskan tanda ini, atau hapus isi di atasnya."]}
    assert (jawab.status_code, tersimpan(skp)[0]) == (422, {})


def test_cetakan_rancangan_tidak_mengaku_disepakati(kantor: Kantor) -> None:
    skp = rancangan_tanpa_kata(kantor)
    cetak = _masuk(kantor, "dewi").get(alamat("skp_pdf", skp))
    teks = " ".join(" ".join(h.extract_text() for h in PdfReader(BytesIO(cetak.content)).pages).split())
    assert (teks.count("Belum ditulis."), "Disepakati tidak ada" in teks) == (3, False)


def segar(skp: SKP) -> int:
    skp.refresh_from_db()
    return skp.revisi
