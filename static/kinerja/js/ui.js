/* Small helps of every page. Without this script the same pages work. */
(() => {
  "use strict";

  /* After a refused form the reader starts at what has to be put right. */
  document.getElementById("galat-ringkas")?.focus();

  /* A link of the summary lands in its field, also when that is a choice of several. */
  document.addEventListener("click", (e) => {
    const tautan = e.target.closest(".galat-ringkas a[href^='#']");
    const isian = tautan && document.getElementById(tautan.hash.slice(1));
    if (!isian) return;
    e.preventDefault();
    isian.focus();
    isian.scrollIntoView({ block: "center" });
  });

  /* Open menus close by Escape and by a press elsewhere. */
  const menu = () => document.querySelectorAll("details[data-tutup][open], .konfirmasi[open]");
  document.addEventListener("keydown", (e) => {
    if (e.key !== "Escape") return;
    menu().forEach((m) => { m.open = false; m.querySelector("summary").focus(); });
  });
  document.addEventListener("click", (e) => {
    document.querySelectorAll("details[data-tutup][open]").forEach((m) => { if (!m.contains(e.target)) m.open = false; });
  });

  /* Show what was typed as a password. */
  for (const isian of document.querySelectorAll("input[type=password]")) {
    const kotak = document.createElement("div");
    kotak.className = "sandi";
    isian.replaceWith(kotak);
    const tombol = document.createElement("button");
    tombol.type = "button";
    tombol.className = "btn btn-garis";
    tombol.setAttribute("aria-controls", isian.id);
    kotak.append(isian, tombol);
    const tampilkan = (terlihat) => {
      isian.type = terlihat ? "text" : "password";
      tombol.textContent = terlihat ? "Sembunyikan" : "Tampilkan";
      tombol.setAttribute("aria-label", `${tombol.textContent} kata sandi`);
    };
    tombol.addEventListener("click", () => tampilkan(isian.type === "password"));
    isian.form?.addEventListener("submit", () => tampilkan(false));
    if (isian.autofocus) isian.focus();
    tampilkan(false);
  }

  /* The button of a file field speaks the language of the browser; ours speaks Indonesian. */
  for (const isian of document.querySelectorAll("input[type=file].berkas")) {
    const kotak = document.createElement("div");
    kotak.className = "pilih-berkas";
    isian.replaceWith(kotak);
    const label = document.createElement("label");
    label.className = "btn btn-garis";
    label.htmlFor = isian.id;
    label.textContent = isian.dataset.tombol ?? (isian.multiple ? "Pilih beberapa berkas" : "Pilih berkas");
    const nama = document.createElement("span");
    nama.className = "redup kecil";
    kotak.append(isian, label, nama);
    const sebutkan = () => {
      nama.textContent = [...isian.files].map((b) => b.name).join(", ") || "Belum ada berkas dipilih";
    };
    isian.addEventListener("change", sebutkan);
    sebutkan();
  }

  /* Two minutes before the session ends: a warning that one key answers. */
  const { sesiSisa, sesiUrl } = document.body.dataset;
  let jam;
  function hitungSesi(detik) {
    clearTimeout(jam);
    jam = setTimeout(peringatkan, Math.max(0, Math.min(detik - 120, 2000000)) * 1000);
  }
  function peringatkan() {
    const kotak = document.createElement("div");
    kotak.className = "kartu sesi-habis";
    kotak.setAttribute("role", "alert");
    const teks = document.createElement("p");
    teks.textContent = "Sesi Anda berakhir dalam 2 menit. Isian yang belum disimpan dapat hilang.";
    const tombol = document.createElement("button");
    tombol.type = "button";
    tombol.className = "btn btn-primary";
    tombol.textContent = "Tetap masuk";
    kotak.append(teks, tombol);
    document.body.append(kotak);
    tombol.focus();
    tombol.addEventListener("click", async () => {
      const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
      const jawab = await fetch(sesiUrl, { method: "POST", headers: { "X-CSRFToken": token } }).catch(() => null);
      if (jawab?.ok && !jawab.redirected) {
        kotak.remove();
        hitungSesi(Number(await jawab.text()));
      } else {
        teks.textContent = "Sesi sudah berakhir. Salin isian Anda, lalu masuk kembali.";
        tombol.remove();
      }
    });
  }
  if (sesiSisa) hitungSesi(Number(sesiSisa));

  // A long menu on a low screen: the current entry is brought into view within the menu.
  const sisi = document.querySelector(".sisi-isi");
  const kini = sisi?.querySelector("[aria-current]");
  if (kini) sisi.scrollTop = Math.max(0, kini.offsetTop + kini.offsetHeight + 24 - sisi.clientHeight);
})();
