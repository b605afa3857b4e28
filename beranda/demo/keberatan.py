"""Objections of the example seksi: one upheld, one rejected, one running, one that went up; one person who still may
object, and a question before delivery."""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from beranda.demo.akun import Akun
from beranda.demo.penempatan import SEKSI_CONTOH, Susunan
from pegawai.models import Pegawai, Pengguna
from penilaian.choices import AmarKeberatan, JenisLangkah, JenisPutusan, Rating, StatusKeberatan
from penilaian.domain.keberatan_kabar import kabari
from penilaian.models import AturanKeberatan, Keberatan, LangkahKeberatan, Periode, Pertanyaan, PutusanNilai
from penilaian.queries.pemutus import pemutus_berikut, pemutus_pertama
from penilaian.queries.tenggat import aturan_pada, batas_ajukan, tenggat

_URAIAN = (
    "Rekap bulan kedua sudah saya kirim dan diterima loket, tetapi belum masuk hitungan. Mohon dilihat kembali.",
    "Gangguan jaringan pusat selama dua minggu di luar kendali saya, dan sudah saya laporkan setiap hari.",
    "Umpan balik selama triwulan ini baik. Rating perilaku saya tidak sesuai dengan isinya.",
    "Hasil tambahan saya pada layanan keliling belum diperhitungkan.",
)
_TANGGAPAN = "Rekap itu saya terima sesudah tenggat. Saya serahkan penilaiannya kepada atasan saya."


def buat_keberatan(susunan: Susunan, akun: Akun, periode: list[Periode]) -> None:
    """Built with past dates, in the order of the numbers; what runs has deadlines from today on."""
    _aturan(susunan, akun, periode[0])
    kasi, lalu, kini = susunan.kepala_unit(SEKSI_CONTOH).pegawai, periode[-2], timezone.now()
    staf = [k.pegawai.pk for k in susunan.staf_unit(SEKSI_CONTOH)]
    ada = {
        p.skp.pegawai_id: p
        for p in PutusanNilai.objects.filter(periode=lalu, skp__penilai=kasi, skp__pegawai__in=staf)
        .select_related("skp__pegawai", "periode__kebijakan", "oleh")
        .order_by("pk")
    }
    boleh, dikabulkan, ditolak, naik, jalan = [ada[s] for s in staf if s in ada][:5]
    _sampaikan_ulang(boleh, kini - timedelta(days=5))
    pasangan = ((dikabulkan, AmarKeberatan.DIKABULKAN), (ditolak, AmarKeberatan.DITOLAK))
    for nomor, (putusan, amar) in enumerate(pasangan):
        _putus(_ajukan(putusan, nomor, akun, _sejak(putusan, 3)), amar, akun)
    _sampaikan_ulang(naik, kini - timedelta(days=32))
    _naikkan(_ajukan(naik, 2, akun, _sejak(naik, 4)), kini - timedelta(days=2))
    _sampaikan_ulang(jalan, kini - timedelta(days=4))
    k = _ajukan(jalan, 3, akun, kini - timedelta(days=1), dijawab=False)
    kabari(k, [kasi.pk], "tanggapi", f"Keberatan {k.skp.pegawai.nama} atas {lalu} menunggu tanggapan Anda")
    _tanya(boleh, akun, periode[-1])


def _aturan(susunan: Susunan, akun: Akun, pertama: Periode) -> None:
    """Where the mayor assessed, nobody stands above: the secretary of the city decides."""
    sekda = susunan.kepala_unit("Sekretariat Daerah").pegawai
    AturanKeberatan.objects.create(
        mulai=timezone.make_aware(datetime.combine(pertama.rentang.lower, time())),
        pemutus_puncak=sekda,
        oleh=akun[sekda.pk],
        alasan="Keputusan wali kota tentang keberatan atas penilaian yang ia berikan sendiri.",
    )


def _sampaikan_ulang(putusan: PutusanNilai, saat: datetime) -> None:
    """Delivered later than the others, and not received yet."""
    putusan.disampaikan, putusan.diterima = max(putusan.disampaikan or saat, saat), None
    putusan.save(update_fields=["disampaikan", "diterima"])


def _sejak(putusan: PutusanNilai, hari: int) -> datetime:
    """So many days after delivery, never in the future."""
    sekarang = timezone.now()
    return min((putusan.disampaikan or sekarang) + timedelta(days=hari), sekarang)


def _ajukan(putusan: PutusanNilai, nomor: int, akun: Akun, saat: datetime, *, dijawab: bool = True) -> Keberatan:
    saat = min(saat, timezone.now())
    aturan, jawab = aturan_pada(saat), min(saat + timedelta(days=2), timezone.now())
    k = Keberatan(
        nomor=f"KB-{timezone.localdate(saat).year}-{nomor + 1:05d}",
        skp=putusan.skp,
        periode=putusan.periode,
        putusan=putusan,
        uraian=_URAIAN[nomor],
        harapan="Rating ditinjau kembali.",
        status=StatusKeberatan.DIDENGAR if dijawab else StatusKeberatan.DIAJUKAN,
        tenggat_ajukan=batas_ajukan(putusan) or saat,
        diajukan=saat,
        tenggat_tanggapan=tenggat(saat, aturan.hari_tanggapan, aturan.jenis_tanggapan),
        tenggat_putusan=tenggat(saat, aturan.hari_putusan, aturan.jenis_putusan),
        dibuat=saat,
    )
    if dijawab:
        k.tanggapan, k.ditanggapi, k.ditanggapi_oleh = _TANGGAPAN, jawab, akun[putusan.skp.penilai_id]
    k.pemutus = pemutus_pertama(k)
    k.save()
    _langkah(k, JenisLangkah.DIAJUKAN, saat, akun[k.skp.pegawai_id], kepada=k.pemutus)
    if dijawab:
        _langkah(k, JenisLangkah.DITANGGAPI, jawab, k.ditanggapi_oleh)
    return k


def _langkah(k: Keberatan, jenis: str, saat: datetime, oleh: Pengguna | None, **lain: Any) -> None:
    LangkahKeberatan.objects.create(keberatan=k, jenis=jenis, oleh=oleh, kapan=saat, **lain)


def _putus(k: Keberatan, amar: AmarKeberatan, akun: Akun) -> None:
    assert k.ditanggapi is not None, "hanya yang sudah ditanggapi diputus di sini"
    saat = min(k.ditanggapi + timedelta(days=4), timezone.now())
    k.status, k.amar, k.diputus, k.diputus_oleh = StatusKeberatan.DIPUTUS, amar, saat, akun[_pemutus(k).pk]
    k.pertimbangan = "Kedua pihak sudah didengar. Rekap yang dipersoalkan tercatat lengkap dan layak diperhitungkan."
    if amar == AmarKeberatan.DITOLAK:
        k.pertimbangan = "Kedua pihak sudah didengar. Bukti yang dilampirkan tidak mengubah hitungan triwulan ini."
    else:
        k.putusan_baru = _putusan_baru(k, saat)
    k.save()
    _langkah(k, JenisLangkah.DIPUTUS, saat, k.diputus_oleh, catatan=amar.label)


def _putusan_baru(k: Keberatan, saat: datetime) -> PutusanNilai:
    lama = k.putusan
    # One rating up: the result, or behaviour where the result is at the top already.
    hasil, perilaku = Rating.DI_ATAS, lama.rating_perilaku
    if lama.rating_hasil == Rating.DI_ATAS:
        perilaku = Rating.SESUAI if perilaku == Rating.DI_BAWAH else Rating.DI_ATAS
    isi = {n: getattr(lama, n) for n in ("usulan_hasil", "usulan_perilaku", "nilai_hasil", "nilai_perilaku")}
    alasan = f"Putusan keberatan {k.nomor}: {k.pertimbangan}"
    return PutusanNilai.objects.create(
        skp=k.skp,
        periode=k.periode,
        jenis=JenisPutusan.KEBERATAN,
        rating_hasil=hasil,
        rating_perilaku=perilaku,
        alasan_hasil=alasan,
        alasan_perilaku=alasan,
        predikat=k.periode.kebijakan.matriks[hasil][perilaku],
        oleh=k.diputus_oleh,
        dibuat=saat,
        disampaikan=saat,
        kanal="aplikasi",
        **isi,
    )


def _pemutus(k: Keberatan) -> Pegawai:
    assert k.pemutus is not None, "di atas kepala seksi selalu ada kepala bidang"
    return k.pemutus


def _naikkan(k: Keberatan, saat: datetime) -> None:
    """Nobody decided in time: since then it waits for the head of the agency."""
    lama, aturan = _pemutus(k), aturan_pada(saat)
    k.pemutus, k.tingkat = pemutus_berikut([k])[k.pk], 2
    k.tenggat_putusan = tenggat(saat, aturan.hari_putusan, aturan.jenis_putusan)
    k.save()
    _langkah(k, JenisLangkah.NAIK, saat, None, kepada=k.pemutus, catatan=f"{lama} tidak memutus sampai tenggat.")
    judul = f"Keberatan {k.skp.pegawai.nama} atas {k.periode} menunggu putusan Anda"
    kabari(k, [k.pemutus_id], "putus:2", judul)


def _tanya(putusan: PutusanNilai, akun: Akun, periode: Periode) -> None:
    Pertanyaan.objects.create(
        skp=putusan.skp,
        periode=periode,
        oleh=akun[putusan.skp.pegawai_id],
        isi="Apakah layanan keliling bulan ini dihitung sebagai hasil tambahan?",
    )
