"""Pictures of the guides, from a running demo: `python docs/gambar.py http://localhost:8000 .data/demo.json [awal]`;
with `awal` only those whose name begins so.

Needs Chromium (`KINERJA_CHROMIUM` or `chromium` on the path). The pictures are reduced to 128 colours.
"""

import io
import json
import os
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

TUJUAN = Path(__file__).parent / "gambar"
LEBAR, PONSEL, SEMPIT, TINGGI = 1280, 390, 320, 860
_PERIODE = "/survei/KTP-EL/ > main td a[href*='/p/']"
WARGA = "warga"
# Role of the demo login (or a citizen, without one): (name of the picture, address and the links to follow from it,
# width).
GAMBAR: dict[str, list[tuple[str, str, int]]] = {
    "Pegawai": [
        ("pegawai-beranda", "/", LEBAR),
        ("pegawai-skp", "/kinerja/skp/ > main a[href*='/kinerja/skp/']", LEBAR),
        ("pegawai-nilai", "/kinerja/nilai/", LEBAR),
        ("pegawai-mengapa", "/kinerja/nilai/ > main a[href*='/kinerja/nilai/']", LEBAR),
        ("pegawai-umpan-balik", "/kinerja/umpan-balik/", LEBAR),
        ("inovasi-daftar", "/inovasi/", LEBAR),
        ("kabar-390", "/kabar/", PONSEL),
        ("pelatihan-katalog", "/pelatihan/", LEBAR),
        ("pelatihan-saya", "/pelatihan/saya/", LEBAR),
        ("pelatihan-saya-390", "/pelatihan/saya/", PONSEL),
        ("pegawai-beranda-390", "/", PONSEL),
        ("pegawai-mengapa-390", "/kinerja/nilai/ > main a[href*='/kinerja/nilai/']", PONSEL),
    ],
    "Penilai": [
        ("tim", "/tim/", LEBAR),
        ("penilai-umpan-balik", "/tim/ > a[href*='/tim/umpan-balik/']", LEBAR),
        ("penilai-menilai", "/tim/ > main a[href*='/tim/menilai/']", LEBAR),
        ("penilai-laporan", "/tim/laporan/ > main a[href*='/tim/laporan/2']", LEBAR),
        ("pelatihan-tim", "/pelatihan/tim/", LEBAR),
        ("tim-390", "/tim/", PONSEL),
    ],
    "Admin kepegawaian kota": [
        ("hr-pegawai", "/pegawai/", LEBAR),
        ("hr-profil", "/pegawai/ > main td a[href*='/pegawai/']", LEBAR),
        ("hr-koreksi", "/pegawai/koreksi/", LEBAR),
    ],
    "Pengelola pelatihan": [
        ("pelatihan-kelola", "/pelatihan/kelola/", LEBAR),
        ("pelatihan-kebutuhan", "/pelatihan/kelola/kebutuhan/", LEBAR),
        ("pelatihan-program", "/pelatihan/kelola/program/ > main td a", LEBAR),
        ("pelatihan-angkatan", "/pelatihan/kelola/angkatan/?cari=isyarat > main td a", LEBAR),
        ("pelatihan-hadir", "/pelatihan/kelola/angkatan/?status=ditutup > main td a[href*='/hadir/']", LEBAR),
        ("pelatihan-rencana", "/pelatihan/kelola/rencana/ > main td a", LEBAR),
        ("pelatihan-kelola-390", "/pelatihan/kelola/", PONSEL),
    ],
    "Pimpinan": [
        ("pelatihan-kepatuhan", "/pelatihan/kepatuhan/", LEBAR),
        ("pimpinan-ringkasan", "/ringkasan/", LEBAR),
        ("pimpinan-ringkasan-390", "/ringkasan/", PONSEL),
    ],
    "Pengelola inovasi": [
        ("inovasi-kelola", "/inovasi/kelola/", LEBAR),
        ("inovasi-gerbang", "/inovasi/kelola/ > main a[href*='/kelola/gerbang/']", LEBAR),
        ("inovasi-rubrik", "/inovasi/kelola/rubrik/", LEBAR),
        ("inovasi-seruan", "/inovasi/kelola/seruan/ > main td a", LEBAR),
    ],
    "Pengelola sosialisasi": [
        ("sosialisasi-kelola", "/kabar/kelola/", LEBAR),
        ("sosialisasi-pengumuman", "/kabar/kelola/ > main td a[href*='/pengumuman/']", LEBAR),
        ("sosialisasi-adopsi", "/kebijakan/adopsi/", LEBAR),
        ("sosialisasi-pakta", "/pakta/belum/", LEBAR),
    ],
    "Pengelola kinerja": [("hr-periode", "/periode/ > main td a[href*='/periode/']", LEBAR)],
    "Pengelola survei": [
        ("survei-daftar", "/survei/", LEBAR),
        ("survei-layanan", "/survei/KTP-EL/", LEBAR),
        ("survei-periode", _PERIODE, LEBAR),
        ("survei-olah", f"{_PERIODE} > main a[href$='/olah/']", LEBAR),
        ("survei-kata-warga", f"{_PERIODE} > main a[href$='/komentar/']", LEBAR),
        ("survei-kertas-periksa", f"{_PERIODE} > main a[href$='/kertas/'] > main td a[href*='/kertas/']", LEBAR),
        (
            "survei-kertas-320",
            f"{_PERIODE} > main a[href$='/kertas/'] > main td a[href*='/kertas/'] > main a[href$='/ulang/']",
            SEMPIT,
        ),
        ("survei-hasil", "/hasil-survei/", LEBAR),
        ("survei-keluhan", "/keluhan/", LEBAR),
    ],
    WARGA: [
        ("warga-cari-390", "/layanan/?q=bikin+KTP", PONSEL),
        ("warga-layanan-390", "/layanan/KTP-EL/", PONSEL),
        ("warga-isi-390", "/s/l/KTP-EL/", PONSEL),
        ("warga-kode-390", "/s/", PONSEL),
        ("warga-lapor-390", "/lapor-pungli/", PONSEL),
        ("warga-ide-390", "/layanan/KTP-EL/ide/", PONSEL),
        ("warga-indeks", "/indeks/", LEBAR),
        ("inovasi-galeri", "/galeri-inovasi/", LEBAR),
        ("inovasi-karya", "/galeri-inovasi/ > main a[href*='/galeri-inovasi/']", LEBAR),
    ],
}


def masuk(peramban: Browser, alamat: str, akun: dict[str, str] | None, lebar: int) -> Page:
    konteks = peramban.new_context(base_url=alamat, locale="id-ID", viewport={"width": lebar, "height": TINGGI})
    halaman = konteks.new_page()
    if akun is None:
        return halaman
    halaman.goto("/akun/login/")
    halaman.fill("[name=login]", akun["username"])
    halaman.fill("[name=password]", akun["sandi"])
    halaman.click("main button[type=submit]")
    halaman.wait_for_url(lambda url: "/akun/login/" not in url)
    return halaman


def simpan(halaman: Page, nama: str, tujuan: str) -> None:
    alamat, *tautan = tujuan.split(" > ")
    halaman.goto(alamat)
    for satu in tautan:
        halaman.goto(str(halaman.locator(satu).first.get_attribute("href")))
    halaman.wait_for_load_state("networkidle")
    gambar = Image.open(io.BytesIO(halaman.screenshot())).convert("RGB").quantize(128)
    gambar.save(TUJUAN / f"{nama}.png", optimize=True)
    sys.stdout.write(f"{nama}: {(TUJUAN / f'{nama}.png').stat().st_size // 1024} KB\n")


def main(alamat: str, berkas: str, awal: str = "") -> None:
    akun = {baris["peran"]: baris for baris in json.loads(Path(berkas).read_text(encoding="utf-8"))}
    TUJUAN.mkdir(exist_ok=True)
    with sync_playwright() as p:
        peramban = p.chromium.launch(
            executable_path=os.environ.get("KINERJA_CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-background-networking", "--disable-dev-shm-usage"],
        )
        for peran, daftar in GAMBAR.items():
            orang = None if peran == WARGA else akun[peran]
            for lebar in (LEBAR, PONSEL, SEMPIT):
                pilihan = [(nama, tujuan) for nama, tujuan, n in daftar if n == lebar and nama.startswith(awal)]
                halaman = masuk(peramban, alamat, orang, lebar) if pilihan else None
                for nama, tujuan in pilihan:
                    simpan(halaman, nama, tujuan)
        peramban.close()


if __name__ == "__main__":
    main(*sys.argv[1:4])
