"""Officers whom citizens surely rate very well: points for a choice of people, such as an award."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet

from kinerja.bilangan import bulatkan, pecahan
from kinerja.poin import Poin, SumberPoin
from kinerja.templatetags.ui import angka
from survei.choices import BEKU
from survei.models import HasilSurvei, Layanan
from survei.rumus import ISI_MINIMUM, MUTU, PENGALI
from survei.rumus_selang import N_INDIKATIF, N_PETUGAS, selang

# One point, whatever the number of forms: who collects more is not better.
POIN = Decimal(1)
_HURUF, PASTI_DARI = MUTU[0]

# Unsur perilaku (U7) of answers given at the counter that the officer stood at on that day.
_SQL = f"""
SELECT t.pegawai_id, s.nama, count(*), avg(r.perilaku), stddev_samp(r.perilaku * {PENGALI})
FROM survei_petugas t
JOIN survei_layanan s ON s.id = t.layanan_id
JOIN survei_periodesurvei p ON p.layanan_id = t.layanan_id AND p.status <> 'draf' AND p.masa && %(masa)s::daterange
JOIN survei_respons r ON r.periode_id = p.id AND r.loket_id = t.loket_id AND t.masa @> r.tanggal
    AND %(masa)s::daterange @> r.tanggal AND r.isi >= {ISI_MINIMUM} AND r.perilaku IS NOT NULL
WHERE (t.pegawai_id = ANY(%(orang)s) OR %(semua)s)
    AND NOT EXISTS (SELECT FROM survei_pengecualian x WHERE x.respons_id = r.id)
GROUP BY t.pegawai_id, s.id, s.nama HAVING count(*) >= {N_PETUGAS}
ORDER BY t.pegawai_id, s.nama
"""  # noqa: S608


def dipuji_warga(orang: Collection[int], masa: DateRange) -> Mapping[int, Poin]:
    """Officers of whom, at one service with thirty answers or more, the whole 95 % interval of U7 lies at letter A; in
    one statement. A low figure takes nothing away."""
    return _dipuji(list(orang), masa)


def petugas_dipuji(masa: DateRange) -> Mapping[int, Poin]:
    """The same of all officers."""
    return _dipuji(None, masa)


def layanan_dipuji(layanan: QuerySet[Layanan]) -> list[tuple[HasilSurvei, str]]:
    """Of these services, those whose newest approved index is of thirty answers or more with the whole 95 % interval at
    letter A, and why in one sentence, by name; the number of forms beyond that makes no order. One statement."""
    akhir = HasilSurvei.objects.filter(periode__layanan__in=layanan, periode__status__in=BEKU)
    akhir = akhir.order_by("periode__layanan_id", "-periode__masa").distinct("periode__layanan_id")
    semua = HasilSurvei.objects.filter(pk__in=akhir.values("pk"), n__gte=N_INDIKATIF, selang_bawah__gte=PASTI_DARI)
    baris = semua.select_related("periode__layanan__unit__opd").order_by("periode__layanan__nama")
    return [(h, _alasan(f"Indeks layanan {h.periode.layanan.nama}, {h.periode.nama},", h)) for h in baris]


def _alasan(awal: str, h: HasilSurvei) -> str:
    kata = f"{awal} {angka(h.ikm)} ({angka(h.selang_bawah)}–{angka(h.selang_atas)}), {h.n} jawaban"
    return f"{kata}: pasti mutu {_HURUF}."


def _dipuji(orang: list[int] | None, masa: DateRange) -> dict[int, Poin]:
    with connection.cursor() as kursor:
        siapa = {"orang": orang or [], "semua": orang is None, "masa": f"[{masa.lower},{masa.upper})"}
        kursor.execute(_SQL, siapa)
        baris = kursor.fetchall()
    hasil: dict[int, Poin] = {}
    for pegawai, layanan, n, rata, sd in baris:
        nilai = bulatkan(pecahan(rata) * PENGALI)
        batas = selang(nilai, sd, n)
        if batas and batas[0] >= PASTI_DARI and pegawai not in hasil:
            kata = f"Perilaku di loket {layanan} {angka(nilai)} ({angka(batas[0])}–{angka(batas[1])}), {n} jawaban"
            hasil[pegawai] = Poin(POIN, f"{kata}: pasti mutu {_HURUF}.")
    return hasil


SUMBER = SumberPoin("warga", "Kata warga di loket", dipuji_warga)
