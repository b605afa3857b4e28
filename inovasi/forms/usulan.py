"""Forms of a proposal, problem first."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from inovasi.choices import Inisiator
from inovasi.models import Putaran, Usulan
from kinerja.forms import DesimalField, FormDasar, ModelFormDasar, TanggalField
from kinerja.waktu import hari_ini
from pegawai.forms.isian import UnitField
from pegawai.models import Pengguna, UnitKerja
from survei.models import Layanan, TindakLanjut

_KOTAK = forms.Textarea(attrs={"rows": 4})


class LayananField(forms.ModelChoiceField):
    """Choice of a service, each with its code."""

    def label_from_instance(self, obj: Layanan) -> str:
        return f"{obj.nama} ({obj.kode})"


class TindakLanjutField(forms.ModelChoiceField):
    """Choice of a line of an improvement plan, each with the service and the period it is for: two plans may plan the
    same thing."""

    def label_from_instance(self, obj: TindakLanjut) -> str:
        return f"{obj} ({obj.periode.layanan.nama}, {obj.periode.nama})"


class _FormUsulan(ModelFormDasar):
    """Fields of a proposal with the version they were read at. The domain checks and saves."""

    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Usulan
        fields: list[str] = []

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pengguna = pengguna
        self.fields["versi"].initial = self.instance.versi

    def _post_clean(self) -> None:
        """What must hold is checked by the domain on the locked row, not on the instance of this form."""

    @property
    def isi(self) -> dict[str, Any]:
        """What was written, for the domain."""
        return {n: v for n, v in self.cleaned_data.items() if n != "versi"}


class FormIde(_FormUsulan):
    """First the need, then the idea."""

    class Meta(_FormUsulan.Meta):
        fields = ["masalah", "layanan", "unsur", "tindak_lanjut", "ide", "judul", "unit"]
        widgets = {"masalah": _KOTAK, "ide": _KOTAK}
        field_classes = {"unit": UnitField, "layanan": LayananField, "tindak_lanjut": TindakLanjutField}
        help_texts = {
            "masalah": "Siapa yang kesulitan, di mana, dan seberapa sering. Angka membantu.",
            "ide": "Apa yang akan dilakukan dengan cara lain.",
            "judul": "Satu kalimat pendek yang langsung dipahami rekan di unit lain.",
            "unit": "Tempat ide ini dicoba lebih dulu.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        f: Any = self.fields
        f["unit"].queryset = UnitKerja.objects.without_tree_fields().aktif().select_related("opd").order_by("kode")
        f["layanan"].queryset = Layanan.objects.aktif().order_by("nama")
        f["layanan"].empty_label = "Bukan layanan tertentu"
        f["tindak_lanjut"].queryset = rtl_terlihat(self.pengguna, self.instance.tindak_lanjut_id)
        f["tindak_lanjut"].empty_label = "Tidak dari rencana tindak lanjut"
        _tanpa_pilihan(f["unsur"], "Belum tentu")
        if not f["tindak_lanjut"].queryset.exists():
            del f["tindak_lanjut"]


class FormManfaat(_FormUsulan):
    """What is new, who gains, what it costs, what could go wrong."""

    biaya = DesimalField(label="Perkiraan biaya (rupiah)", required=False, max_digits=15, decimal_places=0, min_value=0)

    class Meta(_FormUsulan.Meta):
        fields = ["kebaruan", "manfaat", "risiko", "biaya", "sumber_biaya", "putaran"]
        widgets = {"kebaruan": _KOTAK, "manfaat": _KOTAK, "risiko": _KOTAK}
        help_texts = {
            "kebaruan": "Wajib sebelum diajukan. Seluruhnya atau sebagian. Sebutkan bedanya dengan cara yang sekarang.",
            "manfaat": "Wajib sebelum diajukan. Siapa yang terbantu dan berapa banyak.",
            "risiko": "Wajib sebelum diajukan. Termasuk yang dapat membebani warga.",
            "putaran": "Ide yang menjawab tema seruan dinilai bersama ide lain di putaran itu.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dibuka = Putaran.objects.dibuka(hari_ini()) | Putaran.objects.filter(pk=self.instance.putaran_id)
        pilihan: Any = self.fields["putaran"]
        pilihan.queryset, pilihan.empty_label = dibuka.select_related("seruan"), "Tidak ikut seruan"
        if not pilihan.queryset.exists():
            del self.fields["putaran"]


class FormResmi(_FormUsulan):
    """The official form that application asks for."""

    tanggal_penerapan = TanggalField(label="Mulai diterapkan", required=False, help_text="Seperti 31/12/2026.")

    class Meta(_FormUsulan.Meta):
        fields = [
            "bentuk",
            "jenis",
            "urusan",
            "inisiator",
            "tujuan",
            "hasil",
            "rancangan",
            "tanggal_penerapan",
            "tampil",
        ]
        widgets = {"tujuan": _KOTAK, "hasil": _KOTAK, "rancangan": forms.Textarea(attrs={"rows": 14})}
        labels = {"tampil": "Boleh tampil di galeri publik setelah diterapkan"}
        help_texts = {
            **dict.fromkeys(("bentuk", "jenis", "urusan", "tujuan", "hasil"), "Wajib sebelum penerapan."),
            "rancangan": "Wajib sebelum penerapan. Paling sedikit 300 kata: dasar hukum, permasalahan, metode "
            "pembaruan, keunggulan, tahapan.",
            "inisiator": "Usulan pegawai berasal dari ASN; ubah bila perintah atau gagasannya dari pihak lain.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["inisiator"].required = False
        for nama in ("bentuk", "jenis", "urusan"):
            _tanpa_pilihan(self.fields[nama], "– pilih –")

    def clean_inisiator(self) -> str:
        return self.cleaned_data["inisiator"] or Inisiator.ASN


def _tanpa_pilihan(field: Any, label: str) -> None:
    """What a choice says while nothing is chosen."""
    field.choices = [("", label), *(p for p in field.choices if p[0])]


BAGIAN = {"ide": FormIde, "manfaat": FormManfaat, "resmi": FormResmi}


def rtl_terlihat(pengguna: Pengguna, terpilih: int | None = None) -> QuerySet[TindakLanjut]:
    """Unfinished lines of improvement plans that this person sees or answers for, and the one already chosen."""
    layanan = Layanan.objects.terlihat_oleh(pengguna).order_by().values("pk")
    buka = TindakLanjut.objects.exclude(status="selesai")
    boleh = buka.filter(periode__layanan__in=layanan) | buka.filter(
        penanggung_jawab__isnull=False, penanggung_jawab=pengguna.pegawai_id
    )
    return (boleh | TindakLanjut.objects.filter(pk=terpilih)).select_related("periode__layanan")


class FormAlasan(FormDasar):
    """Why, in a sentence that others read."""

    alasan = forms.CharField(label="Alasan", max_length=400)
