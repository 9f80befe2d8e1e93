// node build.mjs PAGES OUT: bundles each page's script of the folder PAGES into OUT, minified, with the libraries
// that stand beside this file.
import { transformAsync } from "@babel/core";
import solid from "babel-preset-solid";
import { build } from "esbuild";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const [pages, out] = process.argv.slice(2).map((folder) => path.resolve(folder));
const libraries = path.join(path.dirname(fileURLToPath(import.meta.url)), "node_modules");

/** Has Solid's own compiler turn its page into script. */
const compiled = {
  name: "solid",
  setup: ({ onLoad }) => onLoad({ filter: /solid\.jsx$/ }, async ({ path: filename }) => {
    const { code } = await transformAsync(await readFile(filename, "utf8"), { filename, presets: [solid], babelrc: false, configFile: false });
    return { contents: code, loader: "js" };
  }),
};

await build({
  entryPoints: ["vanilla.js", "solid.jsx", "react.jsx", "ours.js", "start.js"].map((name) => path.join(pages, name)),
  outdir: out, bundle: true, minify: true, format: "iife", target: "es2023", legalComments: "none", logLevel: "warning",
  jsx: "automatic", define: { "process.env.NODE_ENV": '"production"' }, nodePaths: [libraries], conditions: ["browser", "production"], plugins: [compiled],
});
