// Keeps all of the site on the device, for a reader who asks: what is not kept for
// everybody.
const PATIENCE = 60000; // milliseconds without a word of the worker

/**
 * Has the worker keep everything and says how far it is.
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} status
 * @param {ServiceWorker} worker
 */
const keep = (button, status, worker) => {
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
  worker.postMessage({ type: "keep-all" }, [port2]);
};

/** Offers to keep everything where there is a worker that can. */
export const followKeep = () => {
  const part = document.getElementById("keep"), button = part?.querySelector("button"), status = part?.querySelector("output");
  if (!part || !button || !status) return;
  try {
    const workers = navigator.serviceWorker;
    const show = () => { part.hidden = !workers.controller; };
    workers.addEventListener("controllerchange", show);
    show();
    button.addEventListener("click", () => { if (workers.controller) keep(button, status, workers.controller); });
  } catch { /* no worker here */ }
};
