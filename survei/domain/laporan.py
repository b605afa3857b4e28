"""Writing of the text blocks and of the number of survey reports."""

from django.db import IntegrityError, transaction

from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah
from survei.domain.nomor_laporan import ambil_nomor
from survei.models import NaskahLaporan
from survei.queries.laporan import Subjek
from survei.queries.nomor_laporan import nomor_berikut, nomor_terbit

BAGIAN = ("nomor", "latar_belakang", "dasar", "tujuan", "metode", "penutup", "dokumentasi")


@transaction.atomic
def tulis(*, subjek: Subjek, versi: int, pakai_nomor: bool = False, **isi: str) -> NaskahLaporan:
    """Store the blocks (`BAGIAN`) of the report of a period, or of an agency in periods of one code, read as `versi`
    (0: never written). `pakai_nomor` takes the next number of the agency where none is written. Raises
    SuntingBersamaan, ValidationError by field: also for a number used before, or changed after it was issued."""
    kunci = {"periode": subjek.periode[0]} if subjek.layanan else {"unit": subjek.unit, "kode": subjek.kode}
    NaskahLaporan.objects.bulk_create(
        [NaskahLaporan(**kunci, penerbit=subjek.penerbit, versi=0)], ignore_conflicts=True
    )
    naskah = NaskahLaporan.objects.select_for_update(of=("self",)).get(**kunci)
    bersih = {nama: isi[nama].replace("\x00", "").strip() for nama in BAGIAN}
    tolak_bila_berubah(naskah, versi, bersih)  # type: ignore[arg-type]
    if bersih["nomor"] != naskah.nomor and nomor_terbit(naskah, subjek.kunci):
        raise tolak("nomor", f"Laporan sudah diterbitkan dengan nomor {naskah.nomor}: nomornya tidak berubah lagi.")
    if pakai_nomor and not bersih["nomor"]:
        bersih["nomor"] = ambil_nomor(penerbit=subjek.penerbit, hari=hari_ini())
    _tolak_bila_dipakai(naskah, subjek, bersih["nomor"])
    for nama, teks in bersih.items():
        setattr(naskah, nama, teks)
    naskah.penerbit = subjek.penerbit
    naskah.versi += 1
    naskah.full_clean(exclude=["periode", "unit", "penerbit"], validate_constraints=False)
    try:
        with karena("naskah laporan survei"), transaction.atomic():
            naskah.save(update_fields=[*BAGIAN, "penerbit", "versi"])
    except IntegrityError:
        raise tolak("nomor", "Nomor ini baru saja dipakai laporan lain. Tulis nomor lain.") from None
    return naskah


def _tolak_bila_dipakai(naskah: NaskahLaporan, subjek: Subjek, nomor: str) -> None:
    lain = NaskahLaporan.objects.filter(penerbit=subjek.penerbit, nomor=nomor).exclude(pk=naskah.pk)
    ada = lain.select_related("periode__layanan").first() if nomor else None
    if ada:
        berikut = nomor_berikut(subjek.penerbit, hari_ini())
        raise tolak("nomor", f"Nomor ini sudah dipakai: {ada}. Nomor berikutnya {berikut}.")
