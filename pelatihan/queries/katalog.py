"""The catalogue as one person sees it: what takes sign-ups first, then what they need, then what is known to work."""

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Greatest

from kinerja.waktu import hari_ini
from pegawai.models import Pengguna
from pelatihan.choices import (
    BENTUK_DARING,
    BERJALAN,
    MENDUDUKI,
    SimpulanEfek,
    StatusAngkatan,
    StatusKebutuhan,
    StatusPeserta,
)
from pelatihan.models import Angkatan, EfekProgram, Kebutuhan, Peserta, Program

# In a batch that has neither ended nor been called off; or with a result.
_TERDAFTAR = Q(status__in=BERJALAN, angkatan__status__in=(StatusAngkatan.DIBUKA, StatusAngkatan.DITUTUP))
_IKUT = _TERDAFTAR | Q(status__in=(StatusPeserta.LULUS, StatusPeserta.TIDAK_LULUS))
DARING = Q(bentuk__in=BENTUK_DARING) | ~Q(tautan="")


def menerima(pengguna: Pengguna) -> QuerySet[Angkatan]:
    """Batches that this person sees and that take sign-ups today."""
    return Angkatan.objects.terlihat_oleh(pengguna).filter(status=StatusAngkatan.DIBUKA, tutup_daftar__gte=hari_ini())


def dengan_isi(angkatan: QuerySet[Angkatan]) -> QuerySet[Angkatan]:
    """With `terisi` (people in seats), `sisa` (free seats) and `antrean` (waiting list)."""
    duduk = Count("peserta", filter=Q(peserta__status__in=MENDUDUKI))
    return angkatan.annotate(
        terisi=duduk,
        sisa=Greatest(F("kapasitas") - duduk, Value(0)),
        antrean=Count("peserta", filter=Q(peserta__status=StatusPeserta.CADANGAN)),
    )


def efek_terbaru() -> QuerySet[EfekProgram]:
    """One measurement a programme: the newest that allows a statement, else the newest."""
    kurang = Case(When(simpulan=SimpulanEfek.KURANG, then=1), default=0, output_field=IntegerField())
    return EfekProgram.objects.order_by("program_id", kurang, "-sesudah", "-pk").distinct("program_id")


def katalog(pengguna: Pengguna) -> QuerySet[Program]:
    """Offered programmes with `ada_buka`, `terdaftar` and `lulus` (this person is in a batch, or passed one),
    `dibutuhkan` (answers an open need of theirs), `urut_efek` (0 seen to work, 1 not known, 2 seen to harm), their open
    batches in `dibuka`, and the measured effect in `diukur`."""
    efek = EfekProgram.objects.filter(program=OuterRef("pk")).exclude(simpulan=SimpulanEfek.KURANG)
    butuh = Kebutuhan.objects.filter(
        pegawai=pengguna.akses.pegawai_id,
        tahun=hari_ini().year,
        status__in=(StatusKebutuhan.USULAN, StatusKebutuhan.DIKONFIRMASI),
        kompetensi__diajarkan__program=OuterRef("pk"),
    )
    ikut = Peserta.objects.filter(pegawai=pengguna.akses.pegawai_id, angkatan__program=OuterRef("pk"))
    semua = Program.objects.ditawarkan().annotate(
        terdaftar=Exists(ikut.filter(_TERDAFTAR)),
        lulus=Exists(ikut.filter(status=StatusPeserta.LULUS)),
        ada_buka=Exists(menerima(pengguna).filter(program=OuterRef("pk"))),
        dibutuhkan=Exists(butuh),
        simpulan=Subquery(efek.order_by("-sesudah", "-pk").values("simpulan")[:1]),
    )
    buka = Prefetch("angkatan", dengan_isi(menerima(pengguna)).order_by("masa", "pk"), to_attr="dibuka")
    return lengkap(semua.prefetch_related(buka)).annotate(
        urut_efek=Case(
            When(simpulan=SimpulanEfek.NAIK, then=0),
            When(simpulan=SimpulanEfek.TURUN, then=2),
            default=1,
            output_field=IntegerField(),
        )
    )


def lengkap(program: QuerySet[Program]) -> QuerySet[Program]:
    """With levels of competence, and the measured effect in `diukur`."""
    return program.prefetch_related("sasaran__kompetensi", Prefetch("efek", efek_terbaru(), to_attr="diukur"))


def milik_program(pengguna: Pengguna, program: Program) -> QuerySet[Peserta]:
    """This person's participations in the batches of a programme that still run or ended with a result, newest
    first."""
    ikut = Peserta.objects.filter(_IKUT, pegawai=pengguna.akses.pegawai_id, angkatan__program=program)
    return ikut.select_related("angkatan__program").order_by("-angkatan__masa")


def dengan_milik(angkatan: QuerySet[Angkatan], pengguna: Pengguna) -> QuerySet[Angkatan]:
    """With `milik` and `milik_status`: this person's participation that still runs or ended with a result, and its
    state, None without one."""
    ikut = Peserta.objects.filter(_IKUT, pegawai=pengguna.akses.pegawai_id, angkatan=OuterRef("pk")).order_by()
    return angkatan.annotate(
        milik=Subquery(ikut.values("publik")[:1]), milik_status=Subquery(ikut.values("status")[:1])
    )
