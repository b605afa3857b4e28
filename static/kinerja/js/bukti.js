/* Evidence: text is saved first, then each photo goes by itself, made small here and tried again with the same key, so
   that none is kept twice; the step that was asked for (save or send) follows. Without this script the same form sends
   everything at once. */
(() => {
  "use strict";
  const formulir = document.getElementById("form-hasil");
  if (!formulir || !window.fetch || !window.FormData) return;
  const SISI = [2048, 1600, 1200];
  const BATAS = 1024 * 1024;
  const JEDA = [500, 2000];
  const berkasDari = (wadah) => [...wadah.querySelectorAll("input[type=file]")].filter((b) => b.files.length);

  async function kecilkan(berkas) {
    if (!berkas.type.startsWith("image/") || /hei[cf]/i.test(berkas.type) || berkas.size <= BATAS) return berkas;
    try {
      const gambar = await createImageBitmap(berkas, { imageOrientation: "from-image" });
      for (const sisi of SISI) {
        const skala = Math.min(1, sisi / Math.max(gambar.width, gambar.height));
        const kanvas = document.createElement("canvas");
        kanvas.width = Math.round(gambar.width * skala);
        kanvas.height = Math.round(gambar.height * skala);
        const kuas = kanvas.getContext("2d");
        kuas.fillStyle = "#fff"; // a see-through picture stands on white, as on the server
        kuas.fillRect(0, 0, kanvas.width, kanvas.height);
        kuas.drawImage(gambar, 0, 0, kanvas.width, kanvas.height);
        const hasil = await new Promise((selesai) => kanvas.toBlob(selesai, "image/jpeg", 0.8));
        if (hasil && hasil.size <= BATAS) return hasil;
      }
    } catch {
      // A format that this browser cannot draw: the server makes it small.
    }
    return berkas;
  }

  function unggah(url, data, maju) {
    return new Promise((selesai) => {
      const kirim = new XMLHttpRequest();
      kirim.open("POST", url);
      kirim.setRequestHeader("Accept", "application/json");
      kirim.upload.onprogress = (e) => e.lengthComputable && maju(Math.round((100 * e.loaded) / e.total));
      kirim.onload = () => selesai(kirim);
      kirim.onerror = () => selesai(null);
      kirim.send(data);
    });
  }

  function pakaiRevisi(revisi) {
    for (const [id, angka] of Object.entries(revisi)) {
      const kolom = formulir.elements[`r-${id}`];
      if (kolom) kolom.value = angka;
    }
  }

  /* True when the file of this field has arrived; otherwise the reason stands beside it. */
  async function kirimBerkas(kotak, pilih) {
    const status = kotak.querySelector(".status-bukti");
    const asal = pilih.files[0];
    const isi = await kecilkan(asal);
    for (let coba = 0; coba <= JEDA.length; coba++) {
      const data = new FormData();
      data.append("csrfmiddlewaretoken", formulir.elements.csrfmiddlewaretoken.value);
      data.append("kunci", pilih.dataset.kunci || kotak.querySelector("input[name^='k-']").value + pilih.name.slice(0, 2));
      data.append("berkas", isi, asal.name);
      status.textContent = "Mengirim foto…";
      const jawab = await unggah(kotak.dataset.bukti, data, (n) => (status.textContent = `Mengirim foto ${n} %`));
      if (jawab && jawab.status === 200 && jawab.getResponseHeader("Content-Type").includes("json")) {
        status.textContent = "Foto terkirim.";
        pakaiRevisi(JSON.parse(jawab.responseText).revisi);
        pilih.value = "";
        return true;
      }
      if (jawab && jawab.status === 422) {
        status.textContent = `Hasil tersimpan. ${JSON.parse(jawab.responseText).pesan}`;
        return false;
      }
      if (coba < JEDA.length) await new Promise((lanjut) => setTimeout(lanjut, JEDA[coba]));
    }
    status.textContent = "Hasil tersimpan. Foto belum terkirim: coba lagi";
    return false;
  }

  function tawarkanUlang(kotak, lanjut) {
    const status = kotak.querySelector(".status-bukti");
    const tombol = document.createElement("button");
    tombol.type = "button";
    tombol.className = "btn btn-garis ms-2";
    tombol.textContent = "Coba lagi";
    tombol.addEventListener("click", lanjut);
    status.append(tombol);
    tombol.focus();
  }

  /* The server's page with errors: its summary and the fields at fault take their places here; chosen files stay. */
  function tunjukkanGalat(teks) {
    const jawab = new DOMParser().parseFromString(teks, "text/html");
    document.querySelectorAll(".galat-ringkas").forEach((lama) => lama.remove());
    jawab.querySelectorAll(".galat-ringkas").forEach((baru) => formulir.before(baru));
    jawab.querySelectorAll(".isian-hasil [id^=div_id_]").forEach((baru) => {
      const lama = document.getElementById(baru.id);
      if (lama && !baru.querySelector("[type=file]")) lama.replaceWith(baru);
    });
    jawab.querySelectorAll("input[name^='r-']").forEach((r) => pakaiRevisi({ [r.name.slice(2)]: r.value }));
    document.querySelector(".galat-ringkas")?.focus();
  }

  async function simpanTeks() {
    const data = new FormData(formulir);
    for (const nama of [...data.keys()]) if (/^[fg]-/.test(nama)) data.delete(nama);
    const jawab = await fetch(formulir.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
    if (jawab.status === 422) {
      tunjukkanGalat(await jawab.text());
      return false;
    }
    if (!jawab.ok || jawab.redirected) throw new Error(String(jawab.status));
    pakaiRevisi((await jawab.json()).revisi);
    return true;
  }

  async function jalankan(tombol) {
    const semua = [...document.querySelectorAll(".isian-hasil")].filter((k) => berkasDari(k).length);
    tombol.disabled = true;
    try {
      if (!(await simpanTeks())) return;
      for (const kotak of semua) {
        for (const pilih of berkasDari(kotak)) {
          if (await kirimBerkas(kotak, pilih)) continue;
          tawarkanUlang(kotak, () => jalankan(tombol));
          return;
        }
      }
    } catch {
      semua[0].querySelector(".status-bukti").textContent =
        "Belum tersimpan. Periksa jaringan, lalu kirim lagi; yang Anda tulis masih ada.";
      return;
    } finally {
      tombol.disabled = false;
    }
    formulir.requestSubmit(tombol); // no file is left: the browser itself takes the step and shows its answer
  }

  document.addEventListener("change", (acara) => {
    const pilih = acara.target;
    // Another file gets another key; the same file tried again keeps its own.
    if (pilih.matches?.(".isian-hasil input[type=file]"))
      pilih.dataset.kunci = Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
  });

  formulir.addEventListener("submit", (acara) => {
    if (!berkasDari(document).length) return;
    acara.preventDefault();
    jalankan(acara.submitter || document.querySelector("[form=form-hasil][type=submit]"));
  });
})();
