"""Writing templates of plans: by hand, or out of a plan that exists."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.db.models import F, Max

from pegawai.models import Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya
from penilaian.models import SKP, HasilTemplat, IndikatorTemplat, TemplatSKP
from penilaian.queries.halaman_skp import rincian_rencana
from penilaian.queries.templat import PERAN_TEMPLAT


def boleh_menulis(pengguna: Pengguna, templat: TemplatSKP) -> bool:
    """A city role writes every template, a role of a unit those of its own tree."""
    if pengguna.akses.seluruh_kota(*PERAN_TEMPLAT):
        return True
    akar = pengguna.akses.unit_peran(*PERAN_TEMPLAT)
    unit = UnitKerja.objects.without_tree_fields().filter(pk=templat.unit_id, pk__in=unit_dan_bawahannya(akar))
    return bool(akar and templat.unit_id and unit.exists())


def _wajib_menulis(oleh: Pengguna, templat: TemplatSKP) -> None:
    if not boleh_menulis(oleh, templat):
        raise PermissionDenied("Templat ini milik unit lain. Salin SKP menjadi templat unit Anda sendiri.")


@transaction.atomic
def simpan(*, templat: TemplatSKP, oleh: Pengguna) -> TemplatSKP:
    """Add or change the head of a template. Raises ValidationError by field, PermissionDenied outside one's units."""
    _wajib_menulis(oleh, templat)
    if templat._state.adding:
        templat.pembuat = oleh
    templat.revisi += not templat._state.adding
    templat.full_clean()
    templat.save()
    return templat


@transaction.atomic
def hapus(*, templat: TemplatSKP, oleh: Pengguna) -> None:
    """Throw a template away. Drafts that came from it stay."""
    _wajib_menulis(oleh, templat)
    templat.delete()


def simpan_hasil(*, hasil: HasilTemplat, oleh: Pengguna) -> HasilTemplat:
    """Add or change a result (`hasil.templat` set)."""
    return _simpan_isi(hasil, hasil.templat, oleh, HasilTemplat.objects.filter(templat=hasil.templat_id))


def simpan_indikator(*, indikator: IndikatorTemplat, oleh: Pengguna) -> IndikatorTemplat:
    """Add or change an indicator (`indikator.hasil` set)."""
    saudara = IndikatorTemplat.objects.filter(hasil=indikator.hasil_id)
    return _simpan_isi(indikator, indikator.hasil.templat, oleh, saudara)


@transaction.atomic
def hapus_isi(*, isi: HasilTemplat | IndikatorTemplat, oleh: Pengguna) -> None:
    """Take a result (with its indicators) or an indicator out."""
    templat = isi.templat if isinstance(isi, HasilTemplat) else isi.hasil.templat
    _wajib_menulis(oleh, templat)
    _naik(templat)
    isi.delete()


@transaction.atomic
def _simpan_isi(isi, templat: TemplatSKP, oleh: Pengguna, saudara: models.QuerySet):
    _wajib_menulis(oleh, templat)
    if isi._state.adding:
        isi.urutan = (saudara.aggregate(n=Max("urutan"))["n"] or 0) + 1
    isi.full_clean()
    isi.save()
    _naik(templat)
    return isi


def _naik(templat: TemplatSKP) -> None:
    TemplatSKP.objects.filter(pk=templat.pk).update(revisi=F("revisi") + 1)


@transaction.atomic
def dari_skp(*, skp: SKP, nama: str, oleh: Pengguna) -> TemplatSKP:
    """A template with the results, indicators and latest targets of a plan, for its kind of position in its agency.

    Names nobody. Raises ValidationError when the name is taken or the plan is empty.
    """
    hasil: list[Any] = rincian_rencana(skp)
    if not hasil:
        raise ValidationError("SKP ini belum berisi hasil kerja, jadi belum dapat menjadi templat.")
    kota = oleh.akses.seluruh_kota(*PERAN_TEMPLAT)
    templat = simpan(
        templat=TemplatSKP(
            nama=nama,
            unit=None if kota else (skp.unit.opd or skp.unit),
            jenis_jabatan=skp.penempatan.jabatan.jenis,
            kata_jabatan=skp.penempatan.jabatan.nama[:80],
        ),
        oleh=oleh,
    )
    for h in hasil:
        baru = HasilTemplat.objects.create(
            templat=templat, **_ambil(h, "jenis", "uraian", "bobot", "perspektif", "urutan")
        )
        IndikatorTemplat.objects.bulk_create(_indikator(baru, i) for i in h.daftar_indikator)
    return templat


def _ambil(objek: models.Model, *nama: str) -> dict[str, object]:
    return {n: getattr(objek, n) for n in nama}


def _indikator(hasil: HasilTemplat, lama) -> IndikatorTemplat:
    akhir = lama.daftar_target[-1] if lama.daftar_target else None
    return IndikatorTemplat(
        hasil=hasil,
        target=akhir.target if akhir else None,
        target_maks=akhir.target_maks if akhir else None,
        bagian=lama.bagian,
        urutan=lama.urutan,
        **lama.ukuran_sama(),
    )
