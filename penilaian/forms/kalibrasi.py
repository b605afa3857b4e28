"""Filters of the calibration page."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict

from pegawai.models import UnitKerja
from penilaian.models import Periode

BAHAS, SERING = "bahas", "sering"


class SaringKalibrasi(forms.Form):
    """Period, assessor and agency, in the URL; a choice that does not exist counts as none."""

    nama = forms.CharField(label="Nama penilai", required=False, max_length=80)
    status = forms.ChoiceField(
        label="Keterangan",
        required=False,
        choices=(("", "Semua"), (BAHAS, "Perlu dibahas"), (SERING, "Sering berbeda dari usulan")),
    )

    def __init__(self, data: QueryDict, *, daftar: Iterable[Periode], kini: Periode) -> None:
        # The page shows a period also where the URL names none.
        isi = data.copy()
        isi["periode"] = kini.kode
        super().__init__(isi)
        self.fields["periode"] = forms.ChoiceField(
            label="Periode", required=False, choices=[(p.kode, p.nama) for p in daftar]
        )
        opd = UnitKerja.objects.without_tree_fields().opd().order_by("nama").values_list("pk", "nama")
        self.fields["opd"] = forms.TypedChoiceField(
            label="Perangkat daerah yang dinilai",
            required=False,
            choices=[("", "Semua perangkat daerah"), *opd],
            coerce=int,
            empty_value=None,
        )
        self.order_fields(["periode", "nama", "opd"])

    def pilihan(self) -> dict:
        """Valid choices; what is not valid is left out."""
        self.is_valid()
        return {nama: self.cleaned_data.get(nama) or None for nama in self.fields}
