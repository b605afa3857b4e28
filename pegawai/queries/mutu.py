"""Data quality: what is doubtful in the records, each kind as one condition on people."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import CharField, Count, F, Func, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Substr

from kinerja.waktu import hari_ini
from pegawai.choices import SELESAI_DINAS, JenisPegawai
from pegawai.models import IdentitasRahasia, Pegawai, Penempatan, PotretMutu
from pegawai.queries.pensiun import TmtPensiun


@dataclass(frozen=True)
class Pemeriksaan:
    """One kind of warning: what it means, where it is mended (`tujuan`: a URL name that takes the person)."""

    kode: str
    judul: str
    penjelasan: str
    tujuan: str
    tindakan: str


PEMERIKSAAN = (
    Pemeriksaan(
        "tanpa_penempatan",
        "Belum ditempatkan",
        "Pegawai aktif tanpa penempatan definitif hari ini: tidak punya unit, atasan, dan SKP.",
        "pegawai:pindah",
        "Tempatkan",
    ),
    Pemeriksaan(
        "tanpa_penilai",
        "Tanpa penilai",
        "Penempatannya tidak menyebut atasan langsung: SKP tidak dapat disetujui dan kinerja tidak dapat dinilai.",
        "pegawai:ganti_penilai",
        "Isi penilai",
    ),
    Pemeriksaan(
        "nip_lahir",
        "NIP berbeda dengan tanggal lahir",
        "Delapan angka pertama NIP bukan tanggal lahir yang tercatat. Tanggal lahir yang dikoreksi tidak mengubah NIP.",
        "pegawai:ubah",
        "Periksa",
    ),
    Pemeriksaan(
        "nip_kelamin",
        "NIP berbeda dengan jenis kelamin",
        "Angka ke-15 NIP (1 laki-laki, 2 perempuan) tidak cocok dengan jenis kelamin yang tercatat.",
        "pegawai:ubah",
        "Periksa",
    ),
    Pemeriksaan(
        "nik_kembar",
        "NIK tercatat dua kali",
        "Dua orang atau lebih mempunyai NIK yang sama: mungkin satu orang yang tercatat dua kali.",
        "pegawai:ubah",
        "Periksa",
    ),
    Pemeriksaan(
        "tanggal_depan",
        "Tanggal di masa depan",
        "Tanggal lahir atau TMT CPNS pada NIP jatuh sesudah hari ini.",
        "pegawai:ubah",
        "Perbaiki",
    ),
    Pemeriksaan(
        "lewat_bup",
        "Melewati batas usia pensiun",
        "Masih aktif padahal TMT pensiun menurut jabatannya sudah lewat.",
        "pegawai:profil",
        "Buka profil",
    ),
)
PER_KODE = {p.kode: p for p in PEMERIKSAAN}
# Photographs that a year can have: one a night.
SETAHUN = 366


def bertanda() -> dict[str, Q]:
    """The condition of each kind. It names people by id, so that it can filter and count alike."""
    kini = Penempatan.objects.definitif().pada().order_by()
    berdinas = Pegawai.objects.exclude(status__in=SELESAI_DINAS).exclude(jenis=JenisPegawai.PEJABAT).order_by()
    hari = hari_ini()
    # Positions 1 to 8 are the birth date and 15 the sex, of PNS and PPPK alike; 9 to 14 the TMT of PNS alone.
    bernip = berdinas.exclude(nip=None).annotate(
        lahir_nip=Substr("nip", 1, 8), kelamin_nip=Substr("nip", 15, 1), tmt_nip=Substr("nip", 9, 6)
    )
    lahir = Func(F("tgl_lahir"), Value("YYYYMMDD"), function="to_char", output_field=CharField())
    bukan_pppk = (JenisPegawai.PNS, JenisPegawai.CPNS)
    kembar = IdentitasRahasia.objects.values("kunci_cari").annotate(n=Count("pk")).filter(n__gt=1).values("kunci_cari")
    pensiun = kini.filter(pegawai__jenis__in=bukan_pppk, pegawai__tgl_lahir__isnull=False).annotate(
        tmt_pensiun=TmtPensiun(F("pegawai__tgl_lahir"), F("jabatan__bup"))
    )
    depan = Q(tgl_lahir__gt=hari) | Q(jenis__in=bukan_pppk, tmt_nip__gt=f"{hari:%Y%m}")
    beda_kelamin = Q(jenis_kelamin="L") & ~Q(kelamin_nip="1") | Q(jenis_kelamin="P") & ~Q(kelamin_nip="2")
    pilihan = {
        "tanpa_penempatan": berdinas.exclude(pk__in=kini.values("pegawai")).values("pk"),
        "tanpa_penilai": kini.filter(penilai=None, pegawai__in=berdinas.values("pk")).values("pegawai"),
        "nip_lahir": bernip.exclude(tgl_lahir=None).exclude(lahir_nip=lahir).values("pk"),
        "nip_kelamin": bernip.filter(beda_kelamin).values("pk"),
        "nik_kembar": IdentitasRahasia.objects.filter(kunci_cari__in=kembar).values("pegawai"),
        "tanggal_depan": bernip.filter(depan).values("pk"),
        "lewat_bup": pensiun.filter(tmt_pensiun__lte=hari, pegawai__in=berdinas.values("pk")).values("pegawai"),
    }
    return {kode: Q(pk__in=pilih) for kode, pilih in pilihan.items()}


def jumlah_tanda(orang: QuerySet[Pegawai]) -> dict[str, int]:
    """How many of these people have each warning, in one statement."""
    return orang.order_by().aggregate(**{kode: Count("pk", filter=syarat) for kode, syarat in bertanda().items()})


def tanda_per_opd() -> Iterable[Mapping[str, Any]]:
    """One row an agency (`opd`, None without placement) with the count of each kind, for the whole city."""
    kini = Penempatan.objects.definitif().pada().filter(pegawai=OuterRef("pk")).order_by().values("unit__opd")[:1]
    return (
        Pegawai.objects.order_by()
        .annotate(opd=Subquery(kini))
        .values("opd")
        .annotate(**{kode: Count("pk", filter=syarat) for kode, syarat in bertanda().items()})
    )


@dataclass(frozen=True)
class MutuOpd:
    """Warnings of an agency now and on the day of the older photograph (None: there was none); `deret` are its counts
    at the end of each month with a photograph, oldest first, the newest day last."""

    nama: str
    kini: int
    dulu: int | None
    deret: tuple[tuple[date, int], ...]

    @property
    def perubahan(self) -> str:
        """The change in words; empty without an older photograph."""
        if self.dulu is None:
            return ""
        beda = self.kini - self.dulu
        return f"naik {beda}" if beda > 0 else f"turun {-beda}" if beda else "tetap"


def perkembangan(opd_ids: Collection[int] | None, *, hari: int = 30) -> tuple[date | None, list[MutuOpd]]:
    """Warnings by agency in the newest photograph, most first, against the one about `hari` days before, whose day
    comes first, and month by month for a year. Agencies without any in all of them are left out; `opd_ids` limits them
    (None: the whole city). Two statements.
    """
    potret = PotretMutu.objects.all() if opd_ids is None else PotretMutu.objects.filter(opd__in=opd_ids)
    tanggal = list(potret.order_by("-tanggal").values_list("tanggal", flat=True).distinct()[:SETAHUN])
    if not tanggal:
        return None, []
    akhir = tanggal[0]
    awal = next((t for t in tanggal if t <= akhir - timedelta(days=hari)), None)
    # The last photograph of each month.
    bulan = list({(t.year, t.month): t for t in reversed(tanggal)}.values())
    jumlah: dict[str, dict[date, int]] = defaultdict(dict)
    baris = potret.filter(tanggal__in={*bulan, akhir, *([awal] if awal else [])}).values_list("opd__nama", "tanggal")
    for nama, hari_potret, n in baris.annotate(n=Sum("jumlah")).order_by():
        jumlah[nama or "Belum ditempatkan"][hari_potret] = n
    semua = [
        MutuOpd(
            nama,
            isi.get(akhir, 0),
            isi.get(awal, 0) if awal else None,
            tuple((t, isi.get(t, 0)) for t in bulan),
        )
        for nama, isi in jumlah.items()
        if any(isi.values())
    ]
    return awal, sorted(semua, key=lambda m: (-m.kini, m.nama))
