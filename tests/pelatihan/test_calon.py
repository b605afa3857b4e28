"""Who is proposed first: hours count wherever they were learned."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kinerja.waktu import hari_ini
from pelatihan.domain import kebutuhan
from pelatihan.models import Pendampingan, Pertemuan
from pelatihan.queries.calon import calon_peserta
from tests.orang import Kantor
from tests.pelatihan.pelatihan_contoh import angkatan, kompetensi


@pytest.mark.django_db
def test_jam_pendampingan_ikut_menentukan_urutan(kantor: Kantor) -> None:
    """Dewi and Hasan need the same; Dewi has had 90 minutes of coaching (2 JP), so Hasan comes first."""
    mulai = hari_ini() + timedelta(days=7)
    for orang in (kantor.dewi, kantor.hasan):
        kebutuhan.ajukan(
            pegawai=orang,
            kompetensi=kompetensi(),
            tahun=mulai.year,
            sumber="pegawai",
            oleh=kantor.akun(orang),
            alasan="Perlu",
        )
    temu = Pendampingan.objects.create(
        bentuk="coaching", pegawai=kantor.dewi, pembimbing=kantor.ratna, topik="x", tujuan="x", mulai=mulai
    )
    Pertemuan.objects.create(
        pendampingan=temu,
        tanggal=mulai,
        menit=90,
        catatan="x",
        dicatat_oleh=kantor.dewi,
        dibenarkan=timezone.now(),
    )
    daftar = calon_peserta(angkatan(mulai=mulai))
    assert [(c.pegawai_id, c.alasan) for c in daftar] == [
        (kantor.hasan.pk, "Kebutuhan yang tercatat; JP tahun ini 0."),
        (kantor.dewi.pk, "Kebutuhan yang tercatat; JP tahun ini 2."),
    ]
