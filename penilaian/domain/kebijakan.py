"""Policy versions: copied as a draft, changed as a draft, then in force for good."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from kinerja.pelacakan import karena
from penilaian import rumus
from penilaian.choices import PredikatOrganisasi, StatusKebijakan
from penilaian.domain.semula import tolak_bila_berubah
from penilaian.models import Kebijakan
from penilaian.models.kebijakan import ANGKA

DAPAT_DIUBAH = ("nama", "dasar", "matriks", "hasil_organisasi", *ANGKA)


def _kunci_draf(kebijakan: Kebijakan) -> Kebijakan:
    terkunci = Kebijakan.objects.select_for_update().get(pk=kebijakan.pk)
    if terkunci.status != StatusKebijakan.DRAF:
        raise ValidationError(f"Aturan versi {terkunci.versi} sudah berlaku dan tidak berubah lagi. Buat versi baru.")
    return terkunci


def _periksa_matriks(matriks: object) -> None:
    """Nine cells, each a known predikat: a missing cell would leave people without one."""
    baris = matriks if isinstance(matriks, dict) else {}
    lengkap = set(baris) == set(rumus.RATING) and all(
        isinstance(isi, dict) and set(isi) == set(rumus.RATING) and set(isi.values()) <= set(rumus.PREDIKAT)
        for isi in baris.values()
    )
    if not lengkap:
        raise ValidationError({"matriks": "Isi sembilan sel matriks, masing-masing dengan satu predikat."})


def _periksa_angka(k: Kebijakan) -> None:
    """Numbers that contradict each other would rate people by accident: refused, beside the field."""
    aturan = (
        ("ambang_sesuai", k.ambang_sesuai > 0, "Harus lebih dari 0."),
        ("ambang_atas", k.ambang_atas > k.ambang_sesuai, "Harus lebih besar daripada ambang sesuai."),
        ("capaian_maks", k.capaian_maks >= k.ambang_atas, "Tidak boleh kurang dari ambang di atas."),
        ("nilai_sesuai", k.nilai_sesuai > k.nilai_di_bawah, "Harus lebih besar daripada nilai rating di bawah."),
        ("nilai_di_atas", k.nilai_di_atas > k.nilai_sesuai, "Harus lebih besar daripada nilai rating sesuai."),
        ("n_minimum", k.n_minimum >= 1, "Paling sedikit 1 jawaban."),
        ("kelompok_kecil", k.kelompok_kecil >= 1, "Paling sedikit 1 orang."),
        ("tambahan_maks", k.tambahan_maks >= 0, "Tidak boleh kurang dari 0."),
    )
    galat = {kolom: pesan for kolom, benar, pesan in aturan if not benar}
    for kolom in ("bobot_hasil", "bobot_hasil_rekan", "bobot_survei_maks", "tanpa_data_maks"):
        if not 0 <= getattr(k, kolom) <= 100:
            galat[kolom] = "Isi persen antara 0 dan 100."
    if galat:
        raise ValidationError(galat)


def _periksa_urutan_matriks(matriks: dict[str, dict[str, str]]) -> None:
    """A better rating never gives a worse predikat."""
    urut = [*rumus.PREDIKAT]
    tingkat = {h: {p: urut.index(matriks[h][p]) for p in rumus.RATING} for h in rumus.RATING}
    naik = ("di_bawah", "sesuai", "di_atas")
    for rendah, tinggi in (naik[:2], naik[1:]):
        for lain in naik:
            if tingkat[tinggi][lain] > tingkat[rendah][lain] or tingkat[lain][tinggi] > tingkat[lain][rendah]:
                raise ValidationError({"matriks": "Rating yang lebih baik tidak boleh memberi predikat lebih rendah."})


def _periksa_hasil_organisasi(isi: object) -> None:
    """Every predikat of an organisation has a rating, and a better one never a lower rating."""
    if not isinstance(isi, dict) or set(isi) != set(PredikatOrganisasi.values) or set(isi.values()) - set(rumus.RATING):
        raise ValidationError({"hasil_organisasi": "Pilih rating bagi tiap predikat organisasi."})
    urut = [rumus.RATING.index(isi[p]) for p in PredikatOrganisasi.values]
    if urut != sorted(urut):
        raise ValidationError({"hasil_organisasi": "Predikat yang lebih baik tidak boleh memberi rating lebih rendah."})


def _periksa(kebijakan: Kebijakan) -> None:
    _periksa_angka(kebijakan)
    _periksa_matriks(kebijakan.matriks)
    _periksa_urutan_matriks(kebijakan.matriks)
    _periksa_hasil_organisasi(kebijakan.hasil_organisasi)


@transaction.atomic
def buat_versi_baru(*, dari: Kebijakan, nama: str) -> Kebijakan:
    """Copy a version, with all its numbers, as a draft with the next version number."""
    # Two people at once, whatever they copy: both lock the first version, so the second gets the number after.
    Kebijakan.objects.select_for_update().order_by("pk").first()
    terakhir = Kebijakan.objects.aggregate(versi=Max("versi"))["versi"]
    salinan = {kolom: getattr(dari, kolom) for kolom in ("dasar", "rumus", "matriks", "hasil_organisasi", *ANGKA)}
    baru = Kebijakan(versi=terakhir + 1, nama=nama, status=StatusKebijakan.DRAF, **salinan)
    baru.full_clean(exclude=["dibuat"])
    baru.save()
    return baru


@transaction.atomic
def buat_pertama() -> Kebijakan:
    """The first version of a new city, a draft with the numbers of PermenPANRB 6/2022. Raises ValidationError when
    there is a version already: later ones are copies."""
    if Kebijakan.objects.exists():
        raise ValidationError("Aturan sudah ada. Salin versi yang berlaku menjadi draf baru.")
    return Kebijakan.objects.create(
        versi=1, nama="Aturan penilaian kinerja", dasar="PermenPANRB 6/2022; PP 30/2019", status=StatusKebijakan.DRAF
    )


@transaction.atomic
def ubah_draf(*, kebijakan: Kebijakan, perubahan: Mapping[str, object], semula: str | None = None) -> Kebijakan:
    """Change fields of a draft; `semula` as of `domain.semula`. Raises ValidationError for a version in force, an
    unknown field or a wrong value."""
    asing = set(perubahan) - set(DAPAT_DIUBAH)
    if asing:
        raise ValidationError(f"Kolom ini tidak dapat diubah: {', '.join(sorted(asing))}.")
    draf = _kunci_draf(kebijakan)
    tolak_bila_berubah(draf, DAPAT_DIUBAH, semula)
    for kolom, nilai in perubahan.items():
        setattr(draf, kolom, nilai)
    _periksa(draf)
    draf.full_clean(exclude=["dibuat"])
    draf.save(update_fields=list(perubahan))
    return draf


@transaction.atomic
def berlakukan(*, kebijakan: Kebijakan, alasan: str) -> Kebijakan:
    """Put a draft in force. From then on a trigger refuses every change, also from raw SQL."""
    if not alasan.strip():
        raise ValidationError({"alasan": "Tulis alasannya; alasan ini tercatat dalam riwayat."})
    draf = _kunci_draf(kebijakan)
    _periksa(draf)
    draf.status = StatusKebijakan.BERLAKU
    with karena(alasan.strip()):
        draf.save(update_fields=["status"])
    return draf
