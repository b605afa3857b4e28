"""Rounds of anonymous opinion: opened by HR, answered by peers and subordinates, summed up after the last day.

Nothing here writes who said what: the mark that somebody took part and the words go to two tables, and at the end all
rows of the words are written anew in random order by one statement, so that not even their place tells.
"""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import CharField, F, Value
from django.urls import reverse
from django.utils import timezone

from kinerja.domain.pemberitahuan import beri_tahu_dari
from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini
from pegawai.models import Pengguna
from penilaian.choices import SKP_MENGIKAT, JenisPeriode, NilaiDasar, Rating, StatusPeriode, StatusSKP
from penilaian.models import SKP, Pendapat, Periode, PesertaPendapat, PutaranPendapat
from penilaian.queries.pendapat import REKAN

# So many peers and so many subordinates are asked about one person at the most, drawn by lot.
PESERTA_MAKS = 5


@transaction.atomic
def buka(*, periode: Periode, oleh: Pengguna, selesai: date) -> PutaranPendapat:
    """Open the round of a running period and draw who is asked; people with too few colleagues are left out.

    Raises PermissionDenied for anyone but HR of the city, ValidationError by field.
    """
    if not oleh.akses.admin_kota:
        raise PermissionDenied("Hanya admin kepegawaian kota yang membuka putaran pendapat.")
    periode = Periode.objects.select_for_update(no_key=True).get(pk=periode.pk)
    if periode.status != StatusPeriode.BERJALAN:
        raise ValidationError({"selesai": "Putaran pendapat dibuka pada periode yang berjalan."})
    if PutaranPendapat.objects.filter(periode=periode).exists():
        raise ValidationError({"selesai": "Periode ini sudah punya putaran pendapat."})
    if not hari_ini() <= selesai < timezone.localdate(periode.tenggat_penilaian):
        raise ValidationError({"selesai": "Pilih hari mulai hari ini sampai sebelum tenggat penilaian."})
    with karena("Putaran pendapat dibuka"):
        putaran = PutaranPendapat.objects.create(periode=periode, selesai=selesai, dibuka_oleh=oleh)
    with connection.cursor() as kursor:
        kursor.execute(
            _UNDI,
            {
                "putaran": putaran.pk,
                "hari": hari_ini(),
                "periode": periode.pk,
                "berlaku": StatusSKP.BERLAKU,
                "tahunan": JenisPeriode.TAHUNAN,
                "maks": PESERTA_MAKS,
                "minimum": putaran.minimum,
            },
        )
    akun = Pengguna.objects.filter(pegawai__in=putaran.peserta.order_by().values("pegawai")).order_by()
    judul, isi = f"Pendapat Anda diminta untuk {periode.nama}", "Tanpa nama. Hanya ringkasan yang ditampilkan."
    beri_tahu_dari(
        kueri=akun.values_list(
            "pk",
            Value(judul),
            Value(isi),
            Value(reverse("penilaian:pendapat_daftar")),
            Value(f"pendapat:{periode.kode}", output_field=CharField()),
        )
    )
    return putaran


# Peers have the same superior, subordinates have the person as superior; never the assessor, never oneself.
_UNDI = """
    INSERT INTO penilaian_pesertapendapat (putaran_id, skp_id, pegawai_id, sudah)
    SELECT %(putaran)s, skp_id, pegawai_id, false FROM (
        SELECT skp_id, pegawai_id, count(*) OVER (PARTITION BY skp_id) AS banyak FROM (
            SELECT skp_id, pegawai_id, row_number() OVER (PARTITION BY skp_id, arah ORDER BY random()) AS nomor FROM (
                SELECT s.id AS skp_id, p.pegawai_id, 'rekan' AS arah
                FROM penilaian_skp s JOIN pegawai_penempatan m ON m.id = s.penempatan_id
                JOIN penilaian_periode w ON w.id = %(periode)s AND w.rentang && s.rentang
                    AND w.jenis IN (s.jenis_periode, %(tahunan)s)
                JOIN pegawai_penempatan p ON p.penilai_id = m.penilai_id
                WHERE s.status = %(berlaku)s AND s.rentang @> %(hari)s AND m.masa @> %(hari)s
                    AND p.masa @> %(hari)s AND p.jenis = 'definitif' AND p.pegawai_id <> s.pegawai_id
                UNION
                SELECT s.id, p.pegawai_id, 'bawahan'
                FROM penilaian_skp s
                JOIN penilaian_periode w ON w.id = %(periode)s AND w.rentang && s.rentang
                    AND w.jenis IN (s.jenis_periode, %(tahunan)s)
                JOIN pegawai_penempatan p ON p.penilai_id = s.pegawai_id
                WHERE s.status = %(berlaku)s AND s.rentang @> %(hari)s
                    AND p.masa @> %(hari)s AND p.jenis = 'definitif' AND p.pegawai_id <> s.pegawai_id
            ) AS calon
        ) AS urut WHERE nomor <= %(maks)s
    ) AS cukup WHERE banyak >= %(minimum)s
    ON CONFLICT DO NOTHING
"""


@transaction.atomic
def beri(*, peserta: PesertaPendapat, oleh: Pengguna, rating: Mapping[str, str], teks: str = "") -> None:
    """Give one's opinion, once. What is said is stored without a trace of who said it.

    Raises PermissionDenied for anyone who was not asked, ValidationError (by `rating_…` or without field).
    """
    if oleh.pegawai_id is None or oleh.pegawai_id != peserta.pegawai_id:
        raise PermissionDenied("Hanya yang diminta yang memberi pendapat.")
    terkunci = PesertaPendapat.objects.select_for_update(of=("self",)).select_related("putaran")
    peserta = terkunci.get(pk=peserta.pk)
    if not peserta.putaran.terbuka:
        raise ValidationError("Putaran pendapat ini sudah selesai.")
    if peserta.sudah:
        raise ValidationError("Pendapat Anda sudah diterima dan tidak dapat diubah.")
    if any(a not in NilaiDasar.values or r not in Rating.values for a, r in rating.items()):
        raise ValidationError("Pilih rating dari daftar.")
    if not rating and not teks.strip():
        raise ValidationError("Isi paling sedikit satu nilai atau satu kalimat.")
    milik = {"putaran": peserta.putaran, "skp_id": peserta.skp_id}
    baris = [Pendapat(aspek=a, rating=r, **milik) for a, r in rating.items()]
    if teks.strip():
        baris.append(Pendapat(teks=teks.strip(), **milik))
    Pendapat.objects.bulk_create(baris)
    PesertaPendapat.objects.filter(pk=peserta.pk).update(sudah=True)


def tutup_yang_selesai() -> int:
    """Close the rounds whose last day is over; run every five minutes, each round closes once."""
    lewat = PutaranPendapat.objects.filter(ditutup=None, selesai__lt=hari_ini())
    for putaran in lewat.select_related("periode__kebijakan"):
        _tutup(putaran)
    return len(lewat)


@transaction.atomic
def _tutup(putaran: PutaranPendapat) -> None:
    terkunci = PutaranPendapat.objects.select_for_update(of=("self",)).filter(pk=putaran.pk, ditutup=None)
    if not terkunci.exists():
        return
    k, p = putaran.periode.kebijakan, Periode.objects.select_for_update(no_key=True).get(pk=putaran.periode_id)
    isi = {
        "putaran": putaran.pk,
        "periode": p.pk,
        "minimum": putaran.minimum,
        "rekan": REKAN,
        "atas": k.ambang_atas,
        "sesuai": k.ambang_sesuai,
        "n_atas": k.nilai_di_atas,
        "n_sesuai": k.nilai_sesuai,
        "n_bawah": k.nilai_di_bawah,
        "mengikat": list(SKP_MENGIKAT),
    }
    with connection.cursor() as kursor:
        kursor.execute(_BUANG, isi)
        kursor.execute(_KOCOK, isi)
        # A closed period takes no more inputs: the summary is shown, and the figure stays as it was.
        if p.status == StatusPeriode.BERJALAN:
            kursor.execute(_HITUNG, isi)
    PutaranPendapat.objects.filter(pk=putaran.pk).update(ditutup=timezone.now())
    _kabari(putaran)


_BUANG = """
    DELETE FROM penilaian_pendapat AS t WHERE t.putaran_id = %(putaran)s AND (
        SELECT count(*) FROM penilaian_pesertapendapat AS s
        WHERE s.putaran_id = t.putaran_id AND s.skp_id = t.skp_id AND s.sudah) < %(minimum)s
"""
_KOCOK = """
    WITH lama AS (DELETE FROM penilaian_pendapat WHERE putaran_id = %(putaran)s RETURNING *)
    INSERT INTO penilaian_pendapat (id, putaran_id, skp_id, aspek, rating, teks)
    SELECT gen_random_uuid(), putaran_id, skp_id, aspek, rating, teks FROM lama ORDER BY random()
"""
_HITUNG = """
    INSERT INTO penilaian_perilaku (skp_id, periode_id, aspek, sumber, rating, contoh)
    SELECT skp_id, %(periode)s, aspek, %(rekan)s,
        CASE WHEN angka >= %(atas)s THEN 'di_atas' WHEN angka >= %(sesuai)s THEN 'sesuai' ELSE 'di_bawah' END, ''
    FROM (
        SELECT t.skp_id, t.aspek, round(avg(CASE t.rating WHEN 'di_atas' THEN %(n_atas)s::numeric
            WHEN 'sesuai' THEN %(n_sesuai)s ELSE %(n_bawah)s END), 2) AS angka
        FROM penilaian_pendapat AS t JOIN penilaian_skp AS s ON s.id = t.skp_id AND s.status = ANY(%(mengikat)s)
        WHERE t.putaran_id = %(putaran)s AND t.aspek <> ''
        GROUP BY t.skp_id, t.aspek HAVING count(*) >= %(minimum)s
    ) AS rerata
    ON CONFLICT (skp_id, periode_id, aspek, sumber) DO NOTHING
"""


def _kabari(putaran: PutaranPendapat) -> None:
    """Tell those of whom there is a summary."""
    kode = putaran.periode.kode
    ada = Pendapat.objects.filter(putaran=putaran).order_by().values("skp")
    orang = SKP.objects.filter(pk__in=ada, pegawai__akun__isnull=False).order_by()
    beri_tahu_dari(
        kueri=orang.annotate(akun=F("pegawai__akun__pk")).values_list(
            "akun",
            Value(f"Ringkasan pendapat {putaran.periode.nama} dapat dibaca"),
            Value("Tanpa nama, paling sedikit dari tiga orang."),
            Value(reverse("penilaian:umpan_balik_saya")),
            Value(f"pendapat-selesai:{kode}", output_field=CharField()),
        )
    )
