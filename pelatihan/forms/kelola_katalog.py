"""Forms of the catalogue, of competences and of what the city sets for learning."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q
from django.forms.boundfield import BoundField

from kinerja.forms import DesimalField, FormDasar, ModelFormDasar, TanggalField
from kinerja.kalender import NAMA_BULAN
from pelatihan.choices import BENTUK_KLASIKAL, Bentuk, Jalur, JenisKompetensi
from pelatihan.forms.kode import KodeOtomatis
from pelatihan.forms.sasaran import BarisKompetensi, IsianKompetensi, menurut_nama, nama_kompetensi
from pelatihan.models import AturanBelajar, Kompetensi, Program

# Cards of the programme form: title, sentence, fields.
_KARTU_PROGRAM = (
    ("Program", "", ("nama", "kode", "ringkas", "uraian", "aktif")),
    (
        "Bentuk dan jam pelajaran",
        "Seminar, konferensi, dan workshop dihitung per hari; bentuk lain menurut JP yang dijalankan.",
        ("bentuk", "lingkup", "hari", "jp_asli", "tautan", "biaya"),
    ),
    ("Angkatan dan kelulusan", "", ("kapasitas", "tempat", "hadir_minimum", "nilai_lulus")),
    (
        "Jadwal berulang",
        "Angkatan program rutin membuka sendiri pada gilirannya dan langsung mengusulkan peserta menurut kebutuhan.",
        ("berulang", "mulai_rutin", "lama_hari", "buka_hari"),
    ),
)


class FormProgram(BarisKompetensi, KodeOtomatis, ModelFormDasar):
    """A programme with the competences it leads to. Of days and hours only the one that the form of learning asks for
    is kept."""

    hari = DesimalField(
        label="Lama (hari)",
        max_digits=5,
        decimal_places=1,
        required=False,
        help_text="Hanya seminar, konferensi, dan workshop.",
    )
    jp_asli = DesimalField(
        label="JP yang dijalankan",
        max_digits=6,
        decimal_places=2,
        required=False,
        help_text="Bentuk lain. 1 JP 45 menit; klasikal internasional ditambah 20 %.",
    )
    biaya = DesimalField(label="Biaya per orang (rupiah)", max_digits=12, decimal_places=0, min_value=0, initial=0)
    mulai_rutin = TanggalField(label="Angkatan pertama mulai", required=False, help_text="Wajib bila berulang.")
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Program
        fields = (
            *("kode", "nama", "ringkas", "uraian", "bentuk", "lingkup", "hari", "jp_asli", "tautan", "biaya"),
            *("kapasitas", "hadir_minimum", "nilai_lulus", "tempat", "berulang", "mulai_rutin", "lama_hari"),
            *("buka_hari", "aktif"),
        )
        labels = {
            "kode": "Kode pada alamat",
            "tempat": "Ruangan",
            "lama_hari": "Lama tiap angkatan rutin (hari kerja)",
            "aktif": "Ditawarkan di katalog",
        }
        help_texts = {
            "kode": "Kosong: dari namanya. Huruf kecil, angka, dan tanda hubung, misalnya manajemen-waktu.",
            "nilai_lulus": "Kosongkan bila tanpa tes.",
        }
        widgets = {"uraian": forms.Textarea(attrs={"rows": 3}), "tautan": forms.URLInput}

    def __init__(self, *args: Any, sasaran: dict[int, int] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        klasikal = [(b.value, b.label) for b in BENTUK_KLASIKAL]
        lain = [(b.value, b.label) for b in Bentuk if b not in BENTUK_KLASIKAL]
        self.fields["bentuk"].choices = [(Jalur.KLASIKAL.label, klasikal), (Jalur.NONKLASIKAL.label, lain)]  # type: ignore[attr-defined]
        self.pasang_baris(sasaran or {})
        self.bebaskan_kode()

    def kartu(self) -> list[tuple[str, str, list[BoundField]]]:
        """The fields by card; what is hidden and the rows of competences stand outside."""
        return [(judul, kalimat, [self[n] for n in nama]) for judul, kalimat, nama in _KARTU_PROGRAM]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.periksa_baris(data)
        self.isi_kode(data)
        return data

    def _post_clean(self) -> None:
        """The domain checks the whole, so that what is missing is said once."""

    @property
    def isi(self) -> dict[str, Any]:
        return {n: self.cleaned_data[n] for n in self.Meta.fields}


class FormKompetensi(KodeOtomatis, ModelFormDasar):
    """A competence."""

    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Kompetensi
        fields = ("kode", "nama", "jenis", "uraian", "aktif")
        labels = {"kode": "Kode", "uraian": "Yang dilakukan orang yang menguasainya", "aktif": "Masih dipakai"}
        help_texts = {"kode": "Kosong: dari namanya. Huruf kecil, angka, dan tanda hubung.", "uraian": ""}
        widgets = {"uraian": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jenis"].choices = [("", "– pilih –"), *JenisKompetensi.choices]  # type: ignore[attr-defined]
        self.bebaskan_kode()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.isi_kode(data)
        return data

    def _post_clean(self) -> None:
        """The domain checks the whole."""


class FormSyarat(BarisKompetensi, FormDasar):
    """What a position asks for, as a whole."""

    def __init__(self, *args: Any, syarat: dict[int, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pasang_baris(syarat)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.periksa_baris(data)
        return data


class FormPadanan(FormDasar):
    """To which competence each weak spot points; `kunci` are (source, label of the source, key, label)."""

    def __init__(
        self, *args: Any, kunci: Iterable[tuple[str, str, str, str]], kini: dict[tuple[str, str], int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asal: dict[str, tuple[str, str]] = {}
        self._kelompok: dict[str, list[str]] = {}
        semua = list(Kompetensi.objects.filter(Q(aktif=True) | Q(pk__in=kini.values())).order_by("jenis", "nama"))
        nama_pk, menurut = nama_kompetensi(semua), menurut_nama(semua)
        self.nama_pilihan = [(nama_pk[k.pk], k) for k in semua]
        for sumber, kata, satu, label in kunci:
            nama = f"{sumber}-{satu}"
            self.asal[nama] = (sumber, satu)
            self._kelompok.setdefault(kata, []).append(nama)
            self.fields[nama] = IsianKompetensi(
                ada=menurut, label=label, initial=nama_pk.get(kini.get((sumber, satu), 0), "")
            )
            self.fields[nama].widget.attrs["placeholder"] = "ditentukan atasan"

    def kartu(self) -> list[tuple[str, list[BoundField]]]:
        """The fields by the kind of source."""
        return [(kata, [self[n] for n in nama]) for kata, nama in self._kelompok.items()]

    @property
    def padanan(self) -> dict[tuple[str, str], Kompetensi | None]:
        return {kunci: self.cleaned_data[nama] for nama, kunci in self.asal.items()}


class FormAturan(ModelFormDasar):
    """The numbers of a year."""

    peringatan_bulan = forms.TypedChoiceField(
        label="JP yang kurang diingatkan mulai", choices=list(enumerate(NAMA_BULAN, 1)), coerce=int
    )
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = AturanBelajar
        fields = ("jp_pns", "jp_pppk", "lewat_pppk", "peringatan_bulan", "perilaku_awal", "perilaku_akhir")
        labels = {
            "perilaku_awal": "Perubahan kerja ditanyakan mulai (bulan sesudah lulus)",
            "perilaku_akhir": "Perubahan kerja ditanyakan sampai (bulan sesudah lulus)",
        }

    def _post_clean(self) -> None:
        """The domain checks the whole."""
