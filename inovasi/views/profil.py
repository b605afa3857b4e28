"""What other pages show of innovation, through slots."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from inovasi.choices import StatusAnggota
from inovasi.models import Anggota, Usulan
from inovasi.queries.bukti import dengan_bukti
from pegawai.models import Pegawai

# The record shows so many, the furthest first.
PALING_BANYAK = 25


def catatan_inovasi(request: HttpRequest, pegawai: Pegawai) -> SafeString | None:
    """Slot `profil_tab`: what a person contributed to innovations in trial or applied, with their part,
    whether it is confirmed and whether the service got better; one statement. None when there is nothing to show."""
    terlihat = Usulan.objects.terlihat_oleh(request.user).exclude(tahap="inisiatif").order_by().values("pk")
    milik = Anggota.objects.filter(pegawai=pegawai, status=StatusAnggota.IKUT, usulan__in=terlihat)
    daftar = list(
        dengan_bukti(milik)
        .select_related("usulan")
        .order_by("usulan__tahap", "-usulan__tanggal_penerapan", "-pk")[:PALING_BANYAK]
    )
    # Without the request: the page around has read what its navigation needs.
    return render_to_string("inovasi/_catatan.html", {"daftar": daftar}) if daftar else None
