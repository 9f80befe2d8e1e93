#!/bin/sh
# Behaviour: space before a paragraph that is given in per cent of the text's size is read as that many em: 20 % become 20em.
# Why it matters: what stands in HTML has a hundred times the space; 20 % is what the templates of PowerPoint 2007 and 2010 have.
# Package: pptxtojson 2.2.0 (npm), with a file of pptxgenjs 4.0.1
# Source: src/paragraph.js of the package divides by 1000, and by 100000 for the space between lines; ISO/IEC 29500-1, 21.1.2.2.11, has spcPct in thousandths of a per cent.
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
// space is what a paragraph has before it, as it is read.
async function space(element) {
	const made = new PptxGenJS();
	made.addSlide().addText('Text', { x: 1, y: 1, w: 5, h: 1, paraSpaceBefore: 6 });
	const zip = await JSZip.loadAsync(await made.write({ outputType: 'nodebuffer' }));
	const change = async (name, how) => zip.file(name, how(await zip.file(name).async('string')));
	await change('ppt/slides/slide1.xml', (s) => s.replace('<a:spcPts val="600"/>', element));
	// The list of masters of notes stands before that of slides.
	await change('ppt/presentation.xml', (s) => s.replace(/(<p:sldIdLst>.*<\/p:sldIdLst>)(<p:notesMasterIdLst>.*<\/p:notesMasterIdLst>)/s, '$2$1'));
	const read = await parse(await zip.generateAsync({ type: 'arraybuffer' }));
	return /margin-top: ([^;]*)/.exec(read.slides[0].elements[0].content)[1];
}
(async () => {
	console.log(`6 points: ${await space('<a:spcPts val="600"/>')}`);
	console.log(`20 %: ${await space('<a:spcPct val="20000"/>')}`);
})();
EOJ
echo "expected:"
printf '6 points: 6pt\n20 %%: 0.2em\n'
echo "observed:"
node show.cjs >observed
cat observed
printf '6 points: 6pt\n20 %%: 20em\n' >as-ever
cmp -s observed as-ever || { echo "CHANGED"; exit 1; }
