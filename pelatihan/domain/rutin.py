"""Regular programmes: the next batch opens in time by itself, with people proposed by need and fairness.

A turn (`giliran`) is a date of the rule; it is opened with the programme locked, and a unique constraint stands behind,
so that it opens once, however often and however many look. Looking every hour makes up for any time in which nobody
looked.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction
from django.db.models import CharField, Count, F, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from kinerja.domain.pemberitahuan import beri_tahu_dari
from kinerja.waktu import hari_ini, tambah_bulan
from pelatihan.choices import JARAK_BULAN, AsalUsulan, StatusPeserta
from pelatihan.domain.angkatan import buka, hari_kerja_dari
from pelatihan.models import Angkatan, Peserta, Program
from pelatihan.queries.calon import calon_peserta

# A turn that was overslept altogether starts so many days from now, so that people can still be asked.
SUSULAN_HARI = 14


def buka_jatuh_tempo() -> list[Angkatan]:
    """Open every turn that is due today and propose its participants. Each programme is its own transaction: one that
    fails stops no other. Raises ExceptionGroup of what failed, when the others are open."""
    hasil, galat = [], []
    for program in Program.objects.rutin().order_by("pk"):
        if giliran_jatuh_tempo(program, hari_ini()) is None:
            continue
        try:
            angkatan = _buka_giliran(program)
        except Exception as satu:
            satu.add_note(f"program {program.kode}")
            galat.append(satu)
        else:
            hasil += [angkatan] if angkatan else []
    if galat:
        raise ExceptionGroup("giliran pelatihan yang gagal dibuka", galat)
    return hasil


def giliran_jatuh_tempo(program: Program, hari: date) -> date | None:
    """The turn to open on a day: the newest whose opening day has come and that is newer than the last one opened.
    A programme that has never opened any begins with its first turn that is still to come."""
    terakhir = program.angkatan.exclude(giliran=None).order_by("-giliran").values_list("giliran", flat=True).first()
    sejak = terakhir or hari - timedelta(days=1)
    jatuh = None
    for giliran in giliran_rutin(program):
        if giliran - timedelta(days=program.buka_hari) > hari:
            break
        if giliran > sejak:
            jatuh = giliran
    return jatuh


def giliran_rutin(program: Program) -> Iterator[date]:
    """The dates of the rule, without end."""
    n = 0
    while program.mulai_rutin is not None:
        yield tambah_bulan(program.mulai_rutin, n * JARAK_BULAN[program.berulang])
        n += 1


@transaction.atomic
def _buka_giliran(program: Program) -> Angkatan | None:
    """Open the turn that is due, asked again with the programme locked: None when another process was faster."""
    terkunci = Program.objects.rutin().select_for_update(no_key=True).filter(pk=program.pk).first()
    giliran = giliran_jatuh_tempo(terkunci, hari_ini()) if terkunci else None
    if terkunci is None or giliran is None:
        return None
    lewat = giliran <= hari_ini()
    mulai = hari_kerja_dari(hari_ini() + timedelta(days=SUSULAN_HARI) if lewat else giliran)
    selesai = mulai
    for _ in range(terkunci.lama_hari - 1):
        selesai = hari_kerja_dari(selesai + timedelta(days=1))
    angkatan = buka(
        program=terkunci,
        mulai=mulai,
        selesai=selesai,
        tutup_daftar=max(hari_ini(), mulai - timedelta(days=min(7, terkunci.buka_hari))),
        giliran=giliran,
    )
    usulkan_calon(angkatan=angkatan)
    return angkatan


@transaction.atomic
def usulkan_calon(*, angkatan: Angkatan) -> int:
    """Propose as many people as there are seats, by need and fairness (`queries.calon`), and tell their superiors, each
    once. The statements do not grow with the number of people. Returns how many."""
    calon = list(calon_peserta(angkatan)[: angkatan.kapasitas])
    Peserta.objects.bulk_create(
        [
            Peserta(
                angkatan=angkatan,
                pegawai_id=c.pegawai_id,
                status=StatusPeserta.DIUSULKAN,
                asal=AsalUsulan.SISTEM,
                alasan=c.alasan,
            )
            for c in calon
        ],
        ignore_conflicts=True,
    )
    _kabari_atasan(angkatan)
    return len(calon)


def _kabari_atasan(angkatan: Angkatan) -> None:
    usul = Peserta.objects.filter(
        angkatan=angkatan,
        status=StatusPeserta.DIUSULKAN,
        pegawai__penempatan__masa__contains=hari_ini(),
        pegawai__penempatan__penilai__akun__isnull=False,
    )
    akun = F("pegawai__penempatan__penilai__akun")
    per_atasan = usul.order_by().values(penerima=akun).annotate(banyak=Count("pk", distinct=True))
    beri_tahu_dari(
        kueri=per_atasan.values_list(
            "penerima",
            Value(f"Usulan peserta {angkatan}"[:160]),
            Concat(
                Cast("banyak", CharField()),
                Value(" orang Anda diusulkan. Setujui atau tolak sebelum pendaftaran ditutup."),
            ),
            Value(reverse("pelatihan:tim")),
            Value(f"angkatan-usul:{angkatan.pk}"),
        )
    )
