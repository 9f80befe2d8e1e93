// Finds what fits some words in the list of a search, as the server does
// (components/page/search): a test holds the two to each other.
import { plain } from "./letters.js";

/**
 * What can be found, one of a kind: name, its language, what is said of it, the
 * language of that, class of its mark, address, names, further words.
 * @typedef {[string, string, string, string, string, string, string, string]} Entry
 */

/**
 * @typedef {{ groups: { name: string, entries: Entry[] }[], places: string[], short: string[], initials: string[], order: string,
 *   own: [string, string], pair: string, ownPairs: [string, string], partners: string, joiners: string, accented: string, plain: string, nothing: string, one: string,
 *   several: string, all: string, looked: string, results: string }} List
 */

/** @typedef {{ name: string, best: number, entries: Entry[] }} Group */

const PLACES = 1, PAIRS = 2, NAMES = 6, WORDS = 7, MOST_PAIRS = 4;
const IS_NAME = 0, BEGINS_NAME = 1, IN_NAMES = 2, IN_WORDS = 3, FITS_NOT = 4;
const SPACELESS = 0x2E80;
const isWord = (/** @type {string} */ s) => /^[\p{L}\p{N}]/u.test(s);
const isLatin = (/** @type {string} */ s) => isWord(s) && (s.codePointAt(0) || 0) < SPACELESS;
const first = (/** @type {string} */ s) => [...s.slice(0, 2)][0] || " ";
const last = (/** @type {string} */ s) => [...s.slice(-2)].pop() || " ";

/**
 * Writes what is to be taken as the same in the same way.
 * @param {List} list
 * @param {string} words
 */
export const fold = (list, words) => [...plain(words)].map((c) => [...list.plain][[...list.accented].indexOf(c)] ?? c).join("")
  .replace(/[−–‐]/g, "-").replace(/["“”「」『』«»„]/g, "").replace(/[()[\]‘’';]/g, " ").replace(/(\d),(?=\d)/g, "$1").split(/\s+/).filter(Boolean)
  .join(" ").replaceAll(" & ", "&");

/**
 * @param {string} text
 * @param {string} word
 */
const has = (text, word) => {
  if (word.length > 3) word = word.replace(/s$/, "");
  const anywhere = !isLatin(first(word));
  for (let i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + word.length)) {
    if (anywhere || !isLatin(last(text.slice(0, i)))) return true;
  }
  return false;
};

/**
 * @param {Entry} entry
 * @param {string} query
 */
const fit = (entry, query) => {
  const names = entry[NAMES].split("\n");
  if (names.includes(query)) return IS_NAME;
  if (names.some((name) => name.startsWith(query))) return BEGINS_NAME;
  const words = query.split(/[ ,、]+/).filter(Boolean);
  if (words.every((word) => has(entry[NAMES], word))) return IN_NAMES;
  return words.every((word) => has(entry[NAMES], word) || has(entry[WORDS], word)) ? IN_WORDS : FITS_NOT;
};

/**
 * @param {string} text
 * @param {string} name
 */
const whole = (text, name) => {
  for (let i = text.indexOf(name); i >= 0; i = text.indexOf(name, i + name.length)) {
    if (!isLatin(first(name)) || !isLatin(last(text.slice(0, i))) && !isLatin(first(text.slice(i + name.length)))) return i;
  }
  return -1;
};

/**
 * The places that words name, in their order, by their indices. Two initials are two places.
 * @param {List} list
 * @param {string} query
 * @returns {number[][]}
 */
const places = (list, query) => {
  const all = list.groups[PLACES].entries, signs = [...query].filter(isWord).map((sign) => list.initials.indexOf(sign));
  if (signs.length === 2 && signs[0] !== signs[1] && !signs.includes(-1)) return signs.map((i) => [i]);
  // All the words together may be of one place, in any order.
  const one = all.flatMap((entry, i) => fit(entry, query) <= IN_NAMES ? [i] : []);
  if (one.length) return [one];
  /** @type {{ at: number, which: number[] }[]} */
  const named = [];
  // A code of two letters may be a word: "in", "it", "no".
  const names = all.flatMap((entry, i) => entry[NAMES].split("\n")
    .filter((name) => name.length > 2 || !isLatin(first(name)) || name === fold(list, list.short[i])).map((name) => ({ name, i })));
  for (const { name, i } of names.sort((x, y) => y.name.length - x.name.length)) {
    const at = whole(query, name);
    if (at < 0) continue;
    named.push({ at, which: [i] });
    query = query.slice(0, at) + " ".repeat(name.length) + query.slice(at + name.length);
  }
  for (const { 0: word, index: at } of query.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (list.joiners.includes(` ${word} `)) continue;
    const which = all.flatMap((entry, i) => (word.length > 2 || !isLatin(first(word))) && (has(entry[NAMES], word) || has(entry[WORDS], word)) ? [i] : []);
    if (!which.length) return [];
    named.push({ at, which });
  }
  return named.sort((x, y) => x.at - y.at).map(({ which }) => which);
};

/**
 * The pairs that words name, and whether they do for certain.
 * @param {List} list
 * @param {string} query
 * @returns {[Entry[], boolean]}
 */
const pairs = (list, query) => {
  const named = places(list, query), [a, b] = list.own, certain = named.length > 1;
  const others = certain ? named[1] : [list.places.indexOf(a)];
  /** @type {Entry[]} */
  const found = [];
  for (const x of named[0] || []) {
    if (!certain && list.places[x] === b) continue;
    for (const y of others) {
      if (x === y || y < 0 || found.length === MOST_PAIRS) continue;
      const ids = [list.places[x], list.places[y]], isOwn = ids.includes(a) && ids.includes(b);
      const signs = [list.initials[x], list.initials[y]].sort((p, q) => list.order.indexOf(p) - list.order.indexOf(q));
      const name = isOwn ? list.ownPairs[+(ids[0] === b)] : list.order && signs[0] && signs[1] ? signs.join("") : list.pair.replace("{a}", () => list.short[x]).replace("{b}", () => list.short[y]);
      found.push([name, "", "", "", "", list.partners + (isOwn ? "" : "?country=" + ids.join("~")), "", ""]);
    }
  }
  return [found, certain];
};

/**
 * What a word of Chinese characters is the brief form of, as 国研所 of 国立研究所: it begins
 * and ends as that does, and has some of its characters in their order.
 * @param {string} word
 * @param {string} names
 * @returns {string | undefined}
 */
const inFull = (word, names) => {
  const brief = /^\p{Script=Han}{3,}$/u.test(word) ? [...word] : [];
  return brief.length ? names.split(/\P{Script=Han}+/u).find((part) => {
    const full = [...part], at = full.reduce((n, sign) => sign === brief[n] ? n + 1 : n, 0);
    return at === brief.length && full[0] === brief[0] && full.at(-1) === brief.at(-1);
  }) : undefined;
};

const lettersOf = (/** @type {string} */ s) => s.replace(/[^\p{L}\p{N}]/gu, "");

/**
 * What words that fit nothing may mean: two codes of places without a space, the brief
 * form of a name, or one written with fewer spaces or signs than it has.
 * @param {List} list
 * @param {string} query
 * @returns {Group[]}
 */
const again = (list, query) => {
  const tight = lettersOf(query), [, x, y] = /^([a-z]{3})([a-z]{3})$/.exec(tight) || [], codes = list.places.map((place) => place.toLowerCase());
  if (codes.includes(x) && codes.includes(y)) return looked(list, x + " " + y);
  for (const { entries } of list.groups) {
    for (const entry of entries) {
      const full = inFull(query, entry[NAMES]);
      if (full) return looked(list, full);
    }
  }
  if ([...tight].length < 4) return [];
  return list.groups.map(({ name, entries }) => ({ name, best: BEGINS_NAME,
    entries: entries.filter((entry) => entry[NAMES].split("\n").some((called) => lettersOf(called).startsWith(tight))) }))
    .filter(({ entries }) => entries.length);
};

/**
 * Finds what fits some words, in groups, those with the best entry first; words that
 * find nothing are looked for again.
 * @param {List} list
 * @param {string} words
 * @returns {Group[]}
 */
export const find = (list, words) => {
  const query = fold(list, words);
  if (!query.replace(/[ ,、]/g, "")) return [];
  const found = looked(list, query);
  return found.length ? found : again(list, query);
};

/**
 * @param {List} list
 * @param {string} query folded
 * @returns {Group[]}
 */
const looked = (list, query) => {
  const [between, certain] = pairs(list, query);
  return list.groups.map(({ name, entries }, kind) => {
    const fits = (kind === PAIRS ? between : entries)
      .map((entry) => ({ entry, how: kind !== PAIRS ? fit(entry, query) : certain ? IS_NAME : IN_WORDS })).filter(({ how }) => how < FITS_NOT)
      .sort((x, y) => x.how - y.how);
    return { name, best: fits[0]?.how, entries: fits.map(({ entry }) => entry) };
  }).filter(({ entries }) => entries.length).sort((x, y) => x.best - y.best);
};
