"""Similar ideas: words of the same Indonesian stems anywhere in the need and the idea, or a title spelled alike."""

import re
from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramSimilarity
from django.db.models import ExpressionWrapper, F, FloatField, Q, QuerySet, Value

from inovasi.models import Usulan

KATA_PALING_BANYAK, SERUPA_PALING_BANYAK, HURUF_JUDUL = 40, 5, 5
# Share of the words written so far that must be found again before a colleague's idea is worth a look.
AMBANG_SERUPA = 0.3
AMBANG_JUDUL = 0.35
# What `ts_rank` gives a query of one word that stands once in a text (weight D, 0.1, over π²/6).
_SATU_KATA = 0.1 / 1.64493406685
_KATA = re.compile(r"[a-z0-9]{3,}")
# PostgreSQL knows stems of Indonesian, not the words that carry no meaning; those here stand in almost every proposal.
_UMUM = """
    ada adalah agar akan antara apa atas atau bagi bahwa banyak baru belum bila bisa cara dalam dan dapat dari
    dengan dia dua hal hanya hari harus hingga ini itu jadi jika juga kali kami kantor karena kepada kerja kita
    lagi lain lalu lebih lewat masih masing mereka namun oleh orang pada para perlu petugas pun saat saja sama
    sambil sampai sangat satu saya sebab sebagai sebelum secara sehingga sekali semua sendiri seperti serta
    sesudah setelah setiap sudah suatu supaya tanpa tapi telah tentang terlalu tersebut tetap tetapi tiap tidak
    untuk warga yaitu yang
"""
KATA_UMUM = frozenset(_UMUM.split())


def kata_isi(*teks: str) -> list[str]:
    """Words that carry meaning, each once, in order, at most `KATA_PALING_BANYAK`."""
    semua = (k for t in teks for k in _KATA.findall(t.lower()))
    return list(dict.fromkeys(k for k in semua if k not in KATA_UMUM))[:KATA_PALING_BANYAK]


def serupa(semua: QuerySet[Usulan], *, judul: str, isi: str) -> list[Any]:
    """Of `semua` the few most like a title and a text, closest first, with `dekat` (0–1, share of the words found
    again, or likeness of the title). Two statements: the closest by each of the indexes `usulan_cari` and
    `usulan_judul_mirip`, then their rows."""
    kata = kata_isi(judul, isi)
    judul = " ".join(judul.replace("\x00", "").split())[:160]
    if not kata:
        return []
    cari, polos = _cari(kata, " | "), semua.order_by()
    calon = _terdekat(
        polos.filter(cari=cari), SearchRank(F("cari"), cari) / Value(_SATU_KATA, output_field=FloatField())
    )
    if len(judul) >= HURUF_JUDUL:
        # A title only half alike says less than words found again.
        mirip = TrigramSimilarity("judul", judul) * Value(AMBANG_SERUPA / AMBANG_JUDUL)
        calon = calon.union(_terdekat(polos.filter(judul__trigram_similar=judul), mirip), all=True)
    dekat: dict[int, float] = {}
    for pk, nilai in calon:
        dekat[pk] = max(nilai, dekat.get(pk, 0))
    urut = sorted((-n, -pk) for pk, n in dekat.items() if n >= AMBANG_SERUPA)[:SERUPA_PALING_BANYAK]
    baris: dict[int, Any] = semua.in_bulk([-pk for _, pk in urut]) if urut else {}
    for n, pk in urut:
        baris[-pk].dekat = -n
    return [baris[-pk] for _, pk in urut]


def _terdekat(usulan: QuerySet[Usulan], dekat: Any) -> QuerySet:
    """Ids with their closeness, the closest few."""
    nilai = ExpressionWrapper(dekat, output_field=FloatField())
    return usulan.annotate(dekat=nilai).order_by("-dekat", "-pk").values_list("pk", "dekat")[:SERUPA_PALING_BANYAK]


def cari_usulan(semua: QuerySet[Usulan], teks: str) -> QuerySet[Usulan]:
    """Proposals that hold all words of `teks`, the last perhaps cut off, or its letters in the title."""
    kata, polos = kata_isi(teks), teks.replace("\x00", "").strip()
    cocok = Q(judul__icontains=polos)
    return semua.filter(cocok | Q(cari=_cari([f"{k}:*" for k in kata], " & ")) if kata else cocok)


def _cari(kata: Iterable[str], sambung: str) -> SearchQuery:
    return SearchQuery(sambung.join(kata), config="indonesian", search_type="raw")
