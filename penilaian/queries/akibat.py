"""What a change of placement, assessor or the end of service does to plans, in sentences for HR."""

from datetime import date, timedelta

from pegawai.models import Pegawai
from penilaian.choices import SKP_DAPAT_DIUBAH, StatusSKP
from penilaian.models import SKP


def akibat_skp(pegawai: Pegawai, mulai: date, penilai_baru: Pegawai | None) -> list[str]:
    """Filler of the slot `akibat_penempatan`; `penilai_baru` None: the person leaves. Two statements."""
    milik = list(SKP.objects.filter(pegawai=pegawai).exclude(status__in=(StatusSKP.DISESUAIKAN, StatusSKP.DITUTUP)))
    kalimat = []
    for skp in milik:
        if skp.status == StatusSKP.BERLAKU:
            hari = f"{mulai - timedelta(days=1):%d/%m/%Y}"
            kalimat.append(f"SKP yang berlaku berakhir {hari}; bagian itu tetap dinilai penilai lama.")
            if penilai_baru:
                kalimat.append(f"Salinannya menjadi rancangan baru, yang disetujui {penilai_baru.nama}.")
        elif skp.status in (*SKP_DAPAT_DIUBAH, StatusSKP.DIAJUKAN):
            ikut = f"ikut pindah ke {penilai_baru.nama}" if penilai_baru else "tidak dilanjutkan"
            kalimat.append(f"Rancangan SKP yang ada {ikut}.")
    menunggu = SKP.objects.filter(penilai=pegawai, status=StatusSKP.DIAJUKAN).count() if not penilai_baru else 0
    if menunggu:
        kalimat.append(f"{menunggu} SKP orang lain menunggu persetujuannya; mintalah ia memeriksanya lebih dahulu.")
    return kalimat
