/* Copy buttons: a press copies the text; on a form of ticks it also ticks the field and keeps the tick. Without this
   script people mark the text by hand and the form keeps the ticks. */
(() => {
  "use strict";
  const kabar = document.querySelector("[data-salin-kabar]");
  if (!kabar || !navigator.clipboard || !window.fetch) return;
  const formulir = document.getElementById("form-salin");

  async function simpan() {
    const jawab = await fetch(formulir.action, {
      method: "POST",
      body: new FormData(formulir),
      headers: { Accept: "application/json" },
    });
    if (!jawab.ok) throw new Error(jawab.status);
  }

  for (const tombol of document.querySelectorAll("[data-salin]")) {
    tombol.hidden = false;
    tombol.addEventListener("click", async () => {
      const isi = document.getElementById(tombol.dataset.salin).textContent;
      try {
        await navigator.clipboard.writeText(isi);
      } catch {
        kabar.textContent = "Peramban tidak mengizinkan penyalinan. Blok teksnya, lalu salin dengan tangan.";
        return;
      }
      const tanda = tombol.closest(".bidang-salin")?.querySelector("input[type=checkbox]");
      if (!tanda) {
        kabar.textContent = `Disalin: ${isi.slice(0, 60)}`;
        tombol.textContent = "Tersalin";
        return;
      }
      tanda.checked = true;
      try {
        await simpan();
        kabar.textContent = `Disalin: ${isi.slice(0, 60)}`;
      } catch {
        kabar.textContent = "Teks tersalin, tetapi tandanya belum tersimpan. Tekan Simpan tanda.";
      }
    });
  }
})();
