"""Deadlines of objections, watched every five minutes: reminders, and the step up when nobody decided in time.

Silence is not rejection. Run twice, nothing happens twice.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils import timezone

from kinerja.domain.pemberitahuan import beri_tahu, beri_tahu_dari
from kinerja.pelacakan import karena
from kinerja.waktu import akhir_hari
from pegawai.models import Pegawai, Pengguna
from penilaian.choices import KEBERATAN_BERJALAN, JenisLangkah, StatusKeberatan
from penilaian.domain.keberatan_kabar import akun_hr_kota, kabar
from penilaian.models import Keberatan, LangkahKeberatan
from penilaian.queries.pemutus import pemutus_berikut
from penilaian.queries.tenggat import aturan_pada, tenggat

# Days before a deadline on which the one it waits for is reminded.
HARI_INGAT = 3


def awasi() -> int:
    """Everything that is due now; returns how many objections went up."""
    ingatkan()
    return naikkan()


@transaction.atomic
def naikkan() -> int:
    """Objections past their term, and those without an official, go to the next official up, who gets a new term; the
    person, the assessor and both officials are told. Where nobody is higher, HR is told once and it stays open.
    """
    sekarang = timezone.now()
    lewat = list(
        Keberatan.objects.select_for_update(of=("self",), skip_locked=True)
        .select_related("skp__pegawai", "periode", "pemutus", "ditanggapi_oleh")
        .filter(Q(tenggat_putusan__lt=sekarang) | Q(pemutus=None), status__in=KEBERATAN_BERJALAN)
        .order_by("pk")
    )
    if not lewat:
        return 0
    baru = pemutus_berikut(lewat)
    naik = [k for k in lewat if baru[k.pk] is not None]
    hr = akun_hr_kota()
    kabar_hr = [b for k in lewat if baru[k.pk] is None for b in kabar(hr, k, f"buntu:{k.tingkat}", _buntu(k))]
    aturan = aturan_pada(sekarang)
    batas = tenggat(sekarang, aturan.hari_putusan, aturan.jenis_putusan)
    lama = {k.pk: k.pemutus for k in naik}
    for k in naik:
        k.tingkat += k.pemutus_id is not None
        k.pemutus, k.tenggat_putusan, k.revisi = baru[k.pk], batas, k.revisi + 1
    with karena("Lewat tenggat putusan"):
        Keberatan.objects.bulk_update(naik, ["tingkat", "pemutus", "tenggat_putusan", "revisi"])
    LangkahKeberatan.objects.bulk_create([_langkah(k, lama[k.pk]) for k in naik])
    beri_tahu(pemberitahuan=[*kabar_hr, *_kabar_naik(naik, lama)])
    return len(naik)


def _buntu(k: Keberatan) -> str:
    if k.pemutus is None:
        return f"Keberatan {k.nomor} belum punya pejabat pemutus"
    return f"Keberatan {k.nomor} lewat tenggat di pejabat tertinggi"


def _langkah(k: Keberatan, lama: Pegawai | None) -> LangkahKeberatan:
    jenis = JenisLangkah.NAIK if lama else JenisLangkah.DITUNJUK
    catatan = f"{lama} tidak memutus sampai tenggat." if lama else ""
    return LangkahKeberatan(keberatan=k, jenis=jenis, kepada=k.pemutus, catatan=catatan)


def _kabar_naik(naik: list[Keberatan], lama: dict[int, Pegawai | None]) -> list:
    orang = {o for k in naik for o in (k.skp.pegawai_id, k.skp.penilai_id, k.pemutus_id)}
    orang |= {p.pk for p in lama.values() if p}
    akun = {a.pegawai_id: a for a in Pengguna.objects.filter(pegawai__in=orang)}
    hasil = []
    for k in naik:
        dulu = lama[k.pk]
        lain = [akun[o] for o in {k.skp.pegawai_id, k.skp.penilai_id, dulu.pk if dulu else None} if o in akun]
        judul = f"Keberatan {k.nomor} kini diputus {k.pemutus}"
        isi = "Tenggat putusan lewat; keberatan tidak ditolak, melainkan naik satu tingkat." if dulu else ""
        hasil += kabar(lain, k, f"naik:{k.tingkat}", judul, isi)
        if k.pemutus_id in akun:
            judul = f"Keberatan {k.skp.pegawai.nama} atas {k.periode.nama} menunggu putusan Anda"
            hasil += kabar([akun[k.pemutus_id]], k, f"putus:{k.tingkat}", judul, isi)
    return hasil


def ingatkan() -> int:
    """One reminder `HARI_INGAT` days before a deadline: drafts, answers, decisions; one statement each."""
    kini = timezone.now()
    batas = akhir_hari(timezone.localdate(kini) + timedelta(days=HARI_INGAT))
    semua = Keberatan.objects.order_by()
    draf = semua.filter(status=StatusKeberatan.DRAF, tenggat_ajukan__range=(kini, batas))
    jawab = semua.filter(status=StatusKeberatan.DIAJUKAN, tenggat_tanggapan__range=(kini, batas))
    putus = semua.filter(status__in=KEBERATAN_BERJALAN, tenggat_putusan__range=(kini, batas))
    return sum(
        beri_tahu_dari(kueri=k)
        for k in (
            _pengingat(draf, "skp__pegawai", "ingat-draf", "Draf keberatan Anda belum dikirim, waktunya hampir habis"),
            _pengingat(jawab, "skp__penilai", "ingat-tanggapan", "Keberatan menunggu tanggapan Anda, tenggat mendekat"),
            _pengingat(putus, "pemutus", "ingat-putusan", "Keberatan menunggu putusan Anda, tenggat mendekat"),
        )
    )


def _pengingat(keberatan: QuerySet[Keberatan], orang: str, kunci: str, judul: str) -> QuerySet:
    """Rows for `beri_tahu_dari`: one for each objection and level."""
    alamat = reverse("penilaian:keberatan", args=["00000000-0000-0000-0000-000000000000"])
    depan, belakang = alamat.split("00000000-0000-0000-0000-000000000000")
    teks = CharField()
    publik = Cast("publik", teks)
    return keberatan.filter(**{f"{orang}__akun__is_active": True}).values_list(
        f"{orang}__akun__pk",
        Value(judul),
        Value("Buka keberatannya untuk melihat tenggat dan langkah berikutnya."),
        Concat(Value(depan), publik, Value(belakang), output_field=teks),
        Concat(Value("keberatan:"), publik, Value(f":{kunci}:"), Cast("tingkat", teks), output_field=teks),
    )
