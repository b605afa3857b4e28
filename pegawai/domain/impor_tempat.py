"""Units and positions named in a file: found in the catalogues, or proposed when the rows say enough to make them.

A unit can be made when its name and a parent (known, or proposed too) are given; a position when its kind is given or
stands in its name, and only by HR of the city, because the catalogue belongs to all. See docs/keputusan.
"""

from dataclasses import asdict, dataclass, field
from typing import Any

from kinerja.lembar import polos
from pegawai.choices import JENIS_OPD, JenisJabatan, JenisUnit
from pegawai.models import Jabatan, Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dikelola

# First word of a name → kind of unit.
_JENIS_UNIT = {
    "dinas": JenisUnit.DINAS, "badan": JenisUnit.BADAN, "bidang": JenisUnit.BIDANG, "seksi": JenisUnit.SEKSI,
    "subbagian": JenisUnit.SEKSI, "subbag": JenisUnit.SEKSI, "subbidang": JenisUnit.SEKSI, "bagian": JenisUnit.BIDANG,
    "sekretariat": JenisUnit.SEKRETARIAT, "kecamatan": JenisUnit.KECAMATAN, "kelurahan": JenisUnit.KELURAHAN,
    "puskesmas": JenisUnit.PUSKESMAS, "uptd": JenisUnit.UPTD, "upt": JenisUnit.UPTD, "rsud": JenisUnit.RSUD,
    "sd": JenisUnit.SEKOLAH, "sdn": JenisUnit.SEKOLAH, "smp": JenisUnit.SEKOLAH, "smpn": JenisUnit.SEKOLAH,
    "tk": JenisUnit.SEKOLAH, "inspektorat": JenisUnit.INSPEKTORAT, "satuan": JenisUnit.DINAS,
}  # fmt: skip
_JENJANG = ("Ahli Utama", "Ahli Madya", "Ahli Muda", "Ahli Pertama", "Penyelia", "Mahir", "Terampil", "Pemula")


class TakDikenal(ValueError):
    """A unit or position cannot be used; `kunci` is the column to mend."""

    def __init__(self, kunci: str, pesan: str) -> None:
        super().__init__(pesan)
        self.kunci = kunci


@dataclass
class Usulan:
    """What would be made. The parent of a unit is the id of one that exists, or the place of another proposal."""

    unit: list[dict[str, Any]] = field(default_factory=list)
    jabatan: list[dict[str, Any]] = field(default_factory=list)

    def sebagai_json(self) -> dict[str, Any]:
        return asdict(self)


class Katalog:
    """The units and positions of the city, read in two statements, as one person may use them (None: a script)."""

    def __init__(self, pengguna: Pengguna | None) -> None:
        # None: the whole city.
        kota = pengguna is None or pengguna.akses.admin_kota
        self.boleh = None if kota else set(unit_dikelola(pengguna).values_list("pk", flat=True))
        self.unit_ada = {u.pk: u for u in UnitKerja.objects.without_tree_fields().aktif()}
        self.unit_kode = {u.kode.lower(): u for u in self.unit_ada.values()}
        self.unit_nama = _kelompok(self.unit_ada.values())
        jabatan = list(Jabatan.objects.all())
        self.jabatan_kode = {j.kode.lower(): j for j in jabatan}
        self.jabatan_nama = _kelompok(jabatan)
        self.usulan = Usulan()
        self._usul_unit: dict[str, int] = {}
        self._usul_jabatan: dict[str, int] = {}
        self._ingat: dict[tuple, Any] = {}
        # Names of units in the file that are not known yet: one may be the parent of another.
        self._di_berkas: dict[str, tuple[str, str]] = {}

    def kenalkan(self, sebutan: set[tuple[str, str, str]]) -> None:
        """All (code, name, parent) that the file mentions, before the rows are read."""
        for kode, nama, induk in sebutan:
            if nama and polos(nama) not in self.unit_nama:
                ada = self._di_berkas.get(polos(nama))
                self._di_berkas[polos(nama)] = (kode, induk) if not ada or not ada[1] else ada

    def unit(self, kode: str, nama: str, induk: str) -> tuple[int | None, int | None]:
        """(id of the unit, None) or (None, place in the proposals). Raises TakDikenal."""
        return self._sekali(("u", kode.lower(), polos(nama), polos(induk)), lambda: self._unit(kode, nama, induk))

    def jabatan(self, kode: str, nama: str, jenis: str) -> tuple[int | None, int | None]:
        """The same for a position, by code or name."""
        return self._sekali(("j", kode.lower(), nama.lower(), jenis), lambda: self._jabatan(kode, nama, jenis))

    def _sekali(self, kunci: tuple, cari: Any) -> Any:
        if kunci not in self._ingat:
            try:
                self._ingat[kunci] = cari()
            except TakDikenal as galat:
                self._ingat[kunci] = galat
        hasil = self._ingat[kunci]
        if isinstance(hasil, TakDikenal):
            raise hasil
        return hasil

    def _unit(self, kode: str, nama: str, induk: str) -> tuple[int | None, int | None]:
        ada = self._cari_unit(kode, nama, induk)
        if ada is None:
            return None, self._usulkan_unit(kode, nama, induk)
        if self.boleh is not None and ada.pk not in self.boleh:
            raise TakDikenal(
                "unit_kode" if kode else "unit_nama",
                f"{ada.nama} di luar perangkat daerah Anda. Kepindahan ke sana dicatat oleh admin kota.",
            )
        return ada.pk, None

    def _cari_unit(self, kode: str, nama: str, induk: str) -> UnitKerja | None:
        menurut_kode = self.unit_kode.get(kode.lower())
        calon = self.unit_nama.get(polos(nama), [])
        if menurut_kode:
            if nama and polos(nama) != polos(menurut_kode.nama):
                raise TakDikenal(
                    "unit_nama",
                    f"Kode {menurut_kode.kode} milik {menurut_kode.nama}, bukan {nama}. Kosongkan salah satunya.",
                )
            return menurut_kode
        if calon and induk and (self._ada(induk) or polos(induk) in self._di_berkas):
            calon = [u for u in calon if self._di_bawah(u, induk)]
        if len(calon) > 1:
            raise TakDikenal("unit_nama", f"Ada {len(calon)} unit bernama {nama}. Isi kolom Kode unit atau Unit induk.")
        if calon:
            return calon[0]
        return self.unit_kode.get(nama.lower())

    def _ada(self, sebutan: str) -> bool:
        return sebutan.lower() in self.unit_kode or polos(sebutan) in self.unit_nama

    def _di_bawah(self, unit: UnitKerja, induk: str) -> bool:
        atas = unit.parent_id
        while atas in self.unit_ada:
            u = self.unit_ada[atas]
            if induk.lower() == u.kode.lower() or polos(induk) == polos(u.nama):
                return True
            atas = u.parent_id
        return False

    def _usulkan_unit(self, kode: str, nama: str, induk: str, jalur: tuple[str, ...] = ()) -> int:
        if not nama:
            raise TakDikenal("unit_kode", f"Tidak ada unit berkode {kode}. Periksa kodenya, atau isi nama unitnya.")
        induk = induk or self._di_berkas.get(polos(nama), ("", ""))[1]
        tanda = f"{polos(nama)}|{polos(induk)}"
        if tanda in self._usul_unit:
            return self._usul_unit[tanda]
        if not induk:
            raise TakDikenal("unit_nama", f"Unit {nama} belum ada. Periksa namanya; agar dibuat, isi kolom Unit induk.")
        atas, usul = self._induk(nama, induk, (*jalur, tanda))
        isi = {
            "kode": kode if len(kode) <= 30 else "",
            "nama": nama,
            "jenis": self._jenis_unit(nama, atas),
            "induk": atas.pk if atas else None,
            "induk_usulan": usul,
            "induk_nama": atas.nama if atas else self.usulan.unit[usul or 0]["nama"],
        }
        self.usulan.unit.append(isi)
        self._usul_unit[tanda] = len(self.usulan.unit) - 1
        return self._usul_unit[tanda]

    def _induk(self, nama: str, induk: str, jalur: tuple[str, ...]) -> tuple[UnitKerja | None, int | None]:
        atas = self._cari_unit("", induk, "")
        if atas:
            if self.boleh is not None and atas.pk not in self.boleh:
                raise TakDikenal("unit_induk", f"{atas.nama} di luar perangkat daerah Anda.")
            return atas, None
        if any(j.startswith(f"{polos(induk)}|") for j in jalur):
            raise TakDikenal("unit_induk", f"Unit induk {nama} berputar. Perbaiki kolom Unit induk.")
        if polos(induk) not in self._di_berkas:
            raise TakDikenal("unit_induk", f"Unit induk {induk} belum ada. Periksa kode atau namanya.")
        kode, atasnya = self._di_berkas[polos(induk)]
        return None, self._usulkan_unit(kode, induk, atasnya, jalur)

    def _jenis_unit(self, nama: str, induk: UnitKerja | None) -> str:
        kata = nama.lower().split()
        tebak = _JENIS_UNIT.get(kata[0])
        if tebak is None and induk is not None:
            if induk.jenis in JENIS_OPD:
                return JenisUnit.BIDANG.value
            if induk.jenis == JenisUnit.PEMERINTAH:
                return JenisUnit.DINAS.value
        return (tebak or JenisUnit.SEKSI).value

    def _cari_jabatan(self, kode: str, nama: str) -> Jabatan | None:
        ada = self.jabatan_kode.get(kode.lower()) if kode else self.jabatan_kode.get(nama.lower())
        if ada and kode and nama and polos(nama) != polos(ada.nama):
            raise TakDikenal("jabatan", f"Kode {ada.kode} milik {ada.nama}, bukan {nama}. Kosongkan salah satunya.")
        calon = [ada] if ada else self.jabatan_nama.get(polos(nama), [])
        if len(calon) > 1:
            raise TakDikenal("jabatan", f"Ada {len(calon)} jabatan bernama {nama}. Isi kolom Kode jabatan.")
        if not calon and not nama:
            raise TakDikenal("jabatan_kode", f"Tidak ada jabatan berkode {kode}. Periksa kodenya, atau isi namanya.")
        return calon[0] if calon else None

    def _jabatan(self, kode: str, nama: str, jenis: str) -> tuple[int | None, int | None]:
        if ada := self._cari_jabatan(kode, nama):
            return ada.pk, None
        tanda = polos(nama)
        if tanda in self._usul_jabatan:
            return None, self._usul_jabatan[tanda]
        jenjang = next((j for j in _JENJANG if nama.lower().endswith(j.lower())), "")
        jenis = jenis or (JenisJabatan.FUNGSIONAL.value if jenjang else "")
        if self.boleh is not None:
            raise TakDikenal("jabatan", f"Jabatan {nama} belum ada. Periksa namanya, atau minta admin kota membuatnya.")
        if not jenis:
            raise TakDikenal(
                "jabatan", f"Jabatan {nama} belum ada. Periksa namanya; agar dibuat, isi kolom Jenis jabatan."
            )
        self.usulan.jabatan.append({"nama": nama, "jenis": jenis, "jenjang": jenjang})
        self._usul_jabatan[tanda] = len(self.usulan.jabatan) - 1
        return None, self._usul_jabatan[tanda]


def _kelompok(daftar: Any) -> dict[str, list[Any]]:
    hasil: dict[str, list[Any]] = {}
    for satu in daftar:
        hasil.setdefault(polos(satu.nama), []).append(satu)
    return hasil
