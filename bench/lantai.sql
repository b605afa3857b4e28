-- The floor: the same scores written by hand as one INSERT ... SELECT into the same empty table, with its constraints.
-- Capaian, weights, additional results, behaviour, index, proposals and the fingerprint: nothing is left out.
INSERT INTO penilaian_nilai (skp_id, periode_id, kebijakan_id, nilai_hasil, nilai_perilaku, indeks, usulan_hasil,
    usulan_perilaku, bobot_utama, bobot_terisi, sidik, dihitung)
SELECT s.id, %(periode)s, %(kebijakan)s, round(h, 2), round(p, 2), round((70 * h + 30 * p) / 100, 2),
    CASE WHEN round(h, 2) >= 110 THEN 'di_atas' WHEN round(h, 2) >= 90 THEN 'sesuai' WHEN h IS NOT NULL THEN 'di_bawah' END,
    CASE WHEN round(p, 2) >= 110 THEN 'di_atas' WHEN round(p, 2) >= 90 THEN 'sesuai' WHEN p IS NOT NULL THEN 'di_bawah' END,
    i.utama, i.terisi, md5(concat('1', '|', i.teks, '|', b.teks)), now()
FROM penilaian_skp AS s
LEFT JOIN (
    SELECT skp_id, sum(bobot) FILTER (WHERE utama) AS utama, sum(bobot) FILTER (WHERE utama AND c IS NOT NULL) AS terisi,
        CASE WHEN sum(bobot) FILTER (WHERE utama AND c IS NOT NULL) > 0 THEN
            least(120, sum(bobot * c) FILTER (WHERE utama) / sum(bobot) FILTER (WHERE utama AND c IS NOT NULL)
                + least(10, coalesce(sum(bobot * c) FILTER (WHERE NOT utama), 0) / 100)) END AS h,
        string_agg(concat(id, '|', utama, '|', bobot, '|', arah, '|', sumber, '|', target, '|', target_maks, '|', nilai), ';' ORDER BY id)
            AS teks
    FROM (
        SELECT t.skp_id, k.id, k.bobot, k.arah, k.sumber, w.jenis = 'utama' AS utama, t.target, t.target_maks, r.nilai,
            CASE WHEN r.nilai IS NULL THEN NULL WHEN r.nilai BETWEEN t.target AND coalesce(t.target_maks, t.target) THEN 100
                ELSE least(120, greatest(0, CASE k.arah WHEN 'naik' THEN r.nilai * 100 / b.batas
                    ELSE 200 - r.nilai * 100 / b.batas END)) END AS c
        FROM penilaian_targetperiode AS t
        JOIN penilaian_indikator AS k ON k.id = t.indikator_id
        JOIN penilaian_hasilkerja AS w ON w.id = k.hasil_id
        LEFT JOIN penilaian_realisasi AS r ON r.indikator_id = k.id AND r.periode_id = t.periode_id
            AND r.status IN ('dikirim', 'diterima')
        CROSS JOIN LATERAL (SELECT CASE WHEN r.nilai < t.target THEN t.target
            ELSE coalesce(t.target_maks, t.target) END AS batas) AS b
        WHERE t.periode_id = %(periode)s
    ) AS satu
    GROUP BY skp_id
) AS i ON i.skp_id = s.id
LEFT JOIN (
    SELECT skp_id, avg(CASE rating WHEN 'di_atas' THEN 120.0 WHEN 'sesuai' THEN 100 ELSE 80 END) AS p,
        string_agg(concat(aspek, '|', rating), ';' ORDER BY aspek) AS teks
    FROM penilaian_perilaku WHERE periode_id = %(periode)s GROUP BY skp_id
) AS b ON b.skp_id = s.id
WHERE s.status IN ('berlaku', 'disesuaikan', 'ditutup');
