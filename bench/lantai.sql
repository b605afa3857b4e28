-- The floor: the same scores written by hand as one INSERT ... SELECT into the same empty table, with its constraints.
-- Every rule of the score is in it (weights, additional results, indicators left out, too few answers, an interval that
-- holds the target, qualitative plans, index, proposals) and the same fingerprint, character for character.
INSERT INTO penilaian_nilai (skp_id, periode_id, kebijakan_id, nilai_hasil, nilai_perilaku, indeks, usulan_hasil,
    usulan_perilaku, bobot_utama, bobot_terisi, sidik, dihitung)
SELECT s.id, %(periode)s, %(kebijakan)s, round(round(h, 10), 2), round(round(p, 10), 2),
    round(round((70 * h + 30 * p) / 100, 10), 2),
    CASE WHEN h IS NULL OR i.terisi < i.utama * 0.5 THEN NULL WHEN round(round(h, 10), 2) >= 110 THEN 'di_atas'
        WHEN round(round(h, 10), 2) >= 90 THEN 'sesuai' ELSE 'di_bawah' END,
    CASE WHEN p IS NULL THEN NULL WHEN round(round(p, 10), 2) >= 110 THEN 'di_atas'
        WHEN round(round(p, 10), 2) >= 90 THEN 'sesuai' ELSE 'di_bawah' END,
    coalesce(i.utama, 0), coalesce(i.terisi, 0), md5(concat('1|', s.pendekatan, '|', i.teks, '|', b.teks)), now()
FROM penilaian_skp AS s
JOIN penilaian_periode AS j ON j.id = %(periode)s AND s.rentang && j.rentang
LEFT JOIN (
    SELECT skp_id, sum(bobot) FILTER (WHERE utama AND dinilai) AS utama,
        sum(bobot) FILTER (WHERE utama AND c IS NOT NULL) AS terisi,
        sum(bobot * c) FILTER (WHERE utama) AS jumlah, sum(bobot * c) FILTER (WHERE NOT utama) AS tambahan,
        string_agg(concat(id, '|', jenis, '|', bobot, '|', arah, '|', sumber, '|', target, '|', target_maks, '|',
            CASE WHEN NOT dinilai THEN 'tidak_dievaluasi' WHEN c IS NOT NULL THEN 'dihitung'
                WHEN ada THEN 'belum_cukup_data' ELSE 'belum' END, '|',
            nilai, '|', n, '|', selang_bawah, '|', selang_atas), ';' ORDER BY id) AS teks
    FROM (
        SELECT t.skp_id, k.id, w.jenis, k.bobot, k.arah, k.sumber, w.jenis = 'utama' AS utama, t.target, t.target_maks,
            r.nilai, r.n, r.selang_bawah, r.selang_atas, t.tidak_dievaluasi = '' AS dinilai,
            r.status IN ('dikirim', 'diterima', 'nol') AS ada,
            CASE WHEN t.tidak_dievaluasi <> '' OR r.nilai IS NULL OR r.status NOT IN ('dikirim', 'diterima', 'nol')
                    OR k.sumber = 'layanan' AND coalesce(r.n, 0) < 30 THEN NULL
                WHEN k.sumber = 'layanan' AND t.target BETWEEN r.selang_bawah AND r.selang_atas THEN 100
                WHEN r.nilai BETWEEN t.target AND coalesce(t.target_maks, t.target) THEN 100
                ELSE least(120, greatest(0, CASE k.arah WHEN 'naik' THEN r.nilai * 100 / b.batas
                    ELSE 200 - r.nilai * 100 / b.batas END)) END AS c
        FROM penilaian_targetperiode AS t
        JOIN penilaian_indikator AS k ON k.id = t.indikator_id
        JOIN penilaian_hasilkerja AS w ON w.id = k.hasil_id
        LEFT JOIN penilaian_realisasi AS r ON r.indikator_id = k.id AND r.periode_id = t.periode_id
        CROSS JOIN LATERAL (SELECT CASE WHEN r.nilai < t.target THEN t.target
            ELSE coalesce(t.target_maks, t.target) END AS batas) AS b
        WHERE t.periode_id = %(periode)s
    ) AS satu
    GROUP BY skp_id
) AS i ON i.skp_id = s.id
LEFT JOIN (
    SELECT skp_id, avg(CASE rating WHEN 'di_atas' THEN 120.0 WHEN 'sesuai' THEN 100 ELSE 80 END)
            FILTER (WHERE sumber = 'penilai') AS rerata,
        string_agg(concat(aspek, '|', sumber, '|', rating), ';' ORDER BY aspek, sumber) AS teks
    FROM penilaian_perilaku WHERE periode_id = %(periode)s GROUP BY skp_id
) AS b ON b.skp_id = s.id
CROSS JOIN LATERAL (SELECT CASE WHEN s.pendekatan <> 'kualitatif' AND i.terisi > 0 THEN
        least(120, i.jumlah / i.terisi + least(10, coalesce(i.tambahan, 0) / 100)) END AS h,
    CASE WHEN s.pendekatan <> 'kualitatif' THEN b.rerata END AS p) AS figur
WHERE s.status IN ('berlaku', 'disesuaikan', 'ditutup');
