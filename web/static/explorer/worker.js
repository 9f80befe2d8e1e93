// The site as it is now: whether it can be reached, and whether a worker has
// brought a new version of it.
import { clearNotice, showNotice } from "./notice.js";
import { base, framed, page, script } from "./page.js";

const OFFLINE = "offline-news", UPDATE = "update-news"; // ids of the notices
const PATIENCE = 3000, SOON = 500, AGAIN = 30000; // milliseconds

/** @type {number} */
let probing;

/**
 * Asks the site whether it is there, until it is: a device that is online may be
 * cut off, and tells that it is online before anything can be reached. A network that
 * answers for it with a page of its own has not reached it.
 * @param {number} pause milliseconds until it asks again
 */
const probe = async (pause) => {
  clearTimeout(probing);
  const mine = probing = setTimeout(probe, pause + PATIENCE, Math.min(2 * pause, AGAIN));
  let there;
  try {
    if (navigator.onLine) {
      const answer = await fetch(base + "/healthz", { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout?.(PATIENCE) });
      there = answer.status < 500 && /^text\/plain/.test(answer.headers.get("content-type") ?? "");
    }
  } catch { /* it is not */ }
  if (mine !== probing) return;
  if (there) {
    clearTimeout(probing);
    clearNotice(OFFLINE);
  } else showNotice(OFFLINE);
};

/**
 * Asks a worker for its version, and whether it answered for the network.
 * @param {ServiceWorker} worker
 * @returns {Promise<{ version: string, cutOff: boolean }>}
 */
const stateOf = (worker) => new Promise((answer) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = (event) => answer(event.data);
  worker.postMessage({ type: "state" }, [port2]);
});

/**
 * Offers the version of a worker that comes with another than this page's; it is
 * never forced. The one that was there before the page may well be older.
 * @param {ServiceWorker} worker
 */
const offerUpdate = async (worker) => {
  const { version } = await stateOf(worker), waits = worker.state === "installed";
  if (version === page.dataset.version) {
    if (waits) worker.postMessage({ type: "same-version" });
    return;
  }
  showNotice(UPDATE, () => {
    const reload = () => location.reload();
    if (worker.state !== "installed") return reload();
    navigator.serviceWorker.addEventListener("controllerchange", reload);
    worker.postMessage({ type: "skip-waiting" });
  });
};

/** @type {ServiceWorkerRegistration | undefined} */
let watched;

/** @param {ServiceWorkerRegistration | undefined} registration */
const watchWorker = (registration) => {
  if (!registration || watched) return;
  watched = registration;
  /** @param {ServiceWorker | null} worker */
  const follow = (worker) => {
    if (!worker || !registration.active) return; // the first one replaces nothing
    worker.addEventListener("statechange", () => { if (worker.state === "installed") offerUpdate(worker); });
  };
  if (registration.waiting) offerUpdate(registration.waiting);
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") registration.update().catch(() => {});
  });
};

/** Watches whether the site is there, and for a new version. */
export const watchSite = () => {
  if (framed || !document.getElementById(OFFLINE)) return;
  for (const type of ["online", "offline"]) addEventListener(type, () => probe(SOON));
  if (!navigator.onLine) probe(SOON);
  try {
    const workers = navigator.serviceWorker;
    if (workers.controller) stateOf(workers.controller).then(({ cutOff }) => { if (cutOff) probe(SOON); });
    workers.addEventListener("controllerchange", () => { if (workers.controller) offerUpdate(workers.controller); });
    workers.getRegistration().then(watchWorker, () => {});
  } catch { /* no worker here */ }
};

/** Brings the worker, which fills its cache, once the page is interactive. */
export const registerWorker = () => {
  try {
    if (framed || !script?.dataset.worker || navigator.connection?.saveData) return;
    navigator.serviceWorker.register(script.dataset.worker).then(watchWorker, () => {});
  } catch { /* no worker here: the page needs the network */ }
};
