"""Whom a superior may propose for a batch, with what to weigh about each."""

from collections.abc import Collection

from kinerja.angka import ringkas
from pegawai.choices import JenisPegawai
from pegawai.models import Pegawai
from pelatihan.choices import StatusKebutuhan
from pelatihan.models import Angkatan, Kebutuhan, Peserta
from pelatihan.queries.aturan import aturan
from pelatihan.queries.hak_pppk import BERLANGSUNG, DISETUJUI, hitung_hak
from pelatihan.queries.jp import Belajar
from pelatihan.queries.jp_tim import bahan_jam, belajar_banyak

# A need that the programme answers, the word of the superior first.
_BUTUH = {
    StatusKebutuhan.DIKONFIRMASI: "kebutuhannya Anda konfirmasi",
    StatusKebutuhan.USULAN: "tercatat membutuhkan",
}


def keterangan_calon(orang: Collection[Pegawai], angkatan: Angkatan) -> dict[int, str]:
    """Person id → one line: a need for what the programme teaches, hours still owed, hours of a PPPK beyond the
    maximum. Those with a need come first, then those who owe hours, then by name, and after all of them those who have
    passed the programme (`sudah_lulus`). Five statements for any number."""
    angka, bahan = aturan(), bahan_jam([p.pk for p in orang])
    jam = belajar_banyak(orang, angka, bahan)
    butuh = _kebutuhan(orang, angkatan)
    jalan: dict[int, list[Peserta]] = {}
    semua = Peserta.objects.filter(pegawai__in=orang, status__in=DISETUJUI, angkatan__status__in=BERLANGSUNG)
    for p in semua.select_related("angkatan__program"):
        jalan.setdefault(p.pegawai_id, []).append(p)
    hasil = []
    for satu in orang:
        kata = [_BUTUH[butuh[satu.pk]]] if satu.pk in butuh else []
        lulus = satu.sudah_lulus  # type: ignore[attr-defined]
        kata += ["sudah lulus program ini"] if lulus else []
        kata += _jam(jam[satu.pk])
        if satu.jenis == JenisPegawai.PPPK:
            hak = hitung_hak(satu.pk, angkatan, angka, bahan, jalan.get(satu.pk, []))
            kata += ["melewati batas JP PPPK, perlu alasan"] if hak.melewati else []
        hasil.append((lulus, satu.pk not in butuh, -jam[satu.pk].kurang, satu.nama, satu.pk, ", ".join(kata)))
    return {pk: kata for *_, pk, kata in sorted(hasil)}


def _kebutuhan(orang: Collection[Pegawai], angkatan: Angkatan) -> dict[int, StatusKebutuhan]:
    baris = Kebutuhan.objects.filter(
        pegawai__in=orang,
        tahun=angkatan.masa.lower.year,
        status__in=_BUTUH,
        kompetensi__diajarkan__program=angkatan.program_id,
    ).order_by("-status")
    # "usulan" before "dikonfirmasi": the superior's word is written last.
    return {p: StatusKebutuhan(s) for p, s in baris.values_list("pegawai", "status")}


def _jam(belajar: Belajar) -> list[str]:
    return [f"kurang {ringkas(belajar.kurang)} JP"] if belajar.kurang else []
