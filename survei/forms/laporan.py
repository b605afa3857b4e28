"""The words of an office in its report."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from kinerja.forms import FormDasar
from pegawai.forms.isian import UnitField
from pegawai.models import UnitKerja


def _teks(label: str, bantuan: str, baris: int = 5) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=8000,
        help_text=bantuan,
        widget=forms.Textarea(attrs={"rows": baris}),
    )


class FormNaskah(FormDasar):
    """What only the office can write; every empty line begins a paragraph."""

    pakai_nomor = forms.BooleanField(required=False)
    nomor = forms.CharField(
        label="Nomor laporan", required=False, max_length=80, help_text="Menurut agenda surat unit Anda, sekali pakai."
    )
    latar_belakang = _teks("Latar belakang", "Bab I: keadaan layanan dan mengapa survei ini diadakan.")
    dasar = _teks("Dasar pelaksanaan", "Bab I: peraturan dan surat tugas yang dipakai, satu tiap baris.", 4)
    tujuan = _teks("Maksud dan tujuan", "Bab I.", 3)
    metode = _teks("Cara dan jadwal pelaksanaan", "Bab II: siapa yang mengumpulkan, kapan, dan bagaimana.", 4)
    penutup = _teks("Penutup", "Bab VI: kesimpulan dan janji perbaikan unit.", 4)
    dokumentasi = _teks("Dokumentasi", "Lampiran 4: tautan atau keterangan foto, satu tiap baris.", 3)
    versi = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, berikut: str, tetap: bool, **kwargs: Any) -> None:
        """`berikut` is the next number of the agency, offered where none is written ("" otherwise); `tetap`: the number
        was issued and stays."""
        super().__init__(*args, **kwargs)
        if berikut:
            self.fields["pakai_nomor"].label = f"Pakai nomor berikutnya: {berikut}"
        else:
            del self.fields["pakai_nomor"]
        if tetap:
            self.fields["nomor"].disabled = True
            self.fields["nomor"].help_text = "Laporan sudah diterbitkan dengan nomor ini: tidak berubah lagi."


class FormPola(FormDasar):
    """The pattern of one agency, or of all that have none of their own."""

    unit = UnitField(queryset=None, label="Perangkat daerah", required=False, to_field_name="kode")
    pola = forms.CharField(
        label="Pola nomor",
        max_length=60,
        help_text="{urut} nomor urut ({urut:3} menjadi 007), {tahun}, {bulan} (angka Romawi), {unit} kode unit.",
    )
    versi = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, opd: QuerySet[UnitKerja], kota: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = cast(forms.ModelChoiceField, self.fields["unit"])
        unit.queryset, unit.required = opd, not kota
        unit.empty_label = "Semua yang tidak punya pola sendiri" if kota else "Pilih perangkat daerah"
