# ruff: noqa: S608 - put together from the constants of this file alone
"""The statements of an import. Each works on a whole batch (`%(batch)s`); none depends on the number of rows.

Words: b the row of the file, p the person on record, k the placement of today, a the assessor, h columns computed on
the way. An empty cell keeps what is stored.
"""

from pegawai.models.pegawai import AWALAN_PEJABAT

# The planner cannot know yet how many rows a new batch has, and a nested loop over 20,000 rows takes hours: every join
# is on equality, so hashing is right for few rows and for many.
RENCANA = "SET LOCAL enable_nestloop = off"
RENCANA_BIASA = "SET LOCAL enable_nestloop = on"

# Columns of a person that a row may change, with the value that the row would leave behind.
KOLOM_ORANG = ("nama", "gelar_depan", "gelar_belakang", "tempat_lahir", "jenis_kelamin", "golongan", "pendidikan", "surel", "telepon", "status", "jenis")  # fmt: skip  # noqa: E501
_BEDA = "\n".join(f"CASE WHEN b.{n} <> '' AND b.{n} <> p.{n} THEN '{n}' END," for n in KOLOM_ORANG)
_SELESAI = "('pensiun', 'berhenti', 'wafat')"

# `Pegawai.kode_pejabat` of the table {0}, and all that a file may call an official outside the service.
KODE_PEJABAT = f"'{AWALAN_PEJABAT}' || left(replace({{0}}.publik::text, '-', ''), 12)"
_PEJABAT = f"""(
    SELECT o.id, s.username AS sebutan FROM pegawai_pegawai o JOIN pegawai_pengguna s ON s.pegawai_id = o.id
    WHERE o.jenis = 'PEJABAT'
    UNION SELECT o.id, {KODE_PEJABAT.format("o")} FROM pegawai_pegawai o WHERE o.jenis = 'PEJABAT'
)"""

# Where a row leads. `pindah`: another unit, position or headship; `ganti`: only another assessor; `baru`: a first
# placement. `awal` is the first day of what is opened.
_TEMPAT = f"""
SELECT b.batch_id, b.baris, p.id AS orang, q.id AS calon, q.nip AS calon_nip, q.nama AS calon_nama,
       q.id IS NOT NULL AND COALESCE(q.id IN (SELECT id FROM kelola), true) AS calon_terkelola,
       p.nama AS p_nama, p.status AS p_status, p.nip AS p_nip, k.id AS lama, k.unit_id AS k_unit,
       k.penilai_id AS k_penilai, lower(k.masa) AS k_awal, upper(k.masa) AS k_akhir, w.sampai, w.nanti,
       COALESCE(a.id, v.id) AS penilai, a.status AS a_status, a.nama AS a_nama, r.kunci_cari AS r_kunci,
       k.id IS NOT NULL AND (
           b.unit_baru IS NOT NULL OR b.jabatan_baru IS NOT NULL OR b.unit_id <> k.unit_id
           OR b.jabatan_id <> k.jabatan_id OR b.kepala <> k.kepala) AS pindah,
       k.id IS NOT NULL AND COALESCE(a.id, v.id, -b.penilai_baris)
           IS DISTINCT FROM COALESCE(k.penilai_id, 0) AND b.penilai_nip <> '' AS ganti,
       k.id IS NULL AND (b.unit_id IS NOT NULL OR b.unit_baru IS NOT NULL) AS baru,
       k.id IS NOT NULL AND b.nomor_sk <> '' AND b.nomor_sk <> k.nomor_sk AS ganti_sk,
       EXISTS (SELECT FROM pegawai_identitasrahasia x WHERE b.nik_kunci <> '' AND x.kunci_cari = b.nik_kunci
               AND x.pegawai_id IS DISTINCT FROM p.id) AS nik_kembar
FROM pegawai_barisimpor b
LEFT JOIN pegawai_pegawai n ON n.nip = b.nip
LEFT JOIN {_PEJABAT} u ON b.jenis_nip = 'PEJABAT' AND u.sebutan = b.nip
LEFT JOIN (
    SELECT DISTINCT ON (kunci_cari) kunci_cari, pegawai_id FROM pegawai_identitasrahasia ORDER BY kunci_cari, pegawai_id
) m ON m.kunci_cari = b.nik_kunci AND n.id IS NULL AND u.id IS NULL
LEFT JOIN pegawai_pegawai q ON q.id = m.pegawai_id
LEFT JOIN pegawai_pegawai p ON p.id = COALESCE(n.id, u.id, CASE WHEN b.jawaban = 'sama' THEN q.id END)
LEFT JOIN pegawai_identitasrahasia r ON r.pegawai_id = p.id
LEFT JOIN pegawai_penempatan k ON k.pegawai_id = p.id AND k.jenis = 'definitif' AND k.masa @> %(hari)s::date
LEFT JOIN (
    SELECT pegawai_id, bool_or(lower(masa) > %(hari)s::date) AS nanti, max(upper(masa)) AS sampai
    FROM pegawai_penempatan WHERE jenis = 'definitif' GROUP BY pegawai_id
) w ON w.pegawai_id = p.id
LEFT JOIN pegawai_pegawai a ON b.penilai_nip <> '' AND a.nip = b.penilai_nip
LEFT JOIN {_PEJABAT} v ON a.id IS NULL AND b.penilai_nip <> '' AND v.sebutan = b.penilai_nip
WHERE b.batch_id = %(batch)s
"""


def _salah(kunci: str, syarat: str, *pesan: str) -> str:
    """One possible error: [column, message], the message put together from SQL texts."""
    return f"CASE WHEN {syarat} THEN jsonb_build_array('{kunci}', concat({', '.join(pesan)})) END"


def _utuh(*kunci: str) -> str:
    """True when reading the row found nothing wrong with its number nor with these columns (their first letters):
    one mistake is named once."""
    return " AND ".join(f"b.kesalahan_isi::text NOT LIKE '%%[\"{k}%%'" for k in ("nip", *kunci))


_GALAT = ",\n".join(
    (
        _salah(
            "nip",
            "h.calon IS NOT NULL AND b.jawaban = '' AND h.calon_terkelola",
            "'NIK ini milik ', h.calon_nama, ' dengan NIP ', h.calon_nip,"
            " '. Jawab di halaman impor: nomornya berganti, atau ini orang lain?'",
        ),
        _salah(
            "nik",
            "h.calon IS NOT NULL AND NOT h.calon_terkelola",
            "'NIK ini sudah tercatat pada pegawai perangkat daerah lain. Hubungi admin kepegawaian kota.'",
        ),
        _salah(
            "nip",
            "h.orang IS NOT NULL AND h.hasil = 'berubah' AND NOT COALESCE(h.orang IN (SELECT id FROM kelola), true)",
            "'Data ', h.p_nama, ' tidak dapat Anda ubah: diri sendiri, atau pegawai perangkat daerah lain.'",
        ),
        _salah(
            "nip",
            f"h.p_status IN {_SELESAI} AND h.hasil = 'berubah'",
            "h.p_nama, ' sudah tidak bertugas. Ubah datanya lewat profil.'",
        ),
        _salah("nama", f"h.orang IS NULL AND b.nama = '' AND {_utuh('nama')}", "'Isi nama: NIP ini belum tercatat.'"),
        _salah(
            "status",
            f"b.status IN {_SELESAI} AND b.status IS DISTINCT FROM h.p_status",
            "'Berakhirnya tugas tidak dicatat lewat impor. Buka profilnya, lalu Akhiri tugas.'",
        ),
        _salah(
            "unit_nama",
            f"h.orang IS NULL AND b.unit_id IS NULL AND b.unit_baru IS NULL AND %(perlu_unit)s AND {_utuh('unit')}",
            "'Isi unit kerja: pegawai baru harus ditempatkan di perangkat daerah Anda.'",
        ),
        _salah(
            "unit_nama",
            f"h.lama IS NULL AND b.unit_id IS NULL AND b.unit_baru IS NULL AND NOT %(perlu_unit)s AND {_utuh('unit')}"
            " AND (b.jabatan_id IS NOT NULL OR b.jabatan_baru IS NOT NULL OR b.penilai_nip <> '' OR b.kepala)",
            "'Isi unit kerja: orang ini belum ditempatkan.'",
        ),
        _salah(
            "jabatan",
            f"h.baru AND b.jabatan_id IS NULL AND b.jabatan_baru IS NULL AND {_utuh('jabatan')}",
            "'Isi jabatan: orang ini belum ditempatkan.'",
        ),
        _salah(
            "penilai",
            "b.penilai_nip <> '' AND h.penilai IS NULL AND b.penilai_baris IS NULL",
            "'Penilai dengan NIP ', b.penilai_nip, ' belum tercatat dan tidak ada di berkas ini.'",
        ),
        _salah(
            "penilai",
            f"h.a_status IN {_SELESAI} AND (h.ganti OR h.baru OR h.pindah)",
            "h.a_nama, ' sudah tidak bertugas. Pilih penilai lain.'",
        ),
        _salah("penilai", "h.penilai = h.orang", "'Penilai tidak boleh orang yang sama. Isi NIP atasan langsungnya.'"),
        _salah(
            "mulai",
            "h.awal_galat",
            "'Unit, jabatan, atau penilainya berubah. Isi hari pertama perubahan itu, sesudah ',"
            " to_char(COALESCE(h.k_awal, h.sampai - 1), 'DD/MM/YYYY'),"
            " CASE WHEN h.nanti THEN '; penempatan berikutnya sudah tercatat, ubah lewat profil'"
            " WHEN h.k_akhir IS NOT NULL THEN to_char(h.k_akhir, '\" dan sebelum \"DD/MM/YYYY') END, '.'",
        ),
    )
)
_DUGA = ",\n".join(
    (
        _salah(
            "nik",
            "h.nik_kembar AND (h.calon IS NULL OR b.jawaban = 'beda')",
            "'NIK ini juga tercatat pada pegawai lain.'",
        ),
        _salah(
            "mulai",
            "b.mulai IS NULL AND (h.baru OR h.pindah OR h.ganti AND h.k_penilai IS NOT NULL)",
            "'TMT kosong: dipakai ', to_char(h.awal, 'DD/MM/YYYY'), '.'",
        ),
        _salah(
            "penilai",
            "(h.baru OR h.pindah AND b.unit_id IS DISTINCT FROM h.k_unit) AND b.penilai_nip = '' AND h.hasil <> 'sama'",
            "'Penilai kosong: tentukan sesudah impor.'",
        ),
        _salah("unit_nama", "h.orang IS NULL AND NOT h.baru", "'Tanpa unit: belum ditempatkan.'"),
    )
)

# One UPDATE: who is meant, what differs, what is wrong. Judged again before applying, it writes only what changed.
PERIKSA = f"""
WITH kelola AS MATERIALIZED (<<kelola>>),
t AS ({_TEMPAT}),
g AS (
    SELECT t.*, CASE
        WHEN t.baru THEN COALESCE(b.mulai, GREATEST(
            CASE WHEN t.orang IS NULL THEN date_trunc('year', %(hari)s::date)::date ELSE %(hari)s::date END, t.sampai))
        WHEN t.pindah THEN COALESCE(b.mulai, %(hari)s::date)
        WHEN t.ganti AND t.k_penilai IS NOT NULL AND b.mulai > t.k_awal THEN b.mulai
        WHEN t.ganti AND t.k_penilai IS NOT NULL THEN %(hari)s::date END AS awal,
        array_remove(ARRAY[
            CASE WHEN t.orang IS NOT NULL AND t.p_nip <> b.nip THEN 'nip' END,
            {_BEDA}
            CASE WHEN b.tgl_lahir IS NOT NULL AND b.tgl_lahir IS DISTINCT FROM p.tgl_lahir THEN 'tgl_lahir' END,
            CASE WHEN b.nik_kunci <> '' AND b.nik_kunci IS DISTINCT FROM t.r_kunci THEN 'nik' END,
            CASE WHEN t.baru OR t.pindah AND (b.unit_baru IS NOT NULL OR b.unit_id <> t.k_unit) THEN 'unit_nama' END,
            CASE WHEN t.baru OR t.pindah AND (b.jabatan_baru IS NOT NULL OR b.jabatan_id <> k.jabatan_id)
                 THEN 'jabatan' END,
            CASE WHEN t.pindah AND b.kepala <> k.kepala OR t.baru AND b.kepala THEN 'kepala' END,
            CASE WHEN t.ganti OR t.baru AND b.penilai_nip <> '' THEN 'penilai' END,
            CASE WHEN t.ganti_sk THEN 'nomor_sk' END], NULL) AS beda
    FROM t JOIN pegawai_barisimpor b ON b.batch_id = t.batch_id AND b.baris = t.baris
    LEFT JOIN pegawai_pegawai p ON p.id = t.orang LEFT JOIN pegawai_penempatan k ON k.id = t.lama
),
h AS (
    SELECT g.*, CASE WHEN orang IS NULL THEN 'baru' WHEN beda = '{{}}' THEN 'sama' ELSE 'berubah' END AS hasil,
        awal IS NOT NULL AND (nanti AND orang IS NOT NULL
            OR COALESCE(awal <= k_awal, false) OR COALESCE(awal >= k_akhir, false)
            OR COALESCE(lama IS NULL AND awal < sampai, false)) AS awal_galat
    FROM g
),
akhir AS (
    SELECT h.*,
        b.kesalahan_isi || to_jsonb(array_remove(ARRAY[{_GALAT}], NULL)) AS salah,
        b.peringatan_isi || to_jsonb(array_remove(ARRAY[{_DUGA}], NULL)) AS duga
    FROM h JOIN pegawai_barisimpor b ON b.batch_id = h.batch_id AND b.baris = h.baris
)
UPDATE pegawai_barisimpor b SET
    pegawai_id = f.orang, calon_id = f.calon, penilai_id = f.penilai, lama_id = f.lama, awal = f.awal,
    hasil = CASE WHEN f.salah = '[]' THEN f.hasil ELSE 'galat' END,
    berubah = CASE WHEN f.orang IS NULL THEN '{{}}' ELSE f.beda END, kesalahan = f.salah, peringatan = f.duga
FROM akhir f WHERE b.batch_id = f.batch_id AND b.baris = f.baris
  AND (b.pegawai_id, b.calon_id, b.penilai_id, b.lama_id, b.awal, b.hasil, b.berubah::text[], b.kesalahan, b.peringatan)
    IS DISTINCT FROM (f.orang, f.calon, f.penilai, f.lama, f.awal, CASE WHEN f.salah = '[]' THEN f.hasil
        ELSE 'galat' END, CASE WHEN f.orang IS NULL THEN '{{}}' ELSE f.beda END, f.salah, f.duga)
"""

# After the verdict: an assessor whose own row is wrong will not be there when only the right rows are applied.
PENILAI_GALAT = """
UPDATE pegawai_barisimpor b SET peringatan = b.peringatan || jsonb_build_array(jsonb_build_array('penilai',
    concat('Penilainya di baris ', b.penilai_baris, ' masih galat: tanpa penilai bila hanya baris benar diterapkan.')))
FROM pegawai_barisimpor f
WHERE b.batch_id = %(batch)s AND f.batch_id = b.batch_id AND f.baris = b.penilai_baris AND b.penilai_id IS NULL
  AND f.hasil = 'galat' AND f.pegawai_id IS NULL AND b.hasil <> 'galat'
"""

HITUNG = """
SELECT count(*) FILTER (WHERE hasil = 'baru'), count(*) FILTER (WHERE hasil = 'berubah'),
       count(*) FILTER (WHERE hasil = 'sama'), count(*) FILTER (WHERE hasil = 'galat'),
       count(*) FILTER (WHERE peringatan <> '[]' AND hasil <> 'galat')
FROM pegawai_barisimpor WHERE batch_id = %(batch)s
"""
