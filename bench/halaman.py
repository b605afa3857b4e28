"""Pages in a city of 1,000 and a larger one, asked in turn: statements a page, p95, and the price of a bare view.

Two processes of their own hold a city each (`bench.peladen`); this one asks them the same page alternately, so that a
noisy moment of the machine falls on both.
"""

import json
import subprocess
import sys
from statistics import median, quantiles
from typing import Any

KECIL = 1_000


class Kota:
    """One city behind a process; every call is one line of JSON each way."""

    def __init__(self, orang: int) -> None:
        self.proses = subprocess.Popen(
            [sys.executable, "-m", "bench.peladen", str(orang)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def baca(self) -> Any:
        assert self.proses.stdout is not None
        baris = self.proses.stdout.readline()
        if not baris:
            raise SystemExit("Peladen bench berhenti.")
        return json.loads(baris)

    def tanya(self, *isi: str) -> Any:
        assert self.proses.stdin is not None
        print(json.dumps(isi), file=self.proses.stdin, flush=True)
        return self.baca()

    def tutup(self) -> None:
        self.proses.terminate()
        self.proses.wait(20)


def _p95(angka: list[float]) -> float:
    return quantiles(angka, n=20)[18]


def ukur_halaman(orang: int, putaran: int) -> None:
    """Print one line a page after `putaran` rounds, and one that compares 25 people with a view of constants."""
    from django.core.management import call_command
    from django.db import connection

    call_command("collectstatic", verbosity=0, interactive=False)
    call_command("migrate", verbosity=0)
    connection.close()  # each city begins as a copy of this database, which nobody may be using then
    kecil, besar = Kota(KECIL), Kota(orang)
    try:
        halaman = kecil.baca()
        besar.baca()
        print(
            f"\n{'halaman (' + format(orang, ',') + ' : ' + format(KECIL, ',') + ' orang)':<44}{'kueri kecil':>12}"
            f"{'besar':>7}{'p95 ms kecil':>14}{'besar':>8}{'rasio':>7}{'sasaran':>9}"
        )
        for nama in halaman:
            _baris(nama, kecil, besar, putaran)
        _polos(besar, putaran)
    finally:
        kecil.tutup()
        besar.tutup()


def _baris(nama: str, kecil: Kota, besar: Kota, putaran: int) -> None:
    a, b = kecil.tanya("kueri", nama), besar.tanya("kueri", nama)
    waktu = [(kecil.tanya("waktu", nama), besar.tanya("waktu", nama)) for _ in range(putaran)]
    p, q = (_p95(list(w)) for w in zip(*waktu, strict=True))
    tanda = "" if a == b <= 12 else "  ! kueri"
    print(f"{nama:<44}{a:>12}{b:>7}{p:>14.1f}{q:>8.1f}{q / p:>7.2f}{'1.30':>9}{tanda}", flush=True)


def _polos(besar: Kota, putaran: int) -> None:
    waktu = [(besar.tanya("polos", "pegawai"), besar.tanya("waktu", "pegawai")) for _ in range(putaran)]
    polos, kami = (median(w) for w in zip(*waktu, strict=True))
    print(f"\n{'halaman 25 orang ÷ view polos':<44}{polos:>10.1f}{kami:>10.1f}{kami / polos:>8.2f}{'3.00':>9}")
