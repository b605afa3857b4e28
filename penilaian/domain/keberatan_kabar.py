"""Steps and notices of objections: who is told what, each once."""

from collections.abc import Iterable

from django.urls import reverse

from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from pegawai.choices import NamaPeran
from pegawai.models import Pegawai, Pengguna, Peran
from penilaian.models import Keberatan, LangkahKeberatan


def catat(
    keberatan: Keberatan, jenis: str, oleh: Pengguna | None, *, catatan: str = "", kepada: Pegawai | None = None
) -> None:
    """Append one step."""
    LangkahKeberatan.objects.create(keberatan=keberatan, jenis=jenis, oleh=oleh, catatan=catatan, kepada=kepada)


def kabar(akun: Iterable[Pengguna], keberatan: Keberatan, kunci: str, judul: str, isi: str = "") -> list[Pemberitahuan]:
    """The same notice for several accounts, not stored yet."""
    tautan = reverse("penilaian:keberatan", args=[keberatan.publik])
    nama = f"keberatan:{keberatan.publik}:{kunci}"
    return [Pemberitahuan(penerima=a, judul=judul[:160], isi=isi, tautan=tautan, kunci=nama) for a in akun]


def kabari(keberatan: Keberatan, orang: Iterable[int | None], kunci: str, judul: str, isi: str = "") -> None:
    """Tell people by their ids, once for each `kunci`."""
    akun = Pengguna.objects.filter(pegawai__in={o for o in orang if o})
    beri_tahu(pemberitahuan=kabar(akun, keberatan, kunci, judul, isi))


def kabari_hr(keberatan: Keberatan, kunci: str, judul: str, isi: str = "") -> None:
    """Tell HR of the city: nobody can be found who may decide, or the highest official let the term pass."""
    beri_tahu(pemberitahuan=kabar(akun_hr_kota(), keberatan, kunci, judul, isi))


def akun_hr_kota() -> list[Pengguna]:
    """Accounts that are HR of the whole city today."""
    peran = Peran.objects.pada().filter(nama=NamaPeran.ADMIN_KEPEGAWAIAN, unit=None)
    return list(Pengguna.objects.filter(is_active=True, pk__in=peran.values("pengguna")))
