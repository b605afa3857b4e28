"""Forms of the survey manager."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kinerja.forms import DesimalField, FormDasar, TanggalField
from pegawai.choices import NamaPeran
from pegawai.forms.isian import UnitField
from pegawai.forms.orang import PegawaiUnitField, untuk_pengguna
from pegawai.models import Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dikelola
from survei.choices import Bobot, JenisInstrumen
from survei.domain.kupon import SEKALI_TERBIT
from survei.domain.lembar import URUTAN
from survei.models import Layanan, Loket
from survei.rumus_kode import masa_kode


class FormLayanan(FormDasar):
    """A service with its standard."""

    kode = forms.CharField(max_length=30, help_text="Pendek dan tetap, misalnya KTP-EL. Tampil di alamat halaman.")
    nama = forms.CharField(label="Nama layanan", max_length=160)
    unit = UnitField(
        UnitKerja.objects.none(), label="Unit penyelenggara", to_field_name="kode", empty_label="– pilih unit –"
    )
    ringkas = forms.CharField(label="Dalam satu kalimat", max_length=250, required=False)
    kata_kunci = forms.CharField(
        max_length=300, required=False, help_text="Cara warga menyebutnya, pisahkan dengan koma: bikin KTP, KTP hilang."
    )
    persyaratan = forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 4}), help_text="Satu dokumen atau syarat tiap baris."
    )
    prosedur = forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 4}), help_text="Satu langkah tiap baris."
    )
    waktu = forms.CharField(label="Waktu penyelesaian", max_length=160, required=False)
    gratis = forms.BooleanField(label="Tanpa biaya", required=False)
    biaya = forms.CharField(label="Biaya/tarif", max_length=250, required=False)
    produk = forms.CharField(label="Produk layanan", max_length=200, required=False)
    pengaduan = forms.CharField(label="Saluran pengaduan", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    alamat = forms.CharField(max_length=250, required=False)
    jam = forms.CharField(label="Jam layanan", max_length=160, required=False)
    lintang = DesimalField(max_digits=9, decimal_places=6, required=False, min_value=-90, max_value=90)
    bujur = DesimalField(max_digits=9, decimal_places=6, required=False, min_value=-180, max_value=180)
    aktif = forms.BooleanField(label="Ditampilkan kepada masyarakat", required=False, initial=True)
    versi = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, pengguna: Pengguna, lama: Layanan | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = unit_dikelola(pengguna, NamaPeran.PENGELOLA_SURVEI)  # type: ignore[attr-defined]
        if lama:
            # The code stands in printed addresses and in scripts.
            del self.fields["kode"]


class FormPeriode(FormDasar):
    """A survey period of a service."""

    kode = forms.CharField(max_length=20, help_text="Misalnya 2026-TW4, 2026-S2, 2026-07, atau 2026.")
    nama = forms.CharField(label="Nama periode", max_length=60)
    mulai = TanggalField()
    selesai = TanggalField()
    populasi = forms.IntegerField(
        label="Jumlah pengguna layanan",
        required=False,
        min_value=1,
        help_text="Menentukan jumlah jawaban yang dituju; pakai angka periode lalu, atau kosongkan: kunjungan yang "
        "dicatat dapat dipakai nanti.",
    )
    jenis = forms.ChoiceField(label="Kuesioner", choices=JenisInstrumen.choices)
    bobot = forms.ChoiceField(
        choices=Bobot.choices,
        help_text="Pilih 0,11 atau 0,111 hanya untuk mengulang laporan lama: indeksnya lebih rendah 1 % atau 0,1 %.",
    )

    def clean_kode(self) -> str:
        """Dashboard, report and scripts find periods by their code: it says its days."""
        kode = self.cleaned_data["kode"].strip().upper()
        if masa_kode(kode) is None:
            raise ValidationError("Tulis seperti 2026-TW4 (triwulan), 2026-S2 (semester), 2026-07 (bulan), atau 2026.")
        return kode

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        masa, mulai, selesai = masa_kode(isi.get("kode", "")), isi.get("mulai"), isi.get("selesai")
        if masa and mulai and selesai and mulai <= selesai and (selesai < masa.awal or masa.akhir < mulai):
            self.add_error("mulai", f"Di luar {masa.nama}: ubah tanggalnya, atau kodenya.")
        return isi


class FormLembar(FormDasar):
    """An answer sheet."""

    berkas = forms.FileField(label="Lembar jawaban (.xlsx atau .csv)")
    urutan = forms.ChoiceField(
        label="Urutan kolom",
        choices=[
            ("", "Menurut judul kolomnya; tanpa judul: urutan unsur"),
            ("resmi", "Urutan unsur: U8 pengaduan, U9 sarana"),
            ("kuesioner", "Urutan kuesioner: butir 8 sarana, butir 9 pengaduan"),
        ],
        required=False,
    )

    def clean_urutan(self) -> str | None:
        urutan = self.cleaned_data["urutan"]
        return urutan if urutan in URUTAN else None


class FormKupon(FormDasar):
    """Coupons to print."""

    loket = forms.ModelChoiceField(Loket.objects.none(), required=False, empty_label="Tanpa loket")
    jumlah = forms.IntegerField(min_value=1, max_value=SEKALI_TERBIT, initial=40)

    def __init__(self, *args: Any, layanan: Layanan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["loket"].queryset = layanan.loket.filter(aktif=True)  # type: ignore[attr-defined]


class FormLoket(FormDasar):
    """A counter."""

    nama = forms.CharField(label="Nama loket", max_length=60)


class FormKios(FormDasar):
    """A device at a counter."""

    loket = forms.ModelChoiceField(Loket.objects.none(), empty_label="– pilih –")
    nama = forms.CharField(label="Nama perangkat", max_length=60, help_text="Misalnya Tablet loket 1.")

    def __init__(self, *args: Any, layanan: Layanan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["loket"].queryset = layanan.loket.filter(aktif=True)  # type: ignore[attr-defined]


class FormPetugas(FormDasar):
    """Who serves, where, when."""

    pegawai = PegawaiUnitField(label="Petugas")
    loket = forms.ModelChoiceField(Loket.objects.none(), required=False, empty_label="Tanpa loket")
    mulai = TanggalField()
    selesai = TanggalField(required=False)

    def __init__(self, *args: Any, layanan: Layanan, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["loket"].queryset = layanan.loket.filter(aktif=True)  # type: ignore[attr-defined]
        untuk_pengguna(self, pengguna)
