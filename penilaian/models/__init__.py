"""Models of the appraisal app."""

from penilaian.models.alih import AlihPenilaian
from penilaian.models.andai import Andai, AndaiNilai
from penilaian.models.angka_kredit import AngkaKredit, KoefisienKredit
from penilaian.models.apresiasi import Apresiasi, UsulanApresiasi
from penilaian.models.bimbingan import Bimbingan, SasaranBimbingan, SesiBimbingan
from penilaian.models.buka_tahun import BukaTahun
from penilaian.models.hasil import HasilKerja, Indikator, TargetPeriode
from penilaian.models.jenis_periode import AturanJenisPeriode
from penilaian.models.keberatan import (
    AturanKeberatan,
    Keberatan,
    LampiranKeberatan,
    LangkahKeberatan,
    Pertanyaan,
)
from penilaian.models.kebijakan import Kebijakan
from penilaian.models.kepastian import KepastianAturan
from penilaian.models.lampiran import EkspektasiPerilaku, LampiranSKP
from penilaian.models.laporan import Laporan
from penilaian.models.nilai import Nilai, PerluHitung, PutusanNilai
from penilaian.models.organisasi import PutusanUnit, RekomendasiUnit
from penilaian.models.pembahasan import Pembahasan
from penilaian.models.pendapat import Pendapat, PesertaPendapat, PutaranPendapat
from penilaian.models.penghargaan import CalonPenghargaan, PanitiaPenghargaan, ProgramPenghargaan, SuaraPanitia
from penilaian.models.perhitungan import Perhitungan
from penilaian.models.perilaku import Perilaku, UmpanBalik
from penilaian.models.periode import Periode
from penilaian.models.perjanjian import IndikatorUnit, Perjanjian, TargetUnit
from penilaian.models.permintaan import PermintaanUmpanBalik
from penilaian.models.pustaka import PustakaIndikator
from penilaian.models.realisasi import Bukti, Realisasi
from penilaian.models.salinan import TandaSalin
from penilaian.models.sebaran import KelompokSebaran, PengesahanSebaran
from penilaian.models.skp import SKP
from penilaian.models.susulan import Susulan, SusulanSKP
from penilaian.models.templat import HasilTemplat, IndikatorTemplat, TemplatSKP
from penilaian.models.tpp import AturanTpp, BahanTpp, BarisTpp

__all__ = [
    "SKP",
    "AlihPenilaian",
    "Andai",
    "AndaiNilai",
    "AngkaKredit",
    "Apresiasi",
    "AturanJenisPeriode",
    "AturanKeberatan",
    "AturanTpp",
    "BahanTpp",
    "BarisTpp",
    "Bimbingan",
    "BukaTahun",
    "Bukti",
    "CalonPenghargaan",
    "EkspektasiPerilaku",
    "HasilKerja",
    "HasilTemplat",
    "Indikator",
    "IndikatorTemplat",
    "IndikatorUnit",
    "Keberatan",
    "Kebijakan",
    "KelompokSebaran",
    "KepastianAturan",
    "KoefisienKredit",
    "LampiranKeberatan",
    "LampiranSKP",
    "LangkahKeberatan",
    "Laporan",
    "Nilai",
    "PanitiaPenghargaan",
    "Pembahasan",
    "Pendapat",
    "PengesahanSebaran",
    "Perhitungan",
    "Perilaku",
    "Periode",
    "Perjanjian",
    "PerluHitung",
    "PermintaanUmpanBalik",
    "Pertanyaan",
    "PesertaPendapat",
    "ProgramPenghargaan",
    "PustakaIndikator",
    "PutaranPendapat",
    "PutusanNilai",
    "PutusanUnit",
    "Realisasi",
    "RekomendasiUnit",
    "SasaranBimbingan",
    "SesiBimbingan",
    "SuaraPanitia",
    "Susulan",
    "SusulanSKP",
    "TandaSalin",
    "TargetPeriode",
    "TargetUnit",
    "TemplatSKP",
    "UmpanBalik",
    "UsulanApresiasi",
]
