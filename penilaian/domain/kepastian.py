"""Confirm a rule in use, or withdraw that: dated acts with a reason, none of them ever changed."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from kinerja.pelacakan import karena
from pegawai.models import Pengguna
from penilaian.models import KepastianAturan
from penilaian.queries.ketentuan import Ketentuan


@transaction.atomic
def catat_kepastian(*, ketentuan: Ketentuan, pasti: bool, nilai: str, alasan: str, oleh: Pengguna) -> KepastianAturan:
    """HR of the whole city alone. `nilai` is the value that the person read; raises ValidationError when another one
    is in use by now, and without a reason."""
    if not oleh.akses.admin_kota:
        raise PermissionDenied("Hanya admin kepegawaian kota yang memastikan aturan.")
    if not alasan.strip():
        raise ValidationError("Tulis alasannya: naskah, surat, atau rapat yang memastikannya.")
    if nilai != ketentuan.nilai:
        raise ValidationError(f"{ketentuan.nama} kini {ketentuan.nilai}, bukan {nilai}. Baca lagi, lalu pastikan.")
    with karena(alasan.strip()):
        return KepastianAturan.objects.create(
            kode=ketentuan.kode, pasti=pasti, nilai=ketentuan.nilai, alasan=alasan.strip()[:300], oleh=oleh
        )
