"""A result that was not sent is its writer's alone: Dewi reads her draft, nobody else does, on no page nor file."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from kinerja.waktu import hari_ini
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from penilaian.domain import bukti as bukti_domain
from penilaian.domain import realisasi as domain
from penilaian.domain.realisasi import Isian
from penilaian.models import SKP, Periode
from tests.orang import AWAL, Kantor
from tests.penilaian.skp_contoh import berlaku, buat_periode

pytestmark = pytest.mark.django_db
ANGKA, CATATAN, TAUTAN = "87,25", "Baru separuh, jangan dibaca", "https://contoh.go.id/rekap-sementara"


@pytest.fixture
def periode() -> Periode:
    return buat_periode()


@pytest.fixture
def skp(kantor: Kantor, periode: Periode) -> SKP:
    """Dewi keeps a draft with a note and a link as evidence; Hasan is the auditor."""
    skp = berlaku(kantor, periode)
    dewi = kantor.akun(kantor.dewi)
    nomor = skp.indikator.get().pk
    domain.simpan_draf(skp=skp, periode=periode, oleh=dewi, isian=[Isian(nomor, Decimal("87.25"), CATATAN)])
    bukti_domain.tambah_tautan(skp=skp, indikator_id=nomor, periode=periode, oleh=dewi, tautan=TAUTAN, kunci="k")
    Peran.objects.create(pengguna=kantor.akun(kantor.hasan), nama=NamaPeran.AUDITOR, masa=(AWAL, None), alasan="Audit")
    return skp


def _terbaca(client: Client, kantor: Kantor, skp: SKP, periode: Periode, nama: str) -> set[str]:
    """Which of the draft's three parts this person finds on any page of the result."""
    client.force_login(kantor.akun(getattr(kantor, nama)))
    alamat = [
        reverse(f"penilaian:{n}", args=[skp.publik, periode.kode])
        for n in ("realisasi", "mengapa", "menilai", "evaluasi_pdf")
    ]
    isi = ""
    for url in alamat:
        jawab = client.get(url)
        isi += b"".join(jawab).decode("latin-1") if jawab.streaming else jawab.content.decode("latin-1")
    return {x for x in (ANGKA, CATATAN, TAUTAN) if x in isi}


@pytest.mark.parametrize("nama", ["ratna", "bambang", "hasan", "sari"])
def test_four_others_read_nothing_of_a_draft_and_all_of_it_once_it_was_sent(client, kantor, skp, periode, nama):
    assert hari_ini() in periode.rentang
    assert _terbaca(client, kantor, skp, periode, nama) == set()
    domain.kirim(skp=skp, periode=periode, oleh=kantor.akun(kantor.dewi))
    assert _terbaca(client, kantor, skp, periode, nama) == {ANGKA, CATATAN, TAUTAN}


def test_dewi_reads_her_draft(client, kantor, skp, periode):
    assert _terbaca(client, kantor, skp, periode, "dewi") == {ANGKA, CATATAN, TAUTAN}


def test_a_result_that_was_taken_back_and_changed_tells_only_that_it_was_taken_back(client, kantor, skp, periode):
    dewi = kantor.akun(kantor.dewi)
    domain.kirim(skp=skp, periode=periode, oleh=dewi)
    domain.tarik(realisasi=skp.realisasi.get(), oleh=dewi)
    isian = [Isian(skp.indikator.get().pk, Decimal("91.75"), "Angka baru")]
    domain.simpan_draf(skp=skp, periode=periode, oleh=dewi, isian=isian)
    client.force_login(kantor.akun(kantor.ratna))
    halaman = client.get(reverse("penilaian:mengapa", args=[skp.publik, periode.kode])).content.decode()
    assert ("91,75" in halaman, "Menarik kembali hasil" in halaman, "87,25" in halaman) == (False, True, True)


@pytest.mark.parametrize(("nama", "kode"), [("dewi", 302), ("ratna", 404), ("bambang", 404), ("hasan", 404)])
def test_evidence_of_a_draft_is_opened_by_its_owner_alone(client, kantor, skp, nama, kode):
    client.force_login(kantor.akun(getattr(kantor, nama)))
    bukti = skp.realisasi.get().bukti.get()
    assert client.post(reverse("penilaian:bukti_hapus", args=[bukti.publik])).status_code == kode
