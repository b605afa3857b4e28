"""One form a step of the guided act that opens a year; `revisi` guards two people at one draft."""

from typing import Any, cast

from django import forms
from django.utils import timezone

from kinerja.forms import FormDasar
from penilaian.choices import StatusKebijakan
from penilaian.models import BukaTahun, Kebijakan
from penilaian.queries.buka_tahun import JenisDipakai, PilihanTemplat, jadwal_untuk


class LangkahForm(FormDasar):
    """Base: knows the draft and gives the columns that the step saves."""

    revisi = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, buka: BukaTahun, **kwargs: Any) -> None:
        self.buka = buka
        kwargs["initial"] = self.awal() | {"revisi": buka.revisi}
        super().__init__(*args, **kwargs)

    def awal(self) -> dict[str, Any]:
        """What the draft holds, in the fields of the form."""
        return {}

    def data_langkah(self) -> dict[str, Any]:
        """What goes to `domain.buka_tahun.simpan`."""
        return {n: v for n, v in self.cleaned_data.items() if n != "revisi"}


class AturanTahunForm(LangkahForm):
    kebijakan = forms.ModelChoiceField(
        Kebijakan.objects.filter(status=StatusKebijakan.BERLAKU),
        label="Aturan yang dipakai tahun ini",
        empty_label=None,
        help_text="Hanya versi yang sudah berlaku. Periode yang dibuat memakai versi ini.",
    )

    def awal(self) -> dict[str, Any]:
        return {"kebijakan": self.buka.kebijakan_id}


class JadwalTahunForm(LangkahForm):
    """Two numbers of days for each kind of period."""

    def __init__(self, *args: Any, jenis: list[JenisDipakai], **kwargs: Any) -> None:
        self.jenis = jenis
        super().__init__(*args, **kwargs)
        for j in jenis:
            for nama, label in (("hasil", "pegawai mengirim hasil"), ("nilai", "penilai selesai menilai")):
                self.fields[f"{nama}_{j.jenis}"] = forms.IntegerField(
                    label=f"{j.label}: {label}, hari sesudah periode berakhir", widget=forms.NumberInput
                )

    def awal(self) -> dict[str, Any]:
        isi = {}
        for j in self.jenis:
            isi[f"hasil_{j.jenis}"], isi[f"nilai_{j.jenis}"] = jadwal_untuk(self.buka, j.jenis)
        return isi

    def data_langkah(self) -> dict[str, Any]:
        isi = self.cleaned_data
        return {"jadwal": {j.jenis: [isi[f"hasil_{j.jenis}"], isi[f"nilai_{j.jenis}"]] for j in self.jenis}}


class TemplatTahunForm(LangkahForm):
    templat = forms.MultipleChoiceField(
        label="Templat yang diusulkan",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Rancangan belum mengikat dan hanya untuk yang belum punya SKP. Boleh tidak memilih satu pun.",
    )

    def __init__(self, *args: Any, pilihan: list[PilihanTemplat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pilihan = pilihan
        lengkap = [(str(p.templat.pk), f"{p.templat} ({p.orang} orang)") for p in pilihan if not p.kurang]
        cast(forms.MultipleChoiceField, self.fields["templat"]).choices = lengkap

    def awal(self) -> dict[str, Any]:
        return {"templat": [str(n) for n in self.buka.templat or []]}

    def data_langkah(self) -> dict[str, Any]:
        return {"templat": [int(n) for n in self.cleaned_data["templat"]]}


class KesiapanForm(LangkahForm):
    diperiksa = forms.BooleanField(
        label="Saya sudah memeriksa daftar ini",
        error_messages={"required": "Periksa daftarnya, lalu beri tanda di sini."},
        help_text="Yang belum siap tidak menghalangi pembukaan; mereka tetap tampak di daftar ini.",
    )

    def awal(self) -> dict[str, Any]:
        return {"diperiksa": self.buka.kesiapan_diperiksa is not None}

    def data_langkah(self) -> dict[str, Any]:
        return {"kesiapan_diperiksa": timezone.now()}


class KabarForm(LangkahForm):
    judul = forms.CharField(label="Judul", max_length=160, help_text="Ini juga judul surelnya.")
    isi = forms.CharField(
        label="Isi", max_length=400, widget=forms.Textarea(attrs={"rows": 3}), help_text="Tampak di aplikasi."
    )

    def awal(self) -> dict[str, Any]:
        tahun = self.buka.tahun
        return {
            "judul": self.buka.judul or f"Penilaian kinerja {tahun} dibuka",
            "isi": self.buka.isi
            or f"Susun SKP {tahun} Anda, lalu kirim ke atasan. Periode dan tenggatnya tampak di SKP saya.",
        }


class BukaForm(LangkahForm):
    alasan = forms.CharField(
        label="Alasan",
        max_length=300,
        help_text="Misalnya surat edaran atau perintah pembukaan. Tercatat dalam riwayat.",
        error_messages={"required": "Tulis alasannya; alasan ini tercatat dalam riwayat."},
    )
