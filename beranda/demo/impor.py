"""An uploaded file that waits for HR: changed people, new ones, and two rows to mend."""

import csv
import io

from beranda.demo.penempatan import SEKSI_CONTOH, Susunan
from pegawai.choices import NamaPeran
from pegawai.domain import impor
from pegawai.models import Pengguna

_KEPALA = ("nipBaru", "nama", "golRuangAkhir", "email", "noHp", "Kode unit", "jabatanNama", "NIP penilai", "agama")
_BARU = (("199803152023031951", "Rangga Saputra"), ("199907222024032952", "Melati Kirana"))


def buat_impor(susunan: Susunan) -> None:
    """Check the file as HR of the city; nothing is applied."""
    admin = Pengguna.objects.filter(peran__nama=NamaPeran.ADMIN_KEPEGAWAIAN, peran__unit=None).first()
    kasi, staf = susunan.kepala_unit(SEKSI_CONTOH), susunan.staf_unit(SEKSI_CONTOH)[:6]
    baris = [
        [k.pegawai.nip, k.pegawai.nama, k.pegawai.golongan.removeprefix("P-"), k.pegawai.surel, "", "", "", "", ""]
        for k in staf
    ]
    for satu in baris[:3]:
        satu[4] = "081270000001"
    loket = [kasi.unit.kode, "Petugas Loket Pelayanan"]
    for nip, nama in _BARU:
        baris.append([nip, nama, "II/c", "", "", *loket, kasi.pegawai.nip, "Islam"])
    baris.append(
        ["1999072220240329", "Bayu Nugraha", "II/c", "", "", kasi.unit.kode, "Petugas Loket Pelayanan", "", ""]
    )
    baris.append([str(staf[0].pegawai.nip)[:-3] + "999", "Citra Lestari", "V/a", "citra", "", "", "", "", ""])
    isi = io.StringIO()
    csv.writer(isi, delimiter=";").writerows([_KEPALA, *baris])
    batch = impor.simpan(nama="pegawai-dukcapil-november.csv", isi=isi.getvalue().encode(), oleh=admin)
    impor.periksa(batch=batch)
