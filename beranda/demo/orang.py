"""Invented people: names by Faker, numbers of valid structure that belong to nobody (sequence 900–999)."""

from datetime import date, timedelta
from random import Random

from faker import Faker

from pegawai.choices import JenisJabatan, JenisPegawai
from pegawai.models import Pegawai

BENIH = 1671
_TEMPAT = ("Palembang", "Prabumulih", "Lubuklinggau", "Pagar Alam", "Kayuagung", "Sekayu", "Baturaja", "Lahat")
# Kind of position: (age from, to), golongan choices, education, titles after the name.
_PROFIL = {
    JenisJabatan.JPT: ((48, 59), ("IV/b", "IV/c"), "S2", ("S.E., M.Si.", "S.T., M.T.", "S.H., M.H.", "S.Sos., M.Si.")),
    JenisJabatan.ADMINISTRATOR: ((42, 57), ("IV/a", "III/d"), "S2", ("S.E., M.M.", "S.IP., M.Si.", "S.T., M.T.")),
    JenisJabatan.PENGAWAS: ((36, 57), ("III/c", "III/d"), "S1", ("S.E.", "S.IP.", "S.Sos.", "S.STP.")),
    JenisJabatan.FUNGSIONAL: ((26, 57), ("III/a", "III/b", "III/c"), "S1", ("S.Kep.", "S.Pd.", "S.E.", "S.AP.")),
    JenisJabatan.PELAKSANA: ((24, 58), ("II/b", "II/c", "II/d", "III/a"), "SMA", ("", "", "A.Md.", "")),
}
_GELAR_KODE = {
    "PRWT": ("S.Kep., Ners", "A.Md.Kep."),
    "BIDAN": ("A.Md.Keb.",),
    "GURU": ("S.Pd.", "S.Pd., Gr."),
    "K-SEKOLAH": ("S.Pd., M.Pd.",),
    "SANI": ("A.Md.KL.",),
    "RENC": ("S.E.", "S.T."),
    "ANJAK": ("S.IP.", "S.AP."),
    "ASDM": ("S.Psi.", "S.AP."),
}


class Pencipta:
    """Makes people one after another from a fixed seed; no two share a NIP."""

    def __init__(self, hari_ini: date, acak: Random) -> None:
        self.hari_ini = hari_ini
        self.acak = acak
        self.faker = Faker("id_ID")
        self.faker.seed_instance(BENIH)
        self.terpakai: set[str] = set()

    def orang(self, kode_jabatan: str, jenis_jabatan: str) -> Pegawai:
        """One unsaved person who fits a position."""
        umur, golongan, didik, gelar = _PROFIL[JenisJabatan(jenis_jabatan)]
        perempuan = self.acak.random() < 0.52
        pppk = jenis_jabatan in (JenisJabatan.FUNGSIONAL, JenisJabatan.PELAKSANA) and self.acak.random() < 0.2
        lahir = self.hari_ini - timedelta(days=self.acak.randint(umur[0] * 365 + 10, umur[1] * 365))
        nip = self._nip(lahir, perempuan, pppk and not kode_jabatan.startswith("K-"))
        pppk = pppk and not kode_jabatan.startswith("K-")
        for awalan, pilihan in _GELAR_KODE.items():
            gelar = pilihan if kode_jabatan.startswith(awalan) else gelar
        depan = "dr." if kode_jabatan in ("K-PUSKESMAS", "K-RSUD") else ""
        kata = "first_name_female" if perempuan else "first_name_male"
        return Pegawai(
            nip=nip,
            jenis=JenisPegawai.PPPK if pppk else JenisPegawai.PNS,
            nama=f"{getattr(self.faker, kata)()} {self.faker.last_name()}",
            gelar_depan=depan,
            gelar_belakang="M.Kes." if depan else self.acak.choice(gelar),
            tempat_lahir=self.acak.choice(_TEMPAT),
            tgl_lahir=lahir,
            jenis_kelamin="P" if perempuan else "L",
            golongan=("P-IX" if didik == "S1" else "P-V") if pppk else self.acak.choice(golongan),
            pendidikan=didik,
            surel=f"p{len(self.terpakai):05d}@contoh.test",
        )

    def _nip(self, lahir: date, perempuan: bool, pppk: bool) -> str:
        """A free number: PNS with year and month of appointment at 20 years or later, PPPK with series 21."""
        awal = lahir.year + 20
        while True:
            if pppk:
                tengah = f"{self.acak.randint(max(awal, 2021), max(awal, self.hari_ini.year - 1))}21"
            else:
                tengah = (
                    f"{self.acak.randint(awal, min(awal + 12, self.hari_ini.year - 1))}{self.acak.randint(1, 12):02d}"
                )
            nip = f"{lahir:%Y%m%d}{tengah}{2 if perempuan else 1}{self.acak.randint(900, 999)}"
            if nip not in self.terpakai:
                self.terpakai.add(nip)
                return nip
