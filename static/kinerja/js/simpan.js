/* Drafts of forms with `data-draf`: kept at the server every 20 s and on leaving a field, given back when the form is
   opened again, also after signing in anew. Never sends the form. Without this script the form works as it is. */
(() => {
  "use strict";
  const SELANG = 20000;
  const BUKAN_ISIAN = ["csrfmiddlewaretoken", "_sekali", "_draf"];

  function isi(formulir) {
    const daftar = {};
    for (const [nama, nilai] of new FormData(formulir)) {
      const kolom = formulir.elements[nama];
      if (typeof nilai !== "string" || BUKAN_ISIAN.includes(nama) || kolom.type === "password") continue;
      (daftar[nama] ??= []).push(nilai);
    }
    return daftar;
  }

  /* What a person typed: hidden fields tell the state of the page, not of the person. */
  function tulisan(formulir, daftar) {
    return JSON.stringify(
      Object.entries(daftar)
        .filter(([nama, nilai]) => formulir.elements[nama]?.type !== "hidden" && nilai.some((n) => n !== ""))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }

  function pasang(formulir, daftar) {
    const urut = {};
    for (const kolom of formulir.elements) {
      if (!kolom.name || ["hidden", "file", "password", "submit", "button"].includes(kolom.type)) continue;
      if (BUKAN_ISIAN.includes(kolom.name)) continue;
      const nilai = daftar[kolom.name] ?? [];
      if (kolom.type === "radio" || kolom.type === "checkbox") kolom.checked = nilai.includes(kolom.value);
      else if (kolom.type === "select-multiple") for (const o of kolom.options) o.selected = nilai.includes(o.value);
      else kolom.value = nilai[(urut[kolom.name] = (urut[kolom.name] ?? -1) + 1)] ?? "";
    }
  }

  function berubahSejak(formulir, daftar) {
    return Object.entries(daftar).some(
      ([nama, nilai]) => /^revisi$|^r-/.test(nama) && formulir.elements[nama] && formulir.elements[nama].value !== nilai[0],
    );
  }

  async function kirim(formulir, url, lain) {
    const data = new URLSearchParams(lain);
    data.set("jalur", formulir.dataset.draf);
    data.set("csrfmiddlewaretoken", formulir.elements.csrfmiddlewaretoken.value);
    return fetch(url, { method: "POST", body: data, redirect: "manual", keepalive: data.toString().length < 60000 });
  }

  function siapkan(formulir) {
    const url = formulir.dataset.drafUrl;
    const semula = isi(formulir);
    let tersimpan = tulisan(formulir, semula);
    let selesai = false;
    const status = document.createElement("p");
    status.className = "redup kecil mt-2 mb-0";
    status.setAttribute("role", "status");
    // Below the buttons: a message that comes while one is being pressed must not move it away from under the finger.
    (document.querySelector(`[data-status-draf="${formulir.id}"]`) ?? formulir.querySelector(".tombol") ?? formulir).after(status);

    let antre = Promise.resolve(); // one at a time: a late answer must not speak over a newer one
    const simpan = () => (antre = antre.then(simpanSekarang));

    async function simpanSekarang() {
      const kini = isi(formulir);
      const teks = tulisan(formulir, kini);
      if (selesai || teks === tersimpan) return;
      tersimpan = teks;
      try {
        const jawab = await kirim(formulir, url, { isi: JSON.stringify(kini), token: formulir.elements._sekali?.value ?? "" });
        if (jawab.type === "opaqueredirect" || jawab.status === 403) {
          status.textContent = "Sesi Anda berakhir, jadi isian terakhir belum tersimpan. Masuk lagi; isian yang sudah tersimpan menunggu di sini.";
        } else {
          const kabar = await jawab.json();
          if (kabar.pesan) status.textContent = kabar.pesan;
          else if (kabar.jam) status.textContent = `Tersimpan ${kabar.jam}`;
        }
      } catch {
        tersimpan = "";
        status.textContent = "Belum tersimpan: jaringan terputus. Isian tetap di layar dan disimpan begitu tersambung.";
      }
    }

    function kabarkan(kapan, berubah) {
      const kotak = document.createElement("p");
      kotak.className = "kartu kartu-rapat draf-pulih";
      kotak.setAttribute("role", "status");
      kotak.textContent = `Isian yang belum dikirim dari ${kapan} dipulihkan.`;
      if (berubah) kotak.append(" Data ini sudah berubah sesudah itu; periksa dulu sebelum menyimpan.");
      const buang = document.createElement("button");
      buang.type = "button";
      buang.className = "btn btn-link p-0 ms-2 align-baseline";
      buang.textContent = "Buang";
      buang.addEventListener("click", async () => {
        await kirim(formulir, `${url}buang/`, {});
        pasang(formulir, semula);
        tersimpan = tulisan(formulir, semula);
        kotak.textContent = "Isian yang dipulihkan sudah dibuang.";
      });
      kotak.append(buang);
      formulir.before(kotak);
    }

    async function pulihkan() {
      const jawab = await fetch(`${url}?jalur=${encodeURIComponent(formulir.dataset.draf)}`, { redirect: "manual" });
      if (!jawab.ok) return;
      const draf = await jawab.json();
      if (!draf.isi || tulisan(formulir, draf.isi) === tersimpan || tulisan(formulir, isi(formulir)) !== tersimpan) return;
      pasang(formulir, draf.isi);
      tersimpan = tulisan(formulir, isi(formulir));
      kabarkan(draf.kapan, berubahSejak(formulir, draf.isi));
    }

    if (!formulir.hasAttribute("data-draf-terikat")) pulihkan().catch(() => {});
    setInterval(simpan, SELANG);
    document.addEventListener("focusout", (e) => e.target.form === formulir && simpan());
    window.addEventListener("online", simpan);
    formulir.addEventListener("submit", (e) => setTimeout(() => (selesai = !e.defaultPrevented), 0));
  }

  for (const formulir of document.querySelectorAll("form[data-draf]:not([data-draf-siap])")) {
    formulir.dataset.drafSiap = "";
    siapkan(formulir);
  }
})();
