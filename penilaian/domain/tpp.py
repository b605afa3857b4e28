"""*Bahan TPP*: composed as a proposal, corrected by HR with a reason, marked as reviewed. Nothing is cut by machine."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from kinerja.pelacakan import karena
from pegawai.models import Pengguna, UnitKerja
from penilaian.choices import Predikat, StatusPeriode, StatusTpp
from penilaian.models import AturanTpp, BahanTpp, BarisTpp, Periode
from penilaian.queries.tpp import aturan_pada, hasil_orang, mengelola
from penilaian.queries.tpp_beda import perubahan_tpp, sidik_tpp


@transaction.atomic
def tetapkan_aturan(*, mulai: date, dasar: str, potongan: dict[str, Decimal], oleh: Pengguna) -> AturanTpp:
    """A table in force from a month on. Lists already made keep theirs. Raises ValidationError by field."""
    if not oleh.akses.admin_kota:
        raise PermissionDenied("Aturan TPP ditetapkan admin kepegawaian kota.")
    if not dasar.strip():
        raise ValidationError({"dasar": "Sebutkan peraturan yang menjadi dasarnya."})
    aturan = AturanTpp(mulai=mulai.replace(day=1), dasar=dasar.strip(), oleh=oleh, **potongan)
    if set(potongan) != set(Predikat.values):
        raise ValidationError("Isi potongan untuk kelima predikat.")
    if AturanTpp.objects.filter(mulai=aturan.mulai).exists():
        raise ValidationError({"mulai": "Sudah ada aturan yang berlaku mulai bulan itu. Pilih bulan lain."})
    aturan.full_clean()
    aturan.save()
    return aturan


@transaction.atomic
def susun(*, unit: UnitKerja, bulan: date, periode: Periode, oleh: Pengguna) -> BahanTpp:
    """Compose the list of an agency and month: one row a person, with the deduction that the rule in force proposes;
    the proposal is also what HR starts from. Raises PermissionDenied, or ValidationError by field."""
    bulan = bulan.replace(day=1)
    if not mengelola(oleh, unit):
        raise PermissionDenied("Bahan TPP disusun admin kepegawaian perangkat daerah itu.")
    if periode.uji_coba:
        raise ValidationError({"periode": "Periode uji coba tidak dipakai untuk tunjangan. Pilih periode lain."})
    if periode.status != StatusPeriode.DITUTUP:
        raise ValidationError({"periode": "Pilih periode yang sudah ditutup: hasil yang berjalan masih berubah."})
    aturan = aturan_pada(bulan)
    if aturan is None:
        raise ValidationError({"bulan": "Belum ada aturan TPP yang berlaku pada bulan itu. Tetapkan dahulu."})
    if BahanTpp.objects.filter(unit=unit, bulan=bulan).exists():
        raise ValidationError({"bulan": "Bahan perangkat daerah ini untuk bulan itu sudah ada."})
    bahan = BahanTpp.objects.create(unit=unit, bulan=bulan, periode=periode, aturan=aturan, disusun_oleh=oleh)
    baris = []
    for h in hasil_orang(unit=unit, bulan=bulan, periode=periode):
        usulan = None if h.sebab else aturan.potongan(h.predikat)
        baris.append(
            BarisTpp(
                bahan=bahan,
                pegawai_id=h.pegawai,
                skp_id=h.skp,
                predikat=h.predikat,
                sebab=h.sebab,
                usulan=usulan,
                potongan=usulan,
            )
        )
    if not baris:
        raise ValidationError({"unit": "Tidak ada pegawai yang ditempatkan di perangkat daerah ini pada bulan itu."})
    BarisTpp.objects.bulk_create(baris)
    return bahan


@transaction.atomic
def perbarui(*, bahan: BahanTpp, oleh: Pengguna, sidik: str) -> int:
    """Bring a list that was not reviewed yet up to the latest results; returns how many rows changed. A figure that HR
    set with a reason stays. `sidik` is that of the changes that were shown: raises ValidationError when they are not
    the same any more."""
    kini = BahanTpp.objects.select_for_update(of=("self",)).select_related("unit", "periode", "aturan").get(pk=bahan.pk)
    _wajib_boleh(kini, oleh)
    list(kini.baris.select_for_update().order_by("pk").values_list("pk"))
    perubahan = perubahan_tpp(kini)
    if sidik != sidik_tpp(perubahan):
        raise ValidationError("Hasilnya berubah lagi sejak halaman ini dibuka. Periksa, lalu perbarui.")
    with karena("Diperbarui dari hasil terbaru"):
        for p in perubahan:
            baris = p.baris or BarisTpp(bahan=kini, pegawai=p.pegawai, revisi=0)
            baris.skp_id, baris.predikat, baris.sebab = p.kini.skp, p.kini.predikat, p.kini.sebab
            baris.usulan, baris.potongan = p.usulan, p.potongan
            baris.revisi += 1
            baris.save()
    return len(perubahan)


@transaction.atomic
def tetapkan(*, baris: BarisTpp, potongan: Decimal, alasan: str, oleh: Pengguna, revisi: int) -> BarisTpp:
    """Set the deduction of one person; another figure than the proposal needs a reason, and nobody sets their own.

    Raises PermissionDenied, or ValidationError (by field; also when the row changed since `revisi`).
    """
    kini = BarisTpp.objects.select_for_update().select_related("bahan__unit", "pegawai").get(pk=baris.pk)
    _wajib_boleh(kini.bahan, oleh)
    if oleh.pegawai_id == kini.pegawai_id:
        raise PermissionDenied("Potongan Anda sendiri ditetapkan orang lain.")
    if kini.revisi != revisi:
        raise ValidationError(f"Baris ini baru saja diubah menjadi {kini.potongan} %. Periksa, lalu simpan lagi.")
    if not 0 <= potongan <= 100:
        raise ValidationError({"potongan": "Potongan antara 0 dan 100 persen."})
    if potongan != kini.usulan and not alasan.strip():
        raise ValidationError({"alasan": "Tulis alasannya: angka ini lain dari usulan."})
    with karena(alasan.strip() or "Sesuai usulan"):
        BarisTpp.objects.filter(pk=kini.pk).update(
            potongan=potongan, alasan=alasan.strip()[:300], revisi=F("revisi") + 1
        )
    kini.refresh_from_db()
    return kini


@transaction.atomic
def tandai_ditinjau(*, bahan: BahanTpp, oleh: Pengguna) -> BahanTpp:
    """HR has looked at every row; afterwards nothing changes. Raises ValidationError while a row has no figure."""
    kini = BahanTpp.objects.select_for_update().get(pk=bahan.pk)
    _wajib_boleh(kini, oleh)
    kosong = kini.baris.filter(potongan=None).count()
    if kosong:
        raise ValidationError(f"{kosong} orang belum punya angka. Tetapkan dahulu, dengan alasannya.")
    kini.status, kini.ditinjau, kini.ditinjau_oleh = StatusTpp.DITINJAU, timezone.now(), oleh
    kini.save(update_fields=["status", "ditinjau", "ditinjau_oleh"])
    return kini


def _wajib_boleh(bahan: BahanTpp, oleh: Pengguna) -> None:
    if not mengelola(oleh, bahan.unit):
        raise PermissionDenied("Bahan TPP ditinjau admin kepegawaian perangkat daerah itu.")
    if bahan.status != StatusTpp.USULAN:
        raise ValidationError("Bahan ini sudah ditinjau dan tidak berubah lagi.")
