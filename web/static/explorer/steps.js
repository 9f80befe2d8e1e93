// Steps through slides by keys and swipes, and full screen. Each step is a link of the page.
import { page } from "./page.js";
import { report } from "./told.js";

// A swipe is longer than a slip, along the line, and quick; pixels and milliseconds.
const SWIPE = 60, QUICK = 800;

/** The keys that turn a page, which go on to the next slide at its end. */
const TURNS = /** @type {{ [key: string]: string }} */ ({ PageUp: "ArrowLeft", ArrowUp: "ArrowLeft", PageDown: "ArrowRight", ArrowDown: "ArrowRight", " ": "ArrowRight" });

/** @param {string} step */
const linkOf = (step) => /** @type {HTMLElement | null} */ (document.querySelector(`.steps [data-step="${step}"]`));

/**
 * Takes a step, and says whether there is one.
 * @param {string} step
 */
const take = (step) => {
  const link = linkOf(step);
  if (!link) return false;
  if (link.getAttribute("aria-current") !== "true") link.click();
  return true;
};

/**
 * Whether the page has no more to show in a direction.
 * @param {string} step
 */
const isAtEnd = (step) => {
  const all = document.documentElement.scrollHeight - innerHeight;
  return step === "ArrowLeft" ? scrollY <= 1 : scrollY >= all - 2;
};

/** @param {KeyboardEvent} event */
const key = (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !(event.target instanceof Element)) return;
  const box = event.target.closest(".scroll"), scrolls = box && box.scrollWidth > box.clientWidth;
  const leaves = event.key === "Escape", within = scrolls || event.target.closest("[data-chart],input,select,textarea");
  // A chart's keys are the chart's; Escape closes what stands over it first.
  if (leaves ? document.querySelector(".tip") : within) return;
  if (event.key === " " && event.target.closest("a,button,summary")) return;
  const turned = TURNS[event.key], step = turned || event.key;
  if (!/^(Arrow|Home|End|Escape)/.test(step) || turned && !isAtEnd(turned)) return;
  if (take(step)) event.preventDefault();
};

/** @type {{ x: number, y: number, at: number } | null} */
let began = null;

/** @param {TouchEvent} event */
const touch = (event) => {
  const one = event.touches.length === 1 && (globalThis.visualViewport?.scale || 1) < 1.05;
  const scrolls = event.target instanceof Element && event.target.closest(".scroll,.mx,input");
  began = one && !scrolls ? { x: event.touches[0].clientX, y: event.touches[0].clientY, at: event.timeStamp } : null;
};

/** @param {TouchEvent} event */
const lift = (event) => {
  if (!began) return;
  const { clientX, clientY } = event.changedTouches[0], across = clientX - began.x;
  if (event.timeStamp - began.at < QUICK && Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(clientY - began.y)) take(across < 0 ? "ArrowRight" : "ArrowLeft");
  began = null;
};

/** @param {any} button */
const fill = async (button) => {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await page.requestFullscreen();
  } catch (error) {
    console.info("No full screen:", error);
    report(button, button.dataset.failed);
  }
};

/** @param {MouseEvent} event */
const press = (event) => {
  const step = /** @type {any} */ (event.target instanceof Element && event.target.closest(".steps [data-step]"));
  if (!step) return;
  if (step.dataset.step === "full") fill(step);
  // A slide begins at its top.
  else if (step.dataset.step !== "Escape") scrollTo({ top: 0, behavior: "instant" });
};

const mark = () => linkOf("full")?.setAttribute("aria-pressed", String(Boolean(document.fullscreenElement)));

/** Follows the reader through the slides. */
export const followSteps = () => {
  if (document.fullscreenEnabled) page.setAttribute("data-full-screen", "");
  // Before the charts: they close what stands over them with the same key.
  addEventListener("keydown", key, true);
  const passive = { passive: true };
  addEventListener("touchstart", touch, passive);
  addEventListener("touchend", lift, passive);
  addEventListener("click", press);
  document.addEventListener("fullscreenchange", mark);
};
