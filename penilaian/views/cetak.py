"""Official prints of plans."""

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from kinerja.waktu import hari_ini, hari_terakhir
from pegawai.models import Penempatan
from penilaian.documents import skp as dokumen
from penilaian.queries.halaman_skp import rincian_rencana
from penilaian.views.skp import ambil_skp


@require_safe
def skp(request: HttpRequest, publik: object) -> HttpResponse:
    """The plan on the official form, for whoever may open it."""
    objek = ambil_skp(request, publik)
    # Where the assessor stands today; for a plan that is over, on its last day.
    hari = min(max(hari_ini(), objek.rentang.lower), hari_terakhir(objek.rentang) or hari_ini())
    tempat = Penempatan.objects.pada(hari).definitif().filter(pegawai=objek.penilai_id)
    isi = dokumen.pdf(objek, rincian_rencana(objek), tempat.select_related("jabatan", "unit").first())
    jawaban = HttpResponse(isi, content_type="application/pdf")
    jawaban["Content-Disposition"] = f'inline; filename="skp-{slugify(objek.pegawai.nama)}-{hari.year}.pdf"'
    return jawaban
