"""Forms of the pilot, of reviews, reach and replication."""

from datetime import date
from typing import Any

from django import forms

from inovasi.models import Kriteria, UjiCoba
from inovasi.rumus import SKOR_MAKS
from kinerja.forms import DesimalField, FormDasar, TanggalField
from kinerja.kalender import NAMA_BULAN
from kinerja.waktu import hari_ini
from pegawai.forms.isian import UnitField
from pegawai.models import UnitKerja

_KOTAK = forms.Textarea(attrs={"rows": 4})
ISI_RENCANA = ("tempat", "mulai", "selesai", "ukuran", "satuan", "naik", "awal", "target")
BULAN_MUNDUR = 12


def _angka(label: str, bantuan: str = "") -> DesimalField:
    return DesimalField(label=label, max_digits=14, decimal_places=2, help_text=bantuan)


class FormRencana(FormDasar):
    """One measure, from which value to which, where and how long."""

    tempat = forms.CharField(label="Tempat uji coba", max_length=160, help_text="Misalnya “Loket Ilir Barat”.")
    mulai = TanggalField(label="Mulai")
    selesai = TanggalField(label="Selesai")
    ukuran = forms.CharField(
        label="Ukuran keberhasilan", max_length=160, help_text="Satu hal yang dapat dihitung, misalnya “lama menunggu”."
    )
    satuan = forms.CharField(label="Satuan", max_length=40, help_text="Misalnya “menit”.")
    naik = forms.TypedChoiceField(
        label="Yang lebih baik",
        choices=[("turun", "Makin rendah makin baik"), ("naik", "Makin tinggi makin baik")],
        coerce=lambda teks: teks == "naik",
        widget=forms.RadioSelect,
    )
    awal = _angka("Nilai sebelum uji coba", "Diukur lebih dulu; tanpa ini hasilnya tidak dapat dibandingkan.")
    target = _angka("Nilai yang dituju")
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @staticmethod
    def awal_dari(uji: UjiCoba | None) -> dict[str, Any]:
        if uji is None:
            return {"naik": "turun", "versi": 0}
        return {n: getattr(uji, n) for n in ISI_RENCANA} | {"naik": "naik" if uji.naik else "turun", "versi": uji.versi}

    @property
    def isi(self) -> dict[str, Any]:
        return {n: self.cleaned_data[n] for n in ISI_RENCANA}


class FormHasil(FormDasar):
    """What came of the pilot."""

    akhir = _angka("Nilai sesudah uji coba")
    pelajaran = forms.CharField(
        label="Yang dipelajari",
        widget=_KOTAK,
        max_length=4000,
        help_text="Apa yang berjalan, apa yang tidak, apa yang diubah. Hasil yang meleset tetap berguna.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)


class FormTelaah(FormDasar):
    """A score for every criterion of the rubric, by its code, and words for the team."""

    def __init__(self, *args: Any, kriteria: list[Kriteria], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for k in kriteria:
            self.fields[k.kode] = forms.IntegerField(
                label=f"{k.nama} (bobot {k.bobot.normalize():f} %)".replace(".", ","),
                min_value=0,
                max_value=SKOR_MAKS,
                help_text=f"{k.uraian} Skor 0 sampai {SKOR_MAKS}.".strip(),
                widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 0, "max": SKOR_MAKS}),
                error_messages={"required": f"Beri skor 0 sampai {SKOR_MAKS}."},
            )
        self.fields["catatan"] = forms.CharField(
            label="Catatan bagi tim",
            max_length=4000,
            widget=_KOTAK,
            help_text="Apa yang sudah baik dan apa yang perlu diperbaiki. Tim membacanya sesudah diputus.",
            error_messages={"required": "Tulis catatan bagi tim."},
        )
        self.fields["versi"] = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def skor(self) -> dict[str, int]:
        return {n: v for n, v in self.cleaned_data.items() if n not in ("catatan", "versi")}


class FormJangkauan(FormDasar):
    """How many were reached in one month."""

    bulan = forms.TypedChoiceField(label="Bulan", coerce=date.fromisoformat)
    jumlah = forms.IntegerField(label="Jumlah", min_value=0, max_value=99_999_999)
    satuan = forms.CharField(label="Satuan", max_length=40, help_text="Misalnya “warga” atau “berkas”.")
    sumber = forms.CharField(label="Sumber angka", max_length=160, help_text="Misalnya “buku antrean loket”.")
    dibaca = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kini = hari_ini()
        urut = [divmod(kini.year * 12 + kini.month - 1 - n, 12) for n in range(BULAN_MUNDUR)]
        pilihan: Any = self.fields["bulan"]
        pilihan.choices = [(date(t, b + 1, 1).isoformat(), f"{NAMA_BULAN[b]} {t}") for t, b in urut]


class FormReplikasi(FormDasar):
    """Which unit does the same, since when, and what it changed."""

    unit = UnitField(UnitKerja.objects.none(), label="Unit yang memakai", empty_label="– pilih –")
    mulai = TanggalField(label="Sejak")
    penyesuaian = forms.CharField(label="Yang disesuaikan", required=False, widget=_KOTAK, max_length=2000)
    dibaca = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, unit: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan: Any = self.fields["unit"]
        pilihan.queryset = unit
