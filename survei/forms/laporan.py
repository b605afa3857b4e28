"""The words of an office in its report."""

from django import forms

from kinerja.forms import FormDasar


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

    nomor = forms.CharField(
        label="Nomor laporan", required=False, max_length=80, help_text="Menurut agenda surat unit Anda."
    )
    latar_belakang = _teks("Latar belakang", "Bab I: keadaan layanan dan mengapa survei ini diadakan.")
    dasar = _teks("Dasar pelaksanaan", "Bab I: peraturan dan surat tugas yang dipakai, satu tiap baris.", 4)
    tujuan = _teks("Maksud dan tujuan", "Bab I.", 3)
    metode = _teks("Cara dan jadwal pelaksanaan", "Bab II: siapa yang mengumpulkan, kapan, dan bagaimana.", 4)
    penutup = _teks("Penutup", "Bab VI: kesimpulan dan janji perbaikan unit.", 4)
    dokumentasi = _teks("Dokumentasi", "Lampiran 4: tautan atau keterangan foto, satu tiap baris.", 3)
    versi = forms.IntegerField(required=False, widget=forms.HiddenInput)
