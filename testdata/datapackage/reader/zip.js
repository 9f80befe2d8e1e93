// Reads a ZIP with yauzl and with JSZip, and the CSV files in it with Papa Parse. It
// prints, as JSON, the names in the ZIP's order with their bytes, and of each CSV file
// the rows as they are.
const {join} = require("path");
const {readFile} = require("fs/promises");
const modules = process.argv[2];
const yauzl = require(join(modules, "yauzl"));
const JSZip = require(join(modules, "jszip"));
const Papa = require(join(modules, "papaparse"));

const entries = (name) => new Promise((done, fail) => {
  const list = [];
  yauzl.open(name, {lazyEntries: true, strictFileNames: true, validateEntrySize: true}, (fault, zip) => {
    if (fault) return fail(fault);
    zip.on("error", fail);
    zip.on("end", () => done(list));
    zip.on("entry", (entry) => zip.openReadStream(entry, (fault, stream) => {
      if (fault) return fail(fault);
      const parts = [];
      stream.on("error", fail);
      stream.on("data", (part) => parts.push(part));
      stream.on("end", () => {
        list.push({name: entry.fileName, content: Buffer.concat(parts)});
        zip.readEntry();
      });
    }));
    zip.readEntry();
  });
});

(async () => {
  const name = process.argv[3];
  const list = await entries(name);
  const other = await JSZip.loadAsync(await readFile(name), {checkCRC32: true});
  for (const {name, content} of list) {
    if (!other.files[name].dir && !content.equals(await other.files[name].async("nodebuffer"))) throw new Error(`${name} is another file in JSZip`);
  }
  if (Object.keys(other.files).length !== list.length) throw new Error("JSZip finds other files");
  console.log(JSON.stringify(list.map(({name, content}) => {
    if (!name.endsWith(".csv")) return {name, bytes: content.length};
    const {data, errors} = Papa.parse(content.toString("utf8"), {skipEmptyLines: true});
    if (errors.length > 0) throw new Error(`${name}: ${JSON.stringify(errors[0])}`);
    return {name, bytes: content.length, rows: data};
  })));
})().catch((fault) => {
  console.error(String(fault));
  process.exit(1);
});
