"""The criteria of a gate and their weights, in versions; a version that has judged does not change any more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from inovasi.models import Gerbang, Kriteria, Rubrik
from kinerja.bilangan import bulatkan, pecahan
from kinerja.pelacakan import karena
from kinerja.templatetags.ui import angka
from kinerja.waktu import hari_ini
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah

JUMLAH_BOBOT = 100


@dataclass(frozen=True)
class IsiKriteria:
    """A criterion to store; `kode` is empty for a new one and made of its name."""

    nama: str
    bobot: Decimal
    uraian: str = ""
    kode: str = ""


# PP 38/2017, article 6; the weights are the city's own and may be changed with a new version.
PASAL_6 = (
    IsiKriteria("Baru", Decimal(25), "Mengandung pembaruan seluruh atau sebagian unsurnya.", "baru"),
    IsiKriteria("Bermanfaat", Decimal(30), "Memberi manfaat bagi daerah atau masyarakat.", "manfaat"),
    IsiKriteria(
        "Tidak membebani",
        Decimal(15),
        "Tidak mengakibatkan pembebanan atau pembatasan yang tidak sesuai dengan peraturan.",
        "tanpa_beban",
    ),
    IsiKriteria("Urusan daerah", Decimal(10), "Urusan pemerintahan yang menjadi kewenangan daerah.", "urusan"),
    IsiKriteria("Dapat ditiru", Decimal(20), "Dapat direplikasi unit atau daerah lain.", "direplikasi"),
)


def berlaku(hari: date) -> Rubrik:
    """The rubric of a day. The first one, the five criteria of the rule, is written at its first use."""
    satu = Rubrik.objects.filter(berlaku__lte=hari).order_by("-berlaku", "-nomor").first()
    return satu or _pertama(hari)


@transaction.atomic
def _pertama(hari: date) -> Rubrik:
    with karena("kriteria PP 38/2017 Pasal 6"):
        nomor = 1 + (Rubrik.objects.aggregate(n=Max("nomor"))["n"] or 0)
        satu, baru = Rubrik.objects.get_or_create(nomor=nomor, defaults={"berlaku": hari})
        if baru:
            _tulis(satu, PASAL_6)
    return satu


@transaction.atomic
def simpan(*, rubrik: Rubrik | None, versi: int, data: Mapping[str, Any], kriteria: Sequence[IsiKriteria]) -> Rubrik:
    """Make a new version, or change one that has judged nothing yet; `data` holds `berlaku`, `hari_kerja`, `ambang`.
    Raises SuntingBersamaan, ValidationError by field."""
    if rubrik is None:
        satu = Rubrik(nomor=1 + (Rubrik.objects.aggregate(n=Max("nomor"))["n"] or 0))
    else:
        # A request for a stage locks the rubric it takes; either it comes first and is seen here, or it waits.
        satu = Rubrik.objects.select_for_update().get(pk=rubrik.pk)
        tolak_bila_berubah(satu, versi, data)
        satu.versi += 1
        if Gerbang.objects.filter(rubrik=satu).exists():
            raise ValidationError(f"{satu} sudah dipakai menilai, jadi tidak berubah lagi. Buat versi baru.")
    if data["berlaku"] < hari_ini():
        raise tolak("berlaku", "Rubrik berlaku mulai hari ini atau sesudahnya.")
    _periksa(kriteria)
    for nama, nilai in data.items():
        setattr(satu, nama, nilai)
    satu.full_clean()
    satu.save()
    satu.kriteria.all().delete()
    _tulis(satu, kriteria)
    return satu


def _periksa(kriteria: Sequence[IsiKriteria]) -> None:
    if not kriteria:
        raise tolak("kriteria", "Isi paling sedikit satu kriteria.")
    if any(k.bobot <= 0 for k in kriteria):
        raise tolak("kriteria", "Bobot tiap kriteria lebih dari 0.")
    jumlah = sum((pecahan(k.bobot) for k in kriteria), pecahan(0))
    if jumlah != JUMLAH_BOBOT:
        raise tolak("kriteria", f"Bobot semua kriteria harus berjumlah 100; sekarang {angka(bulatkan(jumlah))}.")
    if len({k.nama.casefold() for k in kriteria}) < len(kriteria):
        raise tolak("kriteria", "Nama kriteria tidak boleh sama.")


def _tulis(rubrik: Rubrik, kriteria: Sequence[IsiKriteria]) -> None:
    terpakai = {k.kode for k in kriteria if k.kode}
    baru = []
    for urutan, k in enumerate(kriteria, 1):
        kode = k.kode or _kode(k.nama, terpakai)
        terpakai.add(kode)
        baru.append(Kriteria(rubrik=rubrik, kode=kode, nama=k.nama, uraian=k.uraian, bobot=k.bobot, urutan=urutan))
    Kriteria.objects.bulk_create(baru)


def _kode(nama: str, terpakai: set[str]) -> str:
    dasar = slugify(nama)[:20].strip("-") or "kriteria"
    return dasar if dasar not in terpakai else next(k for n in range(2, 99) if (k := f"{dasar}-{n}") not in terpakai)
