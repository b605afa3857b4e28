"""Accounts and roles."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini, rentang
from pegawai.choices import SELESAI_DINAS, Tema
from pegawai.domain.galat import tolak
from pegawai.models import KodeAktivasi, Pegawai, Pengguna, Peran, UnitKerja
from pegawai.models.pegawai import AWALAN_PEJABAT

_NAMA_PENGGUNA = re.compile(r"[a-z][a-z0-9.]{2,29}")


@transaction.atomic
def buat_akun(*, pegawai: Pegawai, username: str = "", alasan: str = "Akun untuk pegawai") -> Pengguna:
    """An account that waits for its owner: inactive, without usable password, until `aktivasi.aktifkan`. The NIP is
    the name; an official outside the service needs `username`."""
    nama_masuk = pegawai.nip or username.strip().lower()
    if not nama_masuk:
        raise tolak("username", "Pejabat tanpa NIP memerlukan nama pengguna.")
    if not pegawai.nip and (not _NAMA_PENGGUNA.fullmatch(nama_masuk) or nama_masuk.startswith(AWALAN_PEJABAT)):
        raise tolak("username", "Pakai 3 sampai 30 huruf kecil, angka, dan titik, diawali huruf, misalnya wali.kota.")
    if pegawai.status in SELESAI_DINAS:
        raise tolak("username", f"{pegawai} sudah {pegawai.get_status_display().lower()}.")
    if Pengguna.objects.filter(pegawai=pegawai).exists():
        raise tolak("username", f"{pegawai} sudah punya akun.")
    if Pengguna.objects.filter(username=nama_masuk).exists():
        raise tolak("username", "Nama pengguna itu sudah dipakai.")
    akun = Pengguna(
        username=nama_masuk, pegawai=pegawai, nama=pegawai.nama_lengkap, email=pegawai.surel, is_active=False
    )
    akun.set_unusable_password()
    with karena(alasan):
        akun.save(force_insert=True)
    return akun


@transaction.atomic
def akhiri_akun(*, pengguna: Pengguna, alasan: str) -> Pengguna:
    """Close an account: signing in, open sessions and open codes end at once. Roles stay written, without effect."""
    KodeAktivasi.objects.filter(pengguna=pengguna, dipakai=None, dicabut=None).update(dicabut=timezone.now())
    return _setel_aktif(pengguna, False, alasan)


@transaction.atomic
def aktifkan_akun(*, pengguna: Pengguna, alasan: str) -> Pengguna:
    """Open a closed account again. Refused for a person who is no longer in service, and before the first activation
    (that takes a code: `aktivasi`)."""
    if pengguna.diaktifkan is None and not pengguna.has_usable_password():
        raise ValidationError("Akun ini belum pernah diaktifkan pemiliknya. Terbitkan kode aktivasi.")
    pegawai = pengguna.pegawai
    if pegawai and pegawai.status in SELESAI_DINAS:
        raise ValidationError(f"{pegawai} sudah {pegawai.get_status_display().lower()}. Ubah statusnya dahulu.")
    return _setel_aktif(pengguna, True, alasan)


def _setel_aktif(pengguna: Pengguna, aktif: bool, alasan: str) -> Pengguna:
    if not alasan.strip():
        raise tolak("alasan", "Tulis alasannya; alasan ini tercatat dalam riwayat.")
    terkunci = Pengguna.objects.select_for_update().get(pk=pengguna.pk)
    if terkunci.is_active == aktif:
        raise ValidationError(f"Akun ini sudah {'aktif' if aktif else 'ditutup'}.")
    terkunci.is_active = aktif
    with karena(alasan.strip()):
        terkunci.save(update_fields=["is_active"])
    return terkunci


@transaction.atomic
def beri_peran(
    *,
    pengguna: Pengguna,
    nama: str,
    unit: UnitKerja | None,
    mulai: date,
    selesai: date | None,
    alasan: str,
    oleh: Pengguna,
) -> Peran:
    """Give a role over a unit tree (None: the whole city), dates inclusive. Nobody gives themselves a role."""
    if pengguna.pk == oleh.pk:
        raise tolak("pengguna", "Peran untuk diri sendiri diberikan oleh admin kepegawaian lain.")
    if selesai and selesai < mulai:
        raise tolak("selesai", "Tanggal selesai tidak boleh sebelum tanggal mulai.")
    masa = rentang(mulai, selesai)
    Pengguna.objects.select_for_update().only("pk").get(pk=pengguna.pk)
    if Peran.objects.filter(pengguna=pengguna, nama=nama, unit=unit, masa__overlap=masa).exists():
        raise tolak("nama", "Orang ini sudah punya peran itu pada tanggal tersebut.")
    with karena(alasan):
        return Peran.objects.create(pengguna=pengguna, nama=nama, unit=unit, masa=masa, alasan=alasan)


@transaction.atomic
def cabut_peran(*, peran_id: int, alasan: str, oleh: Pengguna) -> Peran:
    """End a role today. A role that would have started later ends empty and is removed; history keeps it."""
    peran = Peran.objects.select_for_update().get(pk=peran_id)
    if peran.pengguna_id == oleh.pk:
        raise tolak("peran", "Peran diri sendiri dicabut oleh admin kepegawaian lain.")
    with karena(alasan):
        if peran.masa.lower >= hari_ini():
            peran.delete()
        else:
            peran.masa = DateRange(peran.masa.lower, hari_ini(), "[)")
            peran.save(update_fields=["masa"])
    return peran


@transaction.atomic
def akhiri_selesai_dinas() -> int:
    """Close the accounts of people who retired, left or died, in one statement; returns how many. Their sessions end
    with the next request, since Django refuses a session of an inactive account."""
    with karena("Pemilik tidak lagi berdinas"):
        return Pengguna.objects.filter(is_active=True, pegawai__status__in=SELESAI_DINAS).update(is_active=False)


def pilih_tema(*, pengguna: Pengguna, tema: str) -> None:
    """Keep the colour theme of an account. Raises ValueError for a value that is no `Tema`."""
    pengguna.tema = Tema(tema)
    pengguna.save(update_fields=["tema"])
