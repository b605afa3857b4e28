"""The integrity pact of the year: whose turn it is, and who has not signed."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kinerja.waktu import hari_ini
from pegawai.choices import SELESAI_DINAS, JenisPegawai, NamaPeran
from pegawai.models import Penempatan, Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya
from sosialisasi.models import Pakta, TandaTanganPakta

# Who looks into the whole city.
PERAN_KOTA = (NamaPeran.PENGELOLA_SOSIALISASI, NamaPeran.INSPEKTORAT, NamaPeran.PIMPINAN, NamaPeran.AUDITOR)


def berlaku() -> QuerySet[Pakta]:
    """The newest published version of this year; one or none."""
    baru = Pakta.objects.filter(tahun=OuterRef("tahun"), nomor__gt=OuterRef("nomor"), terbit__isnull=False)
    return Pakta.objects.filter(~Exists(baru), tahun=hari_ini().year, terbit__isnull=False)


@dataclass(frozen=True)
class Giliran:
    """Where a person stands: the signature if there is one, and the heads of whom one must sign first (empty: it is the
    person's turn). `tempat` is the placement that signs, None for who has none."""

    tanda: TandaTanganPakta | None
    tempat: Penempatan | None
    menunggu: list[Penempatan]

    @property
    def boleh(self) -> bool:
        return self.tanda is None and self.tempat is not None and not self.menunggu


def giliran(pengguna: Pengguna, pakta: Pakta) -> Giliran:
    """Heads sign first: that of the own unit, or of the nearest unit above that has another head. Four statements."""
    orang = pengguna.pegawai_id
    tempat = Penempatan.objects.pada().definitif().filter(pegawai=orang).select_related("unit", "jabatan", "pegawai")
    saya = tempat.first()
    tanda = (
        TandaTanganPakta.objects.filter(pakta=pakta, pegawai=orang).select_related("unit", "pakta", "pegawai").first()
    )
    if saya is None or tanda:
        return Giliran(tanda, saya, [])
    garis = [u.pk for u in UnitKerja.objects.ancestors(saya.unit, include_self=True)]
    sudah = TandaTanganPakta.objects.filter(pakta=pakta, pegawai=OuterRef("pegawai"))
    kepala: dict[int, list[Penempatan]] = {}
    semua = Penempatan.objects.pada().filter(unit__in=garis, kepala=True).exclude(pegawai=orang)
    for k in semua.select_related("pegawai", "jabatan", "unit").annotate(sudah=Exists(sudah)):
        kepala.setdefault(k.unit_id, []).append(k)
    terdekat = next((kepala[u] for u in reversed(garis) if u in kepala), [])
    return Giliran(None, saya, [] if any(k.sudah for k in terdekat) else terdekat)  # type: ignore[attr-defined]


def menunggu(pengguna: Pengguna) -> QuerySet[Pakta]:
    """The pact, while it waits for this person: not signed, and the head of the own unit or of the one above has."""
    orang, unit = pengguna.akses.pegawai_id, pengguna.akses.unit_sendiri
    if orang is None or unit is None:
        return Pakta.objects.none()
    kepala = Penempatan.objects.pada().filter(kepala=True).exclude(pegawai=orang).order_by()
    sendiri, induk = kepala.filter(unit=unit), kepala.filter(unit__children=unit)
    bertanda = {"pegawai__tanda_tangan_pakta__pakta": OuterRef("pk")}
    atas = Exists(induk.filter(**bertanda)) | ~Exists(induk)
    syarat = Q(Exists(sendiri.filter(**bertanda))) | Q(~Exists(sendiri) & atas)
    milik = TandaTanganPakta.objects.filter(pakta=OuterRef("pk"), pegawai=orang)
    return berlaku().filter(~Exists(milik)).filter(syarat)


def unit_diawasi(pengguna: Pengguna) -> frozenset[int] | None:
    """Roots of the trees whose signatures this account looks into; None for the whole city."""
    akses = pengguna.akses
    if akses.seluruh_kota(*PERAN_KOTA):
        return None
    return akses.unit_dipimpin | akses.unit_peran(NamaPeran.PENGELOLA_SOSIALISASI, NamaPeran.PIMPINAN)


def wajib(akar: frozenset[int] | None) -> QuerySet[Penempatan]:
    """Placements of today of everybody who signs, in these trees: civil servants, one row a person."""
    tempat = Penempatan.objects.pada().definitif().exclude(pegawai__status__in=SELESAI_DINAS)
    tempat = tempat.exclude(pegawai__jenis=JenisPegawai.PEJABAT)
    return tempat if akar is None else tempat.filter(unit__in=unit_dan_bawahannya(akar))


def belum(pakta: Pakta, akar: frozenset[int] | None) -> QuerySet[Penempatan]:
    """Those who have not signed."""
    milik = TandaTanganPakta.objects.filter(pakta=pakta, pegawai=OuterRef("pegawai"))
    return wajib(akar).filter(~Exists(milik)).select_related("pegawai", "unit__opd", "jabatan")


def sampai(pakta: Pakta, akar: frozenset[int] | None) -> list[dict]:
    """By agency: `orang`, `sudah`, `belum`, most unsigned first; one statement."""
    milik = TandaTanganPakta.objects.filter(pakta=pakta, pegawai=OuterRef("pegawai"))
    baris = (
        wajib(akar)
        .order_by()
        .values("unit__opd__nama", "unit__opd__kode")
        .annotate(orang=Count("pk"), sudah=Count("pk", filter=Q(Exists(milik))))
    )
    hasil = [
        {
            "nama": b["unit__opd__nama"] or "Pemerintah kota",
            "kode": b["unit__opd__kode"] or "",
            "orang": b["orang"],
            "sudah": b["sudah"],
            "belum": b["orang"] - b["sudah"],
        }
        for b in baris
    ]
    return sorted(hasil, key=lambda b: (-b["belum"], b["nama"]))
