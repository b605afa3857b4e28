"""Level 3: some months later participant and superior are asked whether the work has changed."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Concat
from django.utils import timezone

from kinerja.domain.pemberitahuan import beri_tahu_dari, tautan_baris
from kinerja.waktu import hari_ini, rentang, tambah_bulan
from pegawai.domain.galat import tolak
from pegawai.models import Pegawai, Penempatan
from pelatihan.choices import PihakPerilaku, StatusPeserta
from pelatihan.models import Perubahan, Peserta
from pelatihan.queries.aturan import aturan


@transaction.atomic
def buka() -> int:
    """Ask about everybody who passed `perilaku_awal` months ago and is not too long past; the superior of today is
    asked beside them. A fixed number of statements, safe to repeat. Returns how many questions are new."""
    hari, angka = hari_ini(), aturan()
    awal = tambah_bulan(hari, -angka.perilaku_akhir)
    akhir = tambah_bulan(hari, -angka.perilaku_awal)
    atasan = Penempatan.objects.pada().definitif().filter(pegawai=OuterRef("pegawai")).values("penilai")[:1]
    lulus = Peserta.objects.filter(
        status=StatusPeserta.LULUS, sertifikat__tanggal__range=(awal, akhir), perubahan=None
    ).annotate(atasan=Subquery(atasan))
    baris = []
    for pk, orang, bos, tanggal in lulus.order_by("pk").values_list("pk", "pegawai", "atasan", "sertifikat__tanggal"):
        masa = rentang(hari, max(hari, tambah_bulan(tanggal, angka.perilaku_akhir)))
        baris.append(Perubahan(peserta_id=pk, pihak=PihakPerilaku.PESERTA, responden_id=orang, masa=masa))
        if bos:
            baris.append(Perubahan(peserta_id=pk, pihak=PihakPerilaku.ATASAN, responden_id=bos, masa=masa))
    Perubahan.objects.bulk_create(baris, ignore_conflicts=True, batch_size=2000)
    if baris:
        _kabari(hari)
    return len(baris)


def _kabari(hari: date) -> None:
    baru = Perubahan.objects.filter(dijawab=None, masa__startswith=hari, responden__akun__isnull=False)
    beri_tahu_dari(
        kueri=baru.order_by().values_list(
            F("responden__akun"),
            Value("Apakah pelatihan mengubah pekerjaan?"),
            Concat(F("peserta__pegawai__nama"), Value(": "), F("peserta__angkatan__program__nama"), output_field=_TEKS),
            tautan_baris("pelatihan:perubahan"),
            Concat(Value("perubahan:"), F("pk"), output_field=_TEKS),
        )
    )


_TEKS = CharField()


@transaction.atomic
def jawab(
    *, perubahan: Perubahan, responden: Pegawai, dipakai: int, membaik: int, contoh: str, hambatan: str
) -> Perubahan:
    """Answer once, within the dates (scales 1–4). Raises ValidationError by field."""
    satu = Perubahan.objects.select_for_update().get(pk=perubahan.pk, responden=responden)
    if satu.dijawab:
        raise ValidationError("Pertanyaan ini sudah dijawab. Terima kasih.")
    if hari_ini() not in satu.masa:
        raise ValidationError("Pertanyaan ini sudah ditutup.")
    if membaik > 1 and not contoh.strip():
        raise tolak("contoh", "Tulis satu contoh yang membaik, supaya jawaban ini dapat dipercaya.")
    satu.dipakai, satu.membaik = dipakai, membaik
    satu.contoh, satu.hambatan = contoh.strip(), hambatan.strip()
    satu.dijawab = timezone.now()
    satu.full_clean()
    satu.save(update_fields=["dipakai", "membaik", "contoh", "hambatan", "dijawab"])
    return satu
