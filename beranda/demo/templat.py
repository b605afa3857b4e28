"""Templates of plans from the library of results; one of them has been proposed to people of one agency."""

from decimal import Decimal

from beranda.demo.akun import Akun
from beranda.demo.hasil_kerja import PUSTAKA
from beranda.demo.penempatan import Susunan
from penilaian.choices import JenisHasil
from penilaian.domain.bagikan import bagikan_rentang
from penilaian.models import HasilTemplat, IndikatorTemplat, PustakaIndikator, TemplatSKP
from penilaian.queries.templat import Saringan

# Kind of work in the library, name of the template, words in the name of the position.
_DAFTAR = (
    ("loket", "Petugas loket pelayanan", "loket"),
    ("administrasi", "Pengadministrasi perkantoran", "administrasi"),
    ("guru", "Guru", "guru"),
)
_BOBOT = {1: (100,), 2: (60, 40), 3: (40, 35, 25)}
_DIUSULKAN = 3


def buat_templat(susunan: Susunan, akun: Akun) -> None:
    """Templates of HR of the city; some of those without a plan have got theirs as a draft."""
    admin = next(a for a in akun.values() if a.is_active and a.akses.admin_kota)
    for kerja, nama, kata in _DAFTAR:
        templat = TemplatSKP.objects.create(nama=nama, kata_jabatan=kata, pembuat=admin)
        _isi(templat, kerja)
        cocok = [k.penempatan.pk for k in susunan.kursi if kata in k.jabatan.nama.lower()]
        batas = sorted(cocok)[len(cocok) // _DIUSULKAN] if cocok else 0
        bagikan_rentang(templat=templat, saringan=Saringan(kata_jabatan=kata), oleh=admin, awal=0, akhir=batas)


def _isi(templat: TemplatSKP, kerja: str) -> None:
    utama = [h for h in PUSTAKA[kerja] if h.jenis == JenisHasil.UTAMA]
    pustaka = {e.uraian: e for e in PustakaIndikator.objects.filter(aktif=True)}
    for urut, (h, bobot) in enumerate(zip(utama, _BOBOT[len(utama)], strict=True), 1):
        hasil = HasilTemplat.objects.create(templat=templat, uraian=h.uraian, bobot=bobot, urutan=urut)
        bagian = (100,) if len(h.ukuran) == 1 else (60, 40)
        for nomor, (u, share) in enumerate(zip(h.ukuran, bagian, strict=True), 1):
            IndikatorTemplat.objects.create(
                hasil=hasil,
                uraian=u.uraian,
                aspek=u.aspek,
                ukuran=u.ukuran,
                satuan=u.satuan,
                arah=u.arah,
                bagian=share,
                target=Decimal(u.target),
                target_maks=Decimal(u.maks) if u.maks else None,
                pustaka=pustaka.get(u.uraian),
                urutan=nomor,
            )
