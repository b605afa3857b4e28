"""What those who follow a period see at home: progress, who is behind, and the latest predikat. Two statements."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from pegawai.models import Pengguna
from pegawai.queries.lingkup import PERAN_MELIHAT
from penilaian.choices import Predikat, StatusRealisasi
from penilaian.models import SKP, Nilai, Periode, Realisasi
from penilaian.queries.periode import putusan_terbaru, syarat_tahap

TAHAP = ("berencana", "melapor", "diperiksa", "dinilai", "disampaikan")
PALING_TERTINGGAL = 6


@dataclass(frozen=True)
class Ringkasan:
    """`jumlah` counts plans by the stages of `TAHAP`, those with a provisional figure `rendah` (below the threshold
    for sesuai) and those with results that `menunggu` the superior. `baris` are the agencies (or, within one agency,
    the units) furthest behind: `nama`, `kode`, the same counts. `predikat` pairs a label with its count in `lalu`."""

    jumlah: dict[str, int]
    baris: list[dict[str, Any]]
    per_opd: bool
    lalu: Periode | None
    predikat: list[tuple[str, int]]


def ringkasan(pengguna: Pengguna, periode: Periode, lalu: Periode | None) -> Ringkasan:
    """Over the plans this user may open, in the running `periode`; predikat of the last closed one, `lalu`."""
    per_opd = pengguna.akses.seluruh_kota(*PERAN_MELIHAT)
    unit = "unit__opd" if per_opd else "unit"
    semua = SKP.objects.terlihat_oleh(pengguna).pada_periode(periode).order_by()
    hitung = {nama: Count("pk", filter=q) for nama, q in _syarat(periode).items()}
    kelompok = semua.values_list(unit, f"{unit}__nama", f"{unit}__kode").annotate(**hitung)
    baris: list[dict[str, Any]] = [dict(zip(("pk", "nama", "kode", *hitung), b, strict=True)) for b in kelompok]
    tertinggal = [b for b in baris if b["nama"] and b["melapor"] < b["berencana"]]
    tertinggal.sort(key=lambda b: (b["melapor"] / b["berencana"], b["nama"]))
    return Ringkasan(
        jumlah={k: sum(b[k] for b in baris) for k in hitung},
        baris=tertinggal[:PALING_TERTINGGAL],
        per_opd=per_opd,
        lalu=lalu,
        predikat=sebaran_predikat(pengguna, lalu) if lalu else [],
    )


def _syarat(periode: Periode) -> dict[str, Q]:
    tahap = syarat_tahap(periode)
    rendah = Nilai.objects.filter(periode=periode, nilai_hasil__lt=periode.kebijakan.ambang_sesuai)
    menunggu = Realisasi.objects.filter(periode=periode, status=StatusRealisasi.DIKIRIM)
    return {nama: tahap[nama] for nama in TAHAP} | {
        "belum_melapor": ~tahap["melapor"],
        "rendah": Q(pk__in=rendah.values("skp")),
        "menunggu": Q(pk__in=menunggu.values("skp")),
    }


def sebaran_predikat(pengguna: Pengguna, periode: Periode) -> list[tuple[str, int]]:
    """How many plans this account may open have which predikat in a period; empty when nothing was decided."""
    skp = SKP.objects.terlihat_oleh(pengguna).pada_periode(periode)
    putusan = putusan_terbaru(periode).filter(skp__in=skp.order_by().values("pk")).order_by()
    banyak = dict(putusan.values_list("predikat").annotate(n=Count("pk")))
    return [(p.label, banyak.get(p.value, 0)) for p in Predikat] if banyak else []
