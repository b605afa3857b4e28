"""Structure of the employee number, against published cases."""

from datetime import date
from typing import Any

import pytest

from pegawai import nip
from tests.contoh import kasus

HARI = date(2026, 11, 24)


@pytest.mark.parametrize(("masukan", "harap"), kasus("nip"))
def test_contoh(masukan: dict[str, Any], harap: dict[str, Any]) -> None:
    jenis = masukan.get("jenis_pegawai", "PNS")
    if harap.get("valid") is False:
        with pytest.raises(ValueError, match=r"\w"):
            nip.periksa(masukan["nip"], jenis, HARI)
        return
    hasil = nip.periksa(masukan.get("nip") or harap["nip"], jenis, HARI)
    arti = {
        "tgl_lahir": hasil.tgl_lahir.isoformat(),
        "tmt_cpns": hasil.tmt_cpns,
        "tahun_pengangkatan": hasil.tahun_pengangkatan,
        "jenis_kelamin": hasil.jenis_kelamin,
        "urut": hasil.urut,
    }
    diketahui = {k: v for k, v in {**masukan, **harap}.items() if k in arti}
    assert {k: arti[k] for k in diketahui} == diketahui


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("19860926201505100", "17 angka"),
        ("19860926201505100x", "hanya boleh berisi angka"),
        ("198609262015053001", "ke-15"),
        ("198609262015051000", "000"),
        ("198609262026121001", "belum tiba"),
        ("200909262015051001", "tidak mungkin"),
    ],
)
def test_menolak_dengan_alasan(teks: str, pesan: str) -> None:
    with pytest.raises(ValueError, match=pesan):
        nip.periksa(teks, "PNS", HARI)
