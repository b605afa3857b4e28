"""Writing of competences, of what positions ask for, and of what people were found to master."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini
from pegawai.domain.versi import tolak_bila_berubah
from pegawai.models import Jabatan, Pegawai, Pengguna
from pelatihan.choices import PenilaiKompetensi
from pelatihan.models import Kompetensi, NilaiKompetensi, Padanan, SyaratJabatan


@transaction.atomic
def simpan(*, kompetensi: Kompetensi | None, versi: int, data: Mapping[str, Any]) -> Kompetensi:
    """Make or change a competence. Raises SuntingBersamaan, ValidationError by field."""
    if kompetensi is None:
        satu = Kompetensi()
    else:
        satu = Kompetensi.objects.select_for_update().get(pk=kompetensi.pk)
        tolak_bila_berubah(satu, versi, data)
        satu.versi += 1
    for nama, nilai in data.items():
        setattr(satu, nama, nilai)
    satu.full_clean()
    satu.save()
    return satu


@transaction.atomic
def syaratkan(*, jabatan: Jabatan, tingkat: Mapping[Kompetensi, int]) -> None:
    """What a position asks for, as a whole: a competence that is not named is not asked for. Raises ValidationError."""
    if any(not 1 <= t <= 5 for t in tingkat.values()):
        raise ValidationError("Tingkat diisi 1 sampai 5.")
    with karena("syarat kompetensi jabatan"):
        jabatan.syarat_kompetensi.exclude(kompetensi__in=list(tingkat)).delete()
        SyaratJabatan.objects.bulk_create(
            [SyaratJabatan(jabatan=jabatan, kompetensi=k, tingkat=t) for k, t in tingkat.items()],
            update_conflicts=True,
            unique_fields=["jabatan", "kompetensi"],
            update_fields=["tingkat"],
        )


@transaction.atomic
def nilai(
    *, pegawai: Pegawai, sumber: str, tingkat: Mapping[Kompetensi, int], oleh: Pengguna, catatan: str = ""
) -> int:
    """Assess somebody's competences, as the person, the superior, or from a test; earlier figures of the same kind of
    assessor are replaced. Returns how many. Raises ValidationError."""
    if any(not 1 <= t <= 5 for t in tingkat.values()):
        raise ValidationError("Tingkat diisi 1 sampai 5.")
    with karena(PenilaiKompetensi(sumber).label.lower()):
        simpan_nilai(
            [
                NilaiKompetensi(
                    pegawai=pegawai,
                    kompetensi=k,
                    sumber=sumber,
                    tingkat=t,
                    tanggal=hari_ini(),
                    catatan=catatan,
                    oleh=oleh,
                )
                for k, t in tingkat.items()
            ]
        )
    return len(tingkat)


def simpan_nilai(daftar: Iterable[NilaiKompetensi]) -> None:
    """Store assessments in one statement; one of the same person, competence and kind is replaced."""
    NilaiKompetensi.objects.bulk_create(
        list(daftar),
        update_conflicts=True,
        unique_fields=["pegawai", "kompetensi", "sumber"],
        update_fields=["tingkat", "tanggal", "catatan", "oleh"],
        batch_size=2000,
    )


@transaction.atomic
def padankan(*, sumber: str, kunci: str, kompetensi: Kompetensi | None) -> None:
    """Say which competence a weak spot points to, or (None) that it points to none."""
    if kompetensi is None:
        Padanan.objects.filter(sumber=sumber, kunci=kunci).delete()
        return
    Padanan.objects.update_or_create(sumber=sumber, kunci=kunci, defaults={"kompetensi": kompetensi})
