"""The official above decides a unit's predikat, with recommendations beside it. Nothing is ever changed, only added."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from kinerja.pelacakan import karena
from pegawai.models import Penempatan, Pengguna, UnitKerja
from penilaian.choices import PredikatOrganisasi, StatusPeriode, SumberRekomendasi
from penilaian.models import Periode, Perjanjian, PutusanUnit, RekomendasiUnit
from penilaian.queries.hasil_unit import hasil_unit
from penilaian.queries.predikat_unit import sudah_dinilai
from penilaian.queries.wewenang_unit import boleh_menetapkan_predikat, sumber_rekomendasi


@transaction.atomic
def tetapkan(
    *, unit: UnitKerja, periode: Periode, oleh: Pengguna, predikat: str, alasan: str, terakhir: int | None = None
) -> PutusanUnit:
    """Append a decision. `terakhir` is the id of the decision that the page showed (0: none): another one in between
    is told, not overruled. After the close only a first decision is possible."""
    if not boleh_menetapkan_predikat(oleh, unit):
        raise PermissionDenied("Hanya pejabat di atas unit ini yang menetapkan predikatnya.")
    UnitKerja.objects.without_tree_fields().select_for_update(no_key=True).get(pk=unit.pk)
    lama = PutusanUnit.objects.filter(unit=unit, periode=periode).order_by("-id").first()
    galat: dict[str, str] = {}
    if predikat not in PredikatOrganisasi.values:
        galat["predikat"] = "Pilih salah satu predikat."
    if not alasan.strip():
        galat["alasan"] = "Tuliskan dasar predikat ini."
    if galat:
        raise ValidationError(galat)
    if periode.status == StatusPeriode.RENCANA:
        raise ValidationError("Periode ini belum dibuka.")
    if periode.beku and lama:
        raise ValidationError(f"{periode.nama} sudah ditutup dan predikat unit sudah ditetapkan.")
    if lama and terakhir is not None and lama.pk != terakhir:
        raise ValidationError(f"{lama.oleh} baru saja menetapkan {lama}. Muat ulang halaman untuk melihatnya.")
    hasil = hasil_unit(periode, Perjanjian.objects.filter(unit=unit)).get(("unit", unit.pk))
    with karena(alasan.strip()):
        baru = PutusanUnit.objects.create(
            unit=unit,
            periode=periode,
            predikat=predikat,
            alasan=alasan.strip(),
            nilai=hasil.nilai if hasil else None,
            sudah_dinilai=sudah_dinilai(unit, periode),
            oleh=oleh,
        )
    _kabari_kepala(baru)
    return baru


def _kabari_kepala(putusan: PutusanUnit) -> None:
    kepala = Penempatan.objects.pada().filter(unit=putusan.unit_id, kepala=True).values("pegawai")
    beri_tahu(
        pemberitahuan=[
            Pemberitahuan(
                penerima=akun,
                judul=f"Predikat {putusan.unit} {putusan.periode} ditetapkan"[:200],
                isi=putusan.get_predikat_display(),
                tautan=f"/kinerja-unit/{putusan.unit.kode}/{putusan.periode.kode}/",
                kunci=f"putusan_unit:{putusan.pk}",
            )
            for akun in Pengguna.objects.filter(pegawai__in=kepala)
        ]
    )


@transaction.atomic
def rekomendasikan(
    *, unit: UnitKerja, periode: Periode, oleh: Pengguna, sumber: str, pemberi: str, isi: str
) -> RekomendasiUnit:
    """Write down what planning, personnel or the inspectorate recommends; who may for which: `sumber_rekomendasi`."""
    if sumber in SumberRekomendasi.values and sumber not in sumber_rekomendasi(oleh, unit):
        raise PermissionDenied("Rekomendasi dari sumber itu tidak dapat Anda catat.")
    galat: dict[str, str] = {}
    if sumber not in SumberRekomendasi.values:
        galat["sumber"] = "Pilih sumber rekomendasi."
    if not pemberi.strip():
        galat["pemberi"] = "Tulis nama atau jabatan pemberi rekomendasi."
    if not isi.strip():
        galat["isi"] = "Tulis isi rekomendasinya."
    if galat:
        raise ValidationError(galat)
    baru = RekomendasiUnit(
        unit=unit, periode=periode, sumber=sumber, pemberi=pemberi.strip(), isi=isi.strip(), oleh=oleh
    )
    baru.full_clean()
    baru.save()
    return baru
