// Has npm's oembed-extractor and unfurl.js find how pages are shown on another site, by what
// the pages say themselves, from a server. Prints what each found of each.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, ...addresses] = process.argv.slice(2);
const require = createRequire(pathToFileURL(join(modules, "none.js")));
const { extract } = await import(pathToFileURL(require.resolve("@extractus/oembed-extractor")).href);
const { unfurl } = require("unfurl.js");

const found = [];
for (const address of addresses) {
  const all = await extract(address), small = await extract(address, { maxwidth: 320, maxheight: 240 });
  const { oEmbed: other } = await unfurl(address);
  found.push({ all, small, other: { ...other, picture: other?.thumbnails?.[0] } });
}
console.log(JSON.stringify(found));
