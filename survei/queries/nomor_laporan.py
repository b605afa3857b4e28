"""The next number of a survey report, and whether one was issued already."""

import itertools
from datetime import date

from django.db.models import Case, Q, TextField, Value, When
from django.db.models.functions import Cast

from kinerja.choices import JenisDokumen
from kinerja.models import DokumenTerbit
from kinerja.models.dokumen import NomorUrut
from pegawai.models import UnitKerja
from survei.models import NaskahLaporan, PolaNomor
from survei.rumus_nomor import BAWAAN, susun


def deret(penerbit: UnitKerja) -> str:
    """The series of an agency."""
    return f"SKM:{penerbit.pk}"


def pola_untuk(penerbit: UnitKerja) -> str:
    """The pattern of an agency: its own, the city's, or the built-in one."""
    ada = {p.unit_id: p.pola for p in PolaNomor.objects.filter(Q(unit=penerbit) | Q(unit=None))}
    return ada.get(penerbit.pk) or ada.get(None) or BAWAAN


def nomor_berikut(penerbit: UnitKerja, hari: date) -> str:
    """The number that the next report of this agency would have, past those typed by hand; nothing is taken. One
    statement."""
    teks = {"output_field": TextField()}
    urut = NomorUrut.objects.filter(deret=deret(penerbit), tahun=hari.year).order_by()
    pola = PolaNomor.objects.filter(Q(unit=penerbit) | Q(unit=None)).order_by()
    pakai = NaskahLaporan.objects.filter(penerbit=penerbit).exclude(nomor="").order_by()
    baris = urut.values_list(Value("urut", **teks), Cast("terakhir", TextField())).union(
        pola.values_list(Case(When(unit=None, then=Value("kota")), default=Value("milik"), **teks), "pola"),
        pakai.values_list(Value("pakai", **teks), "nomor"),
        all=True,
    )
    isi: dict[str, set[str]] = {"urut": {"0"}, "milik": set(), "kota": set(), "pakai": set()}
    for jenis, nilai in baris:
        isi[jenis].add(nilai)
    pakai_pola = next(iter([*isi["milik"], *isi["kota"], BAWAAN]))
    awal = max(map(int, isi["urut"])) + 1
    nomor = (
        susun(pakai_pola, urut=n, tahun=hari.year, bulan=hari.month, unit=penerbit.kode) for n in itertools.count(awal)
    )
    return next(n for n in nomor if n not in isi["pakai"])


def nomor_terbit(naskah: NaskahLaporan | None, kunci: str) -> bool:
    """Does a report that is not provisional bear this number already? Then it stays."""
    if naskah is None or not naskah.nomor:
        return False
    terbit = DokumenTerbit.objects.filter(jenis=JenisDokumen.LAPORAN_SKM, kunci=kunci, sementara=False)
    return terbit.filter(nomor=naskah.nomor).exists()
