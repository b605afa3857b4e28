// Questions read aloud on a device at a counter, where it has an Indonesian voice: any other would not be understood.
(() => {
  const form = document.querySelector("form[data-kios]");
  if (!form || !("speechSynthesis" in window)) return;
  const bicara = window.speechSynthesis;
  const suara = () => bicara.getVoices().find((s) => /^id\b/i.test(s.lang.replace("_", "-")));
  function pasang() {
    if (!suara() || form.querySelector(".dengar")) return;
    form.querySelectorAll("fieldset").forEach((f) => {
      const tombol = document.createElement("button");
      tombol.type = "button";
      tombol.className = "tbl tbl-garis dengar";
      tombol.textContent = "Dengarkan";
      tombol.addEventListener("click", () => {
        const teks = [f.querySelector("legend"), ...f.querySelectorAll(".pilihan span")].map((n) => n.textContent).join(". ");
        const ucapan = new SpeechSynthesisUtterance(teks);
        ucapan.lang = "id-ID";
        ucapan.voice = suara();
        bicara.cancel();
        bicara.speak(ucapan);
      });
      f.prepend(tombol);
    });
  }
  pasang();
  bicara.addEventListener("voiceschanged", pasang);
  form.addEventListener("click", (e) => {
    if (e.target.closest("[data-lanjut], [data-kembali], [type=submit]")) bicara.cancel();
  });
})();
