"""The superior's side of learning: proposals to answer, needs to confirm, hours of each person."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kinerja.waktu import hari_ini
from pegawai.choices import SELESAI_DINAS, JenisPegawai
from pegawai.models import Pegawai, Penempatan, Pengguna
from pegawai.queries.lingkup import unit_dan_bawahannya
from pelatihan.choices import StatusAngkatan, StatusKebutuhan, StatusPeserta, SumberKebutuhan
from pelatihan.models import Angkatan, AturanBelajar, Kebutuhan, Peserta
from pelatihan.queries.aturan import aturan
from pelatihan.queries.hak_pppk import DISETUJUI, hitung_hak
from pelatihan.queries.ingatan import ingat, teringat
from pelatihan.queries.jp import Belajar
from pelatihan.queries.jp_tim import BahanJam, bahan_jam, belajar_banyak
from pelatihan.queries.kebutuhan import dengan_sumber

# Needs on the page before one asks for all.
DITUNJUKKAN = 10


def orang_langsung(pegawai_id: int | None) -> QuerySet[Pegawai]:
    """Those who have this person as assessor today."""
    langsung = Penempatan.objects.pada().filter(penilai=pegawai_id).exclude(pegawai=pegawai_id).order_by()
    return Pegawai.objects.filter(pk__in=langsung.values("pegawai"))


def orang_untuk(pegawai_id: int | None, angkatan: Angkatan) -> QuerySet[Pegawai]:
    """Direct people who can be proposed for a batch: not in it yet, and of its agency when it is closed to others;
    `sudah_lulus` says who has passed its programme."""
    ada = angkatan.peserta.exclude(status__in=(StatusPeserta.DITOLAK, StatusPeserta.MUNDUR)).order_by()
    orang = orang_langsung(pegawai_id).exclude(status__in=SELESAI_DINAS).exclude(pk__in=ada.values("pegawai"))
    if angkatan.unit_id:
        di_unit = Penempatan.objects.pada().filter(unit__in=unit_dan_bawahannya([angkatan.unit_id])).order_by()
        orang = orang.filter(pk__in=di_unit.values("pegawai"))
    lulus = Peserta.objects.filter(
        pegawai=OuterRef("pk"), angkatan__program=angkatan.program_id, status=StatusPeserta.LULUS
    )
    return orang.annotate(sudah_lulus=Exists(lulus)).order_by("nama", "pk")


def lulus_program() -> QuerySet[Peserta]:
    """Passes of the person of the outer row in the programme of its batch."""
    return Peserta.objects.filter(
        pegawai=OuterRef("pegawai"), angkatan__program=OuterRef("angkatan__program"), status=StatusPeserta.LULUS
    )


def usulan_menunggu(pegawai_id: int | None) -> QuerySet[Peserta]:
    """Proposals that wait for this superior, those of the batch that closes first before others; `sudah_lulus` says who
    has passed the programme before."""
    return (
        Peserta.objects.filter(
            status=StatusPeserta.DIUSULKAN, pegawai__in=orang_langsung(pegawai_id).order_by().values("pk")
        )
        .exclude(angkatan__status__in=(StatusAngkatan.SELESAI, StatusAngkatan.BATAL))
        .annotate(sudah_lulus=Exists(lulus_program()))
        .select_related("pegawai", "angkatan__program")
        .order_by("angkatan__tutup_daftar", "diusulkan", "pk")
    )


def kebutuhan_menunggu(pegawai_id: int | None) -> QuerySet[Kebutuhan]:
    """Needs of this year that wait for this superior's word."""
    return Kebutuhan.objects.filter(
        status=StatusKebutuhan.USULAN,
        tahun=hari_ini().year,
        pegawai__in=orang_langsung(pegawai_id).order_by().values("pk"),
    )


def banyak_usulan(pengguna: Pengguna) -> int:
    """Proposals that wait for this account, for the menu (`pelatihan.queries.ingatan`)."""
    return teringat("usulan", pengguna)


def ingat_banyak_usulan(pengguna: Pengguna, banyak: int) -> None:
    """Tell the menu what a page has just counted."""
    ingat("usulan", pengguna, banyak)


@dataclass(frozen=True)
class BarisTim:
    """One person: hours, needs confirmed and waiting, batches ahead."""

    pegawai: Pegawai
    belajar: Belajar
    dikonfirmasi: int
    menunggu: int
    ikut: list[Peserta]


@dataclass(frozen=True)
class TimBelajar:
    """`kebutuhan` are, of `banyak_kebutuhan` that wait, those that people asked for and then the weightiest; beside a
    proposal stands what to weigh about it (hours of a PPPK beyond the maximum)."""

    usulan: list[tuple[Peserta, str]]
    kebutuhan: list[Kebutuhan]
    banyak_kebutuhan: int
    orang: list[BarisTim]
    terbuka: list[Angkatan]

    @property
    def kurang(self) -> int:
        """People who still owe hours."""
        return sum(1 for b in self.orang if b.belajar.kurang)


def tim_belajar(pengguna: Pengguna, *, semua: bool = False) -> TimBelajar:
    """Everything on the page, in a fixed number of statements for any number of people; with `semua` all needs that
    wait."""
    saya, tahun = pengguna.akses.pegawai_id, hari_ini().year
    hitung = {
        nama: Count("kebutuhan", filter=Q(kebutuhan__tahun=tahun, kebutuhan__status=status))
        for nama, status in (("n_pasti", StatusKebutuhan.DIKONFIRMASI), ("n_tunggu", StatusKebutuhan.USULAN))
    }
    orang = list(orang_langsung(saya).annotate(**hitung).order_by("nama", "pk"))
    angka, bahan = aturan(), bahan_jam([p.pk for p in orang])
    jam = belajar_banyak(orang, angka, bahan)
    ikut: dict[int, list[Peserta]] = {}
    jalan = Peserta.objects.filter(pegawai__in=orang, status__in=DISETUJUI).select_related("angkatan__program")
    for p in jalan.filter(angkatan__status__in=(StatusAngkatan.DIBUKA, StatusAngkatan.DITUTUP)).order_by("pk"):
        ikut.setdefault(p.pegawai_id, []).append(p)
    terbuka = Angkatan.objects.terlihat_oleh(pengguna).filter(
        status=StatusAngkatan.DIBUKA, tutup_daftar__gte=hari_ini()
    )
    usulan, kebutuhan = list(usulan_menunggu(saya)), list(dengan_sumber(kebutuhan_menunggu(saya)))
    # Somebody who asked waits for an answer; what was found by itself waits more patiently.
    kebutuhan.sort(key=lambda k: SumberKebutuhan.PEGAWAI not in k.jenis_sumber)  # type: ignore[attr-defined]
    ingat_banyak_usulan(pengguna, len(usulan))
    return TimBelajar(
        usulan=[(p, _peringatan(p, angka, bahan, ikut.get(p.pegawai_id, []))) for p in usulan],
        kebutuhan=kebutuhan if semua else kebutuhan[:DITUNJUKKAN],
        banyak_kebutuhan=len(kebutuhan),
        orang=[
            BarisTim(p, jam[p.pk], p.n_pasti, p.n_tunggu, ikut.get(p.pk, []))  # type: ignore[attr-defined]
            for p in orang
        ],
        terbuka=list(terbuka.select_related("program").order_by("tutup_daftar", "pk")[:10]),
    )


def _peringatan(satu: Peserta, angka: AturanBelajar, bahan: BahanJam, disetujui: list[Peserta]) -> str:
    """Said beside a proposal that takes a PPPK beyond the maximum, else ""."""
    if satu.pegawai.jenis != JenisPegawai.PPPK:
        return ""
    hak = hitung_hak(satu.pegawai_id, satu.angkatan, angka, bahan, disetujui)
    return f"{hak.kalimat} Persetujuan perlu alasan." if hak.melewati else ""
