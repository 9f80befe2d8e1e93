#!/bin/sh
# Behaviour: the HTML of an oEmbed answer comes back with its character references read, twice, so that a title with a quotation mark ends at the mark.
# Why it matters: what is shown is other HTML than the provider sent: attributes behind the mark get lost, and so does text that names an element.
# Package: unfurl.js 6.4.0 (npm)
# Source: met when answers were read back; dist/index.js decodes every value alike. https://oembed.com, 2.3.4.4: html is the HTML required to display the resource.
set -eu
command -v npm >/dev/null || { echo "npm is missing"; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' >package.json
npm install --ignore-scripts --no-audit --no-fund unfurl.js@6.4.0 >/dev/null 2>&1 || { echo "the package could not be installed"; exit 2; }
node -p '"unfurl.js " + require("./node_modules/unfurl.js/package.json").version'
cat >show.cjs <<'EOJ'
const { createServer } = require('node:http');
const { unfurl } = require('unfurl.js');
const html = '<iframe title="Twelve &quot;firsts&quot; &amp;amp; more" src="https://example.org/embed/"></iframe>';
console.log(html);
const server = createServer((request, response) => {
	const own = 'http://127.0.0.1:' + server.address().port;
	if (request.url === '/oembed') {
		response.setHeader('Content-Type', 'application/json');
		response.end(JSON.stringify({ type: 'rich', version: '1.0', html, width: 640, height: 480 }));
		return;
	}
	response.setHeader('Content-Type', 'text/html; charset=utf-8');
	response.end(`<!DOCTYPE html><html lang="en"><head><title>A</title><link rel="alternate" type="application/json+oembed" href="${own}/oembed"></head><body><p>A</p></body></html>`);
});
server.listen(0, '127.0.0.1', async () => {
	const read = await unfurl('http://127.0.0.1:' + server.address().port + '/');
	console.log(read.oEmbed.html);
	server.close();
});
EOJ
node show.cjs >observed
echo "expected: $(sed -n 1p observed)"
echo "observed: $(sed -n 2p observed)"
[ "$(sed -n 2p observed)" = '<iframe title="Twelve "firsts" & more" src="https://example.org/embed/"></iframe>' ] || { echo "CHANGED"; exit 1; }
