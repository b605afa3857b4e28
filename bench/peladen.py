"""One city for `bench.halaman`: `python -m bench.peladen ORANG` makes it in a database of its own and answers, one line
of JSON each: how many statements a page needs, how many milliseconds it took, and the same template from constants."""

import json
import logging
import os
import sys
import time
from collections.abc import Callable
from typing import Any

from bench.kota import KODE, SINI, buat_kota, salin_basis

KEPALA = 500
STAF, HR = KEPALA + 1, KEPALA + 2


def _basis(orang: int) -> None:
    """The city in a database of its own."""
    from django.db import connection

    salin_basis(f"bench_{orang}")
    periode, kebijakan = buat_kota(orang)
    with connection.cursor() as kursor:
        kursor.execute((SINI / "lantai.sql").read_text(), {"periode": periode, "kebijakan": kebijakan})
        kursor.execute("VACUUM ANALYZE")


def _klien() -> dict[str, Any]:
    """A logged-in client of an employee, of the superior, and of HR."""
    from django.test import Client

    from kinerja.waktu import hari_ini, rentang
    from pegawai.choices import NamaPeran
    from pegawai.models import Pegawai, Pengguna, Peran

    klien = {}
    for peran, pk in (("staf", STAF), ("kepala", KEPALA), ("hr", HR)):
        orang = Pegawai.objects.get(pk=pk)
        akun = Pengguna.objects.create_user(username=orang.nip, pegawai=orang, nama=orang.nama)
        if peran == "hr":
            awal = rentang(hari_ini().replace(day=1))
            Peran.objects.create(pengguna=akun, nama=NamaPeran.ADMIN_KEPEGAWAIAN, unit=None, masa=awal, alasan="bench")
        klien[peran] = Client(SERVER_NAME="localhost")
        klien[peran].force_login(akun)
    return klien


def _koreksi() -> None:
    """A request about one record in a hundred, all reported by the employee who asks for pages."""
    from kinerja.waktu import hari_ini
    from pegawai.models import Pegawai, Pengguna, PermintaanKoreksi

    pelapor = Pengguna.objects.get(pegawai_id=STAF)
    orang = Pegawai.objects.order_by("pk").values_list("pk", flat=True)[::100]
    isi = {"pelapor": pelapor, "bidang": "Jabatan", "seharusnya": "Analis", "tenggat": hari_ini()}
    PermintaanKoreksi.objects.bulk_create([PermintaanKoreksi(pegawai_id=pk, **isi) for pk in orang])


def _halaman() -> dict[str, tuple[str, str]]:
    """Name of a page: who asks, and its address."""
    from django.urls import reverse

    from penilaian.models import SKP

    skp = SKP.objects.select_related("pegawai").get(pegawai_id=STAF)
    profil, berkas = {"publik": skp.pegawai.publik}, {"publik": skp.publik, "kode": KODE}
    return {
        "beranda pegawai": ("staf", reverse("beranda:beranda")),
        "SKP saya": ("staf", reverse("penilaian:skp_saya")),
        "SKP": ("staf", reverse("penilaian:skp", kwargs={"publik": skp.publik})),
        "laporkan hasil": ("staf", reverse("penilaian:realisasi", kwargs=berkas)),
        "nilai saya": ("staf", reverse("penilaian:nilai_saya")),
        "mengapa nilai ini": ("staf", reverse("penilaian:mengapa", kwargs=berkas)),
        "beranda penilai": ("kepala", reverse("beranda:beranda")),
        "tim saya": ("kepala", reverse("penilaian:tim")),
        "menilai": ("kepala", reverse("penilaian:menilai", kwargs=berkas)),
        "daftar laporan": ("kepala", reverse("penilaian:laporan_daftar")),
        "beranda kepegawaian": ("hr", reverse("beranda:beranda")),
        "pegawai": ("hr", reverse("pegawai:daftar")),
        "pegawai, dicari": ("hr", reverse("pegawai:daftar") + "?cari=Orang+77"),
        "profil": ("hr", reverse("pegawai:profil", kwargs=profil)),
        "akun pegawai": ("hr", reverse("pegawai:akun_daftar")),
        "mutu data": ("hr", reverse("pegawai:mutu")),
        "pensiun": ("hr", reverse("pegawai:pensiun")),
        "tanpa penilai": ("hr", reverse("pegawai:tanpa_penilai")),
        "permintaan koreksi": ("hr", reverse("pegawai:koreksi_daftar") + "?status=semua"),
        "jabatan": ("hr", reverse("pegawai:jabatan_daftar")),
        "unit": ("hr", reverse("pegawai:unit_daftar")),
        "daftar periode": ("hr", reverse("penilaian:periode_daftar")),
        "periode": ("hr", reverse("penilaian:periode", kwargs={"kode": KODE})),
    }


class Peladen:
    def __init__(self) -> None:
        self.klien, self.konstan = _klien(), {}
        _koreksi()
        self.halaman = _halaman()

    def _minta(self, nama: str) -> Any:
        siapa, alamat = self.halaman[nama]
        jawaban = self.klien[siapa].get(alamat)
        if jawaban.status_code != 200:
            raise SystemExit(f"{alamat}: {jawaban.status_code} {jawaban.headers.get('Location', '')}")
        return jawaban

    def kueri(self, nama: str) -> int:
        """Statements of the page when caches of code are warm."""
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        self._minta(nama)
        with CaptureQueriesContext(connection) as tangkapan:
            self._minta(nama)
        if os.environ.get("BENCH_RINCI"):
            for k in tangkapan.captured_queries:
                print(nama, k["time"], k["sql"][:600], file=sys.stderr)
        return len(tangkapan)

    def waktu(self, nama: str) -> float:
        return _lama(lambda: self._minta(nama))

    def polos(self, nama: str) -> float:
        """Milliseconds of a view that renders the page's template from its objects, loaded once, in a bare request."""
        from django.shortcuts import render

        if nama not in self.konstan:
            jawaban = self._minta(nama)
            self.konstan[nama] = (jawaban.wsgi_request, jawaban.template_name, jawaban.context_data)
        return _lama(lambda: render(*self.konstan[nama]))


def _lama(kerja: Callable[[], object]) -> float:
    mulai = time.perf_counter()
    kerja()
    return (time.perf_counter() - mulai) * 1000


def utama() -> None:
    orang = int(sys.argv[1])
    os.environ["DJANGO_SETTINGS_MODULE"] = "kinerja.settings.base"
    from kinerja.lokal.alamat import alamat_lokal

    os.environ["CACHE_URL"] = f"unix://{alamat_lokal().valkey_soket}?db={2 if orang <= 1000 else 3}"
    import django

    django.setup()
    logging.disable(logging.WARNING)
    _basis(orang)
    peladen = Peladen()
    print(json.dumps(list(peladen.halaman)), flush=True)
    for baris in sys.stdin:
        perintah, nama = json.loads(baris)
        print(json.dumps(getattr(peladen, perintah)(nama)), flush=True)


if __name__ == "__main__":
    utama()
