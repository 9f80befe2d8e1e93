// The lists of a form act at once: when one was chosen from with the pointer or
// in its opened list. Keys that go through a list that is not opened change it at
// every step; it acts when Enter is pressed or when it is left.

const STEP = 100; // milliseconds within which a change is the key's

let keyed = -STEP;
/** @type {HTMLSelectElement | null} The list that keys went through. */
let stepped = null;

/**
 * @param {EventTarget | null} target
 * @returns {HTMLSelectElement | null} a list of a form that has a button and is not sent as one types
 */
const listOf = (target) => target instanceof HTMLSelectElement && target.form && !target.form.hasAttribute("data-live") &&
  target.form.querySelector("[type=submit]") ? target : null;

/** @param {HTMLSelectElement} list */
const send = (list) => {
  stepped = null;
  const button = /** @type {HTMLElement | null} */ (list.form && list.form.querySelector("[type=submit]"));
  // A list that asks has nothing chosen: it would change nothing.
  if (button && list.value) button.click();
};

/** Follows the lists of forms. */
export const followLists = () => {
  document.addEventListener("keydown", (event) => {
    if (!listOf(event.target)) return;
    if (event.key === "Enter") stepped = null; // the starter sends it
    else if (event.key !== " " && event.key !== "Tab") keyed = event.timeStamp;
  }, true);
  document.addEventListener("change", (event) => {
    const list = listOf(event.target);
    if (!list) return;
    if (event.timeStamp - keyed < STEP) stepped = list;
    else send(list);
  });
  document.addEventListener("focusout", (event) => {
    if (stepped && event.target === stepped) send(stepped);
  });
};
