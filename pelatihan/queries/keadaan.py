"""Where a participation stands, in plain words, and who has to act."""

from dataclasses import dataclass

from django.utils import formats, timezone

from kinerja.waktu import hari_ini
from pegawai.models import Penempatan
from pelatihan.choices import StatusAngkatan, StatusPeserta
from pelatihan.models import Peserta

# Tone of each state for `{% tag %}`.
NADA: dict[str, str] = {
    StatusPeserta.DIUSULKAN: "menunggu",
    StatusPeserta.DITERIMA: "berjalan",
    StatusPeserta.CADANGAN: "menunggu",
    StatusPeserta.DITOLAK: "kurang",
    StatusPeserta.LULUS: "selesai",
    StatusPeserta.TIDAK_LULUS: "kurang",
}


@dataclass(frozen=True)
class Keadaan:
    """`kalimat` says what is, `giliran` who acts next ("" when nobody has to)."""

    kalimat: str
    giliran: str
    nada: str


def penilai_dari(pegawai_id: int) -> str:
    """Name of the direct superior of today, "" without one."""
    tempat = Penempatan.objects.pada().definitif().filter(pegawai=pegawai_id, penilai__isnull=False)
    satu = tempat.select_related("penilai").first()
    return satu.penilai.nama_lengkap if satu and satu.penilai else ""


def keadaan(satu: Peserta) -> Keadaan:
    """Of one participation with its batch and programme."""
    nada = NADA.get(satu.status, "netral")
    if satu.angkatan.status == StatusAngkatan.BATAL:
        return Keadaan("Angkatan ini dibatalkan pengelola. Pilih angkatan lain di katalog.", "", "gagal")
    kalimat, giliran = _MENURUT[StatusPeserta(satu.status)](satu)
    return Keadaan(kalimat, giliran, nada)


def _diusulkan(satu: Peserta) -> tuple[str, str]:
    if satu.angkatan.status != StatusAngkatan.DIBUKA or satu.angkatan.tutup_daftar < hari_ini():
        return "Pendaftaran ditutup sebelum atasan menjawab. Ajukan ke angkatan berikutnya.", ""
    batas = formats.date_format(satu.angkatan.tutup_daftar)
    nama = penilai_dari(satu.pegawai_id)
    if not nama:
        return "Atasan langsung belum tercatat, jadi usulan ini belum dapat dijawab.", "Admin kepegawaian"
    return f"Usulan menunggu persetujuan atasan sampai {batas}.", nama


def _diterima(satu: Peserta) -> tuple[str, str]:
    sesi = satu.angkatan.sesi.filter(selesai__gte=timezone.now()).first()
    if sesi is None:
        return "Semua sesi sudah berlangsung. Hasilnya muncul setelah angkatan diselesaikan.", "Pengelola pelatihan"
    saat = timezone.localtime(sesi.mulai)
    hari = formats.date_format(saat, "l, j F Y")
    return f"Mendapat tempat. Sesi berikut {hari} pukul {saat:%H.%M} WIB: pindai QR di ruangan.", "Peserta"


def _cadangan(satu: Peserta) -> tuple[str, str]:
    depan = satu.angkatan.peserta.filter(status=StatusPeserta.CADANGAN, antre__lt=satu.antre or 0).count()
    return f"Disetujui atasan; urutan {depan + 1} di daftar tunggu. Naik sendiri begitu ada tempat kosong.", ""


def _ditolak(satu: Peserta) -> tuple[str, str]:
    return f"Atasan tidak menyetujui: {satu.catatan}", ""


def _mundur(satu: Peserta) -> tuple[str, str]:
    return f"Tidak ikut lagi: {satu.catatan}", ""


def _lulus(satu: Peserta) -> tuple[str, str]:
    return "Lulus. Sertifikat tersedia di halaman ini.", ""


def _tidak_lulus(satu: Peserta) -> tuple[str, str]:
    program = satu.angkatan.program
    syarat = f"hadir paling sedikit {program.hadir_minimum} % sesi"
    if program.nilai_lulus is not None:
        syarat += f" dan nilai tes akhir paling sedikit {program.nilai_lulus}"
    return f"Belum lulus. Syaratnya {syarat}. Angkatan berikutnya dapat diikuti lagi.", ""


_MENURUT = {
    StatusPeserta.DIUSULKAN: _diusulkan,
    StatusPeserta.DITERIMA: _diterima,
    StatusPeserta.CADANGAN: _cadangan,
    StatusPeserta.DITOLAK: _ditolak,
    StatusPeserta.MUNDUR: _mundur,
    StatusPeserta.LULUS: _lulus,
    StatusPeserta.TIDAK_LULUS: _tidak_lulus,
}
