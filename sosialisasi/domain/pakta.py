"""The integrity pact: written, published, signed by heads first."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string

from kinerja.domain.pemberitahuan import beri_tahu_dari
from kinerja.models.dokumen import ABJAD, PANJANG_KODE
from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah
from pegawai.models import Pengguna
from sosialisasi.models import Pakta, TandaTanganPakta
from sosialisasi.queries.pakta import berlaku, giliran, wajib


def sidik(pakta: Pakta) -> str:
    """SHA-256 of year, version and words: what somebody had on the screen when signing."""
    return hashlib.sha256(f"{pakta.tahun}:{pakta.nomor}:{pakta.teks}".encode()).hexdigest()


@transaction.atomic
def simpan(*, pakta: Pakta | None, versi: int, data: Mapping[str, Any]) -> Pakta:
    """Write or change a draft; one of a year that has a published text becomes its next version. Raises
    SuntingBersamaan, ValidationError by field."""
    if pakta is None:
        satu = Pakta()
    else:
        satu = Pakta.objects.select_for_update().get(pk=pakta.pk)
        tolak_bila_berubah(satu, versi, data)
        if satu.terbit:
            raise ValidationError("Naskah yang sudah terbit tidak diubah. Tulis versi berikutnya.")
        satu.versi += 1
    for nama, nilai in data.items():
        setattr(satu, nama, nilai)
    if satu.tahun < hari_ini().year:
        raise tolak("tahun", "Pakta tahun yang sudah lewat tidak ditulis lagi.")
    lain = Pakta.objects.filter(tahun=satu.tahun).exclude(pk=satu.pk)
    if lain.filter(terbit=None).exists():
        raise tolak("tahun", "Tahun ini sudah punya draf. Ubah draf itu.")
    satu.nomor = (lain.aggregate(n=Max("nomor"))["n"] or 0) + 1
    satu.full_clean()
    with karena("naskah pakta ditulis"):
        satu.save()
    return satu


@transaction.atomic
def terbitkan(*, pakta: Pakta, versi: int) -> tuple[Pakta, int]:
    """Publish the text as it was seen; everybody who signs is told, in one statement. Raises SuntingBersamaan,
    ValidationError."""
    satu = Pakta.objects.select_for_update().get(pk=pakta.pk)
    tolak_bila_berubah(satu, versi, {})
    if satu.terbit:
        raise ValidationError("Naskah ini sudah terbit.")
    if satu.tenggat < hari_ini():
        raise ValidationError("Tenggatnya sudah lewat. Ubah tanggalnya lebih dahulu.")
    with karena(f"pakta {satu.tahun} versi {satu.nomor} terbit"):
        satu.terbit, satu.versi = timezone.now(), satu.versi + 1
        satu.save(update_fields=["terbit", "versi"])
    orang = wajib(None).filter(pegawai__akun__isnull=False).order_by()
    kueri = orang.values_list(
        F("pegawai__akun"),
        Value(f"Pakta integritas {satu.tahun}"),
        Value("Pimpinan menandatangani lebih dulu, lalu pegawainya."),
        Value(reverse("sosialisasi:pakta")),
        Value(f"pakta:{satu.pk}"),
    )
    return satu, beri_tahu_dari(kueri=kueri)


@transaction.atomic
def tandatangani(*, pakta: Pakta, oleh: Pengguna, dibaca: str) -> TandaTanganPakta:
    """Sign what was read (`dibaca`, its fingerprint); signing again gives the first signature. Raises ValidationError
    saying who must sign first."""
    if not berlaku().filter(pk=pakta.pk).exists() or dibaca != sidik(pakta):
        raise ValidationError("Naskahnya sudah berganti. Baca yang terbaru, lalu tanda tangani.")
    keadaan = giliran(oleh, pakta)
    if keadaan.tanda:
        return keadaan.tanda
    if keadaan.tempat is None:
        raise ValidationError("Anda tidak punya penempatan hari ini. Hubungi admin kepegawaian.")
    if keadaan.menunggu:
        siapa = " atau ".join(str(k.pegawai) for k in keadaan.menunggu)
        raise ValidationError(f"{siapa} menandatangani lebih dulu.")
    with karena("menandatangani pakta integritas"):
        return TandaTanganPakta.objects.get_or_create(
            pakta=pakta,
            pegawai=keadaan.tempat.pegawai,
            defaults={
                "unit": keadaan.tempat.unit,
                "jabatan": str(keadaan.tempat.jabatan)[:160],
                "sidik": dibaca,
                "kode": get_random_string(PANJANG_KODE, ABJAD),
            },
        )[0]
