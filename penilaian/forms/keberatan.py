"""Forms of objections: the person's text, the assessor's answer, the decision, the settings, and questions."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from kinerja.forms import FormDasar
from pegawai.forms.orang import PegawaiField, untuk_pengguna
from pegawai.models import Pengguna
from penilaian.choices import AmarKeberatan, JenisHari, Rating, SumberIndikator
from penilaian.models import AturanKeberatan, Keberatan, Realisasi
from penilaian.queries.tenggat import HARI_MAKS

NILAI = "nilai"


def _teks(label: str, baris: int = 5, **lain: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=4000, widget=forms.Textarea(attrs={"rows": baris}), **lain)


def _berkas() -> forms.FileField:
    return forms.FileField(
        label="Lampiran",
        required=False,
        help_text="Foto atau PDF. Lampiran lain dapat ditambah sesudah disimpan.",
        widget=forms.FileInput(attrs={"accept": "image/*,.heic,.pdf", "class": "berkas"}),
    )


def _revisi() -> forms.IntegerField:
    return forms.IntegerField(required=False, widget=forms.HiddenInput)


class KeberatanForm(FormDasar):
    """`terhadap` is the rating, the id of a returned result or service index, or the key of a figure of the officer;
    without a choice it is not asked."""

    uraian = _teks("Alasan keberatan", 6, help_text="Apa yang tidak sesuai, dan apa buktinya.")
    harapan = _teks("Yang Anda minta", 3, required=False, help_text="Misalnya: hasil kerja di atas ekspektasi.")
    berkas = _berkas()
    revisi = _revisi()

    def __init__(self, *args: Any, realisasi: Iterable[Realisasi], angka: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.realisasi, self.angka = {str(r.pk): r for r in realisasi}, angka
        if not self.realisasi and not angka:
            return
        pilihan = [(kunci, _sebutan(r)) for kunci, r in self.realisasi.items()]
        suara = [(kunci, f"Angka survei: {sebutan}") for kunci, sebutan in angka.items()]
        self.fields["terhadap"] = _terhadap([(NILAI, "Rating dan predikat"), *pilihan, *suara])
        self.order_fields(["terhadap"])

    def isi(self) -> dict[str, Any]:
        """What goes to `domain.keberatan.simpan_draf`."""
        data = self.cleaned_data
        terhadap = data.get("terhadap", NILAI)
        pokok = {"realisasi": self.realisasi.get(terhadap), "angka": self.angka.get(terhadap, "")}
        return {n: data[n] for n in ("uraian", "harapan", "revisi")} | pokok


def _terhadap(pilihan: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label="Keberatan terhadap", choices=pilihan, widget=forms.RadioSelect)


def _sebutan(r: Realisasi) -> str:
    jenis = "Angka survei" if r.indikator.sumber == SumberIndikator.LAYANAN else "Hasil yang dikembalikan"
    return f"{jenis}: {r.indikator.uraian}"


def awal_keberatan(keberatan: Keberatan | None, angka: Mapping[str, str]) -> dict[str, Any]:
    """The stored draft in the fields of the form; a figure that has changed since is found by its name."""
    if keberatan is None:
        return {"terhadap": NILAI}
    isi = {n: getattr(keberatan, n) for n in ("uraian", "harapan", "revisi")}
    nama = keberatan.angka.partition(":")[0]
    sama = (kunci for kunci, sebutan in angka.items() if nama and sebutan.partition(":")[0] == nama)
    return isi | {"terhadap": str(keberatan.realisasi_id or next(sama, NILAI))}


class TanggapanForm(FormDasar):
    tanggapan = _teks("Tanggapan Anda", 6, help_text="Dasar rating Anda, dan jawaban atas alasan pegawai.")
    berkas = _berkas()
    revisi = _revisi()


class PutusanKeberatanForm(FormDasar):
    """Nothing is chosen beforehand; ratings are asked only for what is upheld."""

    amar = forms.ChoiceField(label="Putusan", choices=AmarKeberatan.choices, widget=forms.RadioSelect)
    rating_hasil = forms.ChoiceField(
        label="Rating hasil kerja yang baru", choices=Rating.choices, widget=forms.RadioSelect, required=False
    )
    rating_perilaku = forms.ChoiceField(
        label="Rating perilaku kerja yang baru", choices=Rating.choices, widget=forms.RadioSelect, required=False
    )
    pertimbangan = _teks("Pertimbangan", 6, help_text="Dibaca pegawai dan penilai, dan tercetak pada putusan.")
    revisi = _revisi()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama in ("rating_hasil", "rating_perilaku"):
            self.fields[nama].label = str(self.fields[nama].label).replace("(opsional)", "(bila dikabulkan)")


class AturanKeberatanForm(FormDasar):
    """Terms in days and their kind; who decides where nobody stands above the assessor."""

    hari_ajukan = forms.IntegerField(label="Waktu mengajukan (hari)", min_value=1, max_value=HARI_MAKS)
    jenis_ajukan = forms.ChoiceField(label="Jenis hari pengajuan", choices=JenisHari.choices)
    hari_tanggapan = forms.IntegerField(label="Waktu tanggapan penilai (hari)", min_value=1, max_value=HARI_MAKS)
    jenis_tanggapan = forms.ChoiceField(label="Jenis hari tanggapan", choices=JenisHari.choices)
    hari_putusan = forms.IntegerField(label="Waktu putusan (hari)", min_value=1, max_value=HARI_MAKS)
    jenis_putusan = forms.ChoiceField(label="Jenis hari putusan", choices=JenisHari.choices)
    hari_alih = forms.IntegerField(
        label="Penilaian beralih (hari sesudah tenggat)",
        min_value=0,
        max_value=HARI_MAKS,
        help_text="0: begitu tenggat penilaian lewat, kasusnya beralih ke atasan penilai.",
    )
    jenis_alih = forms.ChoiceField(label="Jenis hari alih", choices=JenisHari.choices)
    pemutus_puncak = PegawaiField(
        label="Pemutus bila penilainya wali kota",
        required=False,
        help_text="Memutus bila tidak ada atasan penilai. Ketik nama atau NIP.",
    )
    alasan = forms.CharField(max_length=200, help_text="Misalnya nomor peraturan wali kota.")

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        untuk_pengguna(self, pengguna)


def awal_aturan(aturan: AturanKeberatan) -> dict[str, Any]:
    """The terms in force in the fields of the form."""
    return {n: getattr(aturan, n) for n in AturanKeberatanForm.base_fields if n != "alasan"}


class TanyaForm(FormDasar):
    isi = _teks("Pertanyaan kepada penilai", 4)


class JawabForm(FormDasar):
    jawaban = _teks("Jawaban Anda", 4)
