"""Who has an interest in a proposal."""

from collections.abc import Sequence

from django.db.models import Q

from inovasi.models import Usulan
from pegawai.models import Penempatan


def orang_berbenturan(usulan: Usulan, pegawai: Sequence[int]) -> dict[int, str]:
    """Of these people, who has an interest in the proposal, and which: belongs to the team (also when they left or
    declined), or is direct superior or subordinate of one of it today."""
    tim = set(usulan.anggota.values_list("pegawai_id", flat=True))
    hasil = {p: "anggota tim usulan ini" for p in pegawai if p in tim}
    tempat = Penempatan.objects.pada().filter(
        Q(pegawai__in=tim, penilai__in=pegawai) | Q(penilai__in=tim, pegawai__in=pegawai)
    )
    for orang, penilai in tempat.values_list("pegawai_id", "penilai_id"):
        if orang in tim and penilai not in hasil:
            hasil[penilai] = "atasan langsung anggota tim"
        elif penilai in tim and orang not in hasil:
            hasil[orang] = "bawahan langsung anggota tim"
    return hasil
