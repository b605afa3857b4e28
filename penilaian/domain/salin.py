"""Copy of what a plan promises into a new draft."""

from penilaian.models import SKP, EkspektasiPerilaku, HasilKerja, Indikator, LampiranSKP, TargetPeriode
from penilaian.queries.kesiapan import periode_sasaran


def salin_isi(*, asal: SKP, tujuan: SKP) -> None:
    """Copy results, indicators and the targets of periods that are still open. Runs in the caller's transaction."""
    indikator_baru = salin_hasil(asal=asal, tujuan=tujuan)
    salin_lampiran(asal=asal, tujuan=tujuan)
    terbuka = [p.pk for p in periode_sasaran(tujuan)]
    TargetPeriode.objects.bulk_create(
        TargetPeriode(
            skp=tujuan,
            indikator=indikator_baru[t.indikator_id],
            periode_id=t.periode_id,
            target=t.target,
            target_maks=t.target_maks,
            tidak_dievaluasi=t.tidak_dievaluasi,
        )
        for t in TargetPeriode.objects.filter(skp=asal, periode__in=terbuka)
    )


def salin_hasil(*, asal: SKP, tujuan: SKP) -> dict[int, Indikator]:
    """Copy results and indicators; returns the new indicators by the id of the old. Runs in the caller's
    transaction."""
    hasil_baru: dict[int, HasilKerja] = {}
    for h in HasilKerja.objects.filter(skp=asal):
        lama = h.pk
        h.pk, h.skp = None, tujuan
        h._state.adding = True
        hasil_baru[lama] = h
    HasilKerja.objects.bulk_create(hasil_baru.values())
    indikator_baru: dict[int, Indikator] = {}
    for i in Indikator.objects.filter(skp=asal):
        lama = i.pk
        i.pk, i.skp, i.hasil = None, tujuan, hasil_baru[i.hasil_id]
        i._state.adding = True
        indikator_baru[lama] = i
    Indikator.objects.bulk_create(indikator_baru.values())
    return indikator_baru


def salin_lampiran(*, asal: SKP, tujuan: SKP) -> None:
    """Copy annexes into a draft, and expectations when the same superior assesses it; what the draft has already stays.
    Runs in the caller's transaction."""
    lampiran = LampiranSKP.objects.filter(skp=asal)
    LampiranSKP.objects.bulk_create(
        [LampiranSKP(skp=tujuan, jenis=x.jenis, isi=x.isi) for x in lampiran], ignore_conflicts=True
    )
    ekspektasi = EkspektasiPerilaku.objects.filter(skp=asal, penilai=tujuan.penilai_id)
    EkspektasiPerilaku.objects.bulk_create(
        [EkspektasiPerilaku(skp=tujuan, nilai=x.nilai, isi=x.isi, penilai_id=x.penilai_id) for x in ekspektasi],
        ignore_conflicts=True,
    )
