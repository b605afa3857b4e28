"""Fields shared by the forms of HR."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from pegawai.choices import NamaPeran
from pegawai.masuk import rapikan_nip
from pegawai.models import Pegawai, Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya


class PegawaiField(forms.CharField):
    """A person, typed as NIP or as the exact name (officials outside the service have no NIP)."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, Pegawai):
            return value
        teks = rapikan_nip(super().to_python(value))
        if not teks:
            return None
        orang = list(Pegawai.objects.filter(nip=teks) if teks.isdigit() else Pegawai.objects.filter(nama__iexact=teks))
        if not orang:
            raise ValidationError("Tidak ada pegawai dengan NIP atau nama itu. Tulis 18 angka NIP.")
        if len(orang) > 1:
            raise ValidationError("Ada beberapa orang bernama itu. Tulis NIP-nya.")
        return orang[0]

    def prepare_value(self, value: Any) -> Any:
        return (value.nip or value.nama) if isinstance(value, Pegawai) else value


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
