"""Announcements: written, published to an audience fixed on that day, withdrawn."""

from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import F, QuerySet, Value
from django.urls import reverse
from django.utils import timezone

from kinerja.domain.pemberitahuan import beri_tahu_dari, cabut_pemberitahuan
from kinerja.gabung import gabung_sekaligus
from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini
from pegawai.choices import NamaPeran
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah
from pegawai.models import Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya, unit_dikelola
from sosialisasi.choices import StatusPengumuman
from sosialisasi.models import Penerimaan, Pengumuman, SasaranUnit
from sosialisasi.queries.sasaran import penerima


@transaction.atomic
def simpan(
    *,
    pengumuman: Pengumuman | None,
    versi: int,
    data: Mapping[str, Any],
    sasaran_unit: Collection[UnitKerja],
    oleh: Pengguna,
) -> Pengumuman:
    """Write or change a draft. Raises SuntingBersamaan, ValidationError by field; what is published stays as people
    read it."""
    satu = Pengumuman(oleh=oleh) if pengumuman is None else _kunci(pengumuman)
    if pengumuman is not None:
        tolak_bila_berubah(satu, versi, data)
        if satu.status != StatusPengumuman.DRAF:
            raise ValidationError("Pengumuman ini sudah terbit. Tarik, lalu tulis yang baru.")
        satu.versi += 1
    for nama, nilai in data.items():
        setattr(satu, nama, nilai)
    satu.tenggat_baca = satu.tenggat_baca if satu.wajib_baca else None
    _periksa(satu, sasaran_unit, oleh)
    with karena("pengumuman ditulis" if pengumuman is None else "pengumuman diubah"):
        satu.save()
        SasaranUnit.objects.filter(pengumuman=satu).exclude(unit__in=list(sasaran_unit)).delete()
        SasaranUnit.objects.bulk_create(
            [SasaranUnit(pengumuman=satu, unit=u) for u in sasaran_unit], ignore_conflicts=True
        )
    return satu


def _periksa(satu: Pengumuman, sasaran_unit: Collection[UnitKerja], oleh: Pengguna) -> None:
    kota = oleh.akses.seluruh_kota(NamaPeran.PENGELOLA_SOSIALISASI)
    if satu.unit_id is None and not kota:
        raise tolak("unit", "Pilih unit Anda: pengumuman kota ditulis pengelola sosialisasi kota.")
    if satu.unit_id and not unit_dikelola(oleh, NamaPeran.PENGELOLA_SOSIALISASI).filter(pk=satu.unit_id).exists():
        raise tolak("unit", "Unit ini bukan unit yang Anda kelola.")
    luar = UnitKerja.objects.without_tree_fields().filter(pk__in=[u.pk for u in sasaran_unit])
    luar = luar.exclude(pk__in=unit_dan_bawahannya([satu.unit_id])) if satu.unit_id else luar.none()
    if luar:
        raise tolak("sasaran_unit", f"{luar[0]} bukan bagian dari {satu.unit}. Pilih unit di bawahnya saja.")
    if satu.tenggat_baca and satu.tenggat_baca < hari_ini():
        raise tolak("tenggat_baca", "Tanggal ini sudah lewat.")
    if satu.berakhir and satu.berakhir < (satu.tenggat_baca or hari_ini()):
        raise tolak("berakhir", "Tampil paling tidak sampai batas membacanya.")
    satu.full_clean()


@transaction.atomic
def terbitkan(*, pengumuman: Pengumuman, versi: int) -> tuple[Pengumuman, int]:
    """Publish to everybody of the audience as of today: receivers and notices in one statement each, whatever their
    number. Returns it with the number of receivers. Raises SuntingBersamaan, ValidationError."""
    satu = _kunci(pengumuman)
    tolak_bila_berubah(satu, versi, {"status": StatusPengumuman.TERBIT})
    if satu.status != StatusPengumuman.DRAF:
        raise ValidationError(f"Pengumuman ini sudah {satu.get_status_display().lower()}.")
    if satu.tenggat_baca and satu.tenggat_baca < hari_ini():
        raise ValidationError("Batas membacanya sudah lewat. Ubah tanggalnya lebih dahulu.")
    unit = SasaranUnit.objects.filter(pengumuman=satu).values_list("unit_id", flat=True)
    with karena(f"terbit: {satu.judul}"), gabung_sekaligus():
        orang = _tambah_penerima(penerima(satu, list(unit)).values_list(Value(satu.pk), "pegawai__akun", "unit_id"))
        if not orang:
            raise ValidationError("Tidak ada seorang pun yang akan menerimanya. Ubah sasarannya lebih dahulu.")
        satu.status, satu.terbit = StatusPengumuman.TERBIT, timezone.now()
        satu.versi += 1
        satu.save(update_fields=["status", "terbit", "versi"])
    with gabung_sekaligus():
        beri_tahu_dari(kueri=kabar(satu, satu.judul, isi_kabar(satu), kunci_terbit(satu)), dirangkum=True)
    return satu, orang


def _tambah_penerima(kueri: QuerySet) -> int:
    pilih, parameter = kueri.query.sql_with_params()
    with connection.cursor() as kursor:
        kursor.execute(
            f"INSERT INTO {Penerimaan._meta.db_table} (pengumuman_id, pengguna_id, unit_id) {pilih} "
            "ON CONFLICT DO NOTHING",
            parameter,
        )
        return kursor.rowcount


def kabar(satu: Pengumuman, judul: str, isi: str, kunci: str, hanya: dict[str, Any] | None = None) -> QuerySet:
    """A notice for each receiver (of `hanya`, a filter), as `beri_tahu_dari` takes them."""
    baris = Penerimaan.objects.filter(pengumuman=satu, **(hanya or {})).order_by()
    tautan = reverse("sosialisasi:pengumuman", args=[satu.publik])
    return baris.values_list(F("pengguna_id"), Value(judul[:160]), Value(isi), Value(tautan), Value(kunci))


def kunci_terbit(satu: Pengumuman) -> str:
    return f"pengumuman:{satu.pk}"


def isi_kabar(satu: Pengumuman) -> str:
    """The second line of its notices."""
    if satu.tenggat_baca:
        return f"Wajib dibaca paling lambat {satu.tenggat_baca:%d/%m/%Y}."
    return " ".join(satu.isi.split())[:200]


@transaction.atomic
def tarik(*, pengumuman: Pengumuman, alasan: str) -> Pengumuman:
    """Withdraw what is up: nobody but who looks after it reads it any more, and its notices go. The receipts stay.
    Raises ValidationError by field."""
    satu = _kunci(pengumuman)
    if not alasan.strip():
        raise tolak("alasan", "Tulis mengapa pengumuman ini ditarik.")
    if satu.status != StatusPengumuman.TERBIT:
        raise ValidationError("Hanya pengumuman yang terbit dapat ditarik.")
    with karena(alasan.strip()):
        satu.status, satu.versi = StatusPengumuman.DITARIK, satu.versi + 1
        satu.save(update_fields=["status", "versi"])
    orang = Penerimaan.objects.filter(pengumuman=satu).order_by().values("pengguna")
    cabut_pemberitahuan(penerima=orang, tautan=reverse("sosialisasi:pengumuman", args=[satu.publik]))
    return satu


@transaction.atomic
def buang(*, pengumuman: Pengumuman) -> None:
    """Throw a draft away. Raises ValidationError for anything else."""
    satu = _kunci(pengumuman)
    if satu.status != StatusPengumuman.DRAF:
        raise ValidationError("Yang sudah terbit tidak dibuang: tarik dengan alasan.")
    with karena("draf pengumuman dibuang"):
        satu.delete()


def _kunci(pengumuman: Pengumuman) -> Pengumuman:
    return Pengumuman.objects.select_for_update(of=("self",)).get(pk=pengumuman.pk)
