"""Online addresses of a service, kept by the survey manager."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import formset_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from pegawai.domain.galat import SuntingBersamaan
from survei.domain import tautan as domain
from survei.forms.tautan import FormTautan, RangkaianTautan, terurut
from survei.views.kelola import layanan_dikelola

_KOSONG = 3
Rangkaian = formset_factory(
    FormTautan,
    formset=RangkaianTautan,
    extra=_KOSONG,
    max_num=domain.PALING_BANYAK + _KOSONG,
    absolute_max=2 * domain.PALING_BANYAK,
)


def tautan(request: HttpRequest, kode: str) -> HttpResponse:
    """All links in one form with a few empty rows; saving brings new empty rows."""
    layanan = layanan_dikelola(request, kode)
    awal = [
        {"urutan": n, "label": t.label, "alamat": t.alamat}
        for n, t in enumerate(layanan.tautan_daring.order_by("urutan", "pk"), 1)
    ]
    rangkaian = Rangkaian(request.POST or None, initial=awal)
    dikirim = request.POST.get("versi", str(layanan.versi))
    versi = int(dikirim) if dikirim.isascii() and dikirim.isdigit() else 0
    konteks: dict[str, object] = {"layanan": layanan, "rangkaian": rangkaian, "versi": versi}
    if request.method == "POST" and rangkaian.is_valid():
        daftar = terurut([f.cleaned_data for f in rangkaian.forms])
        try:
            domain.atur(layanan=layanan, versi=versi, daftar=daftar)
        except SuntingBersamaan as galat:
            konteks |= {"bentrok": galat, "berbeda": list(galat.berbeda.items())}
        except ValidationError as galat:
            konteks["tolak"] = galat.messages
        else:
            messages.success(request, f"{len(daftar)} tautan tampil di halaman layanan.")
            return redirect("survei:tautan", layanan.kode)
    return render(request, "survei/tautan.html", konteks)
