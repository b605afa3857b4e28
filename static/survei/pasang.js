// Pages of services once opened stay readable offline: the work is done by /luring.js, which keeps public pages only.
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/luring.js", { scope: "/" }).then(() => navigator.serviceWorker.ready).then((r) => {
    if (!navigator.serviceWorker.controller && !location.search) r.active.postMessage(location.pathname);
  }).catch(() => {});
}
