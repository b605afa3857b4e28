"""The rows of an import that somebody has to mend, as they stood in the file."""

from kinerja.lembar import baca, polos
from pegawai.domain import impor, impor_kolom
from pegawai.domain.impor_sel import teks
from pegawai.models import BatchImpor
from pegawai.queries.impor import perlu_diperbaiki


def baris_galat(batch: BatchImpor) -> tuple[list[str], list[tuple[list[str], str]]]:
    """(heading, rows of (cells as text, what to do)). Raises IsiImpor.DoesNotExist when the file was cleaned away and
    BerkasDitolak for a file that was refused."""
    lembar = baca(nama=batch.nama_berkas, isi=impor.buka(batch), penanda=impor_kolom.PENANDA)
    # A file that was handed back before carries that column: the new one takes its place.
    pakai = [ke for ke, judul in enumerate(lembar.kepala) if judul and polos(judul) != "kesalahan"]
    sel = dict(lembar.baris)
    baris = []
    for b in perlu_diperbaiki(batch):
        asli = sel[b.baris]
        pesan = b.kesalahan or b.peringatan
        baris.append(
            (
                [teks(asli[ke]) if ke < len(asli) else "" for ke in pakai],
                "; ".join(f"{impor_kolom.judul_kolom(kunci, batch.kolom)}: {isi}" for kunci, isi in pesan),
            )
        )
    return [lembar.kepala[ke] for ke in pakai], baris
