"""Forms of the own account: sign-in, password, second step."""

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateKodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms

from kinerja.forms import FormDasar
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
        self.fields["login"].error_messages["required"] = "Tulis NIP Anda."
        self.fields["password"].error_messages["required"] = "Tulis kata sandi Anda."
        self.order_fields(["login", "password"])


class FormAktivasi(FormDasar):
    """Set a password with the code of a slip."""

    login = NamaPenggunaField(
        label="NIP",
        max_length=60,
        help_text="18 angka, boleh dengan spasi. Pejabat di luar ASN memakai nama pengguna.",
        error_messages={"required": "Tulis NIP Anda seperti pada slip."},
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false", "autofocus": True}
        ),
    )
    kode = forms.CharField(
        label="Kode aktivasi",
        max_length=20,
        help_text="Sepuluh huruf dan angka pada slip, misalnya ABCDE-23456. Huruf kecil boleh.",
        error_messages={"required": "Tulis kode dari slip. Slip hilang? Minta kode baru kepada admin kepegawaian."},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )
    sandi = forms.CharField(
        label="Kata sandi baru",
        max_length=128,
        strip=False,
        help_text="Paling sedikit 10 huruf atau angka. Beberapa kata yang mudah Anda ingat paling aman.",
        error_messages={"required": "Buat kata sandi Anda sendiri."},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    ulang = forms.CharField(
        label="Kata sandi baru sekali lagi",
        max_length=128,
        strip=False,
        error_messages={"required": "Ulangi kata sandi yang sama."},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> None:
        isi = super().clean() or self.cleaned_data
        if "sandi" in isi and "ulang" in isi and isi["sandi"] != isi["ulang"]:
            self.add_error("ulang", "Kedua kata sandi belum sama. Ketik ulang.")


def _tulis(field: forms.Field, label: str, bantuan: str = "") -> None:
    """Our words instead of the library's, and no placeholder that says the label again."""
    field.label, field.help_text = label, bantuan
    field.error_messages["required"] = "Isi bagian ini."
    field.widget.attrs.pop("placeholder", None)


class FormGantiSandi(ChangePasswordForm):
    """Change one's password."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _tulis(self.fields["oldpassword"], "Kata sandi sekarang")
        _tulis(
            self.fields["password1"], "Kata sandi baru", "Paling sedikit 10 huruf atau angka, dan tidak mudah ditebak."
        )
        _tulis(self.fields["password2"], "Kata sandi baru, sekali lagi")


class FormPastikan(ReauthenticateForm):
    """The password once more before security settings."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _tulis(self.fields["password"], "Kata sandi")


class _Kode:
    """The field of a code of six digits."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _tulis(self.fields["code"], "Kode verifikasi", "Enam angka dari aplikasi autentikator.")  # type: ignore[attr-defined]


class FormKode(_Kode, AuthenticateForm):
    """The second step of signing in."""


class FormPastikanKode(_Kode, ReauthenticateKodeForm):
    """A code before security settings."""


class FormPasangTotp(_Kode, ActivateTOTPForm):
    """The first code of a new authenticator app."""


class FormAkunBaru(FormDasar):
    """An account for somebody who has none: the NIP is the name, an official outside the service gets one."""

    username = forms.CharField(
        label="Nama pengguna", max_length=30, help_text="Misalnya wali.kota. Dipakai untuk masuk."
    )

    def __init__(self, *args: object, ber_nip: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if ber_nip:
            del self.fields["username"]
