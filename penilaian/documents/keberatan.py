"""The printed form of an objection: its three parts as on the regulation's form, and every step."""

from pathlib import Path
from typing import Any

from django.utils import formats, timezone

from kinerja.choices import JenisDokumen
from kinerja.documents.resmi import cetak_resmi
from kinerja.domain.dokumen import Naskah
from kinerja.templatetags.ui import nip, wib
from penilaian.choices import AmarKeberatan, StatusKeberatan
from penilaian.models import Keberatan, PutusanNilai

TEMPLAT = Path(__file__).with_suffix(".typ")


def pdf(k: Keberatan) -> bytes:
    """The document of one objection read by `penilaian.queries.keberatan.untuk_halaman`."""
    naskah = Naskah(
        jenis=JenisDokumen.KEBERATAN,
        kunci=f"keberatan:{k.pk}",
        isi=_data(k),
        nomor=k.nomor,
        sementara=k.status not in (StatusKeberatan.DIPUTUS, StatusKeberatan.DITARIK),
    )
    return cetak_resmi(templat=TEMPLAT, naskah=[naskah])[0]


def _data(k: Keberatan) -> dict[str, Any]:
    orang, penilai = k.skp.pegawai, k.skp.penilai
    return {
        "judul": f"Keberatan atas hasil penilaian kinerja {k.nomor or '(draf)'}",
        "unit": str(k.skp.unit.opd or k.skp.unit),
        "identitas": [
            ["Pegawai", f"{orang}, NIP {nip(orang.nip)}" if orang.nip else str(orang)],
            ["Pejabat penilai", str(penilai or "–")],
            ["Pejabat pemutus", str(k.pemutus or "belum ditetapkan")],
            ["Unit kerja", str(k.skp.unit)],
            ["Periode", k.periode.nama],
            ["Hasil yang disampaikan", f"{_hasil(k.putusan)}; {wib(k.putusan.disampaikan)} lewat {k.putusan.kanal}"],
            ["Keberatan terhadap", _pokok(k)],
            ["Status", k.get_status_display()],
        ],
        "keberatan": k.uraian or "–",
        "harapan": k.harapan,
        "diajukan": f"Diajukan {wib(k.diajukan)}." if k.diajukan else "Belum dikirim.",
        "tanggapan": k.tanggapan or "Penilai belum memberi tanggapan.",
        "ditanggapi": f"{k.ditanggapi_oleh}, {wib(k.ditanggapi)}" if k.ditanggapi else "",
        "putusan": AmarKeberatan(k.amar).label if k.amar else "Belum diputus.",
        "hasil_baru": _hasil(k.putusan_baru) if k.putusan_baru else "",
        "pertimbangan": k.pertimbangan,
        "diputus": f"{k.diputus_oleh}, {wib(k.diputus)}. Putusan ini final." if k.diputus else "",
        "lampiran": [[x.berkas.nama, str(x.oleh), wib(x.dibuat)] for x in k.lampiran.all()],
        "langkah": [[wib(x.kapan), x.get_jenis_display(), str(x.oleh or "sistem"), _ket(x)] for x in k.langkah.all()],
        "belum": "" if k.nomor else "Draf, belum dikirim: belum menjadi keberatan.",
        "tenggat": _tenggat(k),
        "tanda_tangan": _tanda_tangan(k),
        "dasar": "PP 30/2019 Pasal 59; PermenPANRB 6/2022 Bab V.",
    }


def _tenggat(k: Keberatan) -> str:
    """Until when each side has to speak, while the case runs."""
    if not k.berjalan or k.tenggat_putusan is None:
        return ""
    jawab = f"Tanggapan penilai sampai {wib(k.tenggat_tanggapan)}; " if k.tenggat_tanggapan and not k.ditanggapi else ""
    return f"{jawab}{'putusan' if jawab else 'Putusan'} sampai {wib(k.tenggat_putusan)}."


def _tanda_tangan(k: Keberatan) -> list[list[str]]:
    """Who stands for each of the three parts, with the day on which they spoke."""
    orang = (
        ("Pegawai,", k.diajukan, k.skp.pegawai),
        ("Pejabat penilai,", k.ditanggapi, k.skp.penilai),
        ("Pejabat pemutus,", k.diputus, k.pemutus),
    )
    return [
        [
            sebutan,
            formats.date_format(timezone.localdate(saat)) if saat else "",
            str(p) if p else "",
            f"NIP {nip(p.nip)}" if p and p.nip else "",
        ]
        for sebutan, saat, p in orang
    ]


def _hasil(p: PutusanNilai) -> str:
    hasil, perilaku = p.get_rating_hasil_display().lower(), p.get_rating_perilaku_display().lower()
    return f"{p.get_predikat_display()} (hasil kerja {hasil}, perilaku kerja {perilaku})"


def _pokok(k: Keberatan) -> str:
    rincian = k.realisasi.indikator.uraian if k.realisasi else k.angka
    return f"{k.get_pokok_display()}: {rincian}" if rincian else k.get_pokok_display()


def _ket(langkah: Any) -> str:
    kepada = f"Kepada {str(langkah.kepada).rstrip('.')}" if langkah.kepada else ""
    catatan = langkah.catatan.rstrip(".") if kepada else langkah.catatan
    return ". ".join(t for t in (catatan, kepada) if t)
