"""Notices of the innovation programme."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.urls import reverse

from inovasi.choices import StatusAnggota
from inovasi.models import Usulan
from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from pegawai.choices import NamaPeran
from pegawai.models import Pegawai, Pengguna, Peran, UnitKerja


def kabari_tim(usulan: Usulan, judul: str, *, isi: str = "") -> None:
    """Tell everybody of the team, once a version of the proposal."""
    orang = usulan.anggota.exclude(status=StatusAnggota.MENOLAK).values("pegawai")
    kabari(Pengguna.objects.filter(pegawai__in=orang), usulan, judul, isi=isi)


def kabari_orang(pegawai: Iterable[Pegawai], usulan: Usulan, judul: str, *, isi: str = "") -> None:
    kabari(Pengguna.objects.filter(pegawai__in=list(pegawai)), usulan, judul, isi=isi)


def kabari_pengelola(usulan: Usulan, judul: str, *, isi: str = "") -> None:
    """Tell who looks after innovations of its unit: those of the units above it, or of the city when there are none."""
    kabari(pengelola(usulan.unit), usulan, judul, isi=isi)


def pengelola(unit: UnitKerja) -> "QuerySet[Pengguna]":
    """Accounts of the innovation managers of a unit."""
    peran = Peran.objects.pada().filter(nama=NamaPeran.PENGELOLA_INOVASI)
    atas = UnitKerja.objects.ancestors(unit, include_self=True)
    di_unit = peran.filter(unit__in=[u.pk for u in atas])
    pilih = di_unit if di_unit.exists() else peran.filter(Q(unit__isnull=True))
    return Pengguna.objects.filter(pk__in=pilih.values("pengguna"), is_active=True)


def kabari(akun: "QuerySet[Pengguna]", usulan: Usulan, judul: str, *, isi: str = "") -> None:
    beri_tahu(
        pemberitahuan=[
            Pemberitahuan(
                penerima=a,
                judul=judul[:160],
                isi=isi[:400],
                tautan=reverse("inovasi:usulan", args=[usulan.publik]),
                kunci=f"usulan:{usulan.pk}:{usulan.versi}:{judul}"[:80],
            )
            for a in akun
        ]
    )
