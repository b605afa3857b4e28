"""Annexes by the owner of a draft, expectations of behaviour by its assessor."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.urls import reverse

from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from pegawai.models import Pengguna
from penilaian.choices import SKP_MENGIKAT, NilaiDasar
from penilaian.choices_skp import JenisLampiran
from penilaian.domain.rencana import buka_isi
from penilaian.domain.skp import kunci
from penilaian.models import SKP, EkspektasiPerilaku, LampiranSKP


@transaction.atomic
def simpan_lampiran(*, skp: SKP, oleh: Pengguna, isi: Mapping[str, str | None], revisi: int | None = None) -> None:
    """Write the annexes (kind to text, an item a line): an empty text says that there is none by agreement, None that
    nothing is said yet. Raises PermissionDenied for others than the owner, ValidationError when the plan is no draft
    or has changed since `revisi`."""
    terkunci = buka_isi(skp, oleh, revisi)
    for jenis in JenisLampiran:
        teks = isi.get(jenis)
        baru = LampiranSKP(skp=terkunci, jenis=jenis, isi=(teks or "").strip())
        _tulis(baru, {"jenis": jenis}, ada=teks is not None)


@transaction.atomic
def simpan_ekspektasi(*, skp: SKP, oleh: Pengguna, isi: Mapping[str, str], revisi: int | None = None) -> None:
    """Write what the assessor expects (value to text) while the plan is not approved; the owner is told. Raises
    PermissionDenied for others, ValidationError when it is approved or has changed since `revisi`."""
    terkunci = kunci(skp=skp, revisi=revisi)
    if oleh.pegawai_id is None or oleh.pegawai_id != terkunci.penilai_id:
        raise PermissionDenied("Hanya atasan langsung yang menulis ekspektasi.")
    if terkunci.status in SKP_MENGIKAT:
        raise ValidationError("SKP ini sudah disetujui. Ekspektasi ditulis pada versi berikutnya.")
    SKP.objects.filter(pk=terkunci.pk).update(revisi=F("revisi") + 1)
    for nilai in NilaiDasar:
        baru = EkspektasiPerilaku(
            skp=terkunci, nilai=nilai, isi=isi.get(nilai, "").strip(), penilai_id=terkunci.penilai_id
        )
        _tulis(baru, {"nilai": nilai}, ada=bool(baru.isi))
    _kabari(terkunci)


def _tulis(baru: Any, kunci_baris: dict[str, str], *, ada: bool) -> None:
    """Store a row when its text differs from that of its key, take it away unless `ada`."""
    lama = type(baru).objects.filter(skp=baru.skp, **kunci_baris).first()
    if lama is None and ada:
        baru.full_clean()
        baru.save()
    elif lama is not None and not ada:
        lama.delete()
    elif lama is not None and (lama.isi, getattr(lama, "penilai_id", None)) != (
        baru.isi,
        getattr(baru, "penilai_id", None),
    ):
        baru.pk, baru._state.adding = lama.pk, False
        baru.full_clean()
        baru.save()


def _kabari(skp: SKP) -> None:
    penerima = Pengguna.objects.filter(pegawai_id=skp.pegawai_id).first()
    if penerima is None:
        return
    kabar = Pemberitahuan(
        penerima=penerima,
        judul=f"{skp.penilai} menulis ekspektasi perilaku pada SKP Anda",
        tautan=reverse("penilaian:skp", args=[skp.publik]),
        kunci=f"ekspektasi-{skp.pk}-{skp.revisi}",
    )
    beri_tahu(pemberitahuan=[kabar])
