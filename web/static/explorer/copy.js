// Copying from tables.

/**
 * Copies a selection over several cells of a table as columns in plain text too:
 * a line a row, tabs between its cells, a note's mark in brackets.
 * @param {any} event
 */
export const copyTable = (event) => {
  const chosen = getSelection(), part = document.createElement("div");
  if (event.target.closest?.("input,textarea") || !chosen?.rangeCount) return;
  const range = chosen.getRangeAt(0), from = /** @type {any} */ (range.startContainer);
  part.append(range.cloneContents());
  if (part.querySelectorAll("td,th").length < 2) return;
  // What was chosen within a row, or a table, has lost it.
  if (!part.querySelector("tr")) { const row = document.createElement("tr"); row.append(...part.childNodes); part.append(row); }
  for (const e of /** @type {NodeListOf<HTMLAnchorElement>} */ (part.querySelectorAll("a[href]"))) e.setAttribute("href", e.href);
  for (const e of part.querySelectorAll("[aria-hidden]")) e.remove();
  const html = part.querySelector("table") ? part.innerHTML : `<table>${part.innerHTML}</table>`;
  const cell = (from.closest ? from : from.parentElement).closest("td,th"), rows = [...part.querySelectorAll("tr")];
  for (const e of part.querySelectorAll("div,p,li")) e.append(" ");
  for (const e of part.querySelectorAll("sup")) e.textContent = ` [${e.textContent}]`;
  rows.forEach((row, i) => {
    const cells = [...row.children].map((e) => /** @type {string} */ (e.textContent).replace(/\s+/g, " ").trim());
    const line = document.createElement("pre");
    line.textContent = (!i && rows.length > 1 && cell ? "\t".repeat(cell.cellIndex) : "") + cells.join("\t");
    row.replaceWith(line);
  });
  // A table's own elements would set each line apart.
  for (const e of part.querySelectorAll("table,thead,tbody,caption")) {
    const box = document.createElement("div");
    box.append(...e.childNodes);
    e.replaceWith(box);
  }
  part.style.position = "fixed";
  part.style.left = "-99rem";
  document.body.append(part);
  for (const e of part.querySelectorAll("pre")) e.style.margin = "0";
  const text = part.innerText.replace(/^\n+|\n+$/g, "") + "\n";
  part.remove();
  event.clipboardData.setData("text/html", html);
  event.clipboardData.setData("text/plain", text);
  event.preventDefault();
};
