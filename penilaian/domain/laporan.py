"""Feedback reports of superiors: composed in parts by a job, told to their owners, marked when read.

A report is due after the first of a month while its period runs, after the rating deadline, and after the close.
"""

import json

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.models import CharField, Max, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils import timezone

from kinerja.domain import pekerjaan as pekerjaan_domain
from kinerja.domain.pemberitahuan import beri_tahu_dari
from kinerja.domain.pemberitahuan import tandai_dibaca as kabar_dibaca
from kinerja.models import Bagian, Pekerjaan, Pemberitahuan
from pegawai.choices import SELESAI_DINAS
from pegawai.models import Pengguna
from penilaian.choices import StatusPeriode
from penilaian.models import Laporan, Periode
from penilaian.queries.laporan import penilai_periode, susun
from penilaian.queries.laporan_bahan import Batas

JENIS = "laporan_umpan_balik"
UKURAN_BAGIAN = 250
ID_MAKS = 2**62


class PeriodeBelumDibuka(ValueError):
    """The period has not been opened: there is nothing to report."""


@transaction.atomic
def susun_rentang(*, periode: Periode, awal: int, akhir: int) -> int:
    """Compose the reports of the superiors with awal ≤ id ≤ akhir. Returns how many rows were written or removed; a
    second run gives 0 and leaves time and reading mark as they are. A changed report counts as not read."""
    isi = susun(Batas(periode, awal, akhir))
    usang = Laporan.objects.filter(periode=periode, penilai_id__gte=awal, penilai_id__lte=akhir)
    dihapus, _ = usang.exclude(penilai_id__in=list(isi)).delete()
    if not isi:
        return dihapus
    # Django has no upsert that leaves equal rows untouched.
    with connection.cursor() as kursor:
        kursor.execute(
            "INSERT INTO penilaian_laporan (publik, penilai_id, periode_id, isi) "
            "SELECT gen_random_uuid(), t.penilai, %s, t.isi::jsonb FROM unnest(%s::bigint[], %s::text[]) "
            "AS t(penilai, isi) ON CONFLICT (penilai_id, periode_id) DO UPDATE "
            "SET isi = EXCLUDED.isi, disusun = statement_timestamp(), dibaca = NULL "
            "WHERE penilaian_laporan.isi IS DISTINCT FROM EXCLUDED.isi",
            [periode.pk, list(isi), [json.dumps(x) for x in isi.values()]],
        )
        return dihapus + kursor.rowcount


@transaction.atomic
def buat_penyusunan(*, periode: Periode, diminta_oleh: Pengguna | None = None) -> Pekerjaan:
    """Queue the composition of a period. The caller nudges with `kinerja.tasks.kirim` after commit.

    Raises PeriodeBelumDibuka.
    """
    if periode.status == StatusPeriode.RENCANA:
        raise PeriodeBelumDibuka(f"{periode.nama} belum dibuka, jadi belum ada yang dilaporkan.")
    return pekerjaan_domain.buat(
        jenis=JENIS,
        judul=f"Susun laporan umpan balik {periode.nama}",
        bagian=_bagian(penilai_periode(periode)),
        parameter={"periode": periode.kode},
        diminta_oleh=diminta_oleh,
        tautan=reverse("penilaian:periode", args=[periode.kode]),
    )


def _bagian(ids: list[int]) -> list[tuple[int, int, int]]:
    """Ranges that together cover every id, so that reports of those who assess nobody any more are found too."""
    potong = [ids[n : n + UKURAN_BAGIAN] for n in range(0, len(ids), UKURAN_BAGIAN)] or [[]]
    akhir = [p[-1] for p in potong[:-1]] + [ID_MAKS]
    awal = [0] + [a + 1 for a in akhir[:-1]]
    return [(a, b, len(p)) for a, b, p in zip(awal, akhir, potong, strict=True)]


def kerjakan(pekerjaan: Pekerjaan, bagian: Bagian) -> int:
    """Handler of one part (see `kinerja.pelaksana`)."""
    return susun_rentang(periode=_periode(pekerjaan), awal=bagian.awal, akhir=bagian.akhir)


def tutup(pekerjaan: Pekerjaan) -> dict:
    """Closing step of the job: tell the owners. Mail follows by `kinerja.tasks.kirim_pemberitahuan` after commit."""
    return {"diberi_kabar": beri_kabar(periode=_periode(pekerjaan))}


def _periode(pekerjaan: Pekerjaan) -> Periode:
    return Periode.objects.select_related("kebijakan").get(kode=pekerjaan.parameter["periode"])


def beri_kabar(*, periode: Periode) -> int:
    """One notice a report and version: composing again without change tells nobody twice. Returns the new notices."""
    laporan = Laporan.objects.filter(periode=periode, penilai__akun__isnull=False).order_by()
    kunci = Concat(Value(f"laporan:{periode.kode}:"), Cast("disusun", CharField()), output_field=CharField())
    return beri_tahu_dari(
        kueri=laporan.exclude(penilai__status__in=SELESAI_DINAS).values_list(
            "penilai__akun__pk",
            Value(f"Laporan umpan balik {periode.nama}"),
            Value("Capaian, tren, umpan balik, dan siapa di tim Anda yang perlu dibantu."),
            Value(_tautan(periode)),
            kunci,
        )
    )


def tandai_dibaca(*, laporan: Laporan, pengguna: Pengguna) -> bool:
    """Mark the first reading by the owner, and the notice with it. True when this call marked it.

    Raises PermissionDenied for others.
    """
    if pengguna.pegawai_id is None or pengguna.pegawai_id != laporan.penilai_id:
        raise PermissionDenied("Hanya penilai yang bersangkutan menandai laporannya dibaca.")
    if not Laporan.objects.filter(pk=laporan.pk, dibaca=None).update(dibaca=timezone.now()):
        return False
    kabar = Pemberitahuan.objects.filter(penerima=pengguna, tautan=_tautan(laporan.periode))
    kabar_dibaca(penerima_id=pengguna.pk, ids=kabar.values_list("pk", flat=True))
    return True


def _tautan(periode: Periode) -> str:
    return reverse("penilaian:laporan", args=[periode.kode])


def buat_yang_jatuh_tempo() -> list[Pekerjaan]:
    """Queue what is due now (see the head of this module); nothing twice, and downtime catches up."""
    sekarang = timezone.now()
    awal_bulan = timezone.localtime(sekarang).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    semua = Periode.objects.exclude(status=StatusPeriode.RENCANA).select_related("kebijakan")
    dibuat = Pekerjaan.objects.filter(jenis=JENIS).order_by().values_list("parameter__periode")
    terakhir = dict(dibuat.annotate(Max("dibuat")))
    hasil = []
    for p in semua:
        titik = [p.tenggat_penilaian, p.ditutup] + ([awal_bulan] if p.status == StatusPeriode.BERJALAN else [])
        jatuh_tempo = max((t for t in titik if t and t <= sekarang), default=None)
        if jatuh_tempo and (p.kode not in terakhir or terakhir[p.kode] < jatuh_tempo):
            hasil.append(buat_penyusunan(periode=p))
    return hasil
