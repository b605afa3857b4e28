"""Awards in the demo city: one decided, its receivers on the wall of appreciation; one that waits for its committee,
whose members have printed logins."""

from beranda.demo.akun import Akun
from beranda.demo.penempatan import SEKSI_CONTOH, Susunan
from beranda.demo.unit import DUKCAPIL
from pegawai.choices import NamaPeran
from pegawai.models import Pegawai, Peran
from penilaian.choices import Predikat
from penilaian.choices_lanjut import KeputusanPenghargaan, PilihanPanitia
from penilaian.domain import penghargaan as domain
from penilaian.domain import penghargaan_putus as putus
from penilaian.models import Periode, ProgramPenghargaan

_PENERIMA = 6
_PERTIMBANGAN = (
    "Antrean warga turun dari dua jam menjadi dua puluh menit.",
    "Melayani warga lanjut usia di rumah mereka, setiap pekan, tanpa diminta.",
    "Menyusun panduan yang kini dipakai seluruh kecamatan.",
    "Berkas yang kembali turun menjadi sepersepuluhnya.",
    "Selalu menjawab pertanyaan warga pada hari yang sama.",
    "Mengajari rekan-rekannya sampai semua loket sama cepatnya.",
)


def buat_penghargaan(susunan: Susunan, akun: Akun, periode: list[Periode]) -> None:
    """After the quarters are closed; `periode` oldest first."""
    anggota = [susunan.kepala_unit(n).pegawai for n in (DUKCAPIL, SEKSI_CONTOH, "Inspektorat")]
    lama = _program(susunan, periode[-3], anggota, "Pelayan Warga Terbaik")
    calon = list(lama.calon.all()[:_PENERIMA])
    for c in calon:
        for a in anggota:
            if not putus.bentrok_panitia(lama.panitia.get(pegawai=a), c):
                putus.beri_suara(
                    calon=c, pilihan=PilihanPanitia.DUKUNG, alasan="Hasilnya terlihat di loket.", oleh=akun[a.pk]
                )
    domain.serahkan(program=lama, oleh=lama.oleh)
    pejabat = akun[lama.pejabat_id]
    for c, teks in zip(calon, _PERTIMBANGAN, strict=False):
        putus.putuskan(calon=c, keputusan=KeputusanPenghargaan.TERPILIH, pertimbangan=teks, oleh=pejabat)
    lama.refresh_from_db()
    putus.tetapkan(program=lama, oleh=pejabat, revisi=lama.revisi)
    for c in calon[:-1]:
        putus.izinkan_tampil(calon=c, tampil=True, oleh=akun[c.pegawai_id])
    _program(susunan, periode[-2], anggota, "Pelayan Warga Terbaik, triwulan berikutnya")


def _program(susunan: Susunan, periode: Periode, anggota: list[Pegawai], nama: str) -> ProgramPenghargaan:
    """With candidates, and the committee asked."""
    oleh = Peran.objects.select_related("pengguna").get(nama=NamaPeran.ADMIN_KEPEGAWAIAN, unit=None).pengguna
    periode.refresh_from_db()
    isi = {
        "nama": nama,
        "tentang": "Bagi pegawai yang membuat urusan warga lebih mudah, dengan hasil yang melebihi harapan.",
        "periode": periode,
        "predikat": [Predikat.SANGAT_BAIK],
        "penerima_maks": _PENERIMA,
        "pejabat": susunan.kepala_unit("Pemerintah Kota Palembang").pegawai,
        "pejabat_menilai_bawahan": True,
    }
    program = domain.simpan(program=None, isi=isi, oleh=oleh)
    for a in anggota:
        domain.tambah_panitia(program=program, pegawai=a, menilai_bawahan=False, oleh=oleh)
    if domain.susun_calon(program=program, oleh=oleh) < _PENERIMA // 2:
        # A small city has too few: the next predikat too.
        isi["predikat"] = [Predikat.SANGAT_BAIK, Predikat.BAIK]
        domain.simpan(program=program, isi=isi, oleh=oleh, revisi=program.revisi)
        domain.susun_calon(program=program, oleh=oleh)
    return domain.minta_panitia(program=program, oleh=oleh)
