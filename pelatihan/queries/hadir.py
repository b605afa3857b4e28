"""Whether attendance of a session can be recorded now, in plain words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import formats, timezone

from pegawai.models import Pegawai
from pelatihan.choices import StatusAngkatan, StatusPeserta
from pelatihan.models import Hadir, Peserta, Sesi

# People come early; before that the code of a session says nothing.
BUKA_SEBELUM = timedelta(minutes=30)


@dataclass(frozen=True)
class KeadaanHadir:
    """`boleh`: may confirm now; `dicatat`: was recorded then; `kalimat` says why not, or what is recorded."""

    kalimat: str
    boleh: bool = False
    peserta: Peserta | None = None
    dicatat: datetime | None = None


def keadaan_hadir(sesi: Sesi, pegawai: Pegawai | None) -> KeadaanHadir:
    """Of this person at this session (with its batch), now; what is recorded already comes before the hour."""
    peserta = Peserta.objects.filter(angkatan=sesi.angkatan_id, pegawai=pegawai).first() if pegawai else None
    if peserta:
        ada = Hadir.objects.filter(sesi=sesi, peserta=peserta).first()
        if ada:
            jam = timezone.localtime(ada.dicatat)
            return KeadaanHadir(f"Kehadiran Anda tercatat pukul {jam:%H.%M} WIB.", peserta=peserta, dicatat=ada.dicatat)
    if sesi.angkatan.status == StatusAngkatan.BATAL:
        return KeadaanHadir("Angkatan ini dibatalkan.", peserta=peserta)
    if peserta is None or peserta.status != StatusPeserta.DITERIMA:
        return KeadaanHadir("Anda tidak tercatat sebagai peserta angkatan ini. Hubungi pengelola di ruangan.")
    return _menurut_jam(sesi, peserta)


def _menurut_jam(sesi: Sesi, peserta: Peserta) -> KeadaanHadir:
    kini, mulai, selesai = timezone.now(), timezone.localtime(sesi.mulai), timezone.localtime(sesi.selesai)
    if kini < sesi.mulai - BUKA_SEBELUM:
        buka = timezone.localtime(sesi.mulai - BUKA_SEBELUM)
        hari = formats.date_format(mulai, "j F Y")
        return KeadaanHadir(
            f"Terlalu awal: sesi ini mulai {hari} pukul {mulai:%H.%M}. Kehadiran dicatat mulai pukul {buka:%H.%M} WIB.",
            peserta=peserta,
        )
    if kini > sesi.selesai:
        return KeadaanHadir(
            f"Terlambat: sesi ini selesai pukul {selesai:%H.%M} WIB. Bila Anda hadir, minta pengelola mencatatnya.",
            peserta=peserta,
        )
    return KeadaanHadir("Tekan tombol ini di ruangan.", boleh=True, peserta=peserta)
