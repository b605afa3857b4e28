"""The plan on the official form."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from penilaian.models import SKP, TargetPeriode
from tests.orang import Kantor
from tests.penilaian.skp_contoh import berlaku, buat_periode, rancangan


@pytest.fixture
def skp(kantor: Kantor) -> SKP:
    skp = berlaku(kantor, buat_periode())
    TargetPeriode.objects.filter(skp=skp).update(target=Decimal(90), target_maks=Decimal("100.5"))
    return skp


def unduh(kantor: Kantor, nama: str, skp: SKP) -> tuple[int, bytes]:
    klien = Client()
    klien.force_login(kantor.akun(getattr(kantor, nama)))
    jawab = klien.get(reverse("penilaian:skp_pdf", args=[skp.publik]))
    return jawab.status_code, jawab.content


def test_formulir_resmi_bertag_dengan_kedua_pihak_dan_isi_rencana(kantor: Kantor, skp: SKP) -> None:
    status, isi = unduh(kantor, "dewi", skp)
    assert status == 200
    pdf = PdfReader(BytesIO(isi))
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert pdf.metadata.title == "Sasaran Kinerja Pegawai"
    teks = " ".join(" ".join(h.extract_text() for h in pdf.pages).split())
    for kata in (
        "DINAS KEPENDUDUKAN",
        "Dewi Anggraini",
        "Ratna Kusuma",
        "Seksi Pelayanan",
        "A. Utama",
        "Hasil 0",
        "Indikator 0",
        "90–100,5 berkas",
        "Berorientasi Pelayanan",
        "Menggerakkan pemanfaatan berbagai sumber daya",
        f"Nomor rujukan {skp.nomor}",
    ):
        assert kata in teks, kata


def test_rancangan_menyebut_dirinya_belum_mengikat(kantor: Kantor) -> None:
    skp = rancangan(kantor, buat_periode())
    _, isi = unduh(kantor, "dewi", skp)
    teks = " ".join(PdfReader(BytesIO(isi)).pages[0].extract_text().split())
    assert "Rancangan, belum disetujui pejabat penilai: belum mengikat." in teks


@pytest.mark.parametrize(("orang", "kode"), [("dewi", 200), ("ratna", 200), ("hasan", 404), ("sari", 200)])
def test_dicetak_oleh_yang_boleh_membuka_skp(kantor: Kantor, skp: SKP, orang: str, kode: int) -> None:
    assert unduh(kantor, orang, skp)[0] == kode


def test_skp_tanpa_hasil_dijawab_dengan_kata(kantor: Kantor) -> None:
    skp = rancangan(kantor, buat_periode(), jumlah=0)
    klien = Client()
    klien.force_login(kantor.akun(kantor.dewi))
    jawab = klien.get(reverse("penilaian:skp_pdf", args=[skp.publik]), follow=True)
    assert "belum berisi hasil kerja, jadi belum ada yang dicetak" in jawab.content.decode()
