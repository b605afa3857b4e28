"""Giving a template to many people at once: drafts that bind nobody before the person sends and the superior approves.

A job of the job table; each part writes its range of placements in a few statements, whatever their number.
"""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format

from kinerja.domain import pekerjaan as pekerjaan_domain
from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Bagian, Pekerjaan, Pemberitahuan
from kinerja.pelacakan import karena
from kinerja.waktu import rentang
from pegawai.models import Pegawai, Penempatan, Pengguna
from penilaian.choices import AsalRancangan, StatusPeriode
from penilaian.models import SKP, HasilKerja, Indikator, Periode, TargetPeriode, TemplatSKP
from penilaian.queries.jenis_periode import pemilih
from penilaian.queries.templat import (
    DAPAT,
    PERAN_TEMPLAT,
    Saringan,
    isi_templat,
    kekurangan,
    menunggu_pengelola,
    penerima,
    tahun_rencana,
    templat_terlihat,
)

JENIS = "bagikan_templat"
UKURAN_BAGIAN = 500
_BATCH = 2000


@transaction.atomic
def buat_pembagian(*, templat: TemplatSKP, saringan: Saringan, oleh: Pengguna, revisi: int | None = None) -> Pekerjaan:
    """Queue the proposal of a template to everybody of `saringan` without a plan. The caller nudges with
    `kinerja.tasks.kirim` after commit.

    Raises PermissionDenied, ValidationError when the template lacks something, has changed since the preview
    (`revisi`), or when nobody would get it.
    """
    if not oleh.akses.punya(*PERAN_TEMPLAT) or not templat_terlihat(oleh).filter(pk=templat.pk).exists():
        raise PermissionDenied("Hanya admin kepegawaian dan pengelola kinerja yang membagikan templat.")
    if tunggu := menunggu_pengelola(oleh):
        raise ValidationError(f"Pengelola kinerja menyusun rancangan yang belum ada mulai {date_format(tunggu)}.")
    if revisi is not None and revisi != templat.revisi:
        raise ValidationError("Templat ini baru saja diubah. Periksa lagi isinya, lalu bagikan.")
    if kurang := kekurangan(isi_templat(templat)):
        raise ValidationError(kurang)
    ids = list(penerima(oleh, saringan).filter(lewat=DAPAT).order_by("pk").values_list("pk", flat=True))
    if not ids:
        raise ValidationError("Tidak ada yang mendapat rancangan: semua orang dalam saringan ini sudah punya SKP.")
    potong = [ids[n : n + UKURAN_BAGIAN] for n in range(0, len(ids), UKURAN_BAGIAN)]
    return pekerjaan_domain.buat(
        jenis=JENIS,
        judul=f"Bagikan templat {templat}",
        bagian=[(p[0], p[-1], len(p)) for p in potong],
        parameter={"templat": templat.pk, "saringan": saringan.parameter()},
        diminta_oleh=oleh,
        tautan=reverse("penilaian:templat", args=[templat.pk]),
    )


def kerjakan(pekerjaan: Pekerjaan, bagian: Bagian) -> int:
    """Handler of one part (see `kinerja.pelaksana`)."""
    templat = TemplatSKP.objects.get(pk=pekerjaan.parameter["templat"])
    saringan = Saringan(**pekerjaan.parameter["saringan"])
    oleh = Pengguna.objects.get(pk=pekerjaan.diminta_oleh_id)
    return bagikan_rentang(templat=templat, saringan=saringan, oleh=oleh, awal=bagian.awal, akhir=bagian.akhir)


@transaction.atomic
def bagikan_rentang(*, templat: TemplatSKP, saringan: Saringan, oleh: Pengguna, awal: int, akhir: int) -> int:
    """Write the drafts of the placements with awal ≤ id ≤ akhir that still have none. Returns how many; a second run
    gives 0."""
    pilih = penerima(oleh, saringan).filter(pk__gte=awal, pk__lte=akhir, lewat=DAPAT)
    # Whoever begins a plan of their own holds the person's row: look again when all rows are ours.
    orang = pilih.order_by().values("pegawai")
    list(Pegawai.objects.select_for_update(no_key=True).filter(pk__in=orang).order_by("pk").values_list("pk"))
    tempat = list(pilih.select_related("jabatan").order_by("pk"))
    asal = asal_dari(oleh)
    with karena(f"Templat {templat}"):
        jenis = pemilih()
        skp = [_skp(p, asal, jenis.untuk(p.jabatan)) for p in tempat]
        SKP.objects.bulk_create(skp, batch_size=_BATCH)
        isi_dari_templat(templat=templat, skp=skp)
    _kabari(skp)
    return len(skp)


def asal_dari(oleh: Pengguna) -> AsalRancangan:
    """The mark of the drafts that this manager proposes."""
    return AsalRancangan.HR if oleh.akses.admin else AsalRancangan.PENGELOLA


def _skp(penempatan: Penempatan, asal: str, jenis_periode: str) -> SKP:
    awal = tahun_rencana()
    return SKP(
        pegawai_id=penempatan.pegawai_id,
        penempatan=penempatan,
        penilai_id=penempatan.penilai_id,
        unit_id=penempatan.unit_id,
        rentang=rentang(max(penempatan.masa.lower, awal), date(awal.year, 12, 31)),
        asal=asal,
        jenis_periode=jenis_periode,
    )


def isi_dari_templat(*, templat: TemplatSKP, skp: list[SKP]) -> None:
    """Put the content of a template into empty drafts, with its target in every open period of their kind and range."""
    pola = isi_templat(templat)
    hasil, indikator, target = [], [], []
    periode = list(Periode.objects.exclude(status=StatusPeriode.DITUTUP).order_by("rentang"))
    for s in skp:
        sejenis = [p for p in periode if p.jenis == s.jenis_periode]
        kena = [p for p in sejenis if p.rentang.lower < s.rentang.upper and s.rentang.lower < p.rentang.upper]
        for h in pola:
            kerja = HasilKerja(
                skp=s, jenis=h.jenis, uraian=h.uraian, bobot=h.bobot, perspektif=h.perspektif, urutan=h.urutan
            )
            hasil.append(kerja)
            for i in h.indikator.all():
                ukur = Indikator(
                    skp=s,
                    hasil=kerja,
                    bagian=i.bagian,
                    bobot=h.bobot * i.bagian / 100,
                    urutan=i.urutan,
                    **i.ukuran_sama(),
                )
                indikator.append(ukur)
                if i.target is not None:
                    target += [
                        TargetPeriode(skp=s, indikator=ukur, periode=p, target=i.target, target_maks=i.target_maks)
                        for p in kena
                    ]
    HasilKerja.objects.bulk_create(hasil, batch_size=_BATCH)
    Indikator.objects.bulk_create(indikator, batch_size=_BATCH)
    TargetPeriode.objects.bulk_create(target, batch_size=_BATCH)


def _kabari(skp: list[SKP]) -> None:
    akun = dict(Pengguna.objects.filter(pegawai__in=[s.pegawai_id for s in skp]).values_list("pegawai", "pk"))
    beri_tahu(
        pemberitahuan=[
            Pemberitahuan(
                penerima_id=akun[s.pegawai_id],
                judul="Rancangan SKP diusulkan untuk Anda",
                isi="Periksa, ubah bila perlu, lalu kirim ke atasan. Rancangan ini belum mengikat.",
                tautan=reverse("penilaian:skp", args=[s.publik]),
                kunci=f"usul-skp-{s.pk}",
            )
            for s in skp
            if s.pegawai_id in akun
        ]
    )
