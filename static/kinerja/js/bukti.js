/* Evidence: text goes first, then each photo, made small here and tried again with the same key. Without this script
   the same form sends everything at once. */
(() => {
  "use strict";
  const formulir = document.getElementById("form-hasil");
  if (!formulir || !window.fetch || !window.FormData) return;
  const SISI = 2048;
  const CUKUP_KECIL = 900 * 1024;
  const JEDA = [1000, 3000];

  async function kecilkan(berkas) {
    if (!berkas.type.startsWith("image/") || berkas.size <= CUKUP_KECIL) return berkas;
    try {
      const gambar = await createImageBitmap(berkas, { imageOrientation: "from-image" });
      const skala = Math.min(1, SISI / Math.max(gambar.width, gambar.height));
      const kanvas = document.createElement("canvas");
      kanvas.width = Math.round(gambar.width * skala);
      kanvas.height = Math.round(gambar.height * skala);
      kanvas.getContext("2d").drawImage(gambar, 0, 0, kanvas.width, kanvas.height);
      const hasil = await new Promise((selesai) => kanvas.toBlob(selesai, "image/jpeg", 0.85));
      return hasil && hasil.size < berkas.size ? hasil : berkas;
    } catch {
      return berkas; // a format that this browser cannot draw (HEIC): the server makes it small
    }
  }

  function unggah(url, data, maju) {
    return new Promise((selesai) => {
      const kirim = new XMLHttpRequest();
      kirim.open("POST", url);
      kirim.upload.onprogress = (e) => e.lengthComputable && maju(Math.round((100 * e.loaded) / e.total));
      kirim.onload = () => selesai(kirim);
      kirim.onerror = () => selesai(null);
      kirim.send(data);
    });
  }

  async function kirimBukti(kotak) {
    const pilih = kotak.querySelector("input[type=file]");
    const status = kotak.querySelector(".status-bukti");
    if (!pilih.files.length) return true;
    const asal = pilih.files[0];
    const isi = await kecilkan(asal);
    for (let coba = 0; coba <= JEDA.length; coba++) {
      const data = new FormData();
      data.append("csrfmiddlewaretoken", formulir.elements.csrfmiddlewaretoken.value);
      data.append("kunci", kotak.querySelector("input[name^='k-']").value);
      data.append("berkas", isi, asal.name);
      status.textContent = "Mengirim foto…";
      const jawab = await unggah(kotak.dataset.bukti, data, (n) => (status.textContent = `Mengirim foto ${n} %`));
      if (jawab && jawab.status === 200) {
        status.textContent = "Foto terkirim.";
        pilih.value = "";
        return true;
      }
      if (jawab && jawab.status === 422) {
        status.textContent = `Hasil tersimpan. ${JSON.parse(jawab.responseText).pesan}`;
        return false;
      }
      if (coba < JEDA.length) await new Promise((lanjut) => setTimeout(lanjut, JEDA[coba]));
    }
    status.textContent = "Hasil tersimpan. Foto belum terkirim: coba lagi.";
    const tombol = document.createElement("button");
    tombol.type = "button";
    tombol.className = "btn btn-garis";
    tombol.textContent = "Coba lagi";
    tombol.addEventListener("click", async () => {
      if (await kirimBukti(kotak)) window.location.assign(formulir.action);
    });
    status.append(" ", tombol);
    return false;
  }

  formulir.addEventListener("submit", async (acara) => {
    const kotak = [...document.querySelectorAll(".isian-hasil")];
    if (!kotak.some((k) => k.querySelector("input[type=file]").files.length)) return;
    acara.preventDefault();
    const tombol = acara.submitter;
    if (tombol) tombol.disabled = true;
    const data = new FormData(formulir);
    for (const nama of [...data.keys()]) if (nama.startsWith("f-")) data.delete(nama);
    try {
      const tujuan = tombol && tombol.hasAttribute("formaction") ? tombol.formAction : formulir.action;
      const jawab = await fetch(tujuan, { method: "POST", body: data });
      if (!jawab.ok) throw new Error(String(jawab.status));
    } catch {
      kotak[0].querySelector(".status-bukti").textContent =
        "Belum tersimpan. Periksa jaringan dan isian Anda, lalu kirim lagi; yang Anda tulis masih ada.";
      if (tombol) tombol.disabled = false;
      return;
    }
    let semua = true;
    for (const k of kotak) semua = (await kirimBukti(k)) && semua;
    if (semua) window.location.assign(formulir.action);
    else if (tombol) tombol.disabled = false;
  });
})();
