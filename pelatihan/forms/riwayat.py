"""Forms of outside training."""

from typing import Any

from django import forms

from kinerja.forms import DesimalField, FormDasar, TanggalField
from pelatihan.choices import BENTUK_HARI, BENTUK_KLASIKAL, BENTUK_PENDAMPINGAN, Bentuk, Jalur, Lingkup
from pelatihan.rumus import JP_SEHARI, MENIT_JP


def pilihan_bentuk() -> list[Any]:
    """Forms of learning by kind; guidance is recorded by its meetings, not sent with evidence."""
    klasikal = [(b.value, b.label) for b in BENTUK_KLASIKAL]
    lain = [(b.value, b.label) for b in Bentuk if b not in BENTUK_KLASIKAL and b not in BENTUK_PENDAMPINGAN]
    return [("", "Pilih"), (Jalur.KLASIKAL.label, klasikal), (Jalur.NONKLASIKAL.label, lain)]


class FormBentuk(FormDasar):
    """First step: the form decides whether days or hours are asked."""

    bentuk = forms.ChoiceField(label="Bentuk pelatihan", choices=pilihan_bentuk)
    lingkup = forms.ChoiceField(label="Lingkup", choices=Lingkup.choices, initial=Lingkup.NASIONAL)


class FormRiwayat(FormDasar):
    """Second step, of one form of learning."""

    nama = forms.CharField(label="Nama pelatihan", max_length=200)
    penyelenggara = forms.CharField(label="Penyelenggara", max_length=160)
    mulai = TanggalField(label="Tanggal mulai")
    selesai = TanggalField(label="Tanggal selesai", help_text="JP dihitung pada tahun tanggal ini.")
    hari = DesimalField(label="Lama (hari)", max_digits=5, decimal_places=1)
    jp_asli = DesimalField(label="JP pada sertifikat", max_digits=6, decimal_places=2)
    nomor = forms.CharField(label="Nomor sertifikat", max_length=80, required=False)
    bukti = forms.FileField(
        label="Bukti", help_text="Sertifikat atau surat keterangan: foto, atau PDF paling besar 10 MB."
    )

    def __init__(self, *args: Any, bentuk: str, lingkup: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("jp_asli" if bentuk in BENTUK_HARI else "hari")
        if bentuk in BENTUK_HARI:
            self.fields["hari"].help_text = f"Dihitung {JP_SEHARI[bentuk][lingkup]} JP sehari."
        else:
            internasional = lingkup == Lingkup.INTERNASIONAL and bentuk in BENTUK_KLASIKAL
            tambah = ", ditambah 20 % karena internasional" if internasional else ""
            self.fields["jp_asli"].help_text = f"1 JP {MENIT_JP} menit. Dihitung sebanyak yang dijalankan{tambah}."


class FormPutusan(FormDasar):
    """Refusing asks for a reason; accepting does not."""

    alasan = forms.CharField(
        label="Alasan atau catatan",
        required=False,
        max_length=250,
        help_text="Wajib bila tidak diterima: tulis apa yang perlu dikirim.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
