"""The survey: taking answers in against a bare view with one insert, and 100,000 answers imported and indexed."""

import io
import random
import statistics
import time
from typing import Any

from bench.kota import salin_basis

JAWABAN, LAYANAN, KIRIM = 100_000, 50, 400


def ukur_survei() -> None:
    """Print the lines, in a database of their own."""
    from django.core.management import call_command
    from django.db import connection

    call_command("collectstatic", verbosity=0, interactive=False)
    call_command("migrate", verbosity=0)
    kosong = connection.settings_dict["NAME"]
    salin_basis("bench_survei")
    periode = _periode()
    print(f"\n{'survei':<44}{'lantai s':>10}{'kami s':>10}{'rasio':>8}{'sasaran':>9}")
    _terima()
    _impor(periode[0])
    _indeks(periode)
    _dasbor()
    connection.close()
    connection.settings_dict["NAME"] = kosong


def _periode() -> list[Any]:
    from datetime import timedelta

    from kinerja.waktu import hari_ini
    from pegawai.models import UnitKerja
    from survei.domain import periode
    from survei.models import Layanan

    unit = UnitKerja.objects.create(kode="D1", nama="Dinas", jenis="dinas")
    kini = hari_ini()
    daftar = []
    for n in range(LAYANAN):
        layanan = Layanan.objects.create(kode=f"L{n}", unit=unit, nama=f"Layanan {n}")
        satu = periode.buat(
            layanan=layanan,
            kode="kini",
            nama="Kini",
            mulai=kini - timedelta(days=60),
            selesai=kini + timedelta(days=30),
        )
        daftar.append(periode.pindahkan(periode=satu, ke="buka"))
    return daftar


def _polos(request: Any) -> Any:
    """The floor: read nine numbers, write one row, redirect."""
    from django.http import HttpResponseRedirect

    from kinerja.waktu import hari_ini
    from survei.models import Respons
    from survei.rumus import UNSUR

    isi = {u: int(request.POST[u]) for u in UNSUR}
    Respons.objects.create(periode_id=int(request.POST["periode"]), kanal="terbuka", tanggal=hari_ini(), **isi)
    return HttpResponseRedirect("/")


def _terima() -> None:
    """The same middleware and client for both, in turn; the ratio is of forms a second."""
    from django.contrib.auth.decorators import login_not_required
    from django.test import Client
    from django.urls import path
    from django.views.decorators.csrf import csrf_exempt

    from kinerja import urls
    from survei.domain.semburan import cap_mulai
    from survei.models import PeriodeSurvei
    from survei.rumus import UNSUR

    urls.urlpatterns.insert(0, path("polos/", csrf_exempt(login_not_required(_polos))))
    klien, pk = Client(SERVER_NAME="localhost"), PeriodeSurvei.objects.values_list("pk", flat=True)[0]
    jawaban = dict.fromkeys(UNSUR, "3")
    tetap = {"mulai": cap_mulai()} | jawaban
    lantai, kami = [], []
    for n in range(KIRIM):
        # Another device each time: one device that sends hundreds would be a burst.
        klien.defaults["HTTP_USER_AGENT"] = f"ponsel {n}"
        lantai.append(_detik(klien, "/polos/", {"periode": pk} | jawaban))
        kami.append(_detik(klien, "/s/l/L0/", {"kunci": f"kunci-{n}"} | tetap))
    p, q = statistics.median(lantai), statistics.median(kami)
    print(f"{'jawaban tiap detik ÷ view satu INSERT':<44}{p:>10.4f}{q:>10.4f}{p / q:>8.2f}{'0.70':>9}")


def _detik(klien: Any, alamat: str, isi: dict[str, Any]) -> float:
    mulai = time.perf_counter()
    jawab = klien.post(alamat, isi)
    lama = time.perf_counter() - mulai
    if jawab.status_code != 302:
        raise SystemExit(f"{alamat}: {jawab.status_code}")
    return lama


def _impor(periode: Any) -> None:
    """Against parsing the same file and one COPY of the rows that came of it."""
    import csv

    from django.db import connection, transaction

    from survei.domain import lembar
    from survei.models import Respons

    acak = random.Random(1)
    isi = "\n".join(",".join(str(acak.randint(1, 4)) for _ in range(9)) for _ in range(JAWABAN)).encode()
    kolom = [f.column for f in Respons._meta.concrete_fields if f.name not in ("id", "isi")]
    with transaction.atomic():
        mulai = time.perf_counter()
        lembar.impor(periode=periode, nama="bench.csv", isi=isi)
        kami = time.perf_counter() - mulai
        teks = io.StringIO()
        with connection.cursor() as kursor:
            kursor.copy_expert(f"COPY survei_respons ({', '.join(kolom)}) TO STDOUT", teks)
            transaction.set_rollback(True)
    with transaction.atomic(), connection.cursor() as kursor:
        mulai = time.perf_counter()
        list(csv.reader(io.StringIO(isi.decode())))
        teks.seek(0)
        kursor.copy_expert(f"COPY survei_respons ({', '.join(kolom)}) FROM STDIN", teks)
        lantai = time.perf_counter() - mulai
        transaction.set_rollback(True)
    print(f"{f'impor {JAWABAN:,} jawaban':<44}{lantai:>10.3f}{kami:>10.3f}{kami / lantai:>8.2f}{'3.00':>9}")


def _indeks(periode: list[Any]) -> None:
    """Index of all services against one bare GROUP BY that sums the same columns."""
    from django.db import connection

    from survei.domain import hasil
    from survei.rumus import UNSUR

    with connection.cursor() as kursor:
        kursor.execute(
            "INSERT INTO survei_respons (periode_id, kanal, tanggal, tanda, jenis_kelamin, usia, pendidikan, "
            f"pekerjaan, {', '.join(UNSUR)}) SELECT %s + n %% %s, 'impor', current_date, '{{}}', '', '', '', '', "
            f"{', '.join(['1 + (random() * 3)::int'] * 9)} FROM generate_series(1, %s) AS n",
            [periode[0].pk, LAYANAN, JAWABAN],
        )
        kursor.execute("VACUUM ANALYZE survei_respons")
        jumlah = ", ".join(f"sum({u}), count({u})" for u in UNSUR)
        pasangan = []
        for _ in range(5):
            mulai = time.perf_counter()
            kursor.execute(f"SELECT periode_id, count(*), {jumlah} FROM survei_respons GROUP BY periode_id")
            kursor.fetchall()
            lantai = time.perf_counter() - mulai
            mulai = time.perf_counter()
            hasil.hitung()
            pasangan.append((lantai, time.perf_counter() - mulai))
    p, q = (statistics.median(x) for x in zip(*pasangan, strict=True))
    print(f"{f'indeks {LAYANAN} layanan, {JAWABAN:,} jawaban':<44}{p:>10.3f}{q:>10.3f}{q / p:>8.2f}")


def _dasbor() -> None:
    """The dashboard of all services (its figures, without the page) against one bare read of the stored indices."""
    from django.db import connection

    from survei.models import Layanan
    from survei.queries.dasbor import dasbor

    layanan = list(Layanan.objects.select_related("unit__opd").order_by("kode"))
    pasangan = []
    with connection.cursor() as kursor:
        for _ in range(5):
            mulai = time.perf_counter()
            kursor.execute("SELECT * FROM survei_hasilsurvei h JOIN survei_periodesurvei p ON p.id = h.periode_id")
            kursor.fetchall()
            lantai = time.perf_counter() - mulai
            mulai = time.perf_counter()
            dasbor(layanan, "kini")
            pasangan.append((lantai, time.perf_counter() - mulai))
    p, q = (statistics.median(x) for x in zip(*pasangan, strict=True))
    print(f"{f'dasbor {LAYANAN} layanan, {JAWABAN:,} jawaban':<44}{p:>10.4f}{q:>10.4f}{q / p:>8.2f}")
