"""What waits for a person in communication: must-reads, the integrity pact, questions to answer."""

from datetime import datetime

from django.db.models import CharField, Count, DateTimeField, Min, QuerySet, UUIDField, Value
from django.db.models.functions import Cast
from django.utils import timezone

from beranda.queries.tugas_dasar import Tugas, alamat
from kinerja.waktu import akhir_hari
from pegawai.models import Pengguna
from sosialisasi.izin import boleh_mengelola_kota
from sosialisasi.queries.pakta import menunggu as menunggu_pakta
from sosialisasi.queries.penerimaan import wajib_belum
from sosialisasi.queries.tanya import menunggu

# Word of an arm → title, sentence, URL name, button.
KABAR = {
    "kabar_wajib": ("Baca {} pengumuman wajib", "Tekan tanda sudah membaca.", "sosialisasi:kabar", "Baca"),
    "kabar_pakta": ("Tanda tangani pakta integritas", "Giliran Anda.", "sosialisasi:pakta", "Baca"),
    "kabar_tanya": ("Jawab {} pertanyaan", "Dari pegawai.", "sosialisasi:kelola_tanya_daftar", "Jawab"),
}


def kabar_menunggu(pengguna: Pengguna) -> list[QuerySet]:
    """Counts as arms for the statement of `beranda.queries.tugas`; one that is empty gives no row."""
    lengan = [_lengan(wajib_belum(pengguna), "kabar_wajib", Min("pengumuman__tenggat_baca"))]
    lengan.append(_lengan(menunggu_pakta(pengguna), "kabar_pakta", Min("tenggat")))
    if boleh_mengelola_kota(pengguna):
        lengan.append(_lengan(menunggu(), "kabar_tanya", Min("tenggat")))
    return lengan


def _lengan(baris: QuerySet, kata: str, batas: Min) -> QuerySet:
    teks = CharField()
    jumlah = baris.order_by().values(kata=Value(kata, output_field=teks)).annotate(n=Count("pk"))
    return jumlah.filter(n__gt=0).values_list(
        Value(None, output_field=UUIDField()),
        Cast("n", teks),
        Value("", output_field=teks),
        Value("", output_field=teks),
        "kata",
        Cast(batas, DateTimeField()),
    )


def tugas_kabar(kata: str, n: str, batas: datetime | None) -> Tugas:
    """The row of an arm; it is due at the end of its day."""
    judul, keterangan, url, tombol = KABAR[kata]
    akhir = akhir_hari(timezone.localdate(batas)) if batas else None
    return Tugas(judul.format(n), keterangan, alamat(url), akhir, tombol)
