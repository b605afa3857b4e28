"""Answer sheets: respondent × unsur, in the order of the rule's list or of the questionnaire."""

import csv
import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from kinerja.bilangan import desimal
from kinerja.lembar import BerkasDitolak, Lembar, Salah, baca_semua, polos
from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini, hari_terakhir
from survei.choices import PROFIL, Kanal, Unsur
from survei.models import BerkasRespons, PeriodeSurvei, Respons
from survei.rumus import ISI_MINIMUM, UNSUR, jawaban

# The questionnaire asks about sarana before pengaduan.
URUTAN = {"resmi": UNSUR, "kuesioner": (*UNSUR[:7], "sarana", "pengaduan")}
_NOMOR = tuple(f"u{n}" for n in range(1, 10))
_NAMA = {polos(u.value): u.value for u in Unsur} | {polos(u.label): u.value for u in Unsur}
GALAT_DITUNJUKKAN = 100


@dataclass
class HasilLembar:
    """What became of a sheet: `masuk` rows stored, of which `tidak_lengkap` have fewer than five answers and do not
    count in the index. With any error nothing is stored."""

    masuk: int = 0
    tidak_lengkap: int = 0
    kesalahan: list[Salah] = field(default_factory=list)

    @property
    def diterapkan(self) -> bool:
        return not self.kesalahan


def impor(
    *, periode: PeriodeSurvei, nama: str, isi: bytes, urutan: str | None = None, kanal: str = Kanal.IMPOR
) -> HasilLembar:
    """Read a sheet of nine columns (1–4, fractions allowed, blank = not answered; heading optional) into a period, all
    or nothing. `urutan` is "resmi" (default) or "kuesioner"; a heading that names the unsur overrules the default and
    may not contradict what was asked for.

    Raises ValidationError when the file cannot be read at all, was imported before, or the period is frozen.
    """
    if urutan not in (None, *URUTAN):
        raise ValidationError(f"Urutan kolom harus resmi atau kuesioner, bukan {urutan}.")
    try:
        lembar = baca_semua(nama=nama, isi=isi)
    except BerkasDitolak as galat:
        raise ValidationError(str(galat)) from galat
    kolom, mulai, dipakai = _kolom(lembar, urutan)
    baris, kesalahan = _baca(lembar, kolom, mulai)
    if kesalahan:
        return HasilLembar(kesalahan=kesalahan)
    if not baris:
        raise ValidationError("Lembar ini tidak berisi satu jawaban pun. Isi sedikitnya satu baris, lalu ulangi.")
    return _simpan(periode, nama, hashlib.sha256(isi).hexdigest(), dipakai, baris, kanal)


def _kolom(lembar: Lembar, urutan: str | None) -> tuple[dict[str, int], int, str]:
    """Column of each unsur, the index of the first row of answers, and the order that was used."""
    kepala = [polos(s) for s in lembar.baris[0][1]] if lembar.baris else []
    bernama = {_NAMA[k]: n for n, k in enumerate(kepala) if k in _NAMA}
    if len(bernama) == len(UNSUR):
        return _dari_nama(bernama, urutan)
    dipakai = urutan or "resmi"
    bernomor = {k: n for n, k in enumerate(kepala) if k in _NOMOR}
    if len(bernomor) == len(UNSUR):
        return {u: bernomor[k] for u, k in zip(URUTAN[dipakai], _NOMOR, strict=True)}, 1, dipakai
    ada_kepala = any(k and not _angka(s) for k, s in zip(kepala, lembar.baris[0][1], strict=True)) if kepala else False
    return {u: n for n, u in enumerate(URUTAN[dipakai])}, int(ada_kepala), dipakai


def _dari_nama(bernama: dict[str, int], urutan: str | None) -> tuple[dict[str, int], int, str]:
    tertulis = tuple(sorted(bernama, key=bernama.__getitem__))
    if urutan and tertulis in URUTAN.values() and tertulis != URUTAN[urutan]:
        raise ValidationError(
            f"Judul kolom menyebut urutan lain daripada {urutan}: kolom kedelapan berjudul {tertulis[7]}. Perbaiki "
            "judulnya, atau impor tanpa menyebut urutan supaya judul yang dipakai."
        )
    return bernama, 1, next((nama for nama, isi in URUTAN.items() if isi == tertulis), "judul")


def _angka(sel: Any) -> bool:
    try:
        Decimal(str(sel).strip().replace(",", "."))
    except ArithmeticError:
        return False
    return True


def _baca(lembar: Lembar, kolom: dict[str, int], mulai: int) -> tuple[list[list[Decimal | None]], list[Salah]]:
    # Answers repeat: each distinct cell is read once.
    terbaca: dict[Any, Decimal | None] = {}
    hasil: list[list[Decimal | None]] = []
    salah: list[Salah] = []
    for nomor, sel in lembar.baris[mulai:]:
        if len(salah) >= GALAT_DITUNJUKKAN:
            break
        tegur = _bentuk(sel, kolom)
        if tegur:
            salah.append(Salah(nomor, "", tegur))
            continue
        isi: list[Decimal | None] = []
        for unsur in UNSUR:
            ke = kolom[unsur]
            if (nomor, ke) in lembar.sel_galat:
                salah.append(Salah(nomor, unsur, "Sel ini berisi rumus yang gagal. Isi dengan angka 1 sampai 4."))
                continue
            try:
                isi.append(_sel(sel[ke], terbaca))
            except ValueError:
                salah.append(Salah(nomor, unsur, f"Isi dengan angka 1 sampai 4 atau kosongkan, bukan {sel[ke]}."))
        hasil.append(isi)
    return hasil, salah


def _bentuk(sel: Sequence[Any], kolom: dict[str, int]) -> str:
    """What is wrong with the shape of a row, empty when nothing is."""
    perlu = max(kolom.values()) + 1
    if len(sel) < perlu:
        return f"Baris ini hanya {len(sel)} kolom, perlu {perlu}. Jawaban yang kosong tetap memakai kolomnya."
    if perlu == len(UNSUR) and any(s not in ("", None) for s in sel[perlu:]):
        return f"Baris ini berisi lebih dari {len(UNSUR)} kolom. Hapus kolom lain, atau beri judul kolom U1 sampai U9."
    return ""


def _sel(sel: Any, terbaca: dict[Any, Decimal | None]) -> Decimal | None:
    kunci = sel.strip().replace(",", ".") if isinstance(sel, str) else sel
    if isinstance(kunci, bool):
        raise ValueError
    if kunci not in terbaca:
        nilai = jawaban(kunci, "")
        terbaca[kunci] = None if nilai is None else desimal(nilai)
    return terbaca[kunci]


def _hari(periode: PeriodeSurvei) -> date:
    """The day that stands on imported answers: today inside the period, else its last day."""
    hari = hari_ini()
    return hari if hari in periode.masa else hari_terakhir(periode.masa) or hari


@transaction.atomic
def _simpan(
    periode: PeriodeSurvei, nama: str, sidik: str, urutan: str, baris: list[list[Decimal | None]], kanal: str
) -> HasilLembar:
    terkunci = PeriodeSurvei.objects.select_for_update().get(pk=periode.pk)
    if terkunci.beku:
        raise ValidationError(f"Periode {terkunci.kode} sudah disahkan: jawabannya tidak berubah lagi.")
    lama = BerkasRespons.objects.filter(periode=terkunci, sidik=sidik).first()
    if lama:
        raise ValidationError(f"Berkas ini sudah diimpor ke periode {terkunci.kode} (sebagai {lama.nama}).")
    kurang = sum(sum(x is not None for x in b) < ISI_MINIMUM for b in baris)
    with karena(f"impor {nama}"):
        BerkasRespons.objects.create(
            periode=terkunci, nama=nama[:200], sidik=sidik, urutan=urutan, baris=len(baris), tidak_lengkap=kurang
        )
    salin(terkunci, baris, kanal)
    return HasilLembar(masuk=len(baris), tidak_lengkap=kurang)


def salin(
    periode: PeriodeSurvei,
    baris: list[list[Decimal | None]],
    kanal: str,
    profil: Sequence[Mapping[str, str]] | None = None,
) -> None:
    """All rows, in the order of the rule's list, into a locked period in one COPY: a hundred thousand. `profil` has one
    mapping a row, field → choice as on paper."""
    hari = _hari(periode).isoformat()
    teks = io.StringIO()
    tulis = csv.writer(teks, lineterminator="\n")
    for isi, orang in zip(baris, profil or [{}] * len(baris), strict=True):
        siapa = [*(orang.get(k, "") for k in PROFIL), "t" if orang.get("disabilitas") else ""]
        tulis.writerow([periode.pk, kanal, hari, "{}", *siapa, *("" if x is None else f"{x:.12f}" for x in isi)])
    teks.seek(0)
    kolom = ", ".join(("periode_id", "kanal", "tanggal", "tanda", *PROFIL, "disabilitas", *UNSUR))
    with connection.cursor() as kursor:
        kursor.copy_expert(
            f"COPY {Respons._meta.db_table} ({kolom}) FROM STDIN (FORMAT csv, FORCE_NOT_NULL ({', '.join(PROFIL)}))",
            teks,
        )
