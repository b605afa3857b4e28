"""The official forms as workbooks, in the order of the print: to type from, to paste from, to fill in by hand."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

_LEBAR = (5, 30, 30, 12, 30, 22, 34, 34)
_A4 = 9
# Columns of a value without feedback; height in points of a row with three guides.
_TANPA_UMPAN, _TINGGI_PANDUAN = 3, 64


def buku_skp(isi: dict[str, Any]) -> bytes:
    """The plan of `penilaian.documents.skp.isi_skp`."""
    return _buku(isi, "SKP", ("Aspek", "Indikator kinerja individu", "Target"))


def buku_evaluasi(isi: dict[str, Any]) -> bytes:
    """The evaluation of `penilaian.documents.evaluasi.isi_evaluasi`."""
    kolom = ("Aspek", "Indikator kinerja individu", "Target", "Realisasi berdasarkan bukti dukung", "Umpan balik")
    return _buku(isi, "Evaluasi", kolom)


def _buku(isi: dict[str, Any], nama: str, kolom: tuple[str, ...]) -> bytes:
    keluar = BytesIO()
    # Whatever begins with "=" stays text: nothing that people wrote is ever a formula or a link.
    with Workbook(keluar, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as buku:
        f = _Formulir(buku, nama, len(kolom) + 3)
        f.baris([isi["judul"]], "judul")
        f.baris([isi["unit"]], "tebal")
        f.baris([isi["keterangan"]])
        peringatan = isi.get("sementara") or isi.get("belum")
        if peringatan:
            f.baris([peringatan], "tebal")
        f.para_pihak(isi["dinilai"], isi["penilai"])
        if "organisasi" in isi:
            f.pasangan("Capaian kinerja organisasi", " · ".join(x for x in isi["organisasi"][:2] if x))
            f.pasangan("Pola distribusi", isi["organisasi"][2] or "Menunggu predikat organisasi")
        f.baris([])
        f.hasil(isi["bagian"], "Perspektif" if isi["perspektif"] else "Rencana hasil kerja pimpinan", kolom)
        f.perilaku(isi["perilaku"])
        f.lampiran(isi.get("lampiran", []))
        f.manual(isi.get("manual", []))
        if "rating" in isi:
            f.putusan(isi)
        f.baris([])
        f.baris([f"Nomor {isi['nomor']}. Dasar: PermenPANRB 6/2022."])
    return keluar.getvalue()


class _Formulir:
    """A sheet that is written from top to bottom, `lebar` columns wide."""

    def __init__(self, buku: Workbook, nama: str, lebar: int) -> None:
        self.lembar: Worksheet = buku.add_worksheet(nama)
        self.lebar, self.ke = lebar, 0
        sel = {"text_wrap": True, "valign": "top"}
        self.gaya: dict[str, Format] = {
            "biasa": buku.add_format({"valign": "top"}),
            "tebal": buku.add_format({"bold": True}),
            "judul": buku.add_format({"bold": True, "font_size": 14}),
            "kepala": buku.add_format(sel | {"bold": True, "border": 1, "bg_color": "#EEF3F3"}),
            "sel": buku.add_format(sel | {"border": 1}),
        }
        for n, w in enumerate(_LEBAR[:lebar]):
            self.lembar.set_column(n, n, w)
        self.lembar.set_landscape()
        self.lembar.set_paper(_A4)
        self.lembar.fit_to_pages(1, 0)
        self.lembar.set_footer("&C&8Halaman &P dari &N")

    def baris(self, isi: Sequence[str], gaya: str = "biasa") -> None:
        for n, teks in enumerate(isi):
            self.lembar.write_string(self.ke, n, teks, self.gaya[gaya])
        self.ke += 1

    def pasangan(self, label: str, nilai: str) -> None:
        self.lembar.write_string(self.ke, 1, label, self.gaya["tebal"])
        self.lembar.write_string(self.ke, 2, nilai, self.gaya["biasa"])
        self.ke += 1

    def para_pihak(self, dinilai: list[list[str]], penilai: list[list[str]]) -> None:
        self.baris([])
        for judul, isi in (("Pegawai yang dinilai", dinilai), ("Pejabat penilai kinerja", penilai)):
            self.baris(["", judul], "tebal")
            for label, nilai in isi:
                self.pasangan(label, nilai)

    def hasil(self, bagian: list[list[Any]], atasan: str, kolom: tuple[str, ...]) -> None:
        """A row an indicator; what belongs to the result spans its rows."""
        for judul, daftar in bagian:
            self.baris([f"Hasil kerja: {judul}"], "tebal")
            self.baris(["No.", atasan, "Rencana hasil kerja", *kolom], "kepala")
            for nomor, h in enumerate(daftar, start=1):
                banyak = max(1, len(h["indikator"]))
                self._rentang(0, banyak, str(nomor))
                self._rentang(1, banyak, h["atasan"])
                self._rentang(2, banyak, h["uraian"])
                if "umpan" in h:
                    self._rentang(self.lebar - 1, banyak, "\n".join(h["umpan"]) or "–")
                for i in h["indikator"] or [["–"] * (len(kolom) - ("umpan" in h))]:
                    for n, teks in enumerate(i, start=3):
                        self.lembar.write_string(self.ke, n, teks, self.gaya["sel"])
                    self.ke += 1
            if not daftar:
                self.baris(["", "Tidak ada"])
            self.baris([])

    def _rentang(self, kolom: int, banyak: int, teks: str) -> None:
        if banyak > 1:
            self.lembar.merge_range(self.ke, kolom, self.ke + banyak - 1, kolom, "", self.gaya["sel"])
        self.lembar.write_string(self.ke, kolom, teks, self.gaya["sel"])

    def perilaku(self, daftar: list[list[Any]]) -> None:
        """The seven values with guides and expectations, and the feedback where the form has it."""
        umpan = ["Umpan balik"] if len(daftar[0]) > _TANPA_UMPAN else []
        self.baris(["Perilaku kerja"], "tebal")
        self.baris(["No.", "Nilai dasar", "Panduan perilaku", "", "Ekspektasi khusus pimpinan", *umpan], "kepala")
        for nomor, (nilai, panduan, harap, *lain) in enumerate(daftar, start=1):
            teks = ["\n".join(u) or "–" for u in lain]
            self.baris([str(nomor), nilai, "\n".join(panduan), "", harap or "–", *teks], "sel")
            self.lembar.merge_range(self.ke - 1, 2, self.ke - 1, 3, "\n".join(panduan), self.gaya["sel"])
            self.lembar.set_row(self.ke - 1, _TINGGI_PANDUAN)
        self.baris([])

    def lampiran(self, daftar: list[list[Any]]) -> None:
        """The annexes, an item a row."""
        for judul, butir, kosong in daftar:
            self.baris([f"Lampiran: {judul}"], "tebal")
            for nomor, isi in enumerate(butir, start=1):
                self.baris([str(nomor), isi])
            if not butir:
                self.baris(["", kosong])
        self.baris([])

    def manual(self, daftar: list[list[str]]) -> None:
        """The manual of each indicator that has one, a row each."""
        if not daftar:
            return
        self.baris(["Manual indikator"], "tebal")
        self.baris(["Indikator", "Definisi", "Cara menghitung", "Sumber data", "Bukti"], "kepala")
        for isi in daftar:
            self.baris(isi, "sel")
        self.baris([])

    def putusan(self, isi: dict[str, Any]) -> None:
        """Ratings, predikat, periods of the year, receipt, and the three boxes."""
        for kunci, label in (
            ("hasil", "Rating hasil kerja"),
            ("perilaku", "Rating perilaku kerja"),
            ("predikat", "Predikat"),
        ):
            dipilih = [nama for nama, ya in isi["rating"][kunci] if ya]
            self.pasangan(label, dipilih[0] if dipilih else "belum ada")
        for alasan in isi["rating"]["alasan"]:
            self.pasangan("Alasan penilai", alasan)
        self.pasangan("Penyampaian", isi["terima"])
        if isi["setahun"]:
            self.baris([])
            self.baris(["", "Periode", "Unit", "Penilai", "Bulan", "Hasil kerja", "Perilaku", "Predikat"], "kepala")
            for b in isi["setahun"]:
                self.baris(["", *b], "sel")
        self.baris([])
        for judul, teks, kaki in isi["kotak"]:
            self.pasangan(judul, " ".join(x for x in (teks, kaki) if x) or "–")
