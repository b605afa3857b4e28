"""Pages of objections: who opens what, what they cost, what a person reads, and the printed form."""

from io import BytesIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from kinerja.waktu import rentang
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from penilaian.domain import keberatan as domain
from penilaian.domain import keberatan_putus as putus
from penilaian.models import AturanKeberatan, Keberatan, Periode, Pertanyaan, PutusanNilai
from tests.orang import AWAL, Kantor
from tests.penilaian.keberatan_contoh import Hasil, buat_hasil, draf, kirim

pytestmark = pytest.mark.django_db
EMPAT = ("dewi", "ratna", "bambang", "wati", "hasan", "sari")


@pytest.fixture
def h(kantor: Kantor) -> Hasil:
    return buat_hasil(kantor)


@pytest.fixture(autouse=True)
def _senin():
    with time_machine.travel("2026-11-16T09:00:00+07:00", tick=False):
        yield


def kode(client, h: Hasil, nama: str, *args: object, post: bool = False) -> dict[str, int]:
    """Status for each person."""
    hasil = {}
    for orang in EMPAT:
        client.force_login(h.akun(orang))
        url = reverse(f"penilaian:{nama}", args=args)
        hasil[orang] = (client.post(url) if post else client.get(url)).status_code
    return hasil


def semua(*nilai: int) -> dict[str, int]:
    return dict(zip(EMPAT, nilai, strict=True))


def test_a_draft_is_seen_by_its_writer_alone(client, h):
    k = draf(h)
    assert kode(client, h, "keberatan", k.publik) == semua(200, 404, 404, 404, 404, 404)
    assert kode(client, h, "keberatan_ubah", k.publik) == semua(200, 404, 404, 404, 404, 404)


def test_who_reads_answers_and_decides_what_was_sent(client, h):
    k = kirim(h)
    assert kode(client, h, "keberatan", k.publik) == semua(200, 200, 200, 404, 404, 200)
    assert kode(client, h, "keberatan_pdf", k.publik) == semua(200, 200, 200, 404, 404, 200)
    assert kode(client, h, "keberatan_tanggapi", k.publik) == semua(403, 200, 403, 404, 404, 403)
    assert kode(client, h, "keberatan_putuskan", k.publik) == semua(403, 403, 200, 404, 404, 403)
    assert kode(client, h, "keberatan_ubah", k.publik) == semua(403, 403, 403, 404, 404, 403)
    assert kode(client, h, "keberatan_tarik", k.publik) == semua(405, 405, 405, 405, 405, 405)
    assert kode(client, h, "keberatan_hapus", k.publik, post=True) == semua(302, 403, 403, 404, 404, 403)
    assert kode(client, h, "keberatan_aturan") == semua(403, 403, 403, 403, 403, 200)
    k.refresh_from_db()
    assert k.status == "diajukan"


def test_the_auditor_reads_and_changes_nothing(client, h):
    k = kirim(h)
    isi = {"nama": NamaPeran.AUDITOR, "unit": None, "masa": rentang(AWAL), "alasan": "uji"}
    Peran.objects.create(pengguna=h.akun("hasan"), **isi)
    client.force_login(h.akun("hasan"))
    alamat = [reverse(f"penilaian:{n}", args=[k.publik]) for n in ("keberatan", "keberatan_pdf")]
    assert [client.get(a).status_code for a in [*alamat, reverse("penilaian:keberatan_aturan")]] == [200, 200, 200]
    assert client.get(reverse("penilaian:keberatan_putuskan", args=[k.publik])).status_code == 403
    isi = {"hari_ajukan": 1, "alasan": "x"}
    client.post(reverse("penilaian:keberatan_aturan"), isi)
    assert AturanKeberatan.objects.count() == 0


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_list_takes_the_same_statements_for_one_and_three(client, h, banyak, django_assert_max_num_queries):
    for nomor in range(banyak):
        k = kirim(h)
        if nomor < banyak - 1:
            domain.tarik(keberatan=k, oleh=h.akun("dewi"), alasan="Belum lengkap.")
    for nama, harap in (("sari", 11), ("bambang", 10), ("dewi", 10)):
        client.force_login(h.akun(nama))
        with django_assert_max_num_queries(12) as kueri:
            jawaban = client.get(reverse("penilaian:keberatan_daftar"))
        assert (len(jawaban.context["page_obj"]), len(kueri)) == (banyak, harap), nama


def test_one_objection_and_its_decision_page_stay_within_twelve_statements(client, h, django_assert_max_num_queries):
    k = kirim(h)
    putus.tanggapi(keberatan=k, oleh=h.akun("ratna"), tanggapan="Bukti Juli kurang.")
    for orang, nama in (("dewi", "keberatan"), ("bambang", "keberatan"), ("bambang", "keberatan_putuskan")):
        client.force_login(h.akun(orang))
        with django_assert_max_num_queries(12):
            assert client.get(reverse(f"penilaian:{nama}", args=[k.publik])).status_code == 200


def test_dewi_writes_attaches_checks_and_sends(client, h):
    client.force_login(h.akun("dewi"))
    nilai = client.get(reverse("penilaian:nilai_saya")).content.decode()
    tulis = reverse("penilaian:keberatan_tulis", args=[h.skp.publik, h.periode.kode])
    mengapa = client.get(reverse("penilaian:mengapa", args=[h.skp.publik, h.periode.kode])).content.decode()
    assert [tulis in nilai, tulis in mengapa, "7 hari lagi" in mengapa, "Predikat sementara" in mengapa] == [True] * 4
    assert "Isi bagian ini." in client.post(tulis, {"uraian": " "}).content.decode()
    berkas = SimpleUploadedFile("bukti.pdf", b"%PDF-1.4 isi\n%%EOF", "application/pdf")
    jawab = client.post(tulis, {"uraian": "Capaian 111.", "berkas": berkas}, follow=True)
    k = Keberatan.objects.get()
    assert (jawab.request["PATH_INFO"], k.status) == (reverse("penilaian:keberatan", args=[k.publik]), "draf")
    assert "bukti.pdf" in jawab.content.decode()
    satu = reverse("penilaian:keberatan_lampiran", args=[k.publik, k.lampiran.get().publik])
    assert client.get(satu).headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    jawab = client.post(reverse("penilaian:keberatan_kirim", args=[k.publik]), {"revisi": k.revisi}, follow=True)
    assert "KB-2026-00001" in jawab.content.decode()
    client.force_login(h.akun("hasan"))
    assert client.get(satu).status_code == 404
    # Asked again, the open objection is shown.
    client.force_login(h.akun("dewi"))
    assert client.get(tulis).headers["Location"] == reverse("penilaian:keberatan", args=[k.publik])


def test_a_bad_file_costs_no_text(client, h):
    client.force_login(h.akun("dewi"))
    tulis = reverse("penilaian:keberatan_tulis", args=[h.skp.publik, h.periode.kode])
    berkas = SimpleUploadedFile("bukti.pdf", b"bukan pdf", "application/pdf")
    jawab = client.post(tulis, {"uraian": "Capaian 111.", "berkas": berkas}, follow=True).content.decode()
    assert ("Tulisan tersimpan. Lampiran belum" in jawab, Keberatan.objects.get().uraian) == (True, "Capaian 111.")


def test_ratna_answers_and_bambang_decides_on_pages(client, h):
    k = kirim(h)
    client.force_login(h.akun("ratna"))
    url = reverse("penilaian:keberatan_tanggapi", args=[k.publik])
    client.post(url, {"tanggapan": "Bukti Juli kurang.", "revisi": k.revisi})
    client.force_login(h.akun("bambang"))
    url = reverse("penilaian:keberatan_putuskan", args=[k.publik])
    halaman = client.get(url).content.decode()
    assert [t in halaman for t in ("Capaian saya 111", "Bukti Juli kurang.", "Hitungannya")] == [True, True, False] or (
        "Perilaku kerja" in halaman
    )
    isi = {"amar": "dikabulkan", "pertimbangan": "Bukti ada.", "rating_hasil": "di_atas", "revisi": k.revisi + 1}
    assert "Pilih rating." in client.post(url, isi).content.decode()
    ditolak = client.post(url, isi | {"amar": "ditolak", "rating_perilaku": "sesuai"}).content.decode()
    assert "Keberatan yang ditolak tidak mengubah rating." in ditolak
    basi = client.post(url, isi | {"rating_perilaku": "sesuai", "revisi": k.revisi}).content.decode()
    assert "sudah berubah" in basi
    isi |= {"rating_perilaku": "sesuai"}
    periksa = client.post(url, isi).content.decode()
    assert [t in periksa for t in ("Periksa putusan", "Dewi", "Ratna", "Bukti ada.", "Putusan ini final.")] == [
        True
    ] * 5
    assert (PutusanNilai.objects.count(), Keberatan.objects.get().amar) == (1, "")
    ubah = client.post(url, isi | {"langkah": "ubah"}).content.decode()
    assert ("Bukti ada.</textarea>" in ubah, ubah.count("checked"), PutusanNilai.objects.count()) == (True, 3, 1)
    jawab = client.post(url, isi | {"langkah": "sampaikan"}, follow=True).content.decode()
    assert ("Putusan lama tetap tersimpan" in jawab, PutusanNilai.objects.count()) == (True, 2)
    client.force_login(h.akun("dewi"))
    mengapa = client.get(reverse("penilaian:mengapa", args=[h.skp.publik, h.periode.kode])).content.decode()
    assert ("· Putusan keberatan</div>" in mengapa, "Ajukan keberatan" in mengapa) == (True, False)


def test_only_the_official_in_turn_reaches_the_check_page_and_a_rejection_says_that_the_result_stays(client, h):
    k = kirim(h)
    putus.tanggapi(keberatan=k, oleh=h.akun("ratna"), tanggapan="Bukti Juli kurang.")
    isi = {"amar": "ditolak", "pertimbangan": "Bukti kurang.", "langkah": "sampaikan"}
    url = reverse("penilaian:keberatan_putuskan", args=[k.publik])
    for nama, status in (("dewi", 403), ("ratna", 403), ("hasan", 404), ("sari", 403)):
        client.force_login(h.akun(nama))
        assert (nama, client.post(url, isi).status_code) == (nama, status)
    client.force_login(h.akun("bambang"))
    periksa = client.post(url, isi | {"langkah": "periksa"}).content.decode()
    assert "Tetap. Hasil yang disampaikan menjadi final." in periksa
    assert Keberatan.objects.get().amar == ""
    assert client.post(url, isi).status_code == 302
    assert Keberatan.objects.get().amar == "ditolak"


def test_the_result_stays_provisional_for_everyone_while_it_runs(client, h):
    PutusanNilai.objects.filter(pk=h.putusan.pk).update(diterima=h.putusan.disampaikan)
    Periode.objects.filter(pk=h.periode.pk).update(ditutup=h.putusan.disampaikan)
    alamat = reverse("penilaian:mengapa", args=[h.skp.publik, h.periode.kode])
    for sesudah in (False, True):
        if sesudah:
            kirim(h)
        for nama in ("dewi", "ratna", "sari"):
            client.force_login(h.akun(nama))
            assert ("Predikat sementara" in client.get(alamat).content.decode()) is sesudah, (nama, sesudah)


def test_before_delivery_the_page_offers_a_question(client, h):
    PutusanNilai.objects.filter(pk=h.putusan.pk).update(disampaikan=None)
    client.force_login(h.akun("dewi"))
    url = reverse("penilaian:tanya", args=[h.skp.publik, h.periode.kode])
    halaman = client.get(reverse("penilaian:mengapa", args=[h.skp.publik, h.periode.kode])).content.decode()
    assert (url in halaman, "Ajukan keberatan" in halaman) == (True, False)
    client.post(url, {"isi": "Mengapa sesuai?"})
    soal = Pertanyaan.objects.get()
    assert kode(client, h, "pertanyaan", soal.publik) == semua(200, 200, 404, 404, 404, 404)
    client.force_login(h.akun("ratna"))
    client.post(reverse("penilaian:pertanyaan", args=[soal.publik]), {"jawaban": "Bukti Juli kurang."})
    client.force_login(h.akun("dewi"))
    assert "Bukti Juli kurang." in client.get(url).content.decode()


def test_sari_sets_the_terms(client, h):
    client.force_login(h.akun("sari"))
    isi = {
        "hari_ajukan": 10,
        "jenis_ajukan": "kerja",
        "hari_tanggapan": 5,
        "jenis_tanggapan": "kerja",
        "hari_putusan": 14,
        "hari_alih": 0,
        "jenis_alih": "kerja",
        "jenis_putusan": "kerja",
        "pemutus_puncak": h.wati.nip,
        "alasan": "Perwali 12/2026",
    }
    url = reverse("penilaian:keberatan_aturan")
    assert client.post(url, isi | {"hari_ajukan": 61}).status_code == 200
    assert client.post(url, isi).status_code == 302
    aturan = AturanKeberatan.objects.get()
    assert (aturan.hari_ajukan, aturan.pemutus_puncak, aturan.oleh) == (10, h.wati, h.akun("sari"))


def test_the_list_downloads_for_hr_and_not_for_others(client, h):
    kirim(h)
    url = reverse("penilaian:keberatan_daftar")
    client.force_login(h.akun("sari"))
    assert "KB-2026-00001" in client.get(url, {"unduh": "csv"}).content.decode("utf-8-sig")
    for saring, ada in (({"cari": "dewi"}, 1), ({"status": "diputus"}, 0), ({"lewat": "true"}, 0)):
        assert len(client.get(url, saring).context["page_obj"]) == ada, saring
    client.force_login(h.akun("ratna"))
    assert client.get(url, {"unduh": "csv"}).status_code == 403


def test_the_printed_form_is_tagged_and_has_the_three_parts(client, h):
    k = kirim(h)
    putus.tanggapi(keberatan=k, oleh=h.akun("ratna"), tanggapan="Bukti Juli *kurang* #panic().")
    putus.putuskan(
        keberatan=k,
        oleh=h.akun("bambang"),
        amar="sebagian",
        pertimbangan="Bukti ada.",
        rating_hasil="di_atas",
        rating_perilaku="di_atas",
    )
    client.force_login(h.akun("dewi"))
    dokumen = PdfReader(BytesIO(client.get(reverse("penilaian:keberatan_pdf", args=[k.publik])).content))
    akar = dokumen.trailer["/Root"]
    teks = " ".join(" ".join(x.extract_text() for x in dokumen.pages).split())
    assert (akar["/MarkInfo"]["/Marked"], akar["/Lang"]) == (True, "id")
    harap = [
        "A. Keberatan pegawai",
        "Capaian saya 111",
        "B. Penjelasan pejabat penilai",
        "Bukti Juli *kurang* #panic().",
        "C. Keputusan atasan pejabat penilai",
        "Dikabulkan sebagian",
        "Sangat Baik (hasil kerja di atas ekspektasi",
        "KB-2026-00001",
    ]
    assert [x for x in harap if x not in teks] == []


def test_a_period_without_delivery_has_no_objection_page(client, h):
    Periode.objects.filter(pk=h.periode.pk).update(status="berjalan")
    PutusanNilai.objects.filter(pk=h.putusan.pk).update(disampaikan=None)
    url = "keberatan_tulis", h.skp.publik, h.periode.kode
    assert kode(client, h, *url) == semua(404, 403, 403, 403, 404, 403)
