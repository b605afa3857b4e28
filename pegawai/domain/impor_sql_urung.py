# ruff: noqa: S608 - put together from the constants of this file alone
"""The statements that undo an applied batch. Words as in `impor_sql`."""

from pegawai.domain.impor_sql import KOLOM_ORANG

_BARIS = "b.batch_id = %(batch)s AND b.sebelum IS NOT NULL"
KUNCI = f"""
SELECT count(*) FROM (SELECT FROM pegawai_pegawai WHERE id IN (
    SELECT b.pegawai_id FROM pegawai_barisimpor b WHERE {_BARIS}) ORDER BY id FOR UPDATE) x
"""
PINDAH = f"""
SELECT b.lama_id, b.penempatan_id FROM pegawai_barisimpor b
WHERE {_BARIS} AND b.lama_id IS NOT NULL AND b.penempatan_id IS NOT NULL
"""


# Who changed a record after the batch, by its history: any event that neither the batch wrote itself nor an import that
# was undone since. Events of the very moment of the batch are told apart by their order.
def _sesudah(tabel: str) -> str:
    sendiri = f"SELECT max(pgh_id) FROM {tabel} WHERE pgh_created_at = %(sejak)s AND pgh_context->>'impor' = %(publik)s"
    return (
        f"(e.pgh_created_at > %(sejak)s OR e.pgh_created_at = %(sejak)s AND e.pgh_id > ({sendiri}))"
        " AND COALESCE(e.pgh_context->>'impor', '') NOT IN"
        " (SELECT publik::text FROM pegawai_batchimpor WHERE id = %(batch)s OR status = 'diurungkan')"
    )


DIKERJAKAN = f"""
WITH o AS (SELECT b.pegawai_id AS id FROM pegawai_barisimpor b WHERE {_BARIS})
SELECT p.nama, 'datanya diubah' FROM pegawai_pegawaievent e JOIN pegawai_pegawai p ON p.id = e.id
WHERE {_sesudah("pegawai_pegawaievent")} AND e.id IN (SELECT id FROM o)
UNION
SELECT p.nama, 'penempatannya diubah' FROM pegawai_penempatanevent e JOIN pegawai_pegawai p ON p.id = e.pegawai_id
WHERE {_sesudah("pegawai_penempatanevent")} AND e.pegawai_id IN (SELECT id FROM o)
UNION
SELECT p.nama, 'akunnya dipakai atau diubah' FROM pegawai_penggunaevent e
JOIN pegawai_pegawai p ON p.id = e.pegawai_id
WHERE {_sesudah("pegawai_penggunaevent")} AND e.pegawai_id IN (SELECT id FROM o)
UNION
SELECT p.nama, 'datanya dilaporkan salah' FROM pegawai_permintaankoreksi k JOIN pegawai_pegawai p ON p.id = k.pegawai_id
WHERE k.dibuat > %(sejak)s AND k.pegawai_id IN (SELECT id FROM o)
"""

# Rows elsewhere that point at what the batch made new: {{tabel}} and {{kolom}} are names from the models.
DIRUJUK = {
    "pegawai": f"""
SELECT DISTINCT p.nama FROM {{tabel}} t JOIN pegawai_barisimpor b ON b.pegawai_id = t.{{kolom}}
JOIN pegawai_pegawai p ON p.id = b.pegawai_id WHERE {_BARIS} AND b.hasil = 'baru' LIMIT 100
""",
    "pengguna": f"""
SELECT DISTINCT p.nama FROM {{tabel}} t JOIN pegawai_pengguna u ON u.id = t.{{kolom}}
JOIN pegawai_barisimpor b ON b.pegawai_id = u.pegawai_id JOIN pegawai_pegawai p ON p.id = b.pegawai_id
WHERE {_BARIS} AND b.hasil = 'baru' LIMIT 100
""",
    "penempatan": f"""
SELECT DISTINCT p.nama FROM {{tabel}} t JOIN pegawai_barisimpor b ON b.penempatan_id = t.{{kolom}}
JOIN pegawai_pegawai p ON p.id = b.pegawai_id WHERE {_BARIS} LIMIT 100
""",
    # Placements of somebody else who is assessed by a new person, outside this batch.
    "penempatan_lain": f"""
SELECT DISTINCT p.nama FROM {{tabel}} t JOIN pegawai_barisimpor b ON b.pegawai_id = t.{{kolom}}
JOIN pegawai_pegawai p ON p.id = b.pegawai_id WHERE {_BARIS} AND b.hasil = 'baru'
AND NOT EXISTS (SELECT FROM pegawai_barisimpor x WHERE x.batch_id = b.batch_id AND x.penempatan_id = t.id)
AND NOT EXISTS (SELECT FROM pegawai_barisimpor x WHERE x.batch_id = b.batch_id AND x.lama_id = t.id)
LIMIT 100
""",
}

_ORANG = ", ".join(f"{n} = o.{n}" for n in ("nip", "tgl_lahir", *KOLOM_ORANG))
URUNGKAN = (
    f"DELETE FROM pegawai_penempatan WHERE id IN (SELECT b.penempatan_id FROM pegawai_barisimpor b WHERE {_BARIS})",
    f"""
UPDATE pegawai_penempatan k SET masa = (b.sebelum->'lama'->>'masa')::daterange,
    akhir_karena = b.sebelum->'lama'->>'akhir_karena', nomor_sk = b.sebelum->'lama'->>'nomor_sk',
    penilai_id = (b.sebelum->'lama'->>'penilai_id')::bigint
FROM pegawai_barisimpor b WHERE {_BARIS} AND k.id = b.lama_id
""",
    f"""
UPDATE pegawai_pegawai p SET {_ORANG}, versi = p.versi + 1
FROM pegawai_barisimpor b, LATERAL jsonb_populate_record(NULL::pegawai_pegawai, b.sebelum->'pegawai') o
WHERE {_BARIS} AND b.hasil = 'berubah' AND p.id = b.pegawai_id AND p.versi <> o.versi
""",
    f"""
UPDATE pegawai_pengguna u SET username = b.sebelum->'akun'->>'username', nama = b.sebelum->'akun'->>'nama',
    email = b.sebelum->'akun'->>'email'
FROM pegawai_barisimpor b
WHERE {_BARIS} AND b.hasil = 'berubah' AND u.pegawai_id = b.pegawai_id AND b.sebelum->'akun'->>'username' IS NOT NULL
""",
    f"""
DELETE FROM pegawai_identitasrahasia r USING pegawai_barisimpor b
WHERE {_BARIS} AND r.pegawai_id = b.pegawai_id AND (b.hasil = 'baru' OR 'nik' = ANY(b.berubah))
""",
    f"""
INSERT INTO pegawai_identitasrahasia (pegawai_id, nik_sandi, kunci_cari)
SELECT b.pegawai_id, b.sebelum->'nik'->>0, b.sebelum->'nik'->>1 FROM pegawai_barisimpor b
WHERE {_BARIS} AND b.hasil = 'berubah' AND 'nik' = ANY(b.berubah) AND jsonb_typeof(b.sebelum->'nik') = 'array'
""",
    # Reminders of the system to an account that nobody has opened are no work.
    f"""
DELETE FROM kinerja_pemberitahuan n USING pegawai_pengguna u, pegawai_barisimpor b
WHERE {_BARIS} AND b.hasil = 'baru' AND u.pegawai_id = b.pegawai_id AND n.penerima_id = u.id
""",
    f"""
DELETE FROM pegawai_pengguna u USING pegawai_barisimpor b
WHERE {_BARIS} AND b.hasil = 'baru' AND u.pegawai_id = b.pegawai_id
""",
    f"""
DELETE FROM pegawai_pegawai p USING pegawai_barisimpor b
WHERE {_BARIS} AND b.hasil = 'baru' AND p.id = b.pegawai_id
""",
)
