"""Rows of a file to staging rows: everything that can be said of a row without looking at the people on record."""

import hmac
import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from cryptography.fernet import MultiFernet
from django.conf import settings
from django.db import connection

from kinerja.lembar import Lembar
from kinerja.waktu import hari_ini
from pegawai import nik as aturan_nik
from pegawai import nip as aturan_nip
from pegawai.choices import JenisPegawai
from pegawai.domain.impor_kolom import Kepala
from pegawai.domain.impor_sel import Ingatan
from pegawai.domain.impor_sql import KODE_PEJABAT, RENCANA, RENCANA_BIASA
from pegawai.domain.impor_tempat import Katalog, TakDikenal
from pegawai.domain.nik import penyandi
from pegawai.models import Pegawai, Pengguna
from pegawai.queries.penilai import anggota_lingkaran

# Order of the columns of COPY.
DISALIN = (
    "batch_id", "baris", "nip", "jenis", "jenis_nip", "nama", "gelar_depan", "gelar_belakang", "tempat_lahir",
    "tgl_lahir", "jenis_kelamin", "golongan", "pendidikan", "surel", "telepon", "status", "nik_kunci", "nik_sandi",
    "unit_id", "unit_baru", "jabatan_id", "jabatan_baru", "kepala", "mulai", "nomor_sk", "penilai_nip",
    "penilai_baris", "kesalahan_isi", "peringatan_isi",
)  # fmt: skip
# Empty means "keep", so these are texts that may be empty but never NULL.
BERTEKS = (
    "nip", "jenis", "jenis_nip", "nama", "gelar_depan", "gelar_belakang", "tempat_lahir", "jenis_kelamin", "golongan",
    "pendidikan", "surel", "telepon", "status", "nik_kunci", "nik_sandi", "nomor_sk", "penilai_nip",
)  # fmt: skip
_LANGSUNG = (
    "jenis", "nama", "gelar_depan", "gelar_belakang", "tempat_lahir", "tgl_lahir", "jenis_kelamin", "golongan",
    "pendidikan", "surel", "telepon", "status", "kepala", "mulai", "nomor_sk",
)  # fmt: skip
PPPK_SEJAK = 2019


class Pembaca:
    """Reads the rows of one file. After `baris()` is used up, `katalog.usulan` holds what would have to be made."""

    def __init__(self, lembar: Lembar, kepala: Kepala, pengguna: Pengguna | None, batch_id: int) -> None:
        self.lembar, self.kepala, self.batch_id = lembar, kepala, batch_id
        self.kolom = [(kunci, ke, Ingatan(kunci)) for kunci, ke in kepala.letak.items()]
        self.katalog = Katalog(pengguna)
        self.hari = hari_ini()
        self.sandi: MultiFernet = penyandi()
        self.kunci = settings.KUNCI_CARI_NIK.encode()
        pejabat = Pegawai.objects.filter(jenis=JenisPegawai.PEJABAT).select_related("akun")
        self.pejabat = {nomor for p in pejabat for nomor in (p.pengenal, p.kode_pejabat)}
        self.tempat: dict[str, int] = {}
        self.nik_di: dict[str, int] = {}

    def baris(self) -> Iterator[dict[str, Any]]:
        """Staging rows by name; wrong cells are left out and named in `kesalahan_isi`."""
        mentah = [self._sel(nomor, sel) for nomor, sel in self.lembar.baris]
        self.katalog.kenalkan({_sebutan(isi) for isi, _ in mentah if isi.get("unit_nama")})
        for (nomor, _), (isi, salah) in zip(self.lembar.baris, mentah, strict=True):
            # The first row of a number counts, later ones are doubles.
            if (nip := isi.get("nip", "")) and nip not in self.tempat:
                self.tempat[nip] = nomor
            elif nip:
                salah.append(("nip", f"NIP ini sudah ada di baris {self.tempat[nip]}. Hapus salah satu baris."))
        putaran = set(anggota_lingkaran(self._rantai(mentah)))
        for (nomor, _), (isi, salah) in zip(self.lembar.baris, mentah, strict=True):
            yield self._jadi(nomor, isi, salah, putaran)

    def _sel(self, nomor: int, sel: list[Any]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
        isi: dict[str, Any] = {}
        salah: list[tuple[str, str]] = []
        for kunci, ke, ingatan in self.kolom:
            asli = sel[ke] if ke < len(sel) else ""
            if asli == "" or asli is None:
                if (nomor, ke) in self.lembar.sel_galat:
                    salah.append((kunci, "Rumus di sel ini galat. Tempel nilainya saja, atau kosongkan."))
                continue
            nilai, pesan = ingatan[asli.__class__, asli]
            if pesan:
                salah.append((kunci, pesan))
            elif nilai is not None:
                isi[kunci] = nilai
        return isi, salah

    def _jadi(self, nomor: int, isi: dict[str, Any], salah: list, putaran: set[str]) -> dict[str, Any]:
        duga: list[tuple[str, str]] = []
        hasil: dict[str, Any] = {n: isi.get(n) for n in _LANGSUNG}
        hasil |= {"batch_id": self.batch_id, "baris": nomor, "nip": isi.get("nip", ""), "jenis_nip": ""}
        self._nip(hasil, salah, duga)
        self._nik(hasil, isi.get("nik", ""), salah, duga)
        self._tempat(hasil, isi, salah)
        self._penilai(hasil, isi.get("penilai", ""), salah, putaran)
        if hasil["tgl_lahir"] and not date(1900, 1, 1) <= hasil["tgl_lahir"] < self.hari:
            salah.append(("tgl_lahir", "Tanggal lahir harus sebelum hari ini dan sesudah tahun 1900."))
        hasil["kesalahan_isi"] = json.dumps(salah, ensure_ascii=False) if salah else "[]"
        hasil["peringatan_isi"] = json.dumps(duga, ensure_ascii=False) if duga else "[]"
        return hasil

    def _nip(self, hasil: dict[str, Any], salah: list, duga: list) -> None:
        nip = hasil["nip"]
        if not nip:
            if not any(k == "nip" for k, _ in salah):
                salah.append(("nip", "NIP kosong. Isi 18 angka NIP atau NI PPPK."))
            return
        if nip in self.pejabat:
            hasil["jenis_nip"] = "PEJABAT"
            return
        try:
            cek, hasil["jenis_nip"] = _periksa_nip(nip, hasil["jenis"], hasil["golongan"], self.hari)
        except ValueError as galat:
            # That a wrong number stands there twice is no second mistake.
            salah[:] = [s for s in salah if s[0] != "nip"] + [("nip", str(galat))]
            hasil["nip"] = nip[:40]
            return
        if hasil["tgl_lahir"] and cek.tgl_lahir != hasil["tgl_lahir"]:
            duga.append(("tgl_lahir", f"NIP menyebut {cek.tgl_lahir:%d/%m/%Y}, berkas {hasil['tgl_lahir']:%d/%m/%Y}."))
        if hasil["jenis_kelamin"] and cek.jenis_kelamin != hasil["jenis_kelamin"]:
            duga.append(("jenis_kelamin", "Tidak sama dengan angka ke-15 pada NIP."))

    def _nik(self, hasil: dict[str, Any], nik: str, salah: list, duga: list) -> None:
        hasil["nik_kunci"] = hasil["nik_sandi"] = ""
        if not nik:
            return
        try:
            cek = aturan_nik.periksa(nik)
        except ValueError as galat:
            salah.append(("nik", str(galat)))
            return
        lahir = hasil["tgl_lahir"]
        if lahir and (lahir.day, lahir.month, lahir.year % 100) != (cek.hari, cek.bulan, cek.tahun2):
            duga.append(("nik", f"Tanggal lahir di NIK tidak sama dengan data ({lahir:%d/%m/%Y})."))
        kunci = hmac.digest(self.kunci, cek.nik.encode(), "sha256").hex()
        if self.nik_di.setdefault(kunci, hasil["baris"]) != hasil["baris"]:
            salah.append(("nik", f"NIK ini sudah ada di baris {self.nik_di[kunci]}. Periksa milik siapa."))
        hasil["nik_kunci"], hasil["nik_sandi"] = kunci, self.sandi.encrypt(cek.nik.encode()).decode()

    def _tempat(self, hasil: dict[str, Any], isi: dict[str, Any], salah: list) -> None:
        for nama, ada, cari in (
            ("unit", "unit_kode" in isi or "unit_nama" in isi, lambda: self.katalog.unit(*_sebutan(isi))),
            (
                "jabatan",
                "jabatan" in isi or "jabatan_kode" in isi,
                lambda: self.katalog.jabatan(
                    isi.get("jabatan_kode", ""), isi.get("jabatan", ""), isi.get("jabatan_jenis", "")
                ),
            ),
        ):
            hasil[f"{nama}_id"] = hasil[f"{nama}_baru"] = None
            if ada:
                try:
                    hasil[f"{nama}_id"], hasil[f"{nama}_baru"] = cari()
                except TakDikenal as galat:
                    salah.append((galat.kunci, str(galat)))

    def _penilai(self, hasil: dict[str, Any], penilai: str, salah: list, putaran: set[str]) -> None:
        hasil["penilai_nip"], hasil["penilai_baris"] = penilai[:40], self.tempat.get(penilai)
        if penilai and penilai == hasil["nip"]:
            salah.append(("penilai", "Penilai tidak boleh orang yang sama. Isi NIP atasan langsungnya."))
        elif penilai and hasil["nip"] in putaran:
            salah.append(("penilai", "Rantai penilai berputar kembali ke orang ini. Isi atasan langsung yang benar."))

    def _rantai(self, mentah: list[tuple[dict[str, Any], list]]) -> dict[str, str]:
        """Person → assessor by number, as it would be: what is stored, overlaid by the file."""
        baru = {i["nip"]: i["penilai"] for i, _ in mentah if i.get("nip") and i.get("penilai") not in (None, i["nip"])}
        return dict(_penilai_kini()) | baru if baru else {}


def _sebutan(isi: dict[str, Any]) -> tuple[str, str, str]:
    return isi.get("unit_kode", ""), isi.get("unit_nama", ""), isi.get("unit_induk", "")


def _periksa_nip(nip: str, jenis: str | None, golongan: str | None, hari: date) -> tuple[aturan_nip.HasilNip, str]:
    """Without a stated kind: PNS, or PPPK when the rank says so or only that fits."""
    if jenis:
        return aturan_nip.periksa(nip, jenis, hari), jenis
    if golongan and golongan.startswith("P-"):
        return aturan_nip.periksa(nip, "PPPK", hari), "PPPK"
    try:
        return aturan_nip.periksa(nip, "PNS", hari), "PNS"
    except ValueError:
        if nip[8:12].isdigit() and int(nip[8:12]) >= PPPK_SEJAK:
            return aturan_nip.periksa(nip, "PPPK", hari), "PPPK"
        raise


def _penilai_kini() -> Iterable[tuple[str, str]]:
    with connection.cursor() as kursor:
        kursor.execute(RENCANA)
        kursor.execute(
            f"SELECT COALESCE(p.nip, u.username, {KODE_PEJABAT.format('p')}),"  # noqa: S608 - constants
            f" COALESCE(a.nip, v.username, {KODE_PEJABAT.format('a')}) FROM pegawai_penempatan t"
            " JOIN pegawai_pegawai p ON p.id = t.pegawai_id JOIN pegawai_pegawai a ON a.id = t.penilai_id"
            " LEFT JOIN pegawai_pengguna u ON u.pegawai_id = p.id AND p.nip IS NULL"
            " LEFT JOIN pegawai_pengguna v ON v.pegawai_id = a.id AND a.nip IS NULL"
            " WHERE t.jenis = 'definitif' AND t.masa @> %s::date",
            [hari_ini()],
        )
        hasil = kursor.fetchall()
        kursor.execute(RENCANA_BIASA)
        return hasil
