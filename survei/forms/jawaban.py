"""The questionnaire as a form: built from data, all questions required, profile and words optional."""

from typing import Any

from django import forms
from django.http import QueryDict

from survei.choices import PROFIL
from survei.domain.jawaban import Isian
from survei.domain.saran import PANJANG_MAKS
from survei.queries.kuesioner import Soal, layar

KUNCI_MAKS, MULAI_MAKS = 64, 80


class FormJawaban(forms.Form):
    """One citizen's answers. `kunci` makes repeated sending one answer, `mulai` tells how long filling took."""

    kunci = forms.CharField(max_length=KUNCI_MAKS, widget=forms.HiddenInput)
    mulai = forms.CharField(max_length=MULAI_MAKS, required=False, widget=forms.HiddenInput)
    dibantu = forms.BooleanField(label="Petugas membantu saya mengisi", required=False)
    disabilitas = forms.BooleanField(label="Saya penyandang disabilitas", required=False)
    saran = forms.CharField(
        label="Saran, masukan, atau keluhan",
        max_length=PANJANG_MAKS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, soal: tuple[Soal, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.soal = soal
        for s in soal:
            self.fields[s.kode] = forms.TypedChoiceField(
                label=s.pertanyaan,
                choices=s.pilihan,
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={"required": "Pilih salah satu jawaban.", "invalid_choice": "Pilih salah satu jawaban."},
            )
        for nama, (label, pilihan) in PROFIL.items():
            self.fields[nama] = forms.ChoiceField(
                label=label, required=False, choices=[("", "Tidak menjawab"), *pilihan.choices]
            )

    def layar(self) -> list[dict[str, Any]]:
        """Screens for the template: title and bound questions, with the number of the screen."""
        isi = layar(self.soal)
        return [
            {"judul": judul, "nomor": nomor, "banyak": len(isi), "butir": [self[s.kode] for s in daftar]}
            for nomor, (judul, daftar) in enumerate(isi, 1)
        ]

    def profil(self) -> list[forms.BoundField]:
        return [self[nama] for nama in PROFIL]

    def isian(self) -> Isian:
        """What was filled in, once the form is valid."""
        isi = self.cleaned_data
        return Isian(
            nilai={s.kode: isi[s.kode] for s in self.soal},
            profil={nama: isi[nama] for nama in PROFIL},
            disabilitas=isi["disabilitas"] or None,
            saran=isi["saran"],
        )


def baca_kilat(data: QueryDict, soal: tuple[Soal, ...]) -> Isian | None:
    """The answers of a form without any mistake, read without building it: at the counters of a city this is what a
    form costs. Anything unusual gives None, and `FormJawaban` says what is wrong."""
    nilai = {}
    for s in soal:
        teks = data.get(s.kode, "")
        angka = int(teks) if teks.isdecimal() and len(teks) < 3 else 0
        if not any(angka == n for n, _ in s.pilihan):
            return None
        nilai[s.kode] = angka
    profil = {nama: data.get(nama, "") for nama in PROFIL}
    if any(isi and isi not in PROFIL[nama][1].values for nama, isi in profil.items()):
        return None
    saran, kunci = data.get("saran", ""), data.get("kunci", "")
    if not 0 < len(kunci) <= KUNCI_MAKS or len(data.get("mulai", "")) > MULAI_MAKS or len(saran) > PANJANG_MAKS:
        return None
    return Isian(nilai=nilai, profil=profil, disabilitas=bool(data.get("disabilitas")) or None, saran=saran)


class FormKode(forms.Form):
    """The six characters of a coupon."""

    kode = forms.CharField(
        label="Kode pada kupon",
        max_length=12,
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Tulis enam huruf dan angka pada kupon Anda."},
    )

    def clean_kode(self) -> str:
        return "".join(self.cleaned_data["kode"].split()).replace("-", "").upper()
