"""Preview by doing: the real act runs, and is taken back unless its preview was seen."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from pegawai.forms.isian import pasang_galat
from pegawai.forms.pasti import FormPasti


def jalankan(form: FormPasti, kerja: Callable[[], Any]) -> tuple[bool, Any]:
    """(done, result of `kerja`). What would be refused is refused in the preview, beside its field: result None."""
    pasti = form.sudah_dilihat
    try:
        with transaction.atomic():
            hasil = kerja()
            transaction.set_rollback(not pasti)
    except ValidationError as galat:
        pasang_galat(form, galat)
        return False, None
    if not pasti:
        form.tandai_dilihat()
    return pasti, hasil
