"""Mailing of activation codes as a job: a hundred accounts a part."""

from collections.abc import Iterable

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.message import EmailMessage
from django.db import transaction
from django.urls import reverse

from kinerja.domain import pekerjaan as pekerjaan_domain
from kinerja.models import Bagian, Pekerjaan
from pegawai.choices import CaraKode
from pegawai.domain.aktivasi import MASA_KODE, terbitkan
from pegawai.models import Pengguna

JENIS = "kirim_kode"
UKURAN_BAGIAN = 100


@transaction.atomic
def buat_kirim_kode(*, pengguna_ids: Iterable[int], oleh: Pengguna, alasan: str) -> Pekerjaan:
    """Queue the mailing of new codes to these accounts. The caller nudges with `kinerja.tasks.kirim` after commit."""
    ids = sorted(pengguna_ids)
    potong = [ids[n : n + UKURAN_BAGIAN] for n in range(0, len(ids), UKURAN_BAGIAN)]
    return pekerjaan_domain.buat(
        jenis=JENIS,
        judul=f"Kirim kode aktivasi ke {len(ids)} orang",
        bagian=[(p[0], p[-1], len(p)) for p in potong],
        parameter={"ids": ids, "alasan": alasan},
        diminta_oleh=oleh,
        tautan=reverse("pegawai:akun_daftar"),
    )


def kerjakan(pekerjaan: Pekerjaan, bagian: Bagian) -> int:
    """One part: new codes, then the mails. When the mail server fails, the codes of the part are taken back and the
    part is tried again; who had a mail already gets another, and only the last code counts."""
    ids = [i for i in pekerjaan.parameter["ids"] if bagian.awal <= i <= bagian.akhir]
    baru = terbitkan(
        pengguna_ids=ids, oleh=pekerjaan.diminta_oleh, cara=CaraKode.SUREL, alasan=pekerjaan.parameter["alasan"]
    )
    alamat = dict(Pengguna.objects.filter(pk__in=ids).values_list("pk", "email"))
    tautan = settings.ALAMAT_SITUS + reverse("pegawai:aktivasi")
    get_connection().send_messages(
        EmailMessage(subject="Kinerja: kode aktivasi Anda", body=_isi(tautan, b.kode), to=[alamat[b.pengguna_id]])
        for b in baru
        if alamat.get(b.pengguna_id)
    )
    return len(baru)


def _isi(tautan: str, kode: str) -> str:
    return (
        f"Kode aktivasi akun Kinerja Anda: {kode}\n\nBuka {tautan}, isi NIP dan kode ini, lalu buat kata sandi Anda "
        f"sendiri. Kode berlaku {MASA_KODE.days} hari dan hanya sekali pakai.\n\nJangan teruskan pesan ini kepada "
        "siapa pun; admin kepegawaian tidak pernah menanyakan kode atau kata sandi Anda."
    )
