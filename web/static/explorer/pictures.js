// Charts as files: saved, or copied as a picture.
import { PAPER } from "./protocol.js";
import { report, save } from "./told.js";

const SOCIAL = [1200, 630]; // pixels of a preview on social networks

/** @type {any} The button that was pressed last. */
let acting = null;

/** @param {HTMLElement} button */
export const noteAction = (button) => { acting = button; };

/**
 * Draws a chart as pixels.
 * @param {string} svg
 * @param {number} scale
 * @param {number[] | null} size width and height; the chart's own if null
 * @returns {Promise<Blob>}
 */
const draw = async (svg, scale, size) => {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = document.createElement("canvas"), pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  [canvas.width, canvas.height] = size || [image.width * scale, image.height * scale];
  const fit = Math.min(canvas.width / image.width, canvas.height / image.height);
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, (canvas.width - image.width * fit) / 2, (canvas.height - image.height * fit) / 2, image.width * fit, image.height * fit);
  URL.revokeObjectURL(image.src);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => blob ? resolve(blob) : reject(new Error("no picture")), "image/png"));
};

/**
 * Saves or copies a chart.
 * @param {string} how svg, png, png2, social or copy
 * @param {string} name of the file, without its ending
 * @param {string} svg
 */
export const exportImage = (how, name, svg) => {
  const button = acting, done = () => report(button, button?.dataset.done);
  if (how === "svg") return save(new Blob([svg], { type: "image/svg+xml" }), name + ".svg"), done();
  const picture = draw(svg, how === "png2" || how === "copy" ? 2 : 1, how === "social" ? SOCIAL : null);
  const suffix = how === "png2" ? "@2x" : how === "social" ? "-1200x630" : "";
  (how === "copy"
    ? navigator.clipboard.write([new ClipboardItem({ "image/png": picture })])
    : picture.then((blob) => save(blob, name + suffix + ".png")))
    .then(done, (error) => {
      console.info("No picture:", error.message);
      report(button, button?.dataset.failed);
    });
};
