"""How a sender may be reached: encrypted, read by those who answer, never searched."""

from cryptography.fernet import InvalidToken

from pegawai.domain.nik import penyandi

PANJANG = 120


def sandikan(teks: str) -> bytes:
    """A contact as it is stored, cut to `PANJANG` characters."""
    return penyandi().encrypt(teks.strip()[:PANJANG].encode())


def buka(sandi: bytes | memoryview | None) -> str:
    """The contact; empty when none was given, or when its key is gone."""
    if sandi is None:
        return ""
    try:
        return penyandi().decrypt(bytes(sandi)).decode()
    except InvalidToken:
        return ""
