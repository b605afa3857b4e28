// A page of a service: ticks kept on this device, places sorted by its position. Both stay here: nothing is sent.
(() => {
  const daftar = document.querySelector("[data-centang]");
  if (daftar) {
    const kunci = `centang:${daftar.dataset.centang}`;
    const kotak = [...daftar.querySelectorAll("input")];
    const teks = (k) => k.closest("label").textContent.trim();
    try {
      // By their words, not their place: a list that was changed keeps the ticks that still mean something.
      const tersimpan = new Set(JSON.parse(localStorage.getItem(kunci) || "[]"));
      kotak.forEach((k) => { k.checked = tersimpan.has(teks(k)); });
      daftar.addEventListener("change", () => {
        localStorage.setItem(kunci, JSON.stringify(kotak.filter((k) => k.checked).map(teks)));
      });
      document.querySelector("[data-centang-pesan]").hidden = false;
    } catch {
      // Storage refused: the list can still be ticked, it is only not remembered.
    }
  }

  const kotakPosisi = document.querySelector("[data-posisi]");
  // The first few places stand open, the others in a fold: both lists share one order.
  const tempat = [...document.querySelectorAll("[data-tempat]")];
  const semua = tempat.flatMap((ul) => [...ul.children]);
  if (!kotakPosisi || !navigator.geolocation || !semua.some((li) => li.dataset.lintang)) return;
  const terbuka = tempat[0].children.length;
  const pesan = kotakPosisi.querySelector("[data-posisi-pesan]");
  const rad = (derajat) => (Number(derajat) * Math.PI) / 180;
  const jarak = (pos, li) => {
    if (!li.dataset.lintang) return Infinity;
    const [a, b] = [rad(pos.latitude), rad(li.dataset.lintang)];
    const s = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin((rad(li.dataset.bujur) - rad(pos.longitude)) / 2) ** 2;
    return 2 * 6371 * Math.asin(Math.sqrt(s));
  };
  kotakPosisi.hidden = false;
  kotakPosisi.querySelector("[data-posisi-tombol]").addEventListener("click", () => {
    pesan.textContent = "Mencari posisi …";
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      const isi = semua.map((li) => [jarak(coords, li), li]).sort((a, b) => a[0] - b[0]);
      isi.forEach(([km, li], n) => {
        li.querySelector("[data-jarak]").textContent = km < Infinity ? `± ${km.toFixed(1).replace(".", ",")} km` : "";
        tempat[n < terbuka ? 0 : 1].append(li);
      });
      pesan.textContent = "Diurutkan dari posisi perangkat ini. Posisi Anda tidak dikirim atau disimpan.";
    }, () => {
      pesan.textContent = "Posisi tidak diketahui atau tidak diizinkan. Pilih kecamatan atau kelurahan di atas.";
    }, { maximumAge: 300000, timeout: 10000 });
  });
})();
