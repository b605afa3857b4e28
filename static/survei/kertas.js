// Keying of paper sheets: a digit chooses and goes on to the next field by itself, Enter goes on as well (blank) and, in
// the last field, stores the sheet; Backspace in an empty field goes back. Without this file Tab does it.
(() => {
  const form = document.querySelector("form[data-kertas]");
  if (!form) return;
  const isian = [...form.querySelectorAll("input:not([type=hidden]), select, textarea")];
  const tegur = form.querySelector("[data-tegur]");
  const ke = (n) => {
    isian[n].focus();
    if (isian[n].select) isian[n].select();
  };
  const lanjut = (n) => {
    tegur.textContent = "";
    if (n < isian.length - 1) ke(n + 1);
  };
  const pilih = (e, n) => {
    const nomor = Number(e.key);
    e.preventDefault();
    if (nomor >= e.target.options.length) tegur.textContent = `Pilihannya 1 sampai ${e.target.options.length - 1}.`;
    else {
      e.target.selectedIndex = nomor;
      if (nomor) lanjut(n);
    }
  };
  form.addEventListener("keydown", (e) => {
    const kini = isian.indexOf(e.target);
    if (kini < 0 || e.ctrlKey || e.altKey || e.metaKey || e.isComposing) return;
    if (e.key === "Enter" && !e.shiftKey) {
      e.preventDefault();
      if (kini < isian.length - 1) lanjut(kini);
      else form.requestSubmit();
    } else if (e.key === "Backspace" && kini > 0 && (e.target.tagName === "SELECT" ? !e.target.selectedIndex : !e.target.value)) {
      e.preventDefault();
      ke(kini - 1);
    } else if (e.target.tagName === "SELECT" && e.key === "Backspace") {
      e.preventDefault();
      e.target.selectedIndex = 0;
    } else if (e.target.tagName === "SELECT" && /^\d$/.test(e.key)) pilih(e, kini);
  });
  form.addEventListener("input", (e) => {
    const kini = isian.indexOf(e.target);
    if (e.target.maxLength !== 1) return;
    if (!/^[1-4]?$/.test(e.target.value)) {
      e.target.value = "";
      tegur.textContent = "Jawaban 1 sampai 4, atau kosong.";
    } else if (e.target.value) lanjut(kini);
  });
  const salah = form.querySelector(".invalid-feedback");
  const awal = isian.findIndex((i) => !i.value);
  ke(salah ? isian.indexOf(salah.closest("li, div").querySelector("input, select, textarea")) : Math.max(awal, 0));
})();
