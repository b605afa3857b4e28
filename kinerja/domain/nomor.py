"""Numbers of official documents: one series a kind and year."""

from django.db import connection


def ambil(*, deret: str, tahun: int, banyak: int = 1) -> range:
    """The next `banyak` numbers of the series in the year, never handed out twice, in one statement. A transaction
    that is undone leaves a gap at most. Raises ValueError for `banyak` below 1."""
    if banyak < 1:
        raise ValueError("Paling sedikit satu nomor.")
    with connection.cursor() as kursor:
        kursor.execute(
            "INSERT INTO kinerja_nomorurut AS n (deret, tahun, terakhir) VALUES (%s, %s, %s) "
            "ON CONFLICT (deret, tahun) DO UPDATE SET terakhir = n.terakhir + EXCLUDED.terakhir RETURNING n.terakhir",
            [deret, tahun, banyak],
        )
        terakhir = kursor.fetchone()[0]
    return range(terakhir - banyak + 1, terakhir + 1)
