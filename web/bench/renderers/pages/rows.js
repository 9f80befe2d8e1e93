// The table's rows, as app/table/rows has them for the programs in Go.

const SIZES = ["tiny", "small", "short", "narrow", "light", "plain", "quiet", "early", "fresh", "young", "local", "national", "regional", "global", "joint", "open", "recent", "annual", "broad", "large", "long", "wide", "heavy", "grand", "vast"];
const COLOURS = ["red", "orange", "yellow", "green", "blue", "indigo", "violet", "brown", "grey", "white", "black"];
const THINGS = ["paper", "grant", "project", "network", "visit", "course", "degree", "patent", "dataset", "journal", "lecture", "workshop", "letter"];

export const FEW = 1000;
export const MANY = 10000;

let last = 0, random = 0;

const choose = (words) => {
  random = (Math.imul(random, 1103515245) + 12345) | 0;
  return words[(random >>> 8) % words.length];
};

/** Makes new rows, each with its id and its label. */
export const makeRows = (count) => {
  const rows = new Array(count);
  for (let i = 0; i < count; i++) rows[i] = { id: ++last, label: `${choose(SIZES)} ${choose(COLOURS)} ${choose(THINGS)}` };
  return rows;
};

/** The buttons above the table: the id of each, and what it says. */
export const BUTTONS = [
  ["run", "Create 1,000 rows"], ["runlots", "Create 10,000 rows"], ["add", "Append 1,000 rows"],
  ["update", "Update every 10th row"], ["clear", "Clear"], ["swaprows", "Swap rows"],
];
