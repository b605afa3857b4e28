// Keyboard and mouse for the person picker (pattern: editable combobox with list). htmx fetches the suggestions.
(() => {
  "use strict";
  if (window.pilihOrang) return;
  window.pilihOrang = true;

  const daftar = (isian) => document.getElementById(isian.getAttribute("aria-controls"));
  const butir = (isian) => [...daftar(isian).querySelectorAll("[role=option]")];

  function tampil(isian, buka) {
    daftar(isian).hidden = !buka;
    isian.setAttribute("aria-expanded", String(buka));
    if (!buka) isian.removeAttribute("aria-activedescendant");
  }

  function tandai(isian, nomor) {
    const semua = butir(isian);
    semua.forEach((b, i) => b.setAttribute("aria-selected", String(i === nomor)));
    if (semua[nomor]) {
      isian.setAttribute("aria-activedescendant", semua[nomor].id);
      semua[nomor].scrollIntoView({ block: "nearest" });
    }
  }

  function pilih(isian, b) {
    isian.value = b.dataset.nilai;
    tampil(isian, false);
  }

  document.addEventListener("htmx:afterSwap", (e) => {
    const isian = document.querySelector(`[aria-controls="${CSS.escape(e.target.id)}"][role=combobox]`);
    if (!isian || document.activeElement !== isian) return;
    const banyak = butir(isian).length;
    tampil(isian, e.target.textContent.trim() !== "");
    isian.parentElement.querySelector("[role=status]").textContent =
      banyak ? `${banyak} orang cocok. Tekan panah bawah untuk memilih.` : "";
  });

  document.addEventListener("keydown", (e) => {
    const isian = e.target;
    if (!(isian instanceof HTMLElement) || isian.getAttribute("role") !== "combobox") return;
    const semua = butir(isian);
    const kini = semua.findIndex((b) => b.getAttribute("aria-selected") === "true");
    const terbuka = !daftar(isian).hidden;
    if ((e.key === "ArrowDown" || e.key === "ArrowUp") && semua.length) {
      e.preventDefault();
      tampil(isian, true);
      const langkah = e.key === "ArrowDown" ? 1 : -1;
      tandai(isian, kini < 0 ? (langkah > 0 ? 0 : semua.length - 1) : (kini + langkah + semua.length) % semua.length);
    } else if (e.key === "Enter" && terbuka && kini >= 0) {
      e.preventDefault();
      pilih(isian, semua[kini]);
    } else if (e.key === "Escape" && terbuka) {
      e.preventDefault();
      tampil(isian, false);
    }
  });

  // mousedown, not click: the field keeps its focus and the list does not close before the choice.
  document.addEventListener("mousedown", (e) => {
    const b = e.target instanceof Element && e.target.closest(".saran [role=option]");
    if (!b) return;
    e.preventDefault();
    pilih(document.querySelector(`[aria-controls="${CSS.escape(b.parentElement.id)}"]`), b);
  });

  document.addEventListener("focusout", (e) => {
    if (e.target instanceof HTMLElement && e.target.getAttribute("role") === "combobox") tampil(e.target, false);
  });
})();
