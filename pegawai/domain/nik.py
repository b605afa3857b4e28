"""The NIK: encrypted at rest, found again only by a keyed hash, shown masked."""

import hmac
from hashlib import sha256

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import transaction

from pegawai import nik as aturan_nik
from pegawai.domain.galat import tolak
from pegawai.models import IdentitasRahasia, Pegawai


@transaction.atomic
def simpan(*, pegawai: Pegawai, nik: str) -> list[str]:
    """Store a NIK. Gives warnings for people (mismatch with birth data, a double); they never block.

    Raises ValidationError on field `nik` when its structure is wrong.
    """
    try:
        hasil = aturan_nik.periksa(nik)
    except ValueError as galat:
        raise tolak("nik", str(galat)) from galat
    kunci = kunci_cari(hasil.nik)
    kembar = IdentitasRahasia.objects.filter(kunci_cari=kunci).exclude(pegawai=pegawai).exists()
    IdentitasRahasia.objects.update_or_create(
        pegawai=pegawai,
        defaults={"nik_sandi": penyandi().encrypt(hasil.nik.encode()).decode(), "kunci_cari": kunci},
    )
    pesan = _peringatan(pegawai, hasil)
    if kembar:
        pesan.append("NIK ini juga tercatat pada pegawai lain. Periksa apakah orang yang sama tercatat dua kali.")
    return pesan


def baca_samar(*, pegawai: Pegawai) -> str:
    """The NIK for a page: first and last four digits, "1671••••••••0001"; empty when none is stored."""
    rahasia = getattr(pegawai, "rahasia", None)
    if rahasia is None:
        return ""
    nik = penyandi().decrypt(rahasia.nik_sandi.encode()).decode()
    return f"{nik[:4]}{'•' * 8}{nik[-4:]}"


def kunci_cari(nik: str) -> str:
    """HMAC-SHA256 of the digits under `KUNCI_CARI_NIK`: the same NIK gives the same key, the key tells nothing."""
    return hmac.new(settings.KUNCI_CARI_NIK.encode(), nik.encode(), sha256).hexdigest()


def penyandi() -> MultiFernet:
    """Encrypts NIKs at rest. Newest key first: it encrypts, all of them decrypt."""
    return MultiFernet([Fernet(kunci) for kunci in settings.KUNCI_NIK])


def _peringatan(pegawai: Pegawai, hasil: aturan_nik.HasilNik) -> list[str]:
    pesan = []
    lahir = pegawai.tgl_lahir
    if lahir and (lahir.day, lahir.month, lahir.year % 100) != (hasil.hari, hasil.bulan, hasil.tahun2):
        pesan.append(f"Tanggal lahir di NIK tidak sama dengan data ({lahir:%d/%m/%Y}).")
    if pegawai.jenis_kelamin and pegawai.jenis_kelamin != hasil.jenis_kelamin:
        pesan.append("Jenis kelamin di NIK tidak sama dengan data.")
    return pesan
