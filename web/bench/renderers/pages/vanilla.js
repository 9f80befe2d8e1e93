// The table by hand: a row is a copy of a template, and each thing that is done to the
// rows changes just the nodes that it has to.
import { FEW, makeRows, MANY } from "./rows.js";

const body = document.querySelector("tbody"), table = body.parentNode;
const template = document.createElement("template");
template.innerHTML = '<tr><td class="col-md-1"> </td><td class="col-md-4"><a class="lbl"> </a></td>' +
  '<td class="col-md-1"><a class="remove"><span class="glyphicon glyphicon-remove" aria-hidden="true"></span></a></td><td class="col-md-6"></td></tr>';
const pattern = template.content.firstChild;

/** The rows in their order: the element of each, its label's text, its id and its label. */
let rows = [];
/** The row that is selected. */
let selected = null;

const make = ({ id, label }) => {
  const element = pattern.cloneNode(true), first = element.firstChild, text = first.nextSibling.firstChild.firstChild;
  first.firstChild.nodeValue = id;
  text.nodeValue = label;
  const row = { element, text, id, label };
  element.row = row;
  return row;
};

const append = (count) => {
  const empty = rows.length === 0;
  // Rows are put into a table that is off the page, if it was empty.
  if (empty) body.remove();
  for (const fact of makeRows(count)) {
    const row = make(fact);
    rows.push(row);
    body.appendChild(row.element);
  }
  if (empty) table.appendChild(body);
};

const clear = () => {
  body.textContent = "";
  rows = [];
  selected = null;
};

const actions = {
  run() { clear(); append(FEW); },
  runlots() { clear(); append(MANY); },
  add() { append(FEW); },
  update() {
    for (let i = 0; i < rows.length; i += 10) rows[i].text.nodeValue = rows[i].label += " !!!";
  },
  clear,
  swaprows() {
    if (rows.length <= 998) return;
    const a = rows[1], b = rows[998], after = a.element.nextSibling;
    rows[1] = b;
    rows[998] = a;
    body.insertBefore(a.element, b.element);
    body.insertBefore(b.element, after);
  },
};

for (const button of document.querySelectorAll("button")) button.addEventListener("click", actions[button.id]);
body.addEventListener("click", ({ target }) => {
  const link = target.closest("a"), element = target.closest("tr");
  if (!link) return;
  const { row } = element;
  if (link.className === "lbl") {
    if (selected) selected.element.className = "";
    selected = row;
    element.className = "danger";
    return;
  }
  element.remove();
  rows.splice(rows.indexOf(row), 1);
  if (selected === row) selected = null;
});
document.documentElement.setAttribute("data-ready", "");
