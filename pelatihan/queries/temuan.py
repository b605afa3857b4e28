"""What training itself finds: competences below what the position asks for, and hours still missing."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from django.db.models import Case, IntegerField, Value, When
from django.urls import reverse

from kinerja.angka import ringkas
from pegawai.choices import SELESAI_DINAS
from pegawai.models import Penempatan
from pelatihan.choices import PenilaiKompetensi, StatusKebutuhan, SumberKebutuhan
from pelatihan.domain.kebutuhan import Temuan
from pelatihan.models import AturanBelajar, BuktiKebutuhan, NilaiKompetensi, Padanan, SyaratJabatan
from pelatihan.queries.jp import belum_cukup

# A level that is missing weighs as much as a wish.
BOBOT_TINGKAT = 2
BOBOT_MAKS = 9
_PERINGKAT = Case(
    *(When(sumber=s, then=Value(n)) for n, s in enumerate(PenilaiKompetensi.values)),
    output_field=IntegerField(),
)


def padanan(sumber: str) -> Mapping[str, int]:
    """Key of a weak spot of this source → id of the competence that it points to."""
    return dict(Padanan.objects.filter(sumber=sumber, kompetensi__aktif=True).values_list("kunci", "kompetensi"))


def temuan_kesenjangan() -> Iterator[Temuan]:
    """A proof for each competence of a person that was found below what a position held today asks for, in three
    statements. The assessment that counts is the test, else the superior's, else one's own; a competence that nobody
    has assessed is not called weak."""
    syarat: dict[int, dict[int, tuple[int, str]]] = {}
    for s in SyaratJabatan.objects.filter(kompetensi__aktif=True).select_related("kompetensi"):
        syarat.setdefault(s.jabatan_id, {})[s.kompetensi_id] = (s.tingkat, s.kompetensi.nama)
    dinilai = {(n.pegawai_id, n.kompetensi_id): n for n in _terbaik()}
    orang = Penempatan.objects.pada().filter(jabatan__in=syarat).exclude(pegawai__status__in=SELESAI_DINAS)
    terberat: dict[tuple[int, int], tuple[int, str]] = {}
    baris = list(orang.order_by("pegawai_id", "pk").values_list("pegawai", "pegawai__publik", "jabatan"))
    publik = {p: u for p, u, _ in baris}
    for p, _, jabatan in baris:
        for k, (tingkat, nama) in syarat[jabatan].items():
            if tingkat > terberat.get((p, k), (0, ""))[0]:
                terberat[p, k] = tingkat, nama
    for (p, k), (tingkat, nama) in terberat.items():
        nilai = dinilai.get((p, k))
        if nilai is not None and nilai.tingkat < tingkat:
            yield Temuan(
                p,
                k,
                f"kompetensi:{k}",
                f"{nama}: jabatan meminta tingkat {tingkat}, {nilai.get_sumber_display().lower()} {nilai.tingkat}.",
                reverse("pelatihan:kompetensi_orang", args=[publik[p]]),
                min(BOBOT_MAKS, BOBOT_TINGKAT * (tingkat - nilai.tingkat)),
            )


def _terbaik() -> Iterator[NilaiKompetensi]:
    semua = NilaiKompetensi.objects.annotate(peringkat=_PERINGKAT)
    urut = semua.order_by("pegawai_id", "kompetensi_id", "-peringkat").distinct("pegawai_id", "kompetensi_id")
    return urut.iterator(2000)


def temuan_jp(aturan: AturanBelajar, tahun: int) -> Iterator[Temuan]:
    """Hours still missing, as one more proof of every need that a person has for another reason, so that those with
    fewer hours come first. Hours alone name no competence and make no need. Two statements."""
    kurang = dict(belum_cukup(aturan, tahun).order_by().values_list("pk", "kurang"))
    terbuka = BuktiKebutuhan.objects.filter(
        kebutuhan__tahun=tahun, kebutuhan__status__in=(StatusKebutuhan.USULAN, StatusKebutuhan.DIKONFIRMASI)
    ).exclude(sumber=SumberKebutuhan.JP)
    baris = terbuka.order_by().values_list("kebutuhan__pegawai", "kebutuhan__kompetensi", "kebutuhan__pegawai__publik")
    for orang, kompetensi, publik in baris.distinct():
        if orang in kurang:
            yield Temuan(
                orang,
                kompetensi,
                f"jp:{tahun}",
                f"Jam pelajaran tahun {tahun} masih kurang {ringkas(kurang[orang])} dari {aturan.jp_pns} JP.",
                reverse("pelatihan:kompetensi_orang", args=[publik]),
                1 + int(2 * kurang[orang] / Decimal(aturan.jp_pns)),
            )
