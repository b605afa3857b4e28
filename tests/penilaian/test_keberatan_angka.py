"""An officer objects to one figure that citizens gave, named exactly, and both sides read it as it stood then."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from kinerja.waktu import rentang
from penilaian.domain import keberatan as domain
from penilaian.models import Keberatan
from penilaian.queries.layanan import angka_dibantah
from survei.choices import StatusPeriodeSurvei
from survei.domain import periode as domain_periode
from survei.models import Loket, Petugas, Respons
from survei.rumus import UNSUR
from tests.orang import AWAL, Kantor
from tests.penilaian.keberatan_contoh import DISAMPAIKAN, Hasil, buat_hasil
from tests.survei.survei_contoh import layanan, semester
from tests.survei.test_perbaikan import masuk

ISI = "U7 Perilaku pelaksana, Perekaman KTP elektronik: 87,50, disusutkan 87,50; selang 83,45–91,55; 40 jawaban"


@pytest.fixture
def h(kantor: Kantor) -> Hasil:
    return buat_hasil(kantor)


def suara(kantor: Kantor, banyak: int) -> None:
    """Dewi at the only counter, half of her answers 3 and half 4."""
    satu = layanan(kantor)
    loket = Loket.objects.create(layanan=satu, nama="Loket 1")
    Petugas.objects.create(layanan=satu, loket=loket, pegawai=kantor.dewi, masa=rentang(AWAL))
    masa = domain_periode.pindahkan(periode=semester(satu), ke=StatusPeriodeSurvei.BUKA)
    Respons.objects.bulk_create(
        Respons(periode=masa, kanal="kupon", loket=loket, tanggal=date(2026, 8, 3), **dict.fromkeys(UNSUR, 3 + n % 2))
        for n in range(banyak)
    )


def test_dewi_memilih_satu_angka_dan_kedua_pihak_membacanya(h: Hasil) -> None:
    suara(h.kantor, 40)
    with time_machine.travel(DISAMPAIKAN + timedelta(days=1), tick=False):
        klien = masuk(h.kantor, h.kantor.dewi)
        alamat = f"/kinerja/nilai/{h.skp.publik}/{h.periode.kode}/keberatan/"
        kunci = next(k for k in angka_dibantah(h.skp, h.periode) if k.startswith("u7"))
        assert ISI in klien.get(alamat).content.decode()
        jawab = klien.post(alamat, {"terhadap": kunci, "uraian": "Loket itu dijaga orang lain.", "harapan": ""})
        assert jawab.status_code == 302
        k = Keberatan.objects.get()
        assert (k.pokok, k.angka, k.realisasi) == ("survei", ISI, None)
        domain.ajukan(keberatan=k, oleh=h.akun("dewi"))
        # More answers come in; what was objected to stays as it stood.
        Respons.objects.update(perilaku=4)
        for orang in (h.kantor.dewi, h.kantor.ratna, h.kantor.bambang):
            halaman = masuk(h.kantor, orang).get(f"/keberatan/{k.publik}/")
            assert ISI in halaman.content.decode(), orang


def test_di_bawah_tiga_puluh_jawaban_tidak_ada_angka(h: Hasil) -> None:
    suara(h.kantor, 29)
    assert angka_dibantah(h.skp, h.periode) == {}


def test_angka_hanya_pada_keberatan_atas_survei(h: Hasil) -> None:
    with time_machine.travel(DISAMPAIKAN + timedelta(days=1), tick=False):
        k = domain.simpan_draf(putusan=h.putusan, oleh=h.akun("dewi"), uraian="Ini.", angka=ISI)
        assert k.pokok == "survei"
        with pytest.raises(IntegrityError), transaction.atomic():
            Keberatan.objects.update(angka="")
