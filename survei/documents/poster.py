"""The A4 poster of a published index, to hang up in the office."""

from pathlib import Path

from kinerja.choices import JenisDokumen
from kinerja.documents.resmi import cetak_resmi
from kinerja.domain.dokumen import Naskah
from kinerja.templatetags.ui import angka, masa
from survei.models import HasilSurvei
from survei.queries.prioritas import bagian_rendah, urutkan
from survei.queries.terbit import profil_responden

TEMPLAT = Path(__file__).with_suffix(".typ")
_JUDUL = {"jenis_kelamin": "Jenis kelamin", "pendidikan": "Pendidikan", "usia": "Usia"}


def pdf_poster(h: HasilSurvei) -> bytes:
    """What PermenPANRB 14/2017 asks to be made known: index, letter, period, service, respondents by sex, education
    and age. `h` comes with its period, service and unit."""
    p, layanan = h.periode, h.periode.layanan
    profil = profil_responden(p)
    data = {
        "judul": f"Indeks Kepuasan Masyarakat {layanan.nama} {p.nama}",
        "layanan": layanan.nama,
        "unit": layanan.unit.nama_jelas,
        "periode": p.nama,
        "masa": masa(p.masa),
        "ikm": angka(h.ikm),
        "mutu": h.mutu,
        "arti": h.get_mutu_display(),
        "selang": f"{angka(h.selang_bawah)} sampai {angka(h.selang_atas)}" if h.selang_bawah is not None else "",
        "n": str(h.n),
        "terendah": urutkan(h.nilai_unsur, bagian_rendah(p))[0].unsur.label,
        "profil": [[judul, [[label, str(n)] for label, n in profil[k]]] for k, judul in _JUDUL.items() if profil[k]],
    }
    naskah = Naskah(jenis=JenisDokumen.POSTER, kunci=f"skm:{p.pk}", isi=data)
    return cetak_resmi(templat=TEMPLAT, naskah=[naskah])[0]
