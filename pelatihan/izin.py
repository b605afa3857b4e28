"""Who may do what in training. Rows come from the `terlihat_oleh` of each model."""

from django.db.models import F, QuerySet

from pegawai.choices import NamaPeran
from pegawai.models import Pegawai, Penempatan, Pengguna, UnitKerja
from pegawai.queries.lingkup import orang_terlihat, unit_dan_bawahannya
from pelatihan.choices import BERJALAN, PenilaiKompetensi, StatusRencana
from pelatihan.models import Angkatan, Kebutuhan, Peserta, RencanaPelatihan, RiwayatLuar
from pelatihan.queries.lingkup import PERAN_BUKTI, PERAN_MELIHAT, PERAN_MEMERIKSA


def boleh_mengelola_pelatihan(pengguna: Pengguna) -> bool:
    """May open the pages of the training manager at all."""
    return pengguna.akses.punya(NamaPeran.PENGELOLA_PELATIHAN)


def boleh_mengelola_katalog(pengguna: Pengguna) -> bool:
    """Programmes, competences and rules are the city's: its training manager alone writes them."""
    return pengguna.akses.seluruh_kota(NamaPeran.PENGELOLA_PELATIHAN)


def boleh_mengelola(pengguna: Pengguna, angkatan: Angkatan) -> bool:
    """Runs this batch: sessions, attendance, tests, certificates."""
    return Angkatan.objects.dikelola_oleh(pengguna).filter(pk=angkatan.pk).exists()


def perangkat_dikelola(pengguna: Pengguna) -> QuerySet[UnitKerja]:
    """Agencies for whose people alone this training manager may open a batch."""
    opd = UnitKerja.objects.without_tree_fields().aktif().filter(opd=F("pk")).order_by("nama")
    if pengguna.akses.seluruh_kota(NamaPeran.PENGELOLA_PELATIHAN):
        return opd
    return opd.filter(pk__in=unit_dan_bawahannya(pengguna.akses.unit_peran(NamaPeran.PENGELOLA_PELATIHAN)))


def atasan_langsung(pengguna: Pengguna, pegawai: Pegawai) -> bool:
    """Is the assessor of this person today."""
    orang = pengguna.akses.pegawai_id
    if orang is None or orang == pegawai.pk:
        return False
    return Penempatan.objects.pada().filter(pegawai=pegawai, penilai=orang).exists()


def boleh_memutus(pengguna: Pengguna, peserta: Peserta) -> bool:
    """The direct superior answers a proposal; nobody answers their own."""
    return atasan_langsung(pengguna, peserta.pegawai)


def boleh_mundur(pengguna: Pengguna, peserta: Peserta) -> bool:
    """The participant, the direct superior, and who runs the batch."""
    if peserta.status not in BERJALAN:
        return False
    if peserta.pegawai_id == pengguna.akses.pegawai_id:
        return True
    return atasan_langsung(pengguna, peserta.pegawai) or boleh_mengelola(pengguna, peserta.angkatan)


def boleh_mengonfirmasi(pengguna: Pengguna, kebutuhan: Kebutuhan) -> bool:
    """The direct superior says which needs are real."""
    return atasan_langsung(pengguna, kebutuhan.pegawai)


def boleh_memeriksa_luar(pengguna: Pengguna) -> bool:
    """May open the queue of outside trainings: HR and training managers."""
    return pengguna.akses.punya(*PERAN_MEMERIKSA)


def boleh_memeriksa(pengguna: Pengguna, riwayat: RiwayatLuar) -> bool:
    """Accepts or refuses this outside training; nobody their own."""
    if riwayat.pegawai_id == pengguna.akses.pegawai_id:
        return False
    return RiwayatLuar.objects.diperiksa_oleh(pengguna).filter(pk=riwayat.pk).exists()


def boleh_membaca_bukti(pengguna: Pengguna, kebutuhan: Kebutuhan) -> bool:
    """What a need rests on may come from a score or a feedback: see `boleh_membaca_penilaian`."""
    return boleh_membaca_penilaian(pengguna, kebutuhan.pegawai)


def boleh_membaca_penilaian(pengguna: Pengguna, pegawai: Pegawai) -> bool:
    """Proofs of needs and assessed competences: the person, the superiors above, HR and the auditor read them. A
    training manager sees the kind of source and nothing more, also when leading a team or a unit elsewhere."""
    boleh = orang_terlihat(pengguna, PERAN_BUKTI)
    return boleh is None or Pegawai.objects.filter(boleh, pk=pegawai.pk).exists()


def boleh_menilai_kompetensi(pengguna: Pengguna, pegawai: Pegawai) -> PenilaiKompetensi | None:
    """As what one may assess a person's competences: oneself, or as the direct superior; None not at all."""
    if pengguna.akses.pegawai_id == pegawai.pk:
        return PenilaiKompetensi.DIRI
    return PenilaiKompetensi.ATASAN if atasan_langsung(pengguna, pegawai) else None


def boleh_mengimpor_uji(pengguna: Pengguna) -> bool:
    """Results of competence tests come from HR or the training manager of the whole city."""
    return pengguna.akses.seluruh_kota(NamaPeran.ADMIN_KEPEGAWAIAN, NamaPeran.PENGELOLA_PELATIHAN)


def boleh_melihat_rencana(pengguna: Pengguna) -> bool:
    """May open the pages of training plans at all: those who draft, heads of units, and who looks into them."""
    return bool(pengguna.akses.unit_dipimpin) or pengguna.akses.punya(*PERAN_MELIHAT)


def boleh_menyusun_rencana(pengguna: Pengguna, unit: UnitKerja) -> bool:
    """Drafts the plan of an agency: its training manager, or the city's."""
    return boleh_mengelola_pelatihan(pengguna) and perangkat_dikelola(pengguna).filter(pk=unit.pk).exists()


def boleh_menetapkan_penandatangan(pengguna: Pengguna, unit: UnitKerja | None) -> bool:
    """Says who signs for an agency, or (None) for the city: who may run its batches."""
    return boleh_mengelola_katalog(pengguna) if unit is None else boleh_menyusun_rencana(pengguna, unit)


def boleh_meneruskan_rencana(pengguna: Pengguna, rencana: RencanaPelatihan) -> bool:
    """The next step: its manager sends the draft, the head of the agency approves, then the city's training manager;
    nobody is both of the last two."""
    if rencana.status == StatusRencana.DRAF:
        return boleh_menyusun_rencana(pengguna, rencana.unit)
    if rencana.status == StatusRencana.DIAJUKAN:
        return rencana.unit_id in pengguna.akses.unit_dipimpin
    if rencana.status == StatusRencana.UNIT:
        return boleh_mengelola_katalog(pengguna) and rencana.diputus_unit_oleh_id != pengguna.pk
    return False
