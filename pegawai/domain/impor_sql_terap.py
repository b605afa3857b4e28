# ruff: noqa: S608 - put together from the constants of this file alone
"""The statements that apply a checked batch: rows whose `hasil` is baru or berubah, in the order of `TERAPKAN`.

Words as in `impor_sql`; f is the row of the assessor when that person stands in the file too.
"""

from pegawai.domain.impor_sql import KOLOM_ORANG

_NAMA = "left(concat(CASE WHEN {0}.gelar_depan <> '' THEN {0}.gelar_depan || ' ' END, {0}.nama, CASE WHEN {0}.gelar_belakang <> '' THEN ', ' || {0}.gelar_belakang END), 160)"  # noqa: E501
_BARIS = "b.batch_id = %(batch)s AND b.hasil IN ('baru', 'berubah')"
_ORANG = "ARRAY['nip', 'tgl_lahir', " + ", ".join(f"'{n}'" for n in KOLOM_ORANG) + "]::varchar[]"
_PENILAI = "COALESCE(b.penilai_id, f.pegawai_id)"
_BERKAS_PENILAI = "LEFT JOIN pegawai_barisimpor f ON f.batch_id = b.batch_id AND f.baris = b.penilai_baris"

_URUT = "(SELECT pg_get_serial_sequence('pegawai_{}', 'id'))::regclass"

# Ids are drawn first, so that every later statement knows them; what is stored now is kept for undoing.
SIAPKAN = f"""
UPDATE pegawai_barisimpor b SET
    pegawai_id = COALESCE(b.pegawai_id, nextval({_URUT.format("pegawai")})),
    penempatan_id = CASE WHEN b.awal IS NOT NULL THEN nextval({_URUT.format("penempatan")}) END,
    sebelum = CASE WHEN b.hasil = 'baru' THEN '{{}}' ELSE jsonb_build_object(
        'pegawai', to_jsonb(p), 'lama', to_jsonb(k) || jsonb_build_object('sampai', upper(k.masa)),
        'akun', jsonb_build_object('username', u.username, 'nama', u.nama, 'email', u.email),
        'nik', CASE WHEN r.pegawai_id IS NOT NULL THEN jsonb_build_array(r.nik_sandi, r.kunci_cari) END) END
FROM pegawai_barisimpor x
LEFT JOIN pegawai_pegawai p ON p.id = x.pegawai_id
LEFT JOIN pegawai_penempatan k ON k.id = x.lama_id
LEFT JOIN pegawai_pengguna u ON u.pegawai_id = p.id
LEFT JOIN pegawai_identitasrahasia r ON r.pegawai_id = p.id
WHERE {_BARIS} AND x.batch_id = b.batch_id AND x.baris = b.baris
"""

TERAPKAN = (
    f"""
INSERT INTO pegawai_pegawai (id, publik, nip, jenis, nama, gelar_depan, gelar_belakang, tempat_lahir, tgl_lahir,
    jenis_kelamin, golongan, pendidikan, surel, telepon, status, versi)
SELECT b.pegawai_id, gen_random_uuid(), b.nip, COALESCE(NULLIF(b.jenis, ''), b.jenis_nip), b.nama, b.gelar_depan,
    b.gelar_belakang, b.tempat_lahir, COALESCE(b.tgl_lahir, to_date(left(b.nip, 8), 'YYYYMMDD')),
    COALESCE(NULLIF(b.jenis_kelamin, ''), CASE substr(b.nip, 15, 1) WHEN '1' THEN 'L' ELSE 'P' END), b.golongan,
    b.pendidikan, b.surel, b.telepon, COALESCE(NULLIF(b.status, ''), 'aktif'), 1
FROM pegawai_barisimpor b WHERE {_BARIS} AND b.hasil = 'baru'
""",
    f"""
UPDATE pegawai_pegawai p SET nip = CASE WHEN p.nip IS NULL THEN NULL ELSE b.nip END,
    {", ".join(f"{n} = COALESCE(NULLIF(b.{n}, ''), p.{n})" for n in KOLOM_ORANG)},
    tgl_lahir = COALESCE(b.tgl_lahir, p.tgl_lahir), versi = p.versi + 1
FROM pegawai_barisimpor b WHERE {_BARIS} AND b.hasil = 'berubah' AND p.id = b.pegawai_id AND b.berubah && {_ORANG}
""",
    f"""
INSERT INTO pegawai_identitasrahasia (pegawai_id, nik_sandi, kunci_cari)
SELECT b.pegawai_id, b.nik_sandi, b.nik_kunci FROM pegawai_barisimpor b
WHERE {_BARIS} AND b.nik_kunci <> '' AND (b.hasil = 'baru' OR 'nik' = ANY(b.berubah))
ON CONFLICT (pegawai_id) DO UPDATE SET nik_sandi = EXCLUDED.nik_sandi, kunci_cari = EXCLUDED.kunci_cari
""",
    f"""
INSERT INTO pegawai_pengguna (password, is_superuser, username, pegawai_id, nama, email, tema, is_active, is_staff)
SELECT '!' || replace(gen_random_uuid()::text, '-', ''), false, b.nip, b.pegawai_id, {_NAMA.format("b")}, b.surel,
    'otomatis', false, false
FROM pegawai_barisimpor b WHERE {_BARIS} AND b.hasil = 'baru'
ON CONFLICT (username) DO NOTHING
""",
    f"""
UPDATE pegawai_pengguna u SET username = COALESCE(p.nip, u.username), nama = {_NAMA.format("p")},
    email = COALESCE(NULLIF(b.surel, ''), u.email)
FROM pegawai_barisimpor b JOIN pegawai_pegawai p ON p.id = b.pegawai_id
WHERE {_BARIS} AND b.hasil = 'berubah' AND u.pegawai_id = p.id
  AND b.berubah && ARRAY['nip', 'nama', 'gelar_depan', 'gelar_belakang', 'surel']::varchar[]
""",
    f"""
UPDATE pegawai_penempatan k SET masa = daterange(lower(k.masa), b.awal), akhir_karena = ''
FROM pegawai_barisimpor b WHERE {_BARIS} AND k.id = b.lama_id AND b.penempatan_id IS NOT NULL
""",
    f"""
UPDATE pegawai_penempatan k SET nomor_sk = COALESCE(NULLIF(b.nomor_sk, ''), k.nomor_sk),
    penilai_id = COALESCE(k.penilai_id, {_PENILAI})
FROM pegawai_barisimpor b {_BERKAS_PENILAI}
WHERE {_BARIS} AND k.id = b.lama_id AND b.penempatan_id IS NULL AND b.berubah && ARRAY['penilai', 'nomor_sk']::varchar[]
""",
    f"""
INSERT INTO pegawai_penempatan (id, pegawai_id, unit_id, jabatan_id, penilai_id, jenis, kepala, masa, nomor_sk,
    akhir_karena)
SELECT b.penempatan_id, b.pegawai_id, COALESCE(b.unit_id, k.unit_id), COALESCE(b.jabatan_id, k.jabatan_id),
    COALESCE({_PENILAI}, CASE WHEN b.penilai_nip = '' AND s.tetap THEN k.penilai_id END), 'definitif',
    COALESCE(b.kepala, CASE WHEN s.tetap THEN k.kepala END, false),
    daterange(b.awal, (b.sebelum->'lama'->>'sampai')::date), COALESCE(NULLIF(b.nomor_sk, ''), CASE WHEN s.tetap
    AND 'jabatan' <> ALL(b.berubah) THEN k.nomor_sk END, ''), COALESCE(b.sebelum->'lama'->>'akhir_karena', '')
FROM pegawai_barisimpor b {_BERKAS_PENILAI}
LEFT JOIN pegawai_penempatan k ON k.id = b.lama_id
CROSS JOIN LATERAL (SELECT COALESCE(b.unit_id, k.unit_id) = k.unit_id AS tetap) s
WHERE {_BARIS} AND b.penempatan_id IS NOT NULL
""",
)

# Placements that were closed with what followed, and those that got their first assessor: for the upper apps.
PINDAH = f"""
SELECT b.lama_id, b.penempatan_id, b.awal FROM pegawai_barisimpor b
WHERE {_BARIS} AND b.lama_id IS NOT NULL AND b.penempatan_id IS NOT NULL
"""
DILENGKAPI = f"""
SELECT b.lama_id FROM pegawai_barisimpor b
WHERE {_BARIS} AND b.penempatan_id IS NULL AND 'penilai' = ANY(b.berubah)
"""
