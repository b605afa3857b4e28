"""Similar ideas among 5,000 proposals, against one bare statement on the same index."""

import random
import statistics
import time

from bench.kota import salin_basis

USULAN, ULANG = 5_000, 40
_BARE = (
    "SELECT id FROM inovasi_usulan WHERE cari @@ to_tsquery('indonesian', %s) AND status <> 'draf' "
    "ORDER BY ts_rank(cari, to_tsquery('indonesian', %s)) DESC LIMIT 5"
)


def ukur_inovasi() -> None:
    """Print the line, in a database of its own."""
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    kosong = connection.settings_dict["NAME"]
    salin_basis("bench_inovasi")
    _isi()
    print(f"\n{'inovasi':<44}{'lantai s':>10}{'kami s':>10}{'rasio':>8}{'sasaran':>9}")
    p, q = _serupa()
    print(f"{f'ide serupa di antara {USULAN:,}':<44}{p:>10.4f}{q:>10.4f}{q / p:>8.2f}{'3.00':>9}")
    connection.close()
    connection.settings_dict["NAME"] = kosong


# As many words as proposals of one city use again and again.
_AWAL = ("an", "be", "ca", "da", "ga", "ha", "ka", "la", "ma", "na", "pa", "ra", "sa", "ta", "wa")
_AKHIR = ("bun", "cang", "dik", "lam", "mil", "nang", "pir", "rus", "sing", "tar", "tul", "yak")
_KATA = [f"{a}{b}{c}" for a in _AWAL for b in ("ra", "mu", "li") for c in _AKHIR]


def _kalimat(acak: random.Random, n: int) -> str:
    return " ".join(acak.choices(_KATA, k=n))


def _isi() -> None:
    from django.db import connection

    from inovasi.models import Usulan
    from pegawai.models import UnitKerja

    unit, acak = UnitKerja.objects.create(kode="I1", nama="Dinas", jenis="dinas"), random.Random(1)
    semua = (
        Usulan(
            unit=unit, status="berjalan", judul=_kalimat(acak, 5), masalah=_kalimat(acak, 40), ide=_kalimat(acak, 30)
        )
        for _ in range(USULAN)
    )
    Usulan.objects.bulk_create(semua, batch_size=1000)
    with connection.cursor() as kursor:
        kursor.execute("VACUUM ANALYZE inovasi_usulan")


def _serupa() -> tuple[float, float]:
    """The drafts of some colleagues, each looked up both ways in turn; rows as an employee sees them."""
    from django.db import connection

    from inovasi.models import Usulan
    from inovasi.queries.serupa import kata_isi, serupa
    from pegawai.models import Pengguna

    akun, acak, pasangan = Pengguna.objects.create_user(username="bench-ide", nama="Uji"), random.Random(2), []
    terlihat = Usulan.objects.terlihat_oleh(akun).exclude(status="draf")
    for _ in range(ULANG):
        judul, isi = _kalimat(acak, 5), _kalimat(acak, 25)
        kata = " | ".join(kata_isi(judul, isi))
        mulai = time.perf_counter()
        with connection.cursor() as kursor:
            kursor.execute(_BARE, [kata, kata])
            kursor.fetchall()
        lantai = time.perf_counter() - mulai
        mulai = time.perf_counter()
        serupa(terlihat, judul=judul, isi=isi)
        pasangan.append((lantai, time.perf_counter() - mulai))
    p, q = (statistics.median(x) for x in zip(*pasangan, strict=True))
    return p, q
