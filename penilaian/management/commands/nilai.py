"""`manage.py nilai`: the score of one person, re-derived from its inputs."""

import re
from typing import Any

from django.core.management.base import CommandError, CommandParser

from kinerja.perintah import Perintah
from kinerja.templatetags.ui import wib
from pegawai.models import Pegawai
from penilaian.queries.ekspor import skp_dinilai
from penilaian.queries.keadaan import keadaan_putusan
from penilaian.queries.rincian import BarisIndikator, Rincian, rincian
from penilaian.queries.sebutan import periode_berkode

_KOLOM = (
    "hasil",
    "jenis",
    "uraian",
    "satuan",
    "bobot",
    "arah",
    "target",
    "target_maks",
    "realisasi",
    "n",
    "selang_bawah",
    "selang_atas",
    "status",
    "capaian",
    "sumbangan",
)


class Command(Perintah):
    help = "Tampilkan nilai satu pegawai yang diturunkan ulang dari masukannya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--periode", required=True, metavar="KODE")
        parser.add_argument("--nip", required=True)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        nip = re.sub(r"[\s.\-]", "", pilihan["nip"])
        try:
            periode = periode_berkode(pilihan["periode"])
        except ValueError as galat:
            raise CommandError(str(galat)) from galat
        if not Pegawai.objects.filter(nip=nip).exists():
            raise CommandError(f"Pegawai dengan NIP {nip} tidak ada.")
        daftar = [rincian(skp, periode) for skp in skp_dinilai(periode).filter(pegawai__nip=nip).order_by("pk")]
        if pilihan["json"]:
            self.tulis_json({"nip": nip, "periode": periode.kode, "skp": [_skp(r) for r in daftar]})
            return
        for r in daftar:
            predikat = r.putusan.get_predikat_display() if r.putusan else "belum dinilai"
            sama = "cocok" if r.cocok else "TIDAK cocok"
            self.stdout.write(f"SKP {r.skp.pk}: nilai hasil {r.nilai_hasil}, {predikat}, {sama} dengan yang tersimpan.")
            k = keadaan_putusan(r.putusan, periode)
            self.stdout.write(f"  {k.label}{f' sejak {wib(k.sejak)}' if k.sejak else ''}")
            for b in r.beda:
                oleh = f"{b.siapa}, {wib(b.kapan)}" if b.kapan else "tidak tercatat"
                self.stdout.write(f"  {b.apa}, {b.kolom}: {b.lama} menjadi {b.baru} ({oleh})")
        if not daftar:
            self.stdout.write("Tidak ada SKP pada periode ini.")


def _skp(r: Rincian) -> dict[str, Any]:
    return {
        "skp": r.skp.pk,
        "nilai_hasil": r.nilai_hasil,
        "nilai_perilaku": r.nilai_perilaku,
        "indeks": r.indeks,
        "usulan_hasil": r.usulan_hasil,
        "rating_hasil": r.putusan.rating_hasil if r.putusan else None,
        "usulan_perilaku": r.usulan_perilaku,
        "rating_perilaku": r.putusan.rating_perilaku if r.putusan else None,
        "predikat": r.putusan.predikat if r.putusan else None,
        "keadaan": keadaan_putusan(r.putusan, r.periode).kode.value,
        "cocok": r.cocok,
        "indikator": [_indikator(i) for i in r.indikator],
    }


def _indikator(i: BarisIndikator) -> dict[str, Any]:
    return {"indikator": i.indikator_id} | {k: getattr(i, k) for k in _KOLOM}
