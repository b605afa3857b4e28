"""The person picker: a text field that also takes a name, asks back when several people fit, and suggests."""

import re
import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy

from pegawai.models import Pegawai, Pengguna
from pegawai.queries.cari import cari_orang, dapat_dipilih, dapat_ditugaskan, polos
from pegawai.queries.daftar import dengan_penempatan

PILIHAN_PALING_BANYAK = 8


def sebutan(orang: Pegawai) -> str:
    """How a chosen person stands in the text field; `PegawaiField` reads it back."""
    return f"{orang.nama_lengkap} – {orang.nip}" if orang.nip else orang.nama_lengkap


def nip_dalam(teks: str) -> str:
    """The 18 digits in a text, typed with or without spaces; "" when there are none."""
    rapat = re.sub(r"(?<=\d)[\s.\-](?=\d)", "", teks)
    cocok = re.search(r"(?<!\d)\d{18}(?!\d)", rapat)
    return cocok[0] if cocok else ""


class PilihPegawai(forms.TextInput):
    """Combobox when script runs; without it the server answers an unclear name with radio buttons.

    The choice counts only while the text is the one for which it was offered.
    """

    template_name = "pegawai/isian/pilih_pegawai.html"
    pilihan: tuple[Pegawai, ...] = ()
    saran = "pegawai:pilih"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        konteks = super().get_context(name, value, attrs)
        return konteks | {"pilihan": self.pilihan, "url": reverse_lazy(self.saran)}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        teks, pilih = data.get(name, ""), data.get(f"{name}_pilih", "")
        return pilih if pilih and data.get(f"{name}_untuk") == teks else teks


class PegawaiField(forms.CharField):
    """A person, by NIP or by name. The form sets `pengguna`: names are sought among those this account may pick.

    A full NIP finds anybody in service: who knows it need not be shown it.
    """

    widget = PilihPegawai
    pengguna: Pengguna | None = None

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "Ketik nama atau NIP, lalu pilih orangnya.")
        super().__init__(**kwargs)
        self.widget.attrs["maxlength"] = 200

    def to_python(self, value: Any) -> Any:
        if isinstance(value, Pegawai):
            return value
        teks = str(super().to_python(value)).replace("\x00", "").strip()[:200]
        if not teks:
            return None
        return self._pasti(teks) or self._tanya(teks)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str) and (orang := self._dari_pilihan(value)):
            return sebutan(orang)
        return sebutan(value) if isinstance(value, Pegawai) else value

    def _pasti(self, teks: str) -> Pegawai | None:
        """The one person meant without doubt: chosen, or named by the full NIP."""
        if nip := nip_dalam(teks):
            return Pegawai.objects.aktif().filter(nip=nip).first()
        return self._dari_pilihan(teks)

    def _dari_pilihan(self, teks: str) -> Pegawai | None:
        try:
            publik = uuid.UUID(teks)
        except ValueError:
            return None
        return self._calon().filter(publik=publik).first()

    def _tanya(self, teks: str) -> Pegawai:
        calon = tuple(dengan_penempatan(cari_orang(self._calon(), teks))[:PILIHAN_PALING_BANYAK])
        sama = [o for o in calon if polos(teks) in (polos(o.nama), polos(o.nama_lengkap))]
        if len(sama) == 1:
            return sama[0]
        if not calon:
            raise ValidationError("Tidak ada pegawai yang cocok. Periksa ejaan namanya, atau tulis 18 angka NIP.")
        self.widget.pilihan = calon
        raise ValidationError("Pilih orang yang dimaksud, atau tulis NIP-nya.")

    def _calon(self) -> Any:
        return dapat_dipilih(self.pengguna) if self.pengguna else Pegawai.objects.none()


class PilihPegawaiUnit(PilihPegawai):
    saran = "pegawai:pilih_unit"


class PegawaiUnitField(PegawaiField):
    """A person by NIP, or by name among those placed in the units whose surveys this account manages."""

    widget = PilihPegawaiUnit

    def _calon(self) -> Any:
        return dapat_ditugaskan(self.pengguna) if self.pengguna else Pegawai.objects.none()


class NipField(PegawaiField):
    """A person by the full NIP alone: for forms of those who may not look people up by name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"help_text": "18 angka, dengan atau tanpa spasi.", "widget": forms.TextInput} | kwargs))

    def _tanya(self, teks: str) -> Pegawai:
        raise ValidationError("NIP ini tidak ada dalam data pegawai aktif. Periksa 18 angkanya.")


class AkunField(PegawaiField):
    """An account, by user name or through its person."""

    def to_python(self, value: Any) -> Any:
        nama = value.replace("\x00", "").strip() if isinstance(value, str) else ""
        if akun := Pengguna.objects.filter(username=nama).first():
            return akun
        orang = super().to_python(value)
        if orang is None:
            return None
        akun = Pengguna.objects.filter(pegawai=orang).first()
        if akun is None:
            raise ValidationError("Orang ini belum punya akun.")
        return akun


def untuk_pengguna(form: forms.BaseForm, pengguna: Pengguna) -> None:
    """Tell the person pickers of a form who picks."""
    for field in form.fields.values():
        if isinstance(field, PegawaiField):
            field.pengguna = pengguna
