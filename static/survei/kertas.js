// Keying of paper sheets: a digit 1–4 goes on to the next field by itself, Enter as well (blank), Backspace in an empty
// field goes back. Without this file Tab does it.
(() => {
  const form = document.querySelector("form[data-kertas]");
  if (!form) return;
  const isian = [...form.querySelectorAll("input:not([type=hidden])")];
  const ke = (n) => {
    isian[n].focus();
    isian[n].select();
  };
  form.addEventListener("keydown", (e) => {
    const kini = isian.indexOf(e.target);
    if (kini < 0) return;
    if (e.key === "Enter" && kini < isian.length - 1) {
      e.preventDefault();
      ke(kini + 1);
    } else if (e.key === "Backspace" && !e.target.value && kini > 0) {
      e.preventDefault();
      ke(kini - 1);
    }
  });
  form.addEventListener("input", (e) => {
    const kini = isian.indexOf(e.target);
    if (e.target.maxLength !== 1) return;
    if (!/^[1-4]?$/.test(e.target.value)) e.target.value = "";
    else if (e.target.value && kini < isian.length - 1) ke(kini + 1);
  });
  const salah = form.querySelector(".invalid-feedback");
  const awal = isian.findIndex((i) => !i.value);
  ke(salah ? isian.indexOf(salah.closest("li").querySelector("input")) : Math.max(awal, 0));
})();
