"""Fields shared by the forms of HR."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from pegawai.choices import NamaPeran
from pegawai.models import Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya


def unit_dikelola(pengguna: Pengguna) -> QuerySet[UnitKerja]:
    """Units into which this HR person may place people: the whole city, or the trees of the role."""
    semua = UnitKerja.objects.without_tree_fields().aktif().order_by("kode")
    if pengguna.akses.admin_kota:
        return semua
    akar = pengguna.akses.unit_peran(NamaPeran.ADMIN_KEPEGAWAIAN)
    return semua.filter(pk__in=unit_dan_bawahannya(akar))


def pasang_galat(form: forms.BaseForm, galat: ValidationError) -> None:
    """Show a refusal of the domain beside its field, or above the form when the form has no such field."""
    for nama, pesan in getattr(galat, "message_dict", {None: galat.messages}).items():
        form.add_error(nama if nama in form.fields else None, pesan)
