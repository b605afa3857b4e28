// Service worker of the citizens' pages, served at /luring.js. It keeps the pages of services once opened, with their
// style and pictures: network first, the kept copy when there is none. It never touches any other page: what needs a
// login, carries a form, or is not a plain reading goes past it.
const HALAMAN = "layanan-halaman-1";
const BERKAS = "layanan-berkas-1";
const LURING = "/luring/";
const HALAMAN_MAKS = 40;
const BERKAS_MAKS = 60;
const DAPAT_DIBACA = /^\/(layanan\/([0-9A-Za-z.-]+\/)?|indeks\/)$/;
const FORMULIR = /^\/(s\/|keluhan\/cek\/|lapor-pungli\/|layanan\/[0-9A-Za-z.-]+\/keluhan\/)/;
const WAKTU = new Intl.DateTimeFormat("id-ID", { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "Asia/Jakarta" });

async function simpan(nama, alamat, jawab, maks) {
  const kepala = new Headers(jawab.headers);
  kepala.set("X-Disimpan", new Date().toISOString());
  // Read to its end before the older copy goes: a network that breaks off half-way costs nothing that was kept.
  const badan = await jawab.blob();
  const laci = await caches.open(nama);
  // One step, never without a copy in between; what is put anew stands last, so that the oldest go first.
  await laci.put(alamat, new Response(badan, { status: 200, headers: kepala }));
  const isi = (await laci.keys()).filter((r) => new URL(r.url).pathname !== LURING);
  await Promise.all(isi.slice(0, Math.max(0, isi.length - maks)).map((r) => laci.delete(r)));
}

// A page with the style, scripts and pictures that it names.
async function ambil(alamat) {
  const jawab = await fetch(alamat, { credentials: "omit" });
  if (!jawab.ok || jawab.redirected) return;
  const teks = await jawab.clone().text();
  await simpan(HALAMAN, alamat, jawab, HALAMAN_MAKS);
  const berkas = [...teks.matchAll(/(?:href|src)="(\/static\/[^"]+\.(?:css|svg|js))"/g)].map((c) => new URL(c[1], self.location).href);
  await Promise.all(berkas.map(async (satu) => {
    const isi = await fetch(satu);
    if (isi.ok) await simpan(BERKAS, satu, isi, BERKAS_MAKS);
  }));
}

function aman(teks) {
  return teks.replace(/[&<>"]/g, (h) => `&#${h.charCodeAt(0)};`);
}

// The kept copy says that it is one and of when.
async function bertanggal(jawab) {
  const pukul = WAKTU.format(new Date(jawab.headers.get("X-Disimpan")));
  const catatan = `<p class="luring" role="status">Anda sedang luring. Halaman ini per ${pukul} WIB.</p>`;
  const teks = (await jawab.text()).replace(/(<main [^>]*>)/, `$1${catatan}`);
  return new Response(teks, { status: 200, headers: jawab.headers });
}

async function halamanLuring() {
  const laci = await caches.open(HALAMAN);
  const dasar = await laci.match(LURING);
  if (!dasar) return Response.error();
  const daftar = [];
  for (const r of await laci.keys()) {
    const jalur = new URL(r.url).pathname;
    if (jalur === LURING) continue;
    const judul = (await (await laci.match(r)).text()).match(/<title>([^<]*)<\/title>/);
    daftar.push(`<li><a href="${aman(jalur)}">${judul ? judul[1].trim() : aman(jalur)}</a></li>`);
  }
  const isi = daftar.length ? `<h2>Yang dapat dibaca sekarang</h2><ul>${daftar.join("")}</ul>` : "";
  const teks = (await dasar.text()).replace('<div id="tersimpan"></div>', isi);
  return new Response(teks, { status: 200, headers: dasar.headers });
}

async function baca(permintaan, jalur) {
  try {
    const jawab = await fetch(permintaan);
    if (jawab.ok && jawab.type === "basic" && !jawab.redirected && !new URL(permintaan.url).search) {
      await simpan(HALAMAN, jalur, jawab.clone(), HALAMAN_MAKS);
    }
    return jawab;
  } catch {
    const ada = await (await caches.open(HALAMAN)).match(jalur);
    return ada ? bertanggal(ada) : halamanLuring();
  }
}

async function berkas(permintaan) {
  try {
    const jawab = await fetch(permintaan);
    if (jawab.ok) await simpan(BERKAS, permintaan.url, jawab.clone(), BERKAS_MAKS);
    return jawab;
  } catch {
    return (await (await caches.open(BERKAS)).match(permintaan.url)) || Response.error();
  }
}

self.addEventListener("install", (e) => e.waitUntil(ambil(LURING).then(() => self.skipWaiting())));
self.addEventListener("activate", (e) => e.waitUntil((async () => {
  const lama = (await caches.keys()).filter((n) => n.startsWith("layanan-") && ![HALAMAN, BERKAS].includes(n));
  await Promise.all(lama.map((n) => caches.delete(n)));
  await self.clients.claim();
})()));
self.addEventListener("message", (e) => {
  // The page that registered the worker was loaded before it: it is fetched once more, to be kept.
  const jalur = typeof e.data === "string" ? e.data : "";
  if (!DAPAT_DIBACA.test(jalur)) return;
  e.waitUntil(ambil(jalur).catch(() => {}));
});
self.addEventListener("fetch", (e) => {
  const alamat = new URL(e.request.url);
  if (e.request.method !== "GET" || alamat.origin !== self.location.origin) return;
  if (e.request.mode === "navigate") {
    if (DAPAT_DIBACA.test(alamat.pathname)) e.respondWith(baca(e.request, alamat.pathname));
    else if (FORMULIR.test(alamat.pathname)) e.respondWith(fetch(e.request).catch(halamanLuring));
  } else if (alamat.pathname.startsWith("/static/") && e.request.referrer && DAPAT_DIBACA.test(new URL(e.request.referrer).pathname)) {
    e.respondWith(berkas(e.request));
  }
});
