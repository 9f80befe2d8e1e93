// Charts as files: saved, or copied as a picture.
import { report, save } from "./told.js";

/**
 * Puts the typeface of the page's titles into a chart, as the server does: without it the
 * chart has the next family. Its style begins with the place.
 * @param {string} svg
 */
const embed = async (svg) => {
  try {
    const file = await fetch(/** @type {any} */ (document.querySelector("[data-font]")).dataset.font);
    return file.ok ? svg.replace(/<style>.*?,/, "$&" + btoa(String.fromCharCode(...new Uint8Array(await file.arrayBuffer())))) : svg;
  } catch {
    return svg;
  }
};

/**
 * Draws a chart as pixels.
 * @param {Promise<string>} svg
 * @param {number} scale
 * @returns {Promise<Blob>}
 */
const draw = async (svg, scale) => {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([await svg], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * scale;
  canvas.height = image.height * scale;
  /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")).drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => blob ? resolve(blob) : reject(new Error("no picture")), "image/png"));
};

/**
 * Saves or copies a chart, for the button that was pressed last.
 * @param {string} how svg, png, png2, copy, or the frame that the chart is drawn in
 * @param {string} name of the file, without its ending
 * @param {string} drawn
 */
const exportImage = (how, name, drawn) => {
  const button = explorerPictures.acting, svg = embed(drawn), picture = how === "svg" ? svg : draw(svg, how === "png2" || how === "copy" ? 2 : 1);
  const suffix = how === "png2" ? "@2x" : how === "social" ? "-1200x630" : how === "slide" ? "-1920x1080" : "";
  (how === "copy"
    ? navigator.clipboard.write([new ClipboardItem({ "image/png": /** @type {Promise<Blob>} */ (picture) })])
    : picture.then((file) => how === "svg" ? save(new Blob([file], { type: "image/svg+xml" }), name + ".svg") : save(/** @type {Blob} */ (file), name + suffix + ".png")))
    .then(() => report(button, button?.dataset.done), (error) => {
      console.info("No picture:", error.message);
      report(button, button?.dataset.failed);
    });
};

/** Makes files of the charts that the program draws. */
export const followPictures = () => { globalThis.explorerPictures = { acting: null, exportImage }; };
