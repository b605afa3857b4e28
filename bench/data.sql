-- A city of %(orang)s people for measuring: one plan each with 4 indicators, targets and figures of one period, and
-- 7 behaviour ratings. Invented numbers; history triggers are off while it is made.
-- Django keeps defaults in Python; here, in this throw-away database, a column that is not named gets an empty value.
DO $$
DECLARE k record;
BEGIN
    FOR k IN
        SELECT table_name, column_name, data_type FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name ~ '^(pegawai|penilaian)_' AND is_nullable = 'NO'
            AND column_default IS NULL AND is_identity = 'NO'
            AND data_type IN ('character varying', 'text', 'boolean', 'smallint', 'integer')
    LOOP
        EXECUTE format('ALTER TABLE %%I ALTER COLUMN %%I SET DEFAULT %%L', k.table_name, k.column_name,
            CASE k.data_type WHEN 'boolean' THEN 'false' WHEN 'smallint' THEN '0' WHEN 'integer' THEN '0' ELSE '' END);
    END LOOP;
END $$;
INSERT INTO pegawai_unitkerja (kode, nama, jenis, aktif)
SELECT 'B' || i, 'Unit ' || i, 'dinas', true FROM generate_series(1, 40) AS i;
INSERT INTO pegawai_jabatan (kode, nama, jenis, jenjang, bup) VALUES ('B', 'Jabatan', 'pelaksana', '', 58);
INSERT INTO pegawai_pegawai (publik, nip, jenis, nama, gelar_depan, gelar_belakang, tempat_lahir, jenis_kelamin,
    golongan, pendidikan, surel, telepon, status, versi)
SELECT gen_random_uuid(), (100000000000000000 + i)::text, 'PNS', 'Orang ' || i, '', '', '', '', '', '', '', '', 'aktif', 1
FROM generate_series(1, %(orang)s) AS i;
INSERT INTO pegawai_penempatan (pegawai_id, unit_id, jabatan_id, penilai_id, jenis, kepala, masa, nomor_sk)
SELECT p.id, u.awal + p.id %% 40, (SELECT max(id) FROM pegawai_jabatan),
    CASE WHEN p.id %% 10 = 0 OR p.id %% 53 = 0 THEN NULL ELSE p.id - p.id %% 10 END, 'definitif', p.id %% 10 = 0,
    daterange('2026-01-01', NULL), ''
FROM pegawai_pegawai AS p, (SELECT min(id) AS awal FROM pegawai_unitkerja) AS u
WHERE p.id >= 10;
INSERT INTO penilaian_skp (publik, pegawai_id, penempatan_id, penilai_id, unit_id, rentang, versi, pendekatan, status,
    catatan, revisi, jenis_periode)
SELECT gen_random_uuid(), pegawai_id, id, penilai_id, unit_id, daterange('2026-01-01', '2027-01-01'), 1, 'kuantitatif',
    'berlaku', '', 1, 'triwulan' FROM pegawai_penempatan;
INSERT INTO penilaian_hasilkerja (skp_id, jenis, uraian, bobot, urutan)
SELECT s.id, CASE WHEN h = 3 THEN 'tambahan' ELSE 'utama' END, 'Hasil ' || h, CASE WHEN h = 3 THEN 5 ELSE 50 END, h
FROM penilaian_skp AS s, generate_series(1, 3) AS h;
INSERT INTO penilaian_indikator (skp_id, hasil_id, uraian, aspek, ukuran, satuan, arah, bagian, bobot, sumber, urutan)
SELECT h.skp_id, h.id, 'Indikator', 'kuantitas', 'angka', 'berkas', CASE WHEN i = 1 THEN 'naik' ELSE 'turun' END,
    100.0 / CASE WHEN h.urutan = 1 THEN 2 ELSE 1 END, h.bobot / CASE WHEN h.urutan = 1 THEN 2 ELSE 1 END, 'manual', i
FROM penilaian_hasilkerja AS h, generate_series(1, 2) AS i WHERE h.urutan = 1 OR i = 1;
INSERT INTO penilaian_targetperiode (skp_id, indikator_id, periode_id, target, target_maks, tidak_dievaluasi)
SELECT skp_id, id, %(periode)s, 10 + id %% 7, CASE WHEN id %% 5 = 0 THEN 12 + id %% 7 END, '' FROM penilaian_indikator;
INSERT INTO penilaian_realisasi (skp_id, indikator_id, periode_id, nilai, catatan, status, tanggapan, revisi)
SELECT skp_id, id, %(periode)s, 9 + id %% 9, '', 'diterima', '', 1 FROM penilaian_indikator WHERE id %% 11 <> 0;
INSERT INTO penilaian_perilaku (skp_id, periode_id, aspek, sumber, rating, contoh)
SELECT s.id, %(periode)s, a, 'penilai', CASE (s.id + length(a)) %% 3 WHEN 0 THEN 'di_atas' ELSE 'sesuai' END, ''
FROM penilaian_skp AS s, unnest(ARRAY['berorientasi_pelayanan', 'akuntabel', 'kompeten', 'harmonis', 'loyal',
    'adaptif', 'kolaboratif']) AS a;
ANALYZE;
