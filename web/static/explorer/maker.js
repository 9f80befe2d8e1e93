// Makes a file that a reader takes away, in a worker: the program and the parts of the
// data that the file is made from live as long as it does.
import { BEGIN, EDITION_PART, EDITION_WORDS, MADE, MAKE, MORE, NEED, NEEDED, OPEN_EDITION, PIECE, REFUSED } from "./protocol.js";

/** @typedef {import("./take.js").Parts} Parts */

const encoder = new TextEncoder(), decoder = new TextDecoder();

/** @param {string} address */
const get = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(address + ": " + response.status);
  return response;
};
/** @param {string} address */
const getBytes = async (address) => new Uint8Array(await (await get(address)).arrayBuffer());

/** What the program has told. */
const told = { needed: "", name: "", type: "", refused: "" };
/** @type {Blob[]} */
const pieces = [];

/**
 * Reads an operation of the program's.
 * @param {Uint8Array} bytes
 */
const apply = (bytes) => {
  let at = 1;
  const next = () => {
    let length = 0, shift = 0, byte;
    do { byte = bytes[at++]; length |= (byte & 127) << shift; shift += 7; } while (byte & 128);
    at += length;
    return bytes.subarray(at - length, at);
  };
  const word = () => decoder.decode(next());
  switch (bytes[0]) {
    case NEEDED: told.needed = word(); break;
    case MADE: told.name = word(); told.type = word(); break;
    case REFUSED: told.refused = word(); break;
    case PIECE: pieces.push(new Blob([/** @type {any} */ (next())])); break;
    default: throw new Error("unknown operation");
  }
  return 1;
};

/**
 * Starts the program.
 * @param {Parts} parts
 */
const start = async (parts) => {
  importScripts(parts.runner);
  const go = new Go();
  /** @type {WebAssembly.Memory} */
  let memory;
  go.importObject.explorer = {
    /** @param {number} pointer @param {number} length */
    apply: (pointer, length) => apply(new Uint8Array(memory.buffer, pointer >>> 0, length)),
  };
  const { instance } = await WebAssembly.instantiateStreaming(get(parts.program), go.importObject);
  const program = /** @type {Program} */ (/** @type {any} */ (instance.exports));
  memory = program.memory || program.mem;
  go.run(instance);
  /**
   * @param {number} message
   * @param {Uint8Array} [content]
   */
  const send = (message, content = new Uint8Array(0)) => {
    const pointer = program.inbox(content.length);
    new Uint8Array(memory.buffer, pointer >>> 0, content.length).set(content);
    return program.receive(message, content.length) === 1;
  };
  return { send, held: () => memory.buffer.byteLength };
};

/**
 * @param {Parts} parts
 * @param {string} address path and query of the file
 */
const make = async (parts, address) => {
  const [first, ...others] = parts.languages, path = address.split("?")[0];
  const own = others.find(({ language }) => address.startsWith(`/${language}/`)) || first;
  // A package has its figure in every language.
  const editions = path.endsWith("/data.zip") ? [own, ...parts.languages.filter((l) => l !== own)] : [own];
  const fetched = editions.map((l) => Promise.all([l.dataset, l.words, l.records].map(getBytes)));
  const { send, held } = await start(parts);
  /** @param {boolean} well */
  const must = (well) => { if (!well) throw new Error("the program refused " + address); };
  must(send(BEGIN, encoder.encode(address)));
  for (const [i, { language }] of editions.entries()) {
    const [dataset, words, records] = await fetched[i];
    must(send(OPEN_EDITION, dataset) && send(EDITION_WORDS, words) && send(NEED));
    const needed = told.needed.split(" ").filter(Boolean);
    const collections = await Promise.all(needed.map((name) => getBytes(parts.collections[name][language])));
    must([...collections, records].every((part) => send(EDITION_PART, part)) && send(MAKE));
    if (told.refused) return { refused: told.refused };
  }
  while (send(MORE));
  return { file: new Blob(pieces, { type: told.type }), name: told.name, held: held() };
};

addEventListener("message", ({ data }) => {
  make(data.parts, data.address).then(postMessage, (error) => postMessage({ failed: String(error && error.message || error) }));
});
