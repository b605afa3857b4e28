"""Writing of people's records."""

from django.db import transaction

from kinerja.pelacakan import karena
from pegawai import nip as aturan_nip
from pegawai.choices import JenisPegawai
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah
from pegawai.models import Pegawai

# What a form may set. `publik`, `versi` and `dibuat` belong to the record.
FIELD_PEGAWAI = (
    "nip",
    "jenis",
    "nama",
    "gelar_depan",
    "gelar_belakang",
    "tempat_lahir",
    "tgl_lahir",
    "jenis_kelamin",
    "golongan",
    "pendidikan",
    "surel",
    "telepon",
    "status",
)


@transaction.atomic
def tambah(*, data: dict[str, object], alasan: str = "Pegawai baru") -> Pegawai:
    """Add a person. `data` holds fields of `FIELD_PEGAWAI`. Raises ValidationError by field."""
    pegawai = Pegawai()
    _isi(pegawai, data)
    with karena(alasan):
        pegawai.save(force_insert=True)
    return pegawai


@transaction.atomic
def ubah(*, pegawai_id: int, versi: int, data: dict[str, object], alasan: str) -> Pegawai:
    """Change a record that was read as `versi`.

    Raises SuntingBersamaan when somebody else saved it meanwhile, ValidationError by field for bad data.
    """
    pegawai = Pegawai.objects.select_for_update().get(pk=pegawai_id)
    tolak_bila_berubah(pegawai, versi, {f: data[f] for f in FIELD_PEGAWAI if f in data})
    _isi(pegawai, data)
    pegawai.versi += 1
    with karena(alasan):
        pegawai.save()
    return pegawai


def peringatan_nip(pegawai: Pegawai) -> list[str]:
    """Mismatches between the NIP and the stored birth date and sex. Shown, never blocking: data get corrected."""
    if not pegawai.nip or pegawai.jenis == JenisPegawai.PEJABAT:
        return []
    try:
        hasil = aturan_nip.periksa(pegawai.nip, pegawai.jenis)
    except ValueError as galat:
        return [str(galat)]
    pesan = []
    if pegawai.tgl_lahir and hasil.tgl_lahir != pegawai.tgl_lahir:
        pesan.append(f"NIP menyebut tanggal lahir {hasil.tgl_lahir:%d/%m/%Y}, data {pegawai.tgl_lahir:%d/%m/%Y}.")
    if pegawai.jenis_kelamin and hasil.jenis_kelamin != pegawai.jenis_kelamin:
        pesan.append("Angka jenis kelamin pada NIP tidak sama dengan jenis kelamin di data.")
    return pesan


def _isi(pegawai: Pegawai, data: dict[str, object]) -> None:
    asing = set(data) - set(FIELD_PEGAWAI)
    if asing:
        raise TypeError(f"not fields of a person: {sorted(asing)}")
    for nama, nilai in data.items():
        setattr(pegawai, nama, nilai)
    if pegawai.jenis == JenisPegawai.PEJABAT:
        pegawai.nip = pegawai.nip or None
    else:
        try:
            pegawai.nip = aturan_nip.periksa(pegawai.nip or "", pegawai.jenis).nip
        except ValueError as galat:
            raise tolak("nip", str(galat)) from galat
    pegawai.full_clean()
