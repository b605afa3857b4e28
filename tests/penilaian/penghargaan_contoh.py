"""An award on a closed quarter in which Dewi and Hasan were *sangat baik*: Ratna (Dewi's superior) and Wati, Bambang's
secretary, form the committee, Bambang decides, Sari prepares."""

from dataclasses import dataclass

from kinerja.waktu import hari_ini
from pegawai.models import Pegawai
from penilaian.domain import penghargaan as domain
from penilaian.domain import penghargaan_putus as putus
from penilaian.models import CalonPenghargaan, Periode, ProgramPenghargaan
from tests.orang import Kantor, buat_pegawai, tempatkan
from tests.penilaian.bimbingan_contoh import periode_lalu, putuskan


@dataclass
class Lomba:
    kantor: Kantor
    wati: Pegawai
    periode: Periode
    program: ProgramPenghargaan

    def akun(self, nama: str):
        return self.kantor.akun(getattr(self, nama, None) or getattr(self.kantor, nama))

    def calon(self, nama: str) -> CalonPenghargaan:
        return self.program.calon.get(pegawai=getattr(self.kantor, nama))

    def segar(self) -> ProgramPenghargaan:
        self.program.refresh_from_db()
        return self.program


def isi(lomba_periode: Periode, pejabat: Pegawai, **lain: object) -> dict[str, object]:
    return {
        "nama": "Pelayan terbaik",
        "tentang": "Bagi yang melayani warga dengan hasil melebihi harapan.",
        "periode": lomba_periode,
        "unit": None,
        "predikat": ["sangat_baik"],
        "masa_kerja": 12,
        "bebas_hukuman": 24,
        "sumber": [],
        "penerima_maks": 1,
        "pejabat": pejabat,
        "pejabat_menilai_bawahan": False,
    } | lain


def buat_lomba(kantor: Kantor, **lain: object) -> Lomba:
    """Candidates found, committee named, not asked yet."""
    wati = buat_pegawai("Wati Suryani", 921, sex=2)
    tempatkan(wati, kantor.dinas, kantor.jabatan, kantor.bambang)
    periode = periode_lalu()
    for orang in (kantor.dewi, kantor.hasan):
        putuskan(kantor, orang, periode, "sangat_baik")
    putuskan(kantor, wati, periode, "baik")
    sari = kantor.akun(kantor.sari)
    program = domain.simpan(program=None, isi=isi(periode, kantor.bambang, **lain), oleh=sari)
    for orang in (kantor.ratna, wati):
        domain.tambah_panitia(program=program, pegawai=orang, menilai_bawahan=False, oleh=sari)
    assert domain.susun_calon(program=program, oleh=sari) == 2
    return Lomba(kantor, wati, periode, program)


def dinilai(kantor: Kantor, **lain: object) -> Lomba:
    """The committee has been asked."""
    lomba = buat_lomba(kantor, **lain)
    domain.minta_panitia(program=lomba.program, oleh=lomba.akun("sari"))
    lomba.segar()
    return lomba


def diserahkan(kantor: Kantor, **lain: object) -> Lomba:
    """Both members voted for Hasan, Wati alone on Dewi; the official's turn."""
    lomba = dinilai(kantor, **lain)
    for siapa, calon in (("ratna", "hasan"), ("wati", "hasan"), ("wati", "dewi")):
        putus.beri_suara(
            calon=lomba.calon(calon), pilihan="dukung", alasan=f"Terbukti {hari_ini().year}.", oleh=lomba.akun(siapa)
        )
    domain.serahkan(program=lomba.program, oleh=lomba.akun("sari"))
    lomba.segar()
    return lomba


def selesai(kantor: Kantor) -> Lomba:
    """Hasan received it."""
    lomba = diserahkan(kantor)
    calon, bambang = lomba.calon("hasan"), lomba.akun("bambang")
    putus.putuskan(calon=calon, keputusan="terpilih", pertimbangan="Antrean warga turun separuh.", oleh=bambang)
    putus.tetapkan(program=lomba.program, oleh=bambang, revisi=lomba.program.revisi)
    lomba.segar()
    return lomba
