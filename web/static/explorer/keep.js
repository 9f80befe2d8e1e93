// Keeps all of the site on the device, for a reader who asks: what is not kept for
// everybody, and of one who saves data nothing is.
const PATIENCE = 60000; // milliseconds without a word of the worker

/** Where the worker is had from, "" where the site has none. */
const source = document.querySelector("script[data-worker]")?.getAttribute("data-worker") ?? "";

/**
 * The worker that answers for this page, which is brought for it where there is none.
 * @param {ServiceWorkerContainer} workers
 * @returns {Promise<ServiceWorker>}
 */
const brought = (workers) => new Promise((found, missed) => {
  const look = () => { if (workers.controller) found(workers.controller); };
  workers.addEventListener("controllerchange", look);
  look();
  if (!workers.controller) workers.register(source).catch(missed);
});

/**
 * Has the worker keep everything and says how far it is.
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} status
 * @param {ServiceWorkerContainer} workers
 */
const keep = (button, status, workers) => {
  const { going = "", done = "", failed = "" } = button.dataset, { port1, port2 } = new MessageChannel();
  let silence = 0;
  /** @param {string} words @param {boolean} ended */
  const say = (words, ended) => {
    clearTimeout(silence);
    if (ended) port1.close();
    else silence = setTimeout(() => say(failed, true), PATIENCE);
    if (status.textContent !== words) status.textContent = words;
    button.disabled = !ended;
  };
  port1.onmessage = ({ data }) => {
    if (data.failed) say(failed, true);
    else if (data.kept) say(done, true);
    else say(going.replace("#", data.done).replace("#", data.of), false);
  };
  say(going.replace("#", "0").replace("#", "…"), false);
  brought(workers).then((worker) => worker.postMessage({ type: "keep-all" }, [port2]), () => say(failed, true));
};

/**
 * What is registered here, or why nothing is. The starter registers the worker too, in
 * its own time: to do it twice is to do it once.
 * @param {ServiceWorkerContainer} workers
 */
const registered = async (workers) => {
  const there = await workers.getRegistration();
  // One that another page has just asked for has no worker yet.
  if (there && (there.installing || there.waiting || there.active)) return there;
  if (!source || navigator.connection?.saveData) throw new Error("no worker here");
  return workers.register(source);
};

/** Offers to keep everything where there is a worker that can, and says where nothing is kept. */
export const followKeep = () => {
  const part = document.getElementById("keep"), button = part?.querySelector("button"), status = part?.querySelector("output");
  const words = /** @type {HTMLElement | null} */ (document.querySelector(".keeps-nothing"));
  if (!words) return;
  const nothing = () => words.classList.add("shown");
  try {
    const workers = navigator.serviceWorker;
    const show = () => {
      if (part) part.hidden = !workers.controller && !(navigator.connection?.saveData && source);
      if (workers.controller) words.classList.remove("shown");
    };
    workers.addEventListener("controllerchange", show);
    show();
    button?.addEventListener("click", () => { if (status) keep(button, status, workers); });
    registered(workers).then(({ installing, waiting, active }) => {
      if (waiting || active) return;
      if (!installing) nothing(); // it has failed already
      installing?.addEventListener("statechange", () => { if (installing.state === "redundant") nothing(); });
    }).catch(nothing);
  } catch { nothing(); } // there are no workers
};
