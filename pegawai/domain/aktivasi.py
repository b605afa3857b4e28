"""Activation of accounts: one-time codes printed or mailed by HR, used once by the owner to set a password."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from kinerja.pelacakan import karena
from pegawai.choices import SELESAI_DINAS, CaraKode
from pegawai.domain.galat import tolak
from pegawai.models import KodeAktivasi, Pengguna

MASA_KODE = timedelta(days=14)
# No 0/O, 1/I/L: a code is read from paper. Ten of 31 letters are 49 bits.
_HURUF = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_PANJANG = 10


@dataclass(frozen=True)
class KodeBaru:
    """A code in clear, known only now: "ABCDE-FGHJK"."""

    pengguna_id: int
    kode: str


@transaction.atomic
def terbitkan(*, pengguna_ids: Iterable[int], oleh: Pengguna | None, cara: str, alasan: str) -> list[KodeBaru]:
    """New codes, valid for 14 days; open codes of the same accounts are revoked. Four statements, whatever the number.

    Accounts of people who left the service are passed over. In the order of `pengguna_ids`.
    """
    diminta = list(pengguna_ids)
    kunci = Pengguna.objects.select_for_update(of=("self",)).exclude(pegawai__status__in=SELESAI_DINAS)
    boleh = set(kunci.filter(pk__in=diminta).order_by("pk").values_list("pk", flat=True))
    baru = [KodeBaru(pk, _acak()) for pk in diminta if pk in boleh]
    with karena(alasan):
        KodeAktivasi.objects.filter(pengguna_id__in=boleh, dipakai=None, dicabut=None).update(dicabut=timezone.now())
        KodeAktivasi.objects.bulk_create(
            KodeAktivasi(
                pengguna_id=b.pengguna_id,
                sidik=_sidik(b.pengguna_id, b.kode),
                cara=CaraKode(cara),
                oleh=oleh,
                kedaluwarsa=timezone.now() + MASA_KODE,
            )
            for b in baru
        )
    return baru


def kode_cocok(*, pengguna: Pengguna, kode: str) -> KodeAktivasi | None:
    """The newest code of the account if it is the one typed; small letters, spaces and dashes do not matter."""
    terakhir = KodeAktivasi.objects.filter(pengguna=pengguna, dicabut=None).order_by("-id").first()
    if terakhir and hmac.compare_digest(terakhir.sidik, _sidik(pengguna.pk, kode)):
        return terakhir
    return None


@transaction.atomic
def aktifkan(*, pengguna_id: int, kode: str, sandi: str) -> Pengguna:
    """Set the password with a code, once. Raises ValidationError by field: `kode` used, expired or wrong, `sandi`
    too weak (the code then stays good)."""
    pengguna = Pengguna.objects.select_for_update(of=("self",)).select_related("pegawai").get(pk=pengguna_id)
    baris = kode_cocok(pengguna=pengguna, kode=kode)
    if baris is None:
        raise tolak("kode", "NIP dan kode tidak cocok. Periksa keduanya pada slip Anda.")
    if baris.dipakai:
        raise tolak("kode", "Kode ini sudah dipakai. Masuk dengan kata sandi Anda, atau minta kode baru.")
    if baris.kedaluwarsa <= timezone.now():
        raise tolak("kode", "Kode ini sudah lewat 14 hari. Minta kode baru kepada admin kepegawaian unit Anda.")
    if pengguna.pegawai and pengguna.pegawai.status in SELESAI_DINAS:
        raise tolak("kode", "Akun ini sudah berakhir karena pemiliknya tidak lagi berdinas.")
    try:
        validate_password(sandi, pengguna)
    except ValidationError as galat:
        raise ValidationError({"sandi": galat.messages}) from galat
    sekarang = timezone.now()
    pengguna.set_password(sandi)
    pengguna.is_active = True
    pengguna.diaktifkan = pengguna.diaktifkan or sekarang
    baris.dipakai = sekarang
    with karena("Diaktifkan oleh pemilik dengan kode"):
        pengguna.save(update_fields=["password", "is_active", "diaktifkan"])
        baris.save(update_fields=["dipakai"])
    return pengguna


def _acak() -> str:
    huruf = get_random_string(_PANJANG, _HURUF)
    return f"{huruf[:5]}-{huruf[5:]}"


def _sidik(pengguna_id: int, kode: str) -> str:
    """HMAC-SHA256 under `SECRET_KEY`; the account is part of it, so a code fits nobody else."""
    bersih = "".join(c for c in kode.upper() if c.isalnum())
    return hmac.new(settings.SECRET_KEY.encode(), f"{pengguna_id}:{bersih}".encode(), sha256).hexdigest()
