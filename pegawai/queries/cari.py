"""Search of people by name or NIP: accents and typing errors are forgiven, the trigram indexes are used."""

import unicodedata

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection
from django.db.models import CharField, Func, Q, QuerySet

from pegawai.choices import JenisPegawai, NamaPeran
from pegawai.models import Pegawai, Penempatan, Pengguna
from pegawai.queries.lingkup import unit_dan_bawahannya

# Share of a word's letter triples that must be found again: "angrainy" still finds "Anggraini", "dedi" not "Dewi".
AMBANG_MIRIP = 0.45
ANGKA_NIP_PALING_SEDIKIT = 4


class Polos(Func):
    """Lower case without accents: the expression of the index `pegawai_nama_mirip`."""

    function = "pegawai_polos"
    output_field = CharField()


def polos(teks: str) -> str:
    """What `pegawai_polos` of the database gives, with single spaces."""
    huruf = unicodedata.normalize("NFKD", " ".join(teks.replace("\x00", "").split()))
    return "".join(h for h in huruf if not unicodedata.combining(h)).lower()


def cari_orang(qs: QuerySet[Pegawai], teks: str) -> QuerySet[Pegawai]:
    """People whose name resembles `teks` or whose NIP holds its digits, most alike first (`kemiripan` 0–1)."""
    nama, angka = polos(teks), "".join(h for h in teks if h.isdigit())
    if len(angka) >= ANGKA_NIP_PALING_SEDIKIT:
        return qs.filter(nip__contains=angka).order_by("nip", "id")
    if not nama:
        return qs.none()
    with connection.cursor() as kursor:
        # For the session: the operator behind the index takes its limit from here and from nowhere else.
        kursor.execute("SELECT set_config('pg_trgm.word_similarity_threshold', %s, false)", [str(AMBANG_MIRIP)])
    cocok = Q(nama_polos__contains=nama) | Q(nama_polos__trigram_word_similar=nama)
    return (
        qs.alias(nama_polos=Polos("nama"))
        .filter(cocok)
        .annotate(kemiripan=TrigramWordSimilarity(nama, Polos("nama")))
        .order_by("-kemiripan", "nama", "id")
    )


def dapat_dipilih(pengguna: Pengguna) -> QuerySet[Pegawai]:
    """Active people whom this HR person may name in a form: those they see, heads of units and officials.

    Heads and officials stand on the unit pages for everybody; they assess across the borders of agencies.
    """
    kepala = Penempatan.objects.pada().filter(kepala=True).order_by().values("pegawai")
    terlihat = Pegawai.objects.terlihat_oleh(pengguna).order_by().values("pk")
    boleh = Q(pk__in=terlihat) | Q(pk__in=kepala) | Q(jenis=JenisPegawai.PEJABAT)
    return Pegawai.objects.aktif().filter(boleh)


def dapat_ditugaskan(pengguna: Pengguna) -> QuerySet[Pegawai]:
    """Active people whom a survey manager may name as officer or as answerable: those placed today in the units that
    they manage, nobody beside (decision 13)."""
    akses = pengguna.akses
    ditempatkan = Penempatan.objects.pada().order_by()
    if not akses.seluruh_kota(NamaPeran.PENGELOLA_SURVEI):
        ditempatkan = ditempatkan.filter(unit__in=unit_dan_bawahannya(akses.unit_peran(NamaPeran.PENGELOLA_SURVEI)))
    return Pegawai.objects.aktif().filter(pk__in=ditempatkan.values("pegawai"))
