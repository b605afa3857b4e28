"""What colleagues say of a proposal: support, and comments."""

from django.core.exceptions import ValidationError
from django.db import transaction

from inovasi.choices import TERBUKA
from inovasi.domain.kabar import kabari_tim
from inovasi.domain.usulan import kunci
from inovasi.models import Dukungan, KomentarUsulan, Usulan
from kinerja.pelacakan import karena
from pegawai.domain.galat import tolak
from pegawai.models import Pegawai, Pengguna


@transaction.atomic
def dukung(*, usulan: Usulan, pegawai: Pegawai, ya: bool) -> None:
    """Support a proposal, once, or take it back; who belongs to the team does not. Raises ValidationError."""
    satu = _terbuka(usulan)
    if satu.anggota.filter(pegawai=pegawai).exists():
        raise ValidationError("Dukungan datang dari orang di luar tim.")
    if ya:
        Dukungan.objects.bulk_create([Dukungan(usulan=satu, pegawai=pegawai)], ignore_conflicts=True)
    else:
        Dukungan.objects.filter(usulan=satu, pegawai=pegawai).delete()


@transaction.atomic
def komentari(*, usulan: Usulan, oleh: Pengguna, teks: str) -> KomentarUsulan:
    """Say something; the team is told. Raises ValidationError by field."""
    satu = _terbuka(usulan)
    if not teks.strip():
        raise tolak("teks", "Tulis komentar Anda.")
    komentar = KomentarUsulan.objects.create(usulan=satu, oleh=oleh, teks=teks.strip())
    if not satu.anggota.filter(pegawai=oleh.pegawai_id).exists():
        kabari_tim(satu, f"Komentar {komentar.pk}: {satu.judul}", isi=komentar.teks[:200])
    return komentar


@transaction.atomic
def sembunyikan(*, komentar: KomentarUsulan, alasan: str) -> KomentarUsulan:
    """A manager hides words that hurt; they stay in the history with the reason. Raises ValidationError by field."""
    satu = KomentarUsulan.objects.select_for_update(of=("self",)).get(pk=komentar.pk)
    if not alasan.strip():
        raise tolak("alasan", "Tulis mengapa komentar ini disembunyikan.")
    satu.disembunyikan = alasan.strip()[:200]
    with karena(satu.disembunyikan):
        satu.save(update_fields=["disembunyikan"])
    return satu


def _terbuka(usulan: Usulan) -> Usulan:
    satu = kunci(usulan)
    if satu.status not in TERBUKA:
        raise ValidationError(f"Usulan ini {satu.get_status_display().lower()}.")
    return satu
