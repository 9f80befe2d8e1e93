// Reads JSON-LD with npm's jsonld: the files in the folder given, each with the
// context of its own vocabulary and nothing from the network. Prints the triples of
// each, as [subject, predicate, object], nodes without a name by their own numbers.
const {readFileSync, readdirSync} = require("node:fs");
const {join} = require("node:path");
const [modules, folder] = process.argv.slice(2);
const jsonld = require(join(modules, "jsonld"));

const addresses = ["url", "contentUrl", "license", "usageInfo"];
const context = {"@vocab": "https://schema.org/", ...Object.fromEntries(addresses.map(name => [name, {"@id": "https://schema.org/" + name, "@type": "@id"}]))};
const documentLoader = async address => {
  if (address !== "https://schema.org/") throw new Error("no other document is to be loaded: " + address);
  return {document: {"@context": context}, documentUrl: address};
};

(async () => {
  const read = {};
  for (const file of readdirSync(folder)) {
    const document = JSON.parse(readFileSync(join(folder, file), "utf8"));
    const quads = await jsonld.toRDF(document, {documentLoader, safe: true});
    read[file] = quads.map(q => [q.subject.value, q.predicate.value, q.object.value]);
  }
  console.log(JSON.stringify(read));
})().catch(fault => {
  console.error(String(fault), JSON.stringify(fault.details || ""));
  process.exit(1);
});
