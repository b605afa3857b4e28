"""The plan as the official form prints it: both parties, main and additional results with indicators and targets, the
seven values with their guides, and the two signatures (annex of PermenPANRB 6/2022)."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import formats, timezone

from kinerja.angka import ringkas
from kinerja.choices import JenisDokumen
from kinerja.documents.resmi import cetak_resmi
from kinerja.domain.dokumen import Naskah
from kinerja.templatetags.ui import masa, nip
from pegawai.models import Pegawai, Penempatan
from penilaian.choices import SKP_MENGIKAT, JenisHasil, Pendekatan
from penilaian.models import SKP
from penilaian.queries.lampiran import lampiran_skp, perilaku_skp
from penilaian.queries.salinan import sebutan_semua_target

TEMPLAT = Path(__file__).with_suffix(".typ")


def pdf(skp: SKP, hasil: list[Any], penilai: Penempatan | None) -> bytes:
    """The document of a plan with its results as `rincian_rencana` reads them; `penilai` is where the assessor is
    placed, None for an official outside the service or when there is none."""
    return cetak_resmi(templat=TEMPLAT, naskah=[naskah_skp(skp, hasil, penilai)])[0]


def naskah_skp(skp: SKP, hasil: list[Any], penilai: Penempatan | None) -> Naskah:
    """What is registered of it when it is printed."""
    return Naskah(
        jenis=JenisDokumen.SKP,
        kunci=f"skp:{skp.pk}",
        isi=isi_skp(skp, hasil, penilai),
        nomor=skp.nomor,
        sementara=skp.status not in SKP_MENGIKAT,
    )


def isi_skp(skp: SKP, hasil: list[Any], penilai: Penempatan | None) -> dict[str, Any]:
    """What stands on the form, as text: for the print and the workbook alike."""
    bagian = [
        [f"{huruf}. {JenisHasil(jenis).label}", [_hasil(skp, h) for h in hasil if h.jenis == jenis]]
        for huruf, jenis in (("A", JenisHasil.UTAMA), ("B", JenisHasil.TAMBAHAN))
    ]
    return {
        "judul": "Sasaran Kinerja Pegawai",
        "unit": str(skp.unit.opd or skp.unit),
        "keterangan": f"Periode penilaian {masa(skp.rentang)} · pendekatan {skp.get_pendekatan_display().lower()} · "
        f"versi {skp.versi} · {skp.get_status_display().lower()}",
        "belum": "" if skp.status in SKP_MENGIKAT else "Rancangan, belum disetujui pejabat penilai: belum mengikat.",
        "dinilai": pihak(skp.pegawai, str(skp.penempatan.jabatan), str(skp.unit)),
        "penilai": pihak(skp.penilai, str(penilai.jabatan) if penilai else "", str(penilai.unit) if penilai else ""),
        "bagian": bagian,
        "manual": _manual(hasil),
        "perspektif": any(h.perspektif for h in hasil),
        "perilaku": [[p.label, list(p.panduan), p.ekspektasi] for p in perilaku_skp(skp)],
        "lampiran": [[x.label, x.butir, x.sebutan_kosong] for x in lampiran_skp(skp)],
        "tempat": f"{kota_pemerintah()}, {formats.date_format(timezone.localdate(skp.disetujui))}"
        if skp.disetujui
        else "",
        "nomor": skp.nomor,
    }


def kota_pemerintah() -> str:
    """The city by its government's name, for the place beside the date."""
    return settings.NAMA_PEMERINTAH.removeprefix("Pemerintah ").removeprefix("Kota ")


def pihak(orang: Pegawai | None, jabatan: str, unit: str) -> list[list[str]]:
    """The five lines of a party's header; rank and number may be missing for an official outside the service."""
    if orang is None:
        return [["Nama", "belum tercatat"]]
    baris = [
        ["Nama", orang.nama_lengkap],
        ["NIP", nip(orang.nip) if orang.nip else ""],
        ["Pangkat/Gol. ruang", orang.get_golongan_display() if orang.golongan else ""],
        ["Jabatan", jabatan],
        ["Unit kerja", unit],
    ]
    return [b for b in baris if b[1]]


def _hasil(skp: SKP, h: Any) -> dict[str, Any]:
    atasan = h.get_perspektif_display() if h.perspektif else h.hasil_atasan.uraian if h.hasil_atasan else "–"
    return {
        "atasan": atasan,
        "uraian": f"{h.uraian} (bobot {ringkas(h.bobot)} %)",
        "indikator": [[i.get_aspek_display(), i.uraian, _target(skp, i)] for i in h.daftar_indikator],
    }


def _manual(hasil: list[Any]) -> list[list[str]]:
    """Each entry of the library that an indicator uses: name, definition, formula, source and evidence."""
    entri = {i.pustaka_id: i.pustaka for h in hasil for i in h.daftar_indikator if i.pustaka}
    return [[e.uraian, e.definisi, e.rumus, e.sumber_data, e.bukti] for e in entri.values()]


def _target(skp: SKP, i: Any) -> str:
    if skp.pendekatan == Pendekatan.KUALITATIF:
        return "Dinilai dari bukti"
    return sebutan_semua_target(i) or "–"
