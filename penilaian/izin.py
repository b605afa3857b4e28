"""Who may do what in appraisal. Rows are chosen by `terlihat_oleh`; here are the verbs."""

from pegawai.choices import NamaPeran
from pegawai.models import Pegawai, Pengguna, UnitKerja
from penilaian.choices import SKP_MENGIKAT, StatusKeberatan, StatusPeriode, StatusRealisasi, StatusSKP
from penilaian.choices_lanjut import StatusPenghargaan
from penilaian.domain.bimbingan import sebagai
from penilaian.models import SKP, Bimbingan, Bukti, CalonPenghargaan, Keberatan, Periode, ProgramPenghargaan
from penilaian.queries.pemutus import pihak
from penilaian.queries.penghargaan import mengelola_program
from penilaian.queries.templat import PERAN_TEMPLAT
from penilaian.queries.tpp import mengelola

# --- Plans and results ---


def boleh_menyusun(pengguna: Pengguna, skp: SKP) -> bool:
    """Write and send a plan: its owner, while it is a draft or was returned."""
    return pengguna.pegawai_id == skp.pegawai_id and skp.dapat_diubah


def boleh_menyetujui(pengguna: Pengguna, skp: SKP) -> bool:
    """Approve or return a plan that was sent: its assessor, never the person."""
    return _penilai(pengguna, skp) and skp.status == StatusSKP.DIAJUKAN


def boleh_menulis_ekspektasi(pengguna: Pengguna, skp: SKP) -> bool:
    """Write expectations of behaviour: the plan's assessor, before it is approved."""
    return _penilai(pengguna, skp) and skp.status not in SKP_MENGIKAT


def boleh_melapor(pengguna: Pengguna, skp: SKP, periode: Periode) -> bool:
    """Write results: the owner of an approved plan, in an open period."""
    milik = pengguna.pegawai_id == skp.pegawai_id
    return milik and skp.status in SKP_MENGIKAT and periode.status == StatusPeriode.BERJALAN


def boleh_memeriksa(pengguna: Pengguna, skp: SKP, periode: Periode) -> bool:
    """Accept or return results: the plan's assessor, in an open period."""
    return _penilai(pengguna, skp) and skp.status in SKP_MENGIKAT and periode.status == StatusPeriode.BERJALAN


def boleh_melihat_bukti(pengguna: Pengguna, bukti: Bukti) -> bool:
    """Evidence is open to those who may open its plan; that of a draft only to its owner."""
    if bukti.realisasi.status == StatusRealisasi.DRAF and pengguna.pegawai_id != bukti.realisasi.skp.pegawai_id:
        return False
    return SKP.objects.terlihat_oleh(pengguna).filter(pk=bukti.realisasi.skp_id).exists()


def _penilai(pengguna: Pengguna, skp: SKP) -> bool:
    return pengguna.pegawai_id is not None and pengguna.pegawai_id == skp.penilai_id != skp.pegawai_id


# --- Periods and policy ---


def boleh_mengelola_periode(pengguna: Pengguna) -> bool:
    """Open, score and close periods, and write policy: HR of the whole city, nobody else."""
    return pengguna.akses.admin_kota


def boleh_mengirim_pesan(pengguna: Pengguna) -> bool:
    """Read the ready messages of the units in reach: HR and those who manage performance."""
    return pengguna.akses.punya(NamaPeran.ADMIN_KEPEGAWAIAN, NamaPeran.PENGELOLA_KINERJA)


def boleh_melihat_jangkauan(pengguna: Pengguna) -> bool:
    """Who was told and who opened it, person by person: HR, those who manage performance, the auditor."""
    peran = (NamaPeran.ADMIN_KEPEGAWAIAN, NamaPeran.PENGELOLA_KINERJA, NamaPeran.AUDITOR)
    return pengguna.akses.punya(*peran)


def boleh_membuka_susulan(pengguna: Pengguna) -> bool:
    """Open late entry: HR, of the city or of an agency, for plans of `penilaian.queries.susulan`, never their own."""
    return pengguna.akses.admin


def boleh_melihat_susulan(pengguna: Pengguna) -> bool:
    """The acts of late entry: HR and the auditor."""
    return pengguna.akses.admin or pengguna.akses.auditor


def boleh_melihat_draf_aturan(pengguna: Pengguna) -> bool:
    """A draft binds nobody yet: those who write policy, and the auditor."""
    return boleh_mengelola_periode(pengguna) or pengguna.akses.auditor


def boleh_melihat_andai(pengguna: Pengguna) -> bool:
    """What a draft would do to everybody: HR of the whole city, and its auditor, who reads."""
    return pengguna.akses.seluruh_kota(NamaPeran.ADMIN_KEPEGAWAIAN, NamaPeran.AUDITOR)


def boleh_melihat_periode(pengguna: Pengguna) -> bool:
    """The figures of a period: HR, those who manage performance, heads, the auditor."""
    akses = pengguna.akses
    return akses.pimpinan or akses.punya(NamaPeran.ADMIN_KEPEGAWAIAN, NamaPeran.PENGELOLA_KINERJA, NamaPeran.AUDITOR)


def boleh_membandingkan(pengguna: Pengguna) -> bool:
    """Compare results with the national application: HR and auditor, over the plans that they may open."""
    return pengguna.akses.admin or pengguna.akses.auditor


def boleh_melihat_laporan(pengguna: Pengguna) -> bool:
    """The list of feedback reports: superiors, heads of units, the auditor. Rows come from `terlihat_oleh`."""
    akses = pengguna.akses
    return akses.menilai or akses.pimpinan or akses.auditor


# --- Objections ---


def boleh_mengubah_keberatan(pengguna: Pengguna, keberatan: Keberatan) -> bool:
    """Write, send or throw away a draft: its writer."""
    return _pemilik(pengguna, keberatan) and keberatan.status == StatusKeberatan.DRAF


def boleh_menarik(pengguna: Pengguna, keberatan: Keberatan) -> bool:
    """Withdraw what was sent and is not decided: its writer."""
    return _pemilik(pengguna, keberatan) and keberatan.berjalan


def boleh_menanggapi(pengguna: Pengguna, keberatan: Keberatan) -> bool:
    """Answer: the assessor of the plan, once."""
    return _penilai(pengguna, keberatan.skp) and keberatan.status == StatusKeberatan.DIAJUKAN


def pemutus_keberatan(pengguna: Pengguna, keberatan: Keberatan) -> bool:
    """The official whose turn it is, who neither rated nor is named."""
    saya = pengguna.pegawai_id
    return (
        saya is not None
        and keberatan.berjalan
        and saya == keberatan.pemutus_id
        and saya not in pihak([keberatan])[keberatan.pk]
    )


def boleh_melihat_keberatan(pengguna: Pengguna) -> bool:
    """The list of objections: everyone's own and what waits for them; HR and the auditor. Rows: `terlihat_oleh`."""
    return pengguna.pegawai_id is not None or pengguna.akses.admin or pengguna.akses.auditor


def boleh_mengatur_keberatan(pengguna: Pengguna) -> bool:
    """Terms and the official at the top: HR of the whole city."""
    return pengguna.akses.admin_kota


def _pemilik(pengguna: Pengguna, keberatan: Keberatan) -> bool:
    return pengguna.pegawai_id is not None and pengguna.pegawai_id == keberatan.skp.pegawai_id


# --- Templates of plans ---


def boleh_mengelola_templat(pengguna: Pengguna) -> bool:
    """Write templates and propose them: HR and those who manage performance, within the units of the role."""
    return pengguna.akses.punya(*PERAN_TEMPLAT)


# --- Bahan TPP ---


def boleh_melihat_tpp(pengguna: Pengguna) -> bool:
    """The lists: HR and auditor. Rows come from `terlihat_oleh`."""
    return pengguna.akses.admin or pengguna.akses.auditor


def boleh_mengelola_tpp(pengguna: Pengguna, unit: UnitKerja) -> bool:
    """Compose and review the list of an agency: HR of the city or of that agency."""
    return mengelola(pengguna, unit)


# --- Calibration ---


def boleh_melihat_kalibrasi(pengguna: Pengguna) -> bool:
    """How assessors rate: HR and the auditor; assessors see themselves and the assessors whom they assess. Rows come
    from `penilaian.queries.kalibrasi.penilai_terlihat`."""
    akses = pengguna.akses
    return akses.menilai or akses.admin or akses.auditor


def boleh_membahas(pengguna: Pengguna, penilai: Pegawai) -> bool:
    """Record a talk with an assessor read by `penilai_dengan_hak`: HR who sees them and the assessor's superior;
    nobody about themselves, and the auditor only reads."""
    return pengguna.pegawai_id != penilai.pk and bool(getattr(penilai, "dapat_dibahas", False))


# --- Guidance ---


def peran_bimbingan(pengguna: Pengguna, bimbingan: Bimbingan) -> str:
    """As what this user takes part: "atasan" (assesses the person today), "pegawai", or "" (reads at most)."""
    return sebagai(bimbingan, pengguna)


def boleh_menghentikan_bimbingan(pengguna: Pengguna, bimbingan: Bimbingan) -> bool:
    """End an open plan: HR who manages the person, never one's own."""
    return bimbingan.terbuka and Pegawai.objects.dikelola_oleh(pengguna).filter(pk=bimbingan.pegawai_id).exists()


def boleh_melihat_bimbingan(pengguna: Pengguna) -> bool:
    """The entry of the menu: superiors, HR, the auditor. The person finds their own through "Nilai saya"."""
    akses = pengguna.akses
    return akses.menilai or akses.admin or akses.auditor


# --- Awards ---


def boleh_mengelola_program(pengguna: Pengguna, program: ProgramPenghargaan) -> bool:
    """Prepare it and hand it on: HR of the city, or of the agency whose award it is."""
    return mengelola_program(pengguna, program.unit)


def boleh_membuat_program(pengguna: Pengguna) -> bool:
    """HR; for the whole city only HR of the city."""
    return pengguna.akses.admin


def boleh_membaca_calon(pengguna: Pengguna, calon: CalonPenghargaan) -> bool:
    """Reasons and votes of a candidate, among those of a programme one sees; nobody reads the votes about oneself."""
    return pengguna.pegawai_id is None or pengguna.pegawai_id != calon.pegawai_id


def pejabat_program(pengguna: Pengguna, program: ProgramPenghargaan) -> bool:
    """The official whose decision is asked for now."""
    saya = pengguna.pegawai_id
    return saya is not None and saya == program.pejabat_id and program.status == StatusPenghargaan.PEJABAT


# --- Angka kredit ---


def boleh_melihat_daftar_kredit(pengguna: Pengguna) -> bool:
    """The list: superiors, HR, the auditor. Rows come from `terlihat_oleh`; the person finds their own elsewhere."""
    akses = pengguna.akses
    return akses.menilai or akses.admin or akses.auditor


def boleh_menetapkan_koefisien(pengguna: Pengguna) -> bool:
    """Coefficients are for the whole city."""
    return pengguna.akses.admin_kota
