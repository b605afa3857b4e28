"""The steps of a reorganisation, carried out one after the other inside the caller's transaction."""

from dataclasses import dataclass, field
from datetime import date

import pghistory
from django.db.backends.postgresql.psycopg_any import DateRange

from pegawai.choices import JenisLangkah
from pegawai.domain import unit as domain_unit
from pegawai.domain.galat import tolak
from pegawai.domain.penempatan import kunci, tutup
from pegawai.models import LangkahReorganisasi, Pegawai, Penempatan, Reorganisasi, UnitKerja


@dataclass(frozen=True)
class Perpindahan:
    """One person who follows: from where, to where, and who assesses then (None: still to be named)."""

    pegawai: Pegawai
    dari: str
    ke: str
    penilai: Pegawai | None


@dataclass
class Akibat:
    """What a reorganisation does. `tanpa_penilai` are those of `pindah` who would have no assessor."""

    unit: list[str] = field(default_factory=list)
    pindah: list[Perpindahan] = field(default_factory=list)

    @property
    def tanpa_penilai(self) -> list[Perpindahan]:
        return [p for p in self.pindah if p.penilai is None]


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
    with pghistory.context(alasan=f"{reorganisasi.nama} ({reorganisasi.dasar})"):
        for satu in langkah:
            periksa(satu)
            akibat.unit.append(str(satu))
            _LANGKAH[JenisLangkah(satu.jenis)](satu, reorganisasi, akibat)
    return akibat


def _ganti_nama(langkah: LangkahReorganisasi, _: Reorganisasi, __: Akibat) -> None:
    domain_unit.ganti_nama(unit=langkah.unit, nama=langkah.nama)


def _pindah_induk(langkah: LangkahReorganisasi, _: Reorganisasi, __: Akibat) -> None:
    domain_unit.pindah_induk(unit=langkah.unit, induk=langkah.tujuan)


def _gabung(langkah: LangkahReorganisasi, reorganisasi: Reorganisasi, akibat: Akibat) -> None:
    _pindahkan(_penghuni(langkah.unit, reorganisasi.mulai), langkah.tujuan, reorganisasi, akibat)
    domain_unit.lebur(unit=langkah.unit, ke=langkah.tujuan)


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


def _penghuni(unit: UnitKerja, mulai: date) -> list[Penempatan]:
    """Definitive placements of a unit that still run on the day or begin later."""
    return list(
        Penempatan.objects.definitif()
        .filter(unit=unit, masa__overlap=DateRange(mulai, None, "[)"))
        .select_related("pegawai", "penilai", "jabatan", "unit")
        .order_by("-kepala", "pegawai__nama", "pk")
    )


def _pindahkan(baris: list[Penempatan], ke: UnitKerja, reorganisasi: Reorganisasi, akibat: Akibat) -> None:
    """Everybody to another unit. Who was assessed by the head of the old unit is assessed by the head of the new
    one; a head keeps the assessor and does not lead the new unit by itself."""
    kepala_lama = {p.pegawai_id for p in baris if p.kepala}
    kepala = Penempatan.objects.pada(reorganisasi.mulai).filter(unit=ke, kepala=True).select_related("pegawai").first()
    for p in baris:
        penilai = p.penilai
        if kepala and (penilai is None or penilai.pk in kepala_lama or p.kepala) and kepala.pegawai_id != p.pegawai_id:
            penilai = kepala.pegawai
        akibat.pindah.append(Perpindahan(p.pegawai, str(p.unit), str(ke), penilai))
        _pindahkan_satu(p, ke, penilai, reorganisasi)


def _pindahkan_satu(lama: Penempatan, ke: UnitKerja, penilai: Pegawai | None, reorganisasi: Reorganisasi) -> None:
    kunci(lama.pegawai)
    if lama.masa.lower >= reorganisasi.mulai:
        # It has not begun by then: it begins in the new unit.
        lama.unit, lama.penilai, lama.kepala = ke, penilai, False
        lama.save(update_fields=["unit", "penilai", "kepala"])
        return
    baru = Penempatan(
        pegawai=lama.pegawai,
        unit=ke,
        jabatan=lama.jabatan,
        penilai=penilai,
        nomor_sk=reorganisasi.dasar[:80],
        masa=DateRange(reorganisasi.mulai, lama.masa.upper, "[)"),
        akhir_karena=lama.akhir_karena,
    )
    tutup(lama, reorganisasi.mulai, f"{reorganisasi.nama} ({reorganisasi.dasar})", baru)
