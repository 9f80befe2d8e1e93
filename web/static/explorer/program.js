// Sends messages to the program.
import { page } from "./page.js";

const encoder = new TextEncoder();

/** @type {Program} */
let program;
/** @type {WebAssembly.Memory} */
let memory;

/** Whether the program has taken the page over and has not failed since. */
export let live = false;

/**
 * Makes an instance the program that messages go to.
 * @param {WebAssembly.Instance} instance
 */
export const connect = (instance) => {
  program = /** @type {any} */ (instance.exports);
  memory = program.memory || program.mem;
};

/**
 * The bytes of a buffer of the program's. They are there until it runs again.
 * @param {number} pointer
 * @param {number} length
 */
export const bytesOf = (pointer, length) => new Uint8Array(memory.buffer, pointer >>> 0, length);

/** Says that the page is the program's now. */
export const ready = () => {
  live = true;
  page.setAttribute("data-ready", "");
  // WAI-ARIA has an element put anew whose role changes. Chromium and Firefox make another
  // accessible object of it by themselves; WebKit's (2.50.6) keeps the interfaces of an
  // image, and tells no value.
  if (navigator.vendor[0] === "A") for (const canvas of document.querySelectorAll("[data-chart]")) canvas.parentElement?.prepend(canvas);
};

/**
 * Leaves the page to its links and forms.
 * @param {any} error
 */
export const fail = (error) => {
  live = false;
  page.removeAttribute("data-ready");
  page.setAttribute("data-static", "");
  console.info("The page stays static:", error?.message || error);
};

// A change of the page may move the focus, of which the program is told when
// it has finished.
let sending = false;
/** @type {[number, (string | Uint8Array)?][]} */
let queue = [];

/**
 * Sends a message and gives the program's answer, 1 where it could make use of
 * it. It throws where the program fails.
 * @param {number} message
 * @param {string | Uint8Array} [content]
 * @returns {number}
 */
export const send = (message, content) => {
  if (sending) { queue.push([message, content]); return 0; }
  const bytes = typeof content === "string" ? encoder.encode(content) : content || new Uint8Array(0);
  let answer;
  sending = true;
  try {
    const pointer = program.inbox(bytes.length);
    new Uint8Array(memory.buffer, pointer, bytes.length).set(bytes);
    answer = program.receive(message, bytes.length);
  } finally {
    sending = false;
  }
  const later = queue;
  queue = [];
  for (const next of later) offer(...next);
  return answer;
};

/**
 * Sends a message where there is a program, and reports whether it could make
 * use of it. The page stays static where that fails.
 * @param {number} message
 * @param {string | Uint8Array} [content]
 */
export const offer = (message, content) => {
  if (!live) return false;
  try {
    return send(message, content) === 1;
  } catch (error) {
    fail(error);
    return false;
  }
};
