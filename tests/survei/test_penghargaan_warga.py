"""Citizens' praise proposes recognition only when it is certain, and never by the number of forms."""

from datetime import timedelta

import pytest
from django.test import Client

from kinerja.poin import sumber_poin
from kinerja.waktu import hari_ini, rentang
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from survei.choices import StatusPeriodeSurvei
from survei.domain import periode
from survei.models import Loket, Petugas, Respons
from survei.queries.penghargaan import dipuji_warga
from survei.rumus import UNSUR
from tests.orang import AWAL, Kantor
from tests.survei.survei_contoh import layanan, semester


def suara(kantor: Kantor, *perilaku: int) -> None:
    satu = layanan(kantor)
    loket = Loket.objects.create(layanan=satu, nama="Loket 1")
    Petugas.objects.create(layanan=satu, loket=loket, pegawai=kantor.dewi, masa=rentang(AWAL))
    masa = semester(satu, "uji", mulai=hari_ini() - timedelta(days=20), selesai=hari_ini())
    periode.pindahkan(periode=masa, ke=StatusPeriodeSurvei.BUKA)
    Respons.objects.bulk_create(
        Respons(
            periode=masa,
            kanal="kupon",
            loket=loket,
            tanggal=hari_ini(),
            **{u: n if u == "perilaku" else 3 for u in UNSUR},
        )
        for n in perilaku
    )


@pytest.mark.parametrize(
    ("jawaban", "dipuji"),
    [
        ([4] * 36 + [3] * 4, True),  # 97,50, from 95,07
        ([4] * 24 + [3] * 16, False),  # 90,00, but from 86,04: the letter is not certain
        ([4] * 26 + [3] * 3, False),  # twenty-nine answers
        ([1] * 60, False),
    ],
)
def test_pujian_yang_pasti_menjadi_poin(kantor: Kantor, jawaban: list[int], dipuji: bool) -> None:
    suara(kantor, *jawaban)
    hasil = dipuji_warga([kantor.dewi.pk, kantor.ratna.pk], rentang(AWAL, hari_ini()))
    assert list(hasil) == ([kantor.dewi.pk] if dipuji else [])
    if dipuji:
        assert hasil[kantor.dewi.pk].poin == 1
        assert hasil[kantor.dewi.pk].alasan.startswith("Perilaku di loket Perekaman KTP elektronik 97,50 (")


def test_sumbernya_ditawarkan_kepada_program_penghargaan() -> None:
    assert "warga" in [s.kode for s in sumber_poin()]


@pytest.mark.parametrize(("jawaban", "ada"), [([4] * 36 + [3] * 4, True), ([4] * 24 + [3] * 16, False)])
def test_hr_membaca_usulan_dan_memulai_penghargaan_darinya(kantor: Kantor, jawaban: list[int], ada: bool) -> None:
    """An officer by U7, the team of a service by its index: both only when the whole interval is at A."""
    suara(kantor, *jawaban)
    kk = layanan(kantor, "KK", nama="Kartu keluarga")
    Petugas.objects.create(layanan=kk, pegawai=kantor.dewi, masa=rentang(AWAL))
    masa = semester(kk, "dulu", mulai=hari_ini() - timedelta(days=20), selesai=hari_ini())
    nilai = [4 if n < len(jawaban) - 10 or ada else 3 for n in range(len(jawaban))]
    Respons.objects.bulk_create(
        Respons(periode=masa, kanal="kupon", tanggal=hari_ini(), **dict.fromkeys(UNSUR, 4) | {"waktu": x})
        for x in [*nilai[:-1], 3]
    )
    for ke in ("buka", "tutup", "disahkan"):
        masa = periode.pindahkan(periode=masa, ke=ke)
    Peran.objects.create(
        pengguna=kantor.akun(kantor.sari), nama=NamaPeran.ADMIN_KEPEGAWAIAN, masa=rentang(AWAL), alasan="uji"
    )
    sari, dewi = Client(), Client()
    sari.force_login(kantor.akun(kantor.sari))
    dewi.force_login(kantor.akun(kantor.dewi))
    usulan = sari.get("/penghargaan/dari-survei/").context["usulan"]
    layanan_, petugas = "Tim layanan Kartu keluarga", kantor.dewi.nama_lengkap
    assert [u.judul for u in usulan] == [layanan_, *([petugas] if ada else [])]
    assert usulan[0].siapa == [kantor.dewi]
    assert "40 jawaban: pasti mutu A." in usulan[0].alasan
    awal = sari.get(f"/penghargaan/baru/?usulan={usulan[0].kunci}").context["form"].initial
    assert (awal["nama"], awal["tentang"], awal["sumber"]) == (
        "Apresiasi Tim layanan Kartu keluarga",
        usulan[0].alasan,
        ["warga"],
    )
    assert dewi.get("/penghargaan/dari-survei/").status_code == 403
