#!/bin/sh
# Behaviour: a line break in a slide's notes is left out with nothing in its place, so that two words become one.
# Why it matters: what searches, translates or reads out the notes of such a file has words that are not there.
# Package: pptxtojson 2.2.0 (npm), with a file of pptxgenjs 4.0.1
# Source: met when notes were read back; ISO/IEC 29500-1, 21.1.2.2.1, has a:br as a vertical line break.
set -eu
command -v npm >/dev/null || { echo "npm is missing"; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' >package.json
npm install --ignore-scripts --no-audit --no-fund pptxtojson@2.2.0 pptxgenjs@4.0.1 jszip@3.10.1 >/dev/null 2>&1 || { echo "the packages could not be installed"; exit 2; }
node -p '"pptxtojson " + require("./node_modules/pptxtojson/package.json").version'
cat >show.cjs <<'EOJ'
const PptxGenJS = require('pptxgenjs');
const JSZip = require('jszip');
const { parse } = require('pptxtojson/dist/index.cjs');
(async () => {
	const made = new PptxGenJS();
	made.addSlide().addNotes('one@two');
	const zip = await JSZip.loadAsync(await made.write({ outputType: 'nodebuffer' }));
	const change = async (name, how) => zip.file(name, how(await zip.file(name).async('string')));
	await change('ppt/notesSlides/notesSlide1.xml', (s) => s.replace('one@two', 'one</a:t></a:r><a:br/><a:r><a:t>two'));
	// The list of masters of notes stands before that of slides.
	await change('ppt/presentation.xml', (s) => s.replace(/(<p:sldIdLst>.*<\/p:sldIdLst>)(<p:notesMasterIdLst>.*<\/p:notesMasterIdLst>)/s, '$2$1'));
	const read = await parse(await zip.generateAsync({ type: 'arraybuffer' }));
	console.log(read.slides[0].note.replace(/<[^>]*>/g, (tag) => (tag.startsWith('<br') ? ' | ' : '')));
})();
EOJ
echo "expected: one | two"
printf 'observed: '
node show.cjs >observed
cat observed
[ "$(cat observed)" = onetwo ] || { echo "CHANGED"; exit 1; }
