"""Forms of batches, their sessions, attendance and tests."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from kinerja.forms import DesimalField, FormDasar, TanggalField
from kinerja.waktu import hari_ini
from pegawai.models import UnitKerja
from pelatihan.models import Peserta, Program

# From the first day to the last, both included; each working day becomes a session.
HARI_PALING_BANYAK = 60


class _Unit(forms.ModelChoiceField):
    def label_from_instance(self, obj: UnitKerja) -> str:
        return f"Pegawai {obj.nama}"


class FormBuka(FormDasar):
    """A new batch. Without the whole city the agency has to be chosen."""

    program = forms.ModelChoiceField(
        Program.objects.ditawarkan(), label="Program", to_field_name="kode", empty_label="– pilih –"
    )
    unit = _Unit(UnitKerja.objects.none(), label="Untuk siapa", required=False, empty_label="Seluruh kota")
    mulai = TanggalField(label="Hari pertama")
    selesai = TanggalField(
        label="Hari terakhir", help_text="Tiap hari kerja di antaranya menjadi satu sesi, 08.00–16.00."
    )
    tutup_daftar = TanggalField(label="Pendaftaran sampai")
    kapasitas = forms.IntegerField(
        label="Jumlah tempat", min_value=1, max_value=5000, required=False, help_text="Kosong: menurut programnya."
    )
    tempat = forms.CharField(
        label="Ruangan atau tautan rapat", max_length=160, required=False, help_text="Kosong: menurut programnya."
    )

    def __init__(self, *args: Any, unit: QuerySet[UnitKerja], kota: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = self.fields["unit"]
        assert isinstance(pilihan, forms.ModelChoiceField)
        pilihan.queryset = unit
        pilihan.label = "Untuk siapa"
        if not kota:
            pilihan.required, pilihan.empty_label = True, "– pilih –"

    def clean(self) -> dict[str, Any]:
        """A registration that is over lets nobody in, and a batch of many months is a year mistyped."""
        data = super().clean() or {}
        mulai, selesai, tutup = (data.get(n) for n in ("mulai", "selesai", "tutup_daftar"))
        if tutup and tutup < hari_ini():
            self.add_error("tutup_daftar", "Tanggal ini sudah lewat, jadi tidak ada yang dapat mendaftar.")
        if mulai and selesai and (selesai - mulai).days >= HARI_PALING_BANYAK:
            self.add_error(
                "selesai",
                f"Lebih dari {HARI_PALING_BANYAK} hari sejak hari pertama. Periksa tahunnya; sesi yang berjauhan "
                "ditambahkan sesudah angkatan dibuka.",
            )
        return data


class FormUbah(FormDasar):
    """Registration, seats and place."""

    tutup_daftar = TanggalField(label="Pendaftaran sampai")
    kapasitas = forms.IntegerField(
        label="Jumlah tempat",
        min_value=1,
        max_value=5000,
        help_text="Bila bertambah, daftar tunggu naik sendiri menurut urutannya.",
    )
    tempat = forms.CharField(label="Ruangan atau tautan rapat", max_length=160, required=False)
    versi = forms.IntegerField(widget=forms.HiddenInput)


def _jam(**lain: Any) -> forms.TimeField:
    return forms.TimeField(
        input_formats=["%H.%M", "%H:%M"],
        widget=forms.TimeInput(format="%H.%M", attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"invalid": "Tulis jam seperti 08.30."},
        **lain,
    )


class FormSesi(FormDasar):
    """One meeting."""

    judul = forms.CharField(label="Judul", max_length=160, required=False, help_text="Kosong: “Sesi 1”, “Sesi 2”, ….")
    hari = TanggalField(label="Hari")
    mulai = _jam(label="Mulai (WIB)")
    selesai = _jam(label="Selesai (WIB)")
    tempat = forms.CharField(
        label="Ruangan", max_length=160, required=False, help_text="Kosong: sama dengan angkatannya."
    )

    def saat(self, nama: str) -> datetime:
        """The moment in WIB of `mulai` or `selesai`."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["hari"], self.cleaned_data[nama]))


class FormTes(FormDasar):
    """Scores of everybody with a place; `semula` holds what the page showed, so that only what was changed counts."""

    def __init__(
        self, *args: Any, peserta: Iterable[Peserta], isi: dict[int, tuple[Any, Any]] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.peserta = list(peserta)
        for p in self.peserta:
            awal = (isi or {}).get(p.pk, (p.tes_awal, p.tes_akhir))
            for huruf, kata, nilai in (("a", "awal", awal[0]), ("z", "akhir", awal[1])):
                self.fields[f"{huruf}{p.pk}"] = DesimalField(
                    label=f"Tes {kata} {p.pegawai}",
                    required=False,
                    min_value=0,
                    max_value=100,
                    max_digits=5,
                    decimal_places=2,
                    initial=_tulis(nilai),
                )
            self.fields[f"s{p.pk}"] = forms.CharField(
                required=False, widget=forms.HiddenInput, initial=f"{_tulis(p.tes_awal)}|{_tulis(p.tes_akhir)}"
            )

    def baris(self) -> list[tuple[Peserta, Any, Any, Any]]:
        """Participant with the fields before and after, and the hidden one."""
        return [(p, self[f"a{p.pk}"], self[f"z{p.pk}"], self[f"s{p.pk}"]) for p in self.peserta]

    @property
    def nilai(self) -> dict[int, tuple[Decimal | None, Decimal | None]]:
        isi = self.cleaned_data
        return {p.pk: (isi[f"a{p.pk}"], isi[f"z{p.pk}"]) for p in self.peserta}

    @property
    def semula(self) -> dict[int, tuple[Decimal | None, Decimal | None]]:
        """What the page showed; a spoilt hidden field counts as nothing shown."""
        hasil = {}
        for p in self.peserta:
            awal, pisah, akhir = self.cleaned_data[f"s{p.pk}"].partition("|")
            if pisah:
                hasil[p.pk] = (_baca(awal), _baca(akhir))
        return hasil


def _tulis(nilai: Decimal | None) -> str:
    return "" if nilai is None else f"{nilai:f}".removesuffix(".00").replace(".", ",")


def _baca(teks: str) -> Decimal | None:
    angka = teks.replace(",", ".")
    return Decimal(angka) if angka.replace(".", "", 1).isdecimal() else None


class FormTempelTes(FormDasar):
    """Scores from a sheet, to be looked at in the table before they are stored."""

    teks = forms.CharField(
        label="Tempel dari lembar kerja",
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Baris pertama judul kolom: NIP, Tes awal, Tes akhir.",
    )
    berkas = forms.FileField(
        label="Atau berkas XLSX atau CSV",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv", "class": "berkas"}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        berkas, teks = data.get("berkas"), data.get("teks") or ""
        if not berkas and not teks.strip():
            raise forms.ValidationError({"teks": "Tempel isinya atau pilih berkas."})
        data["nama"], data["isi"] = (berkas.name, berkas.read()) if berkas else ("tempel.csv", teks.encode())
        return data
