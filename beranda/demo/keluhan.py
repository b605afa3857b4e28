"""Complaints about the example service: answered, waiting, past its deadline; and a report to the inspectorate."""

from datetime import date, timedelta

from pegawai.models import Pegawai, Pengguna
from survei.choices import StatusKeluhan, Unsur
from survei.domain import keluhan, pungli
from survei.models import Keluhan, Layanan

_LEWAT, _UMUR = timedelta(days=6), timedelta(days=27)


def buat_keluhan(contoh: Layanan, kepala: Pegawai, kini: date) -> None:
    """The head of the unit answers for one of them."""
    keluhan.sampaikan(layanan=contoh, isi="Nomor antrean daring tidak terbaca di loket 2, saya antre ulang sejam.")
    lama = keluhan.sampaikan(layanan=contoh, isi="Kursi roda di pintu masuk rusak sejak bulan lalu, belum diganti.")
    Keluhan.objects.filter(pk=lama.pk).update(tanggal=kini - _UMUR, tenggat=kini - _LEWAT)
    terjawab = keluhan.sampaikan(layanan=contoh, isi="Mohon jam istirahat loket ditulis di pintu masuk.")
    keluhan.tindak(
        keluhan=terjawab,
        versi=1,
        oleh=Pengguna.objects.get(pegawai=kepala),
        status=StatusKeluhan.SELESAI,
        unsur=Unsur.SARANA,
        jawaban="Terima kasih. Jam istirahat sudah ditulis di pintu dan di halaman layanan ini.",
        penanggung_jawab=kepala,
    )
    pungli.laporkan(isi="Di tempat parkir seseorang menawarkan antrean cepat dengan 50 ribu.", layanan=contoh)
