"""Free text of a form: names and numbers are masked, empty phrases set aside, talk of illegal fees held."""

import re

from django.db import transaction

from survei.choices import StatusKomentar, Unsur
from survei.models import Komentar

PANJANG_MAKS = 1000
# Words that citizens use for an unsur; the first that occurs proposes it, a person decides.
KATA_UNSUR: tuple[tuple[Unsur, tuple[str, ...]], ...] = (
    (Unsur.BIAYA, ("biaya", "mahal", "tarif", "bayar", "ongkos", "gratis")),
    (Unsur.WAKTU, ("lama", "lambat", "antre", "antri", "antrean", "cepat", "menunggu", "nunggu", "jam", "telat")),
    (Unsur.PERILAKU, ("ramah", "sopan", "judes", "jutek", "cuek", "galak", "senyum", "kasar", "sikap")),
    (Unsur.KOMPETENSI, ("kompeten", "paham", "mengerti", "bingung", "terampil", "salah ketik", "teliti")),
    (Unsur.SARANA, ("kursi", "ac", "toilet", "parkir", "ruang", "panas", "komputer", "jaringan", "tempat", "kipas")),
    (Unsur.PENGADUAN, ("aduan", "pengaduan", "komplain", "lapor", "keluhan", "saran")),
    (Unsur.PERSYARATAN, ("syarat", "persyaratan", "berkas", "fotokopi", "dokumen")),
    (Unsur.PROSEDUR, ("prosedur", "alur", "ribet", "berbelit", "bolak", "loket", "online", "daring", "aplikasi")),
    (Unsur.PRODUK, ("hasil", "salah nama", "cetak", "rusak")),
)
KATA_PUNGLI = (
    "pungli",
    "pungutan",
    "uang rokok",
    "uang pelicin",
    "uang terima kasih",
    "calo",
    "suap",
    "sogok",
    "minta uang",
    "diminta uang",
    "minta duit",
    "di luar tarif",
    "imbalan",
)
_TANPA_ISI = re.compile(
    r"^(?:[\W_\d]*|tidak ada|tdk ada|ga ada|gak ada|nihil|none|baik|ok|oke|sudah baik|cukup)[\W_]*$"
)
_RAHASIA = (
    (re.compile(r"(?<!\d)\d{16,18}(?!\d)"), "[nomor identitas]"),
    (re.compile(r"(?<!\d)(?:\+?62|0)8[\d\s-]{7,13}\d"), "[nomor telepon]"),
    (re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.]+\b"), "[surel]"),
    (re.compile(r"\b[A-Z]{1,2}\s?\d{1,4}\s?[A-Z]{1,3}\b"), "[nomor kendaraan]"),
    (
        re.compile(r"\b((?:[Bb]apak|[Ii]bu|[Pp]ak|[Bb]u|[Mm]as|[Mm]bak)\s+)[A-Z][\w'.]+(?:\s+[A-Z][\w'.]+)*"),
        r"\1[nama]",
    ),
)


def samarkan(teks: str) -> str:
    """Identity numbers, telephone numbers, addresses, plates and names after a title become their kind in brackets."""
    for pola, ganti in _RAHASIA:
        teks = pola.sub(ganti, teks)
    return teks


def rapikan(teks: str) -> str:
    """The words as they are kept: masked, on one line, no longer than may be."""
    return " ".join(samarkan(teks.replace("\x00", "")).split())[:PANJANG_MAKS]


def usulkan_unsur(teks: str) -> str:
    """The unsur whose words occur most often, the earlier one in a tie; empty when none does."""
    kata = teks.lower()
    banyak = {u: sum(_ada(k, kata) for k in daftar) for u, daftar in KATA_UNSUR}
    terbanyak = max(banyak.values())
    return next(u.value for u, n in banyak.items() if n == terbanyak) if terbanyak else ""


def menyebut_pungli(teks: str) -> bool:
    """Does it speak of money outside the tariff, or of touts?"""
    kata = teks.lower()
    return any(_ada(k, kata) for k in KATA_PUNGLI)


def simpan_saran(*, periode_id: int, teks: str) -> Komentar:
    """Keep the words of a citizen: masked, with a proposed unsur; what speaks of illegal fees is held for the
    inspectorate first, empty phrases are kept apart."""
    bersih = rapikan(teks)
    tanpa_isi = bool(_TANPA_ISI.match(bersih.lower()))
    return Komentar.objects.create(
        periode_id=periode_id,
        teks=bersih,
        usulan="" if tanpa_isi else usulkan_unsur(bersih),
        ditahan=menyebut_pungli(bersih),
        status=StatusKomentar.KOSONG if tanpa_isi else StatusKomentar.BARU,
    )


def _ada(kata: str, teks: str) -> bool:
    return re.search(rf"\b{re.escape(kata)}(?:nya|kan)?\b", teks) is not None


@transaction.atomic
def pilah(*, komentar: Komentar, unsur: str) -> None:
    """A person says which unsur a comment speaks of; "" says none. Held comments are not for the survey manager."""
    terkunci = Komentar.objects.select_for_update().get(pk=komentar.pk, ditahan=False)
    terkunci.unsur = unsur
    if terkunci.status != StatusKomentar.TIKET:
        terkunci.status = StatusKomentar.DIPILAH
    terkunci.full_clean(exclude=["teks"])
    terkunci.save(update_fields=["unsur", "status"])
