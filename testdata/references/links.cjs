// Reads what pages say of a link to them with npm's open-graph-scraper: the HTML files in
// the folder given, with nothing from the network. Prints what it found of each.
const {readFileSync, readdirSync} = require("node:fs");
const {join} = require("node:path");
const [modules, folder] = process.argv.slice(2);
const read = require(join(modules, "open-graph-scraper"));

(async () => {
  const found = {};
  for (const file of readdirSync(folder)) {
    const {result} = await read({html: readFileSync(join(folder, file), "utf8")});
    const {url, width, height, type, alt} = result.ogImage[0];
    found[file] = {title: result.ogTitle, description: result.ogDescription, url: result.ogUrl, card: result.twitterCard, images: result.ogImage.length,
      image: url, width: Number(width), height: Number(height), type, alt};
  }
  console.log(JSON.stringify(found));
})().catch(fault => {
  console.error(String(fault), JSON.stringify(fault.result || ""));
  process.exit(1);
});
