"""Pages of HR: another assessor (one, several), the end of service, acting heads."""

from datetime import timedelta
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kinerja.slot import isi_slot
from kinerja.waktu import hari_ini
from pegawai import izin
from pegawai.choices import JenisPenempatan, StatusKoreksi
from pegawai.domain import sementara
from pegawai.domain.berhenti import akhiri_tugas
from pegawai.domain.penempatan import ganti_penilai
from pegawai.domain.penilai import ganti_penilai_banyak
from pegawai.forms.penempatan import FormAkhiri, FormAlasan, FormGantiBanyak, FormGantiPenilai, FormSementara
from pegawai.models import Pegawai, Penempatan, UnitKerja
from pegawai.queries.akibat import akibat_berakhir, orang_unit, sementara_unit
from pegawai.queries.daftar import koreksi_untuk, penempatan_kini
from pegawai.views.kelola import dikelola
from pegawai.views.pratinjau import jalankan

BANYAK_PALING_BANYAK = 200


def penilai(request: HttpRequest, publik: str) -> HttpResponse:
    """Another assessor for one person."""
    pegawai = dikelola(request, publik)
    kini = penempatan_kini(pegawai)
    awal = {"mulai": hari_ini(), "dari": kini.pk, "penilai": request.GET.get("usul")} if kini else {}
    if kini and kini.penilai_id is None:
        awal["mulai"] = kini.masa.lower
    form = FormGantiPenilai(request.POST or None, initial=awal, pengguna=request.user)
    konteks: dict[str, object] = {"pegawai": pegawai, "penempatan": kini, "form": form, "tombol": "Lihat akibatnya"}
    if request.method == "POST" and form.is_valid():
        isi = {n: form.cleaned_data[n] for n in ("penilai", "mulai", "alasan", "dari")}
        selesai, hasil = jalankan(form, partial(ganti_penilai, pegawai=pegawai, **isi))
        if selesai:
            nama = isi["penilai"].nama
            messages.success(request, f"Sejak {isi['mulai']:%d/%m/%Y} {pegawai.nama} dinilai oleh {nama}.")
            minta = koreksi_untuk(request.user).filter(pegawai=pegawai, bidang="Atasan langsung")
            if terbuka := minta.filter(status=StatusKoreksi.DIAJUKAN).first():
                return redirect("pegawai:koreksi_jawab", publik=terbuka.publik)
            return redirect("pegawai:profil", publik=pegawai.publik)
        if hasil:
            lama = kini.penilai.nama if kini and kini.penilai else "belum ada"
            konteks["akibat"] = [
                f"Mulai {isi['mulai']:%d/%m/%Y} {pegawai.nama} dinilai oleh {isi['penilai'].nama}; sebelumnya {lama}.",
                "Penilaian sampai sehari sebelumnya tetap menjadi tugas penilai lama dan tersimpan.",
                *_akibat_lain(pegawai, isi["mulai"], isi["penilai"]),
            ]
            konteks["tombol"] = "Ya, ganti penilai"
    return render(request, "pegawai/ganti_penilai.html", konteks)


def penilai_unit(request: HttpRequest, kode: str) -> HttpResponse:
    """Another assessor for several people of a unit."""
    unit = _unit_dikelola(request, kode)
    boleh = set(Pegawai.objects.dikelola_oleh(request.user).values_list("pk", flat=True))
    semua = [b for b in orang_unit(unit) if b.pegawai_id in boleh]
    baris = semua[:BANYAK_PALING_BANYAK]
    form = FormGantiBanyak(request.POST or None, initial={"mulai": hari_ini()}, pengguna=request.user, baris=baris)
    konteks: dict[str, object] = {
        "unit": unit,
        "baris": baris,
        "sisa": len(semua) - len(baris),
        "form": form,
        "terpilih": set(request.POST.getlist("orang")),
        "tombol": "Lihat akibatnya",
    }
    if request.method == "POST" and form.is_valid():
        isi = {n: form.cleaned_data[n] for n in ("penilai", "mulai", "alasan")}
        pilih = [b.pegawai for b in baris if b.pegawai_id in form.cleaned_data["orang"]]
        selesai, hasil = jalankan(form, partial(ganti_penilai_banyak, pegawai=pilih, **isi))
        if selesai:
            messages.success(request, f"Penilai {len(hasil.berhasil)} orang diganti.")
            return redirect("pegawai:unit", kode=unit.kode)
        if hasil:
            konteks |= {"hasil": hasil, "isi": isi, "tombol": f"Ya, ganti penilai {len(hasil.berhasil)} orang"}
    return render(request, "pegawai/ganti_penilai_unit.html", konteks)


def akhiri(request: HttpRequest, publik: str) -> HttpResponse:
    """The end of service: retirement, leaving, death."""
    pegawai = dikelola(request, publik)
    kini = penempatan_kini(pegawai)
    form = FormAkhiri(request.POST or None, initial={"dari": kini.pk} if kini else {})
    konteks: dict[str, object] = {"pegawai": pegawai, "penempatan": kini, "form": form, "tombol": "Lihat akibatnya"}
    if request.method == "POST" and form.is_valid():
        isi = {n: form.cleaned_data[n] for n in ("sebab", "terakhir", "alasan", "dari")}
        batas = isi["terakhir"] + timedelta(days=1)
        akibat = akibat_berakhir(pegawai, batas) + _akibat_lain(pegawai, batas, None)
        selesai, hasil = jalankan(form, partial(akhiri_tugas, pegawai=pegawai, **isi))
        if selesai:
            messages.success(request, f"Tugas {pegawai.nama} berakhir {isi['terakhir']:%d/%m/%Y}.")
            return redirect("pegawai:daftar")
        if hasil:
            pertama = (
                f"Tugas {pegawai.nama} sebagai {hasil.jabatan} di {hasil.unit} berakhir {isi['terakhir']:%d/%m/%Y}."
            )
            konteks |= {"akibat": [pertama, *akibat], "tombol": "Ya, akhiri tugas"}
    return render(request, "pegawai/akhiri.html", konteks)


def plt(request: HttpRequest, kode: str) -> HttpResponse:
    """Acting heads of a unit: those of today and to come, and a new one."""
    unit = _unit_dikelola(request, kode)
    kepala = (
        Penempatan.objects.filter(unit=unit, kepala=True, jenis=JenisPenempatan.DEFINITIF).order_by("-masa").first()
    )
    awal = {"mulai": hari_ini(), "jabatan": kepala.jabatan_id if kepala else None}
    form = FormSementara(request.POST or None, initial=awal, pengguna=request.user)
    konteks: dict[str, object] = {"unit": unit, "form": form, "tombol": "Lihat akibatnya", "kepala": kepala}
    if request.method == "POST" and form.is_valid():
        isi = {n: v for n, v in form.cleaned_data.items() if n != "pasti"}
        selesai, hasil = jalankan(form, partial(sementara.tugaskan_sementara, unit=unit, oleh=request.user, **isi))
        if selesai:
            messages.success(request, f"{hasil.pegawai.nama} ditugaskan sebagai {hasil.get_jenis_display()} {unit}.")
            return redirect("pegawai:plt", kode=unit.kode)
        if hasil:
            konteks |= {"tombol": "Ya, tugaskan", "akibat": _akibat_plt(hasil)}
    konteks |= {"sementara": sementara_unit(unit, hari_ini()), "hari": hari_ini()}
    return render(request, "pegawai/plt.html", konteks)


@require_POST
def plt_akhiri(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """End an acting headship today, or take back one that has not begun."""
    unit = _unit_dikelola(request, kode)
    baris = get_object_or_404(Penempatan.objects.exclude(jenis=JenisPenempatan.DEFINITIF), pk=pk, unit=unit)
    form = FormAlasan(request.POST)
    try:
        if not form.is_valid():
            raise ValidationError("Tulis alasan mengakhiri penugasan.")
        sementara.akhiri_sementara(penempatan_id=baris.pk, alasan=form.cleaned_data["alasan"], oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, f"Penugasan {baris.pegawai.nama} berakhir.")
    return redirect("pegawai:plt", kode=unit.kode)


def _akibat_plt(baris: Penempatan) -> list[str]:
    lama = (baris.masa.upper - baris.masa.lower).days
    kalimat = [
        f"{baris.pegawai.nama} menjadi {baris.get_jenis_display()} {baris.jabatan} {baris.unit} selama {lama} hari.",
        "Dalam masa itu ia melihat seluruh unit dan bawahannya sebagai pimpinan. Jabatannya sendiri tetap.",
        "Penilai pegawai unit tidak berubah dengan sendirinya. Ganti penilai bila ia yang menilai.",
    ]
    if lama > 92:
        kalimat.append("Lebih dari tiga bulan: pastikan surat perintahnya sudah diperpanjang.")
    return kalimat


def _akibat_lain(pegawai: Pegawai, mulai: object, penilai_baru: Pegawai | None) -> list[str]:
    """Sentences of upper apps."""
    return [teks for fn in isi_slot("akibat_penempatan") for teks in fn(pegawai, mulai, penilai_baru)]


def _unit_dikelola(request: HttpRequest, kode: str) -> UnitKerja:
    unit = get_object_or_404(UnitKerja.objects.without_tree_fields().select_related("parent"), kode=kode)
    if not izin.boleh_mengelola_unit(request.user, unit):
        raise PermissionDenied
    return unit
