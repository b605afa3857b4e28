// One topic at a time, sending that survives a lost connection, a device that begins anew. Everything works without
// this file: then all topics stand on one page and the browser sends the form.
(() => {
  const form = document.querySelector("form[data-survei]");
  if (!form) return;
  const layar = [...form.querySelectorAll(".layar")];
  const putus = form.querySelector("[data-putus]");

  function tunjuk(ke, fokus = true) {
    layar.forEach((l, n) => l.classList.toggle("kini", n === ke));
    if (!fokus) return;
    window.scrollTo({ top: 0 });
    // The last screen is optional: its heading takes the focus, so that no keyboard of a phone covers it.
    const judul = layar[ke].querySelector("h2");
    (judul || layar[ke].querySelector("input:checked, input") || layar[ke]).focus({ preventScroll: true });
  }

  // The back button of a phone goes to the topic before, not out of the survey. Not on a device at a counter: there the
  // next citizen must not go back to what the last one chose. `dalam` counts our own entries above the first.
  const jejak = !form.dataset.kios;
  const kini = () => layar.findIndex((l) => l.classList.contains("kini"));
  function pindah(ke) {
    const langkah = ke - kini();
    const dalam = (jejak && window.history.state && window.history.state.dalam) || 0;
    if (jejak && langkah < 0 && dalam + langkah >= 0) {
      window.history.go(langkah);
      return;
    }
    if (jejak && langkah > 0) window.history.pushState({ layar: ke, dalam: dalam + langkah }, "");
    else if (jejak) window.history.replaceState({ layar: ke, dalam }, "");
    tunjuk(ke);
  }

  function terjawab(l) {
    const kosong = [...l.querySelectorAll("fieldset")].find((f) => !f.querySelector("input:checked"));
    if (!kosong) return true;
    if (!kosong.querySelector(".isian-galat")) {
      const pesan = document.createElement("p");
      pesan.className = "isian-galat";
      pesan.setAttribute("role", "alert");
      pesan.textContent = "Pilih salah satu jawaban.";
      kosong.append(pesan);
    }
    kosong.querySelector("input").focus();
    return false;
  }

  form.classList.add("bertahap");
  const galat = layar.findIndex((l) => l.querySelector(".isian-galat"));
  const awal = Math.max(galat, 0);
  tunjuk(awal, galat > 0);
  if (jejak) {
    // Opened anew in the middle (reloaded, or back from the thanks): the form is empty, so it begins at its beginning.
    const dalam = window.history.state && window.history.state.dalam;
    if (dalam) window.history.go(-dalam);
    else window.history.replaceState({ layar: awal, dalam: 0 }, "");
    window.addEventListener("popstate", (e) => {
      if (e.state && layar[e.state.layar]) tunjuk(e.state.layar);
    });
  }
  form.addEventListener("click", (e) => {
    const arah = e.target.closest("[data-lanjut], [data-kembali]");
    if (!arah) return;
    e.preventDefault();
    const ini = kini();
    if (arah.hasAttribute("data-kembali")) pindah(Math.max(ini - 1, 0));
    else if (terjawab(layar[ini])) pindah(Math.min(ini + 1, layar.length - 1));
  });
  form.addEventListener("change", (e) => {
    const kotak = e.target.closest("fieldset");
    const pesan = kotak && kotak.querySelector(".isian-galat");
    if (pesan) pesan.remove();
  });

  // The key in the form makes repeated sending one answer, so it may be sent again without asking.
  let jeda = 2000;
  async function kirim() {
    const tombol = form.querySelector("button:not([type=button])");
    tombol.disabled = true;
    try {
      const jawab = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (jawab.status >= 500) throw new Error(String(jawab.status));
      if (jawab.redirected) {
        window.location.assign(jawab.url);
      } else {
        tombol.disabled = false;
        form.submit();
      }
    } catch {
      putus.hidden = false;
      tombol.disabled = false;
      window.setTimeout(kirim, jeda);
      jeda = Math.min(jeda * 2, 60000);
    }
  }
  form.addEventListener("submit", (e) => {
    const kurang = layar.findIndex((l) => [...l.querySelectorAll("fieldset")].some((f) => !f.querySelector("input:checked")));
    e.preventDefault();
    if (kurang >= 0) {
      tunjuk(kurang, false);
      terjawab(layar[kurang]);
    } else {
      kirim();
    }
  });
  window.addEventListener("online", () => {
    if (!putus.hidden) kirim();
  });

  // A device at a counter: after a minute without a touch the next citizen finds an empty form.
  const diam = Number(form.dataset.kios) * 1000;
  if (diam) {
    let waktu;
    const ulang = () => {
      window.clearTimeout(waktu);
      waktu = window.setTimeout(() => {
        // Answers not sent yet stay: they are sent as soon as the network is back. Not a reload: some browsers would
        // fill the form again with what the last citizen chose.
        if (!putus.hidden) return ulang();
        form.reset();
        window.location.replace(form.dataset.mulai);
      }, diam);
    };
    ["pointerdown", "keydown", "scroll"].forEach((apa) => window.addEventListener(apa, ulang, { passive: true }));
    ulang();
  }
})();
