"""The steps of a reorganisation, carried out one after the other inside the caller's transaction."""

from dataclasses import dataclass, field
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from kinerja.pelacakan import karena
from pegawai.choices import JenisLangkah
from pegawai.domain import unit as domain_unit
from pegawai.domain.galat import tolak
from pegawai.domain.penempatan import kunci, tutup
from pegawai.models import LangkahReorganisasi, Pegawai, Penempatan, Reorganisasi, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya


@dataclass(frozen=True)
class Perpindahan:
    """One person who follows: from where, to where, and who assesses then (None: still to be named)."""

    pegawai: Pegawai
    dari: str
    ke: str
    penilai: Pegawai | None


@dataclass
class Akibat:
    """What a reorganisation does. `ganti` stay in their unit and get the head of the unit that now stands above it;
    `tanpa_penilai` are those of both who would have no assessor."""

    unit: list[str] = field(default_factory=list)
    pindah: list[Perpindahan] = field(default_factory=list)
    ganti: list[Perpindahan] = field(default_factory=list)

    @property
    def tanpa_penilai(self) -> list[Perpindahan]:
        return [p for p in (*self.pindah, *self.ganti) if p.penilai is None]


def periksa(langkah: LangkahReorganisasi) -> None:
    """What the kind of step needs. Raises ValidationError by field."""
    if langkah.jenis in (JenisLangkah.GANTI_NAMA, JenisLangkah.PECAH) and not langkah.nama:
        raise tolak("nama", "Tulis nama unit yang baru.")
    if langkah.jenis in (JenisLangkah.PINDAH_INDUK, JenisLangkah.GABUNG):
        if langkah.tujuan is None:
            raise tolak("tujuan", "Pilih unit tujuannya.")
        if langkah.tujuan_id == langkah.unit_id:
            raise tolak("tujuan", "Tujuan tidak boleh unit itu sendiri.")
    if langkah.jenis == JenisLangkah.PECAH:
        if not langkah.kode:
            raise tolak("kode", "Tulis kode unit yang baru.")
        if UnitKerja.objects.filter(kode=langkah.kode).exists():
            raise tolak("kode", "Kode itu sudah dipakai unit lain.")


def jalankan(reorganisasi: Reorganisasi) -> Akibat:
    """Do all steps. Raises ValidationError where one is refused; the caller takes everything back then."""
    akibat = Akibat()
    langkah = reorganisasi.langkah.select_related("unit", "tujuan").prefetch_related("orang")
    with karena(f"{reorganisasi.nama} ({reorganisasi.dasar})"):
        for satu in langkah:
            periksa(satu)
            akibat.unit.append(str(satu))
            _LANGKAH[JenisLangkah(satu.jenis)](satu, reorganisasi, akibat)
    return akibat


def _ganti_nama(langkah: LangkahReorganisasi, _: Reorganisasi, __: Akibat) -> None:
    domain_unit.ganti_nama(unit=langkah.unit, nama=langkah.nama)


def _pindah_induk(langkah: LangkahReorganisasi, reorganisasi: Reorganisasi, akibat: Akibat) -> None:
    kepala_lama = {k.pegawai_id for k in _kepala(langkah.unit.parent, reorganisasi.mulai)}
    domain_unit.pindah_induk(unit=langkah.unit, induk=langkah.tujuan)
    kepala = [p for p in _penghuni(langkah.unit, reorganisasi.mulai) if p.kepala]
    _ikutkan_penilai(kepala, kepala_lama, langkah.tujuan, reorganisasi, akibat)


def _gabung(langkah: LangkahReorganisasi, reorganisasi: Reorganisasi, akibat: Akibat) -> None:
    kepala_lama = {k.pegawai_id for k in _kepala(langkah.unit, reorganisasi.mulai)}
    _pindahkan(_penghuni(langkah.unit, reorganisasi.mulai), langkah.tujuan, reorganisasi, akibat)
    bawah = _penghuni(langkah.unit, reorganisasi.mulai, bawah=True)
    domain_unit.lebur(unit=langkah.unit, ke=langkah.tujuan)
    _ikutkan_penilai(bawah, kepala_lama, langkah.tujuan, reorganisasi, akibat)


def _pecah(langkah: LangkahReorganisasi, reorganisasi: Reorganisasi, akibat: Akibat) -> None:
    induk = langkah.tujuan or langkah.unit.parent
    baru = domain_unit.buat(kode=langkah.kode, nama=langkah.nama, jenis=langkah.jenis_unit, induk=induk)
    ikut = {o.pk for o in langkah.orang.all()}
    baris = [p for p in _penghuni(langkah.unit, reorganisasi.mulai) if p.pegawai_id in ikut]
    _pindahkan(baris, baru, reorganisasi, akibat)


_LANGKAH = {
    JenisLangkah.GANTI_NAMA: _ganti_nama,
    JenisLangkah.PINDAH_INDUK: _pindah_induk,
    JenisLangkah.GABUNG: _gabung,
    JenisLangkah.PECAH: _pecah,
}


def _kepala(unit: UnitKerja | None, hari: date) -> list[Penempatan]:
    """Heads of a unit on a day, the definitive one first."""
    kepala = Penempatan.objects.pada(hari).filter(unit=unit, kepala=True).select_related("pegawai")
    return list(kepala.order_by("jenis", "pk"))


def _pemimpin_di_atas(unit: UnitKerja, hari: date) -> set[int]:
    """Ids of those who lead a unit above this one on a day."""
    hasil: set[int] = set()
    while unit.parent is not None:
        unit = unit.parent
        hasil.update(k.pegawai_id for k in _kepala(unit, hari))
    return hasil


def _penghuni(unit: UnitKerja, mulai: date, *, bawah: bool = False) -> list[Penempatan]:
    """Definitive placements of a unit (of the units below it) that still run on the day or begin later."""
    di_sana = Penempatan.objects.filter(unit=unit)
    if bawah:
        di_sana = Penempatan.objects.filter(unit__in=unit_dan_bawahannya([unit.pk])).exclude(unit=unit)
    return list(
        di_sana.definitif()
        .filter(masa__overlap=DateRange(mulai, None, "[)"))
        .select_related("pegawai", "penilai", "jabatan", "unit")
        .order_by("-kepala", "pegawai__nama", "pk")
    )


def _pindahkan(baris: list[Penempatan], ke: UnitKerja, reorganisasi: Reorganisasi, akibat: Akibat) -> None:
    """Everybody to another unit. Who was assessed by the head of the old unit is assessed by the head of the new one,
    and by nobody while there is none: "Tanpa penilai" then proposes the head above. A head does not lead the new unit
    by itself, and keeps an assessor who leads a unit above it."""
    kepala_lama = {p.pegawai_id for p in baris if p.kepala}
    kepala = next(iter(_kepala(ke, reorganisasi.mulai)), None)
    di_atas = _pemimpin_di_atas(ke, reorganisasi.mulai)
    for p in baris:
        penilai = p.penilai
        lepas = penilai is None or penilai.pk in kepala_lama or p.kepala
        if kepala and lepas and kepala.pegawai_id != p.pegawai_id:
            penilai = kepala.pegawai
        elif lepas and penilai and not (p.kepala and penilai.pk in di_atas):
            penilai = None
        akibat.pindah.append(Perpindahan(p.pegawai, str(p.unit), str(ke), penilai))
        _pindahkan_satu(p, ke, penilai, reorganisasi)


def _ikutkan_penilai(
    baris: list[Penempatan], kepala_lama: set[int], ke: UnitKerja, reorganisasi: Reorganisasi, akibat: Akibat
) -> None:
    """Those who stay in a unit that now hangs on `ke`, assessed by the old head above it, get the head of `ke`, and
    nobody while there is none."""
    kepala = next(iter(_kepala(ke, reorganisasi.mulai)), None)
    for p in baris:
        if p.penilai_id in kepala_lama and not (kepala and kepala.pegawai_id in (p.pegawai_id, p.penilai_id)):
            penilai = kepala.pegawai if kepala else None
            akibat.ganti.append(Perpindahan(p.pegawai, str(p.unit), str(p.unit), penilai))
            _pindahkan_satu(p, p.unit, penilai, reorganisasi, kepala=p.kepala)


def _pindahkan_satu(
    lama: Penempatan, ke: UnitKerja, penilai: Pegawai | None, reorganisasi: Reorganisasi, *, kepala: bool = False
) -> None:
    kunci(lama.pegawai)
    if lama.masa.lower >= reorganisasi.mulai:
        # It has not begun by then: it begins in the new unit.
        lama.unit, lama.penilai, lama.kepala = ke, penilai, kepala
        lama.save(update_fields=["unit", "penilai", "kepala"])
        return
    baru = Penempatan(
        pegawai=lama.pegawai,
        unit=ke,
        jabatan=lama.jabatan,
        penilai=penilai,
        kepala=kepala,
        nomor_sk=reorganisasi.dasar[:80],
        masa=DateRange(reorganisasi.mulai, lama.masa.upper, "[)"),
        akhir_karena=lama.akhir_karena,
    )
    tutup(lama, reorganisasi.mulai, f"{reorganisasi.nama} ({reorganisasi.dasar})", baru)
