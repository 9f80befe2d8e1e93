// Unpacks the engine of npm's @sparticuz/chromium, and what it draws with where there is no graphics
// card, into a folder: node unpack.cjs PACKAGE FOLDER.
const { createReadStream, createWriteStream, mkdirSync } = require("node:fs");
const { join } = require("node:path");
const { pipeline } = require("node:stream/promises");
const { createBrotliDecompress } = require("node:zlib");

const [from, to] = process.argv.slice(2);
mkdirSync(to, { recursive: true });
const unpack = (name, out) => pipeline(createReadStream(join(from, "bin", name)), createBrotliDecompress(), out);
Promise.all([
	unpack("chromium.br", createWriteStream(join(to, "chromium"), { mode: 0o755 })),
	unpack("swiftshader.tar.br", createWriteStream(join(to, "swiftshader.tar"))),
]).catch((error) => {
	console.error("unpack:", error.message);
	process.exitCode = 1;
});
