"""Awards as HR prepares them: criteria, committee, candidates, and the hand-over from stage to stage. Votes and
decisions: `penilaian.domain.penghargaan_putus`."""

from collections.abc import Iterable, Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from pegawai.models import Pegawai, Pengguna
from penilaian.choices import StatusPeriode
from penilaian.choices_lanjut import StatusPenghargaan
from penilaian.models import CalonPenghargaan, PanitiaPenghargaan, ProgramPenghargaan
from penilaian.queries.penghargaan import calon_menurut, mengelola_program

ANGGOTA_MINIMUM = 2


def kunci_program(program: ProgramPenghargaan, *status: str) -> ProgramPenghargaan:
    """The programme locked; raises ValidationError when it is in none of these states."""
    kini = ProgramPenghargaan.objects.select_for_update(of=("self",)).select_related("unit", "periode")
    hasil = kini.get(pk=program.pk)
    if hasil.status not in status:
        raise ValidationError(f"Penghargaan ini {hasil.get_status_display().lower()}; langkah ini tidak berlaku lagi.")
    return hasil


def wajib_mengelola(program: ProgramPenghargaan, oleh: Pengguna) -> None:
    if not mengelola_program(oleh, program.unit):
        raise PermissionDenied("Penghargaan disiapkan admin kepegawaian.")


@transaction.atomic
def simpan(
    *, program: ProgramPenghargaan | None, isi: Mapping[str, object], oleh: Pengguna, revisi: int | None = None
) -> ProgramPenghargaan:
    """Write a programme or its criteria while it is prepared; candidates already found are dropped. `isi` holds the
    fields of the model. Raises PermissionDenied, ValidationError by field (also when it changed since `revisi`)."""
    kini = kunci_program(program, StatusPenghargaan.DRAF) if program else ProgramPenghargaan(oleh=oleh)
    if program:
        wajib_mengelola(kini, oleh)
        if kini.revisi != revisi:
            raise ValidationError("Penghargaan ini baru saja diubah orang lain. Periksa isinya, lalu simpan lagi.")
        kini.revisi += 1
        kini.calon_disusun = None
        kini.calon.all().delete()
    for nama, nilai in isi.items():
        setattr(kini, nama, nilai)
    wajib_mengelola(kini, oleh)
    if kini.periode.uji_coba:
        raise ValidationError({"periode": "Periode uji coba tidak dipakai untuk penghargaan. Pilih periode lain."})
    if kini.periode.status != StatusPeriode.DITUTUP:
        raise ValidationError({"periode": "Pilih periode yang sudah ditutup: hasil yang berjalan masih berubah."})
    kini.full_clean(exclude=["oleh"])
    kini.save()
    return kini


@transaction.atomic
def tambah_panitia(
    *, program: ProgramPenghargaan, pegawai: Pegawai, menilai_bawahan: bool, oleh: Pengguna
) -> PanitiaPenghargaan:
    """Name a member of the committee; the official who decides in the end is none. Raises ValidationError by field."""
    kini = kunci_program(program, StatusPenghargaan.DRAF)
    wajib_mengelola(kini, oleh)
    if pegawai.pk == kini.pejabat_id:
        raise ValidationError({"pegawai": "Pejabat yang memutus tidak menjadi panitia."})
    if kini.panitia.filter(pegawai=pegawai).exists():
        raise ValidationError({"pegawai": "Orang ini sudah menjadi panitia."})
    return PanitiaPenghargaan.objects.create(program=kini, pegawai=pegawai, menilai_bawahan=menilai_bawahan)


@transaction.atomic
def hapus_panitia(*, anggota: PanitiaPenghargaan, oleh: Pengguna) -> None:
    """Take a member out before the committee is asked."""
    kini = kunci_program(anggota.program, StatusPenghargaan.DRAF)
    wajib_mengelola(kini, oleh)
    PanitiaPenghargaan.objects.filter(pk=anggota.pk, program=kini).delete()


@transaction.atomic
def susun_calon(*, program: ProgramPenghargaan, oleh: Pengguna) -> int:
    """Find the candidates anew by the criteria; returns how many. The statements do not grow with their number."""
    kini = kunci_program(program, StatusPenghargaan.DRAF)
    wajib_mengelola(kini, oleh)
    kini.calon.all().delete()
    usulan = calon_menurut(kini)
    CalonPenghargaan.objects.bulk_create(
        [
            CalonPenghargaan(
                program=kini,
                pegawai_id=u.putusan.skp.pegawai_id,
                putusan=u.putusan,
                predikat=u.putusan.predikat,
                alasan=u.alasan,
                poin=u.poin,
                total=u.total,
            )
            for u in usulan
        ],
        batch_size=2000,
    )
    kini.calon_disusun = timezone.now()
    kini.save(update_fields=["calon_disusun"])
    return len(usulan)


@transaction.atomic
def minta_panitia(*, program: ProgramPenghargaan, oleh: Pengguna) -> ProgramPenghargaan:
    """Ask the committee: from here on criteria, members and candidates stand. Raises ValidationError for what lacks."""
    kini = kunci_program(program, StatusPenghargaan.DRAF)
    wajib_mengelola(kini, oleh)
    if not kini.calon.exists():
        raise ValidationError("Belum ada calon. Susun calon dahulu, atau longgarkan kriterianya.")
    if kini.panitia.count() < ANGGOTA_MINIMUM:
        raise ValidationError(f"Panitia paling sedikit {ANGGOTA_MINIMUM} orang.")
    pindah(kini, StatusPenghargaan.PANITIA)
    kabari_panitia(
        kini, "panitia", "Calon penghargaan menunggu pendapat Anda", kini.panitia.values_list("pegawai", flat=True)
    )
    return kini


def pindah(program: ProgramPenghargaan, status: StatusPenghargaan) -> None:
    """The next state of a locked programme."""
    program.status, program.revisi = status, program.revisi + 1
    program.save(update_fields=["status", "revisi", "ditetapkan"])


@transaction.atomic
def serahkan(*, program: ProgramPenghargaan, oleh: Pengguna) -> ProgramPenghargaan:
    """Hand the votes to the official who decides; afterwards nobody votes. At least one candidate must have votes of
    two members."""
    kini = kunci_program(program, StatusPenghargaan.PANITIA)
    wajib_mengelola(kini, oleh)
    cukup = kini.calon.annotate(banyak=Count("suara")).filter(banyak__gte=ANGGOTA_MINIMUM)
    if not cukup.exists():
        raise ValidationError(f"Belum ada calon yang dinilai {ANGGOTA_MINIMUM} anggota panitia.")
    pindah(kini, StatusPenghargaan.PEJABAT)
    kabari_panitia(kini, "pejabat", "Penghargaan menunggu putusan Anda", [kini.pejabat_id])
    return kini


def kabari_panitia(program: ProgramPenghargaan, kunci: str, judul: str, orang: Iterable[int]) -> None:
    """Tell members or the official; titles name nobody, because they are mailed."""
    beri_tahu(
        pemberitahuan=[
            Pemberitahuan(
                penerima=akun,
                judul=judul,
                isi=program.nama,
                tautan=reverse("penilaian:penghargaan", args=[program.publik]),
                kunci=f"penghargaan:{program.pk}:{kunci}",
            )
            for akun in Pengguna.objects.filter(pegawai__in=orang)
        ]
    )
