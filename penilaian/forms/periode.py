"""Forms of periods."""

from typing import Any, cast

from django import forms
from django.utils import timezone

from kinerja.forms import FormDasar, TanggalField
from kinerja.waktu import akhir_hari, hari_terakhir, rentang
from penilaian.choices import JenisPeriode, StatusKebijakan, StatusPeriode
from penilaian.models import Kebijakan, Periode


class AlasanForm(FormDasar):
    """The reason for opening or closing, kept in history."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=300,
        help_text="Tercatat dalam riwayat.",
        error_messages={"required": "Tulis alasannya; alasan ini tercatat dalam riwayat."},
    )


class PeriodeForm(FormDasar):
    """A new period; deadlines close with the end of their day in WIB."""

    kode = forms.RegexField(
        r"^\d{4}-[A-Z0-9]{1,8}$",
        help_text="Tahun, tanda hubung, lalu singkatan, seperti 2027-TW1. Tidak berubah lagi.",
        error_messages={"invalid": "Tulis seperti 2027-TW1: empat angka tahun, tanda hubung, huruf besar atau angka."},
    )
    nama = forms.CharField(max_length=80, help_text="Seperti Triwulan I 2027.")
    jenis = forms.ChoiceField(choices=JenisPeriode.choices, initial=JenisPeriode.TRIWULAN)
    awal = TanggalField(label="Hari pertama", help_text="Seperti 01/01/2027.")
    akhir = TanggalField(label="Hari terakhir")
    tenggat_realisasi = TanggalField(label="Tenggat pegawai mengirim hasil", help_text="Sampai akhir hari itu.")
    tenggat_penilaian = TanggalField(label="Tenggat penilai menilai", help_text="Sampai akhir hari itu.")
    kebijakan = forms.ModelChoiceField(
        Kebijakan.objects.filter(status=StatusKebijakan.BERLAKU), label="Aturan", empty_label=None
    )
    uji_coba = forms.BooleanField(
        label="Periode uji coba",
        required=False,
        help_text="Tidak dipakai untuk tunjangan, karier, atau sanksi. Tidak berubah lagi sesudah periode dibuka.",
    )

    def data_periode(self) -> dict[str, Any]:
        """What goes to `domain.periode.buat`."""
        return self.cleaned_data | {n: akhir_hari(self.cleaned_data[n]) for n in TENGGAT}


TENGGAT = ("tenggat_realisasi", "tenggat_penilaian")


class PeriodeUbahForm(PeriodeForm):
    """Change a period: an open one keeps its kind, range and policy. `semula` as of `domain.semula`."""

    kode = None  # type: ignore[assignment]
    alasan = forms.CharField(max_length=300, help_text="Tercatat dalam riwayat.")
    semula = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, periode: Periode, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if periode.status != StatusPeriode.RENCANA:
            for nama in ("jenis", "awal", "akhir", "kebijakan", "uji_coba"):
                del self.fields[nama]
        else:
            pilihan = cast(forms.ModelChoiceField, self.fields["kebijakan"])
            pilihan.queryset = Kebijakan.objects.filter(status=StatusKebijakan.BERLAKU)

    def data_periode(self) -> dict[str, Any]:
        """What goes to `domain.periode.ubah`."""
        isi = {n: v for n, v in self.cleaned_data.items() if n not in ("awal", "akhir", "alasan", "semula", *TENGGAT)}
        if "awal" in self.cleaned_data:
            isi["rentang"] = rentang(self.cleaned_data["awal"], self.cleaned_data["akhir"])
        return isi | {n: akhir_hari(self.cleaned_data[n]) for n in TENGGAT}

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("awal") and isi.get("akhir") and isi["akhir"] < isi["awal"]:
            self.add_error("akhir", "Hari terakhir tidak boleh sebelum hari pertama. Ubah salah satunya.")
        return isi


def nilai_awal(periode: Periode) -> dict[str, Any]:
    """The values of a period in the fields of the form."""
    return {
        "nama": periode.nama,
        "jenis": periode.jenis,
        "awal": periode.rentang.lower,
        "akhir": hari_terakhir(periode.rentang),
        "tenggat_realisasi": timezone.localdate(periode.tenggat_realisasi),
        "tenggat_penilaian": timezone.localdate(periode.tenggat_penilaian),
        "kebijakan": periode.kebijakan_id,
        "uji_coba": periode.uji_coba,
    }
