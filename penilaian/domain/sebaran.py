"""A leader names the group in which ratings are looked at together, and confirms its spread. No rating changes here."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from kinerja.pelacakan import karena
from pegawai.models import Pengguna, UnitKerja
from penilaian.choices import StatusPeriode
from penilaian.models import KelompokSebaran, PengesahanSebaran, Periode
from penilaian.queries.sebaran import boleh_memimpin_kelompok, kelompok_bertabrakan, sebaran


def _wajib_memimpin(oleh: Pengguna, unit: UnitKerja) -> None:
    if not boleh_memimpin_kelompok(oleh, unit):
        raise PermissionDenied("Hanya pimpinan unit ini atau di atasnya yang menamai dan mengesahkan kelompok.")


@transaction.atomic
def namai(*, unit: UnitKerja, periode: Periode, oleh: Pengguna, dengan_bawahan: bool) -> KelompokSebaran:
    """Name the group, or name it again with or without the units below while nothing is confirmed. Raises
    ValidationError when someone would stand in two groups."""
    _wajib_memimpin(oleh, unit)
    # Two leaders at once: the period's row makes the second see the first one's group.
    kini = Periode.objects.select_for_update(no_key=True).get(pk=periode.pk)
    if kini.status == StatusPeriode.RENCANA:
        raise ValidationError("Periode ini belum dibuka.")
    if lain := kelompok_bertabrakan(unit, kini, dengan_bawahan=dengan_bawahan):
        raise ValidationError(
            f"Sebagian orangnya sudah di kelompok {lain}, dinamai {lain.oleh}. Bubarkan kelompok itu dahulu, atau "
            "pilih yang tidak bertumpang tindih."
        )
    lama = KelompokSebaran.objects.filter(unit=unit, periode=kini).first()
    if lama is None:
        return KelompokSebaran.objects.create(unit=unit, periode=kini, oleh=oleh, dengan_bawahan=dengan_bawahan)
    _wajib_belum_disahkan(lama)
    lama.dengan_bawahan, lama.oleh = dengan_bawahan, oleh
    lama.save()
    return lama


def _wajib_belum_disahkan(kelompok: KelompokSebaran) -> None:
    if kelompok.pengesahan.exists():
        raise ValidationError("Sebaran kelompok ini sudah disahkan, jadi kelompoknya tetap.")


@transaction.atomic
def bubarkan(*, kelompok: KelompokSebaran, oleh: Pengguna) -> None:
    """Take the name away while nothing is confirmed."""
    _wajib_memimpin(oleh, kelompok.unit)
    terkunci = KelompokSebaran.objects.select_for_update().get(pk=kelompok.pk)
    _wajib_belum_disahkan(terkunci)
    terkunci.delete()


@transaction.atomic
def sahkan(*, kelompok: KelompokSebaran, oleh: Pengguna, alasan: str = "") -> PengesahanSebaran:
    """Confirm the spread as it is. A broken limit, or people not rated yet, need a written reason; a small group is
    exempt from the limits. Nothing is rewritten."""
    _wajib_memimpin(oleh, kelompok.unit)
    terkunci = (
        KelompokSebaran.objects.select_for_update().select_related("unit", "periode__kebijakan").get(pk=kelompok.pk)
    )
    kini = sebaran(terkunci.unit, terkunci.periode, dengan_bawahan=terkunci.dengan_bawahan)
    if kini.organisasi is None:
        raise ValidationError("Predikat organisasi unit ini belum ditetapkan pejabat di atasnya.")
    perlu = [b.kalimat for b in kini.dilanggar]
    if kini.belum:
        perlu.append(f"belum dinilai: {kini.belum} orang")
    if perlu and not alasan.strip():
        raise ValidationError({"alasan": f"Tuliskan alasannya, karena {'; '.join(perlu)}."})
    with karena(alasan.strip() or "Sebaran disahkan"):
        return PengesahanSebaran.objects.create(
            kelompok=terkunci,
            predikat=kini.organisasi.predikat,
            jumlah=kini.jumlah,
            belum=kini.belum,
            dilanggar=[b.batas.kode for b in kini.dilanggar],
            kecil=kini.kecil,
            alasan=alasan.strip(),
            oleh=oleh,
        )
