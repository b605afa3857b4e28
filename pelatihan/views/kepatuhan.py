"""The leader's page: do people get their hours, are needs met, do programmes have an effect."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from kinerja.documents.tabel import JENIS_ISI, unduhan
from kinerja.navigasi import tunjuk
from kinerja.waktu import hari_ini
from pegawai.models import UnitKerja
from pelatihan.izin import boleh_mengimpor_uji
from pelatihan.models import AturanBelajar
from pelatihan.queries.aturan import aturan
from pelatihan.queries.kepatuhan import (
    boleh_melihat_kepatuhan,
    jejak_unit,
    jumlahkan,
    kepatuhan,
    orang_kurang,
    unit_terlihat,
)
from pelatihan.queries.pengaruh import efek_terukur

KOLOM = ("Kode", "Unit", "PNS", "JP cukup", "Persen", "Rata-rata JP", "Kebutuhan dikonfirmasi", "Terpenuhi")
KOLOM_ORANG = ("NIP", "Nama", "Unit", "JP", "Kurang")


# Units on the page before one asks for all; the lowest come first.
DITUNJUKKAN = 15


def halaman(request: HttpRequest) -> HttpResponse:
    """Figures of a tree (?unit=KODE, by default all that the user looks into), and who is short of hours."""
    if not boleh_melihat_kepatuhan(request.user):
        raise PermissionDenied("Halaman ini untuk pimpinan unit, HR, auditor, dan pengelola pelatihan.")
    tunjuk(request, "pelatihan:kepatuhan")
    kode = request.GET.get("unit", "")
    unit = get_object_or_404(unit_terlihat(request.user).select_related("opd"), kode=kode) if kode else None
    angka = aturan()
    bentuk = request.GET.get("unduh", "")
    if bentuk in JENIS_ISI:
        return _unduh(request, unit, angka, bentuk)
    baris = kepatuhan(request.user, unit, angka)
    jumlah = jumlahkan(baris)
    kurang = Paginator(orang_kurang(request.user, unit, angka), 25)
    # Counted already by the rows above.
    kurang.count = jumlah["kurang"]
    isi = {
        "unit": unit,
        "atas": jejak_unit(request.user, unit) if unit else [],
        "baris": baris,
        "ditunjukkan": baris if "semua" in request.GET else baris[:DITUNJUKKAN],
        "jumlah": jumlah,
        "aturan": angka,
        "page_obj": kurang.get_page(request.GET.get("page")),
        "efek": efek_terukur() if unit is None else [],
        "mengimpor": boleh_mengimpor_uji(request.user),
        "menurut_opd": unit is None and len({b.unit.opd_id for b in baris}) > 1,
    }
    return render(request, "pelatihan/kepatuhan.html", isi)


def _unduh(request: HttpRequest, unit: UnitKerja | None, angka: AturanBelajar, bentuk: str) -> HttpResponse:
    nama = f"kepatuhan-pelatihan-{hari_ini():%Y-%m-%d}"
    if request.GET.get("isi") == "orang":
        daftar: Any = orang_kurang(request.user, unit, angka)
        orang = ([p.nip, p.nama_lengkap, p.unit_nama, p.jp, p.kurang] for p in daftar)
        return unduhan(nama=f"{nama}-orang", bentuk=bentuk, kolom=KOLOM_ORANG, baris=orang)
    baris = (
        [
            b.unit.kode,
            b.nama if b.langsung else b.unit.nama_jelas,
            b.orang,
            b.cukup,
            _bulat(b.persen),
            _bulat(b.rerata),
            b.perlu,
            b.terpenuhi,
        ]
        for b in kepatuhan(request.user, unit, angka)
    )
    return unduhan(nama=nama, bentuk=bentuk, kolom=KOLOM, baris=baris)


def _bulat(nilai: Any) -> Any:
    return None if nilai is None else round(nilai, 2)
