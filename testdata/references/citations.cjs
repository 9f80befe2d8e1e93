// Reads citations with npm's citation-js: the files in the folder given, by their
// endings, BibTeX as its older and its newer form. Prints what it makes of each, as
// CSL-JSON, by file and form.
const {readFileSync, readdirSync} = require("node:fs");
const {join} = require("node:path");
const [modules, folder] = process.argv.slice(2);
const {plugins} = require(join(modules, "@citation-js/core"));
for (const name of ["bibtex", "csl", "ris"]) require(join(modules, "@citation-js/plugin-" + name));

const forms = {bib: ["@bibtex/text", "@biblatex/text"], ris: ["@ris/file"], json: ["@csl/list+object"]};
const read = {};
for (const file of readdirSync(folder)) {
  const text = readFileSync(join(folder, file), "utf8");
  for (const forceType of forms[file.split(".").pop()]) {
    const given = file.endsWith(".json") ? JSON.parse(text) : text;
    read[file + " " + forceType] = plugins.input.chain(given, {forceType, generateGraph: false});
  }
}
console.log(JSON.stringify(read));
