"""The sign-in form."""

from allauth.account.forms import LoginForm
from django import forms

from pegawai.masuk import rapikan_nip


class NamaPenggunaField(forms.CharField):
    """NIP or user name. Room for pasted spaces, which are dropped."""

    def to_python(self, value: object) -> str:
        return rapikan_nip(super().to_python(value))


class FormMasuk(LoginForm):
    """Sign in by NIP (or user name) and password."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = NamaPenggunaField(
            label="NIP",
            max_length=60,
            help_text="18 angka, boleh dengan spasi. Pejabat di luar ASN memakai nama pengguna.",
            widget=forms.TextInput(
                attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false", "autofocus": True}
            ),
        )
        self.fields["password"].label = "Kata sandi"
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs |= {"autocomplete": "current-password", "placeholder": ""}
        self.order_fields(["login", "password"])
