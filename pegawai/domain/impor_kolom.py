"""Columns of the import file, their names in SIASN and elsewhere, and the matching of a file's heading."""

from dataclasses import dataclass

from kinerja.lembar import BerkasDitolak, polos


@dataclass(frozen=True)
class Kolom:
    """`kunci` names the column in code, `judul` in the template and the export. `nama` are other headings in plain
    form, best first."""

    kunci: str
    judul: str
    contoh: str
    penjelasan: str
    nama: tuple[str, ...] = ()


KOLOM = (
    Kolom(
        "nip",
        "NIP",
        "199001012015012901",
        "Wajib. 18 angka NIP atau NI PPPK, sel berbentuk Teks. Orang yang sudah tercatat dengan NIP itu diperbarui.",
        ("nipbaru", "nip", "nippppk", "nipppk", "nomorindukpegawai", "nomorindukpppk", "nipnippppk", "nipnipppk"),
    ),
    Kolom(
        "nik", "NIK", "1671014101900001", "16 angka, sel berbentuk Teks. Disimpan tersandi.", ("nik", "noktp", "ktp")
    ),
    Kolom(
        "nama", "Nama", "Siti Aminah", "Tanpa gelar. Wajib bagi pegawai baru.", ("nama", "namalengkap", "namapegawai")
    ),
    Kolom("gelar_depan", "Gelar depan", "dr.", "", ("gelardepan", "glrdepan")),
    Kolom("gelar_belakang", "Gelar belakang", "Sp.A.", "", ("gelarbelakang", "glrbelakang")),
    Kolom(
        "jenis",
        "Jenis pegawai",
        "PNS",
        "PNS, CPNS, atau PPPK. Kosong: dibaca dari NIP.",
        ("jenispegawai", "jenispegawainama", "jenisasn", "jenis", "statuspegawai", "statuskepegawaian"),
    ),
    Kolom("tempat_lahir", "Tempat lahir", "Palembang", "", ("tempatlahir", "tempatlahirnama", "tmptlahir")),
    Kolom("tgl_lahir", "Tanggal lahir", "01/01/1990", "Kosong: dibaca dari NIP.", ("tgllahir", "tanggallahir")),
    Kolom(
        "jenis_kelamin", "Jenis kelamin", "P", "L atau P. Kosong: dibaca dari NIP.", ("jeniskelamin", "jk", "kelamin")
    ),
    Kolom(
        "golongan",
        "Golongan",
        "III/c",
        "I/a sampai IV/e bagi PNS, I sampai XVII bagi PPPK.",
        ("golruangakhir", "golongan", "golonganruang", "golruang", "gol", "golonganakhir", "golonganakhirnama"),
    ),
    Kolom(
        "pendidikan",
        "Pendidikan",
        "S1",
        "SD, SMP, SMA, D3, S1, S2, atau S3.",
        (
            "tkpendidikanterakhir",
            "tkpendidikanterakhirnama",
            "tingkatpendidikan",
            "tingkatpendidikannama",
            "pendidikan",
            "pendidikanterakhir",
            "pendidikanterakhirnama",
        ),
    ),
    Kolom("surel", "Surel", "siti@contoh.test", "", ("surel", "email", "emailgov", "alamatsurel", "alamatemail")),
    Kolom(
        "telepon", "Telepon", "081234567890", "", ("telepon", "nohp", "nomorhp", "hp", "notelepon", "notelp", "telp")
    ),
    Kolom(
        "status",
        "Status",
        "Aktif",
        "Aktif, Tugas belajar, atau CLTN. Pensiun dan berhenti dicatat di profil, bukan lewat impor.",
        ("status", "kedudukanpnsnama", "kedudukanpns", "kedudukan", "kedudukanasn", "kedudukanhukum", "statusaktif"),
    ),
    Kolom(
        "unit_kode", "Kode unit", "D01.1", "Kode unit tempat bekerja.", ("kodeunit", "kodeunor", "unorid", "unitkode")
    ),
    Kolom(
        "unit_nama",
        "Unit kerja",
        "Seksi Pelayanan",
        "Cukup salah satu: kode atau nama. Nama yang dipakai beberapa unit memerlukan kode atau unit induk.",
        ("unornama", "unor", "unitkerja", "unit", "namaunit", "namaunitkerja", "namaunor", "unitorganisasi"),
    ),
    Kolom(
        "unit_induk",
        "Unit induk",
        "Dinas Kependudukan",
        "Kode atau nama unit di atasnya. Perlu bila unit kerja belum ada dan akan dibuat.",
        (
            "unitinduk",
            "indukunit",
            "unorinduknama",
            "unorinduk",
            "namaunitinduk",
            "induk",
            "perangkatdaerah",
            "opd",
            "skpd",
        ),
    ),
    Kolom("jabatan_kode", "Kode jabatan", "JF-PRWT-3", "Cukup namanya.", ("kodejabatan", "jabatankode")),
    Kolom(
        "jabatan",
        "Jabatan",
        "Perawat Ahli Muda",
        "Nama jabatan. Nama atau kodenya wajib bagi pegawai yang ditempatkan.",
        ("jabatannama", "jabatan", "namajabatan", "jabatanakhir"),
    ),
    Kolom(
        "jabatan_jenis",
        "Jenis jabatan",
        "Fungsional",
        "JPT, Administrator, Pengawas, Pelaksana, atau Fungsional. Perlu bila jabatan belum ada dan akan dibuat.",
        ("jenisjabatan", "jenisjabatannama", "jnsjabatan", "eselon"),
    ),
    Kolom("kepala", "Kepala unit", "Tidak", "Ya bila memimpin unit itu.", ("kepalaunit", "kepala", "pimpinanunit")),
    Kolom(
        "mulai",
        "TMT jabatan",
        "01/01/2026",
        "Hari pertama di unit dan jabatan itu. Kosong: hari ini bagi yang pindah, 1 Januari tahun ini bagi yang baru.",
        ("tmtjabatan", "tmtjab", "tanggalmulaijabatan", "mulaijabatan", "mulai", "mulaiberlaku"),
    ),
    Kolom("nomor_sk", "Nomor SK", "821/12/2026", "", ("nomorsk", "nosk", "noskjabatan", "nomorskjabatan", "skjabatan")),
    Kolom(
        "penilai",
        "NIP penilai",
        "198501012010011902",
        "NIP atasan langsung yang menilai; boleh ada di berkas ini juga, di baris mana pun.",
        (
            "nippenilai",
            "penilainip",
            "penilai",
            "nipatasan",
            "nipatasanlangsung",
            "atasannip",
            "atasan",
            "atasanlangsung",
            "nippejabatpenilai",
            "pejabatpenilai",
        ),
    ),
)
MENURUT_KUNCI = {k.kunci: k for k in KOLOM}
PENANDA = frozenset(MENURUT_KUNCI["nip"].nama)


@dataclass(frozen=True)
class Kepala:
    """`letak` maps the key of a column to its place from 0; `judul` to its heading in the file; `asing` are the
    headings that nothing is read from."""

    letak: dict[str, int]
    judul: dict[str, str]
    asing: list[str]


def cocokkan(kepala: list[str]) -> Kepala:
    """Match a heading. Raises BerkasDitolak for two equal headings; unknown ones are only listed."""
    tempat: dict[str, int] = {}
    for ke, teks in enumerate(kepala):
        bentuk = polos(teks)
        if bentuk in tempat:
            raise BerkasDitolak(
                f"Kolom “{teks}” ada dua kali, di {_huruf(tempat[bentuk])} dan {_huruf(ke)}. Hapus salah satunya."
            )
        if bentuk:
            tempat[bentuk] = ke
    letak = {}
    for kolom in KOLOM:
        dikenal = next((n for n in kolom.nama if n in tempat), None)
        if dikenal is not None:
            letak[kolom.kunci] = tempat[dikenal]
    terpakai = set(letak.values())
    return Kepala(
        letak=letak,
        judul={kunci: kepala[ke] for kunci, ke in letak.items()},
        asing=[teks for ke, teks in enumerate(kepala) if teks and ke not in terpakai],
    )


def judul_kolom(kunci: str, judul: dict[str, str]) -> str:
    """A column as the file calls it, or as the template does when the file lacks it."""
    return judul.get(kunci) or MENURUT_KUNCI[kunci].judul


def _huruf(ke: int) -> str:
    teks = ""
    ke += 1
    while ke:
        ke, sisa = divmod(ke - 1, 26)
        teks = chr(65 + sisa) + teks
    return teks
