// Prints what another reader finds in presentations and what a validator finds wrong
// with them, as JSON, by file.
//
//     node read.cjs NODE_MODULES FILE...
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const [modules, ...files] = process.argv.slice(2);

const named = { nbsp: ' ', lt: '<', gt: '>', quot: '"', '#39': "'", '#039': "'", amp: '&' };

// words is the text of markup, a line for each paragraph.
const words = (markup) =>
	markup
		.replace(/<\/p>\s*(?=<p)|<\/li>|<br\s*\/?>/g, '\n')
		.replace(/<[^>]*>/g, '')
		.replace(/&(nbsp|lt|gt|quot|#0?39|amp);/g, (_, name) => named[name])
		.replaceAll('\u00a0', ' ')
		.trim();

const links = (markup) => [...markup.matchAll(/<a href="([^"]*)"/g)].map((m) => m[1].replaceAll('&amp;', '&'));

function seen(slide) {
	const found = { texts: {}, links: [], pictures: [], tables: [], notes: words(slide.note || '') };
	for (const one of slide.elements) {
		if (one.type === 'text' || one.type === 'shape') {
			found.texts[one.name] = words(one.content);
			found.links.push(...links(one.content));
		} else if (one.type === 'image') {
			found.pictures.push({ name: one.name, file: one.ref || one.src || '', left: one.left, top: one.top, width: one.width, height: one.height });
		} else if (one.type === 'table') {
			found.tables.push(one.data.map((row) => row.map((cell) => words(cell.text))));
		} else {
			throw new Error(`an element of type ${one.type}`);
		}
	}
	return found;
}

(async () => {
	const { parse } = require(path.join(modules, 'pptxtojson/dist/index.cjs'));
	const { default: validate } = await import(pathToFileURL(path.join(modules, '@ooxml-tools/validate/dist/npm/index.js')));
	const all = {};
	for (const file of files) {
		const b = fs.readFileSync(file);
		const wrong = [];
		for (const version of ['Office2007', 'Microsoft365']) {
			for (const e of await validate(new Uint8Array(b), 'pptx', version)) {
				wrong.push(`${version}: ${e.path?.partUri} ${e.path?.xpath}: ${e.description}`);
			}
		}
		const found = { wrong };
		if (wrong.length === 0) {
			const read = await parse(b.buffer.slice(b.byteOffset, b.byteOffset + b.length));
			Object.assign(found, { size: read.size, slides: read.slides.map(seen) });
		}
		all[path.basename(file, '.pptx')] = found;
	}
	console.log(JSON.stringify(all));
})().catch((err) => {
	console.error(err);
	process.exit(1);
});
