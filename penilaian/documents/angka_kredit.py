"""The printed determination of angka kredit of one person, each row with its formula."""

from pathlib import Path
from typing import Any

from kinerja.angka import ringkas
from kinerja.choices import JenisDokumen
from kinerja.documents.resmi import cetak_resmi
from kinerja.domain.dokumen import Naskah
from kinerja.templatetags.ui import angka, nip
from pegawai.models import Pegawai
from penilaian.queries.angka_kredit import Ikhtisar

TEMPLAT = Path(__file__).with_suffix(".typ")


def pdf(pegawai: Pegawai, isi: Ikhtisar) -> bytes:
    """Registered, with code and QR. `isi` has at least one row."""
    naskah = Naskah(jenis=JenisDokumen.ANGKA_KREDIT, kunci=f"kredit:{pegawai.pk}", isi=_data(pegawai, isi))
    return cetak_resmi(templat=TEMPLAT, naskah=[naskah])[0]


def _data(pegawai: Pegawai, i: Ikhtisar) -> dict[str, Any]:
    terbaru = i.baris[0].penempatan
    return {
        "judul": f"Penetapan angka kredit {pegawai.nama}",
        "unit": str(terbaru.unit.opd or terbaru.unit),
        "identitas": [
            ["Nama", pegawai.nama_lengkap],
            ["NIP", nip(pegawai.nip) if pegawai.nip else "–"],
            ["Pangkat, golongan", pegawai.get_golongan_display() or "–"],
            ["Jabatan", str(terbaru.jabatan)],
            ["Unit kerja", str(terbaru.unit)],
        ],
        "baris": [
            [
                a.periode.nama,
                a.jenjang,
                a.get_predikat_display(),
                f"{a.persen} %",
                ringkas(a.koefisien),
                f"{a.bulan}/12",
                angka(a.angka, 2),
            ]
            for a in i.baris
        ],
        "jumlah": angka(i.jumlah, 2),
        "jenjang": i.jenjang,
        "jumlah_jenjang": angka(i.jumlah_jenjang, 2),
        "dasar": sorted({f"{a.dasar.jenjang}: {a.dasar.sumber}" for a in i.baris}),
    }
