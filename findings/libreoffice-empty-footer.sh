#!/bin/sh
# Behaviour: the footer of a slide, where it is one run of text and nothing else, is centred and in the default font and size of Impress, whatever the layout says of it, when the footer of the layout is empty; text in the layout's, or two runs in the slide's, and it is as the layout says.
# Why it matters: the footers of PowerPoint's own layouts are empty. A source at the foot of a slide stands in another place and another face than it was given.
# Package: LibreOffice Impress 7.4.7 (Debian 12: libreoffice-impress), with files of pptxgenjs 4.0.1 (npm)
# Source: met when slides were looked at in Impress; ISO/IEC 29500-1, 19.3.1.36, has a placeholder take what it does not say itself from that of its layout.
set -eu
for need in npm soffice pdftotext; do command -v $need >/dev/null || { echo "$need is missing"; exit 2; }; done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
version=$(soffice "-env:UserInstallation=file://$dir/profile" --version)
echo "$version"
case $version in "LibreOffice 7.4.7"*) ;; *) echo "want LibreOffice 7.4.7"; exit 2 ;; esac
echo '{"private":true}' >package.json
npm install --ignore-scripts --no-audit --no-fund pptxgenjs@4.0.1 jszip@3.10.1 >/dev/null 2>&1 || { echo "the packages could not be installed"; exit 2; }
cat >make.cjs <<'EOJ'
const fs = require('node:fs');
const PptxGenJS = require('pptxgenjs');
const JSZip = require('jszip');
const footer = (id, place, style, text) => `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Footer"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="ftr" sz="quarter" idx="11"/></p:nvPr></p:nvSpPr><p:spPr>${place}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle>${style}</a:lstStyle><a:p>${text}</a:p></p:txBody></p:sp>`;
const place = '<a:xfrm><a:off x="457200" y="4572000"/><a:ext cx="8229600" cy="365760"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>';
const style = '<a:lvl1pPr algn="l"><a:defRPr sz="1000"/></a:lvl1pPr>';
const empty = '<a:endParaRPr lang="en-GB"/>';
const run = (text) => `<a:r><a:rPr lang="en-GB"/><a:t>${text}</a:t></a:r>`;
async function make(name, layout, slide) {
	const made = new PptxGenJS();
	made.addSlide();
	const zip = await JSZip.loadAsync(await made.write({ outputType: 'nodebuffer' }));
	const change = async (part, how) => zip.file(part, how(await zip.file(part).async('string')));
	const related = await zip.file('ppt/slides/_rels/slide1.xml.rels').async('string');
	const used = /slideLayouts\/(slideLayout\d+\.xml)/.exec(related)[1];
	await change(`ppt/slideLayouts/${used}`, (s) => s.replace('</p:spTree>', footer(90, place, style, layout) + '</p:spTree>'));
	await change('ppt/slides/slide1.xml', (s) => s.replace('</p:spTree>', footer(91, '', '', slide) + '</p:spTree>'));
	// The list of masters of notes stands before that of slides.
	await change('ppt/presentation.xml', (s) => s.replace(/(<p:sldIdLst>.*<\/p:sldIdLst>)(<p:notesMasterIdLst>.*<\/p:notesMasterIdLst>)/s, '$2$1'));
	fs.writeFileSync(`${name}.pptx`, await zip.generateAsync({ type: 'nodebuffer' }));
}
(async () => {
	await make('filled', run('Here'), run('Footer'));
	await make('empty', empty, run('Footer'));
	await make('runs', empty, run('Foot') + run('er'));
})();
EOJ
node make.cjs
soffice "-env:UserInstallation=file://$dir/profile" --headless --convert-to pdf filled.pptx empty.pptx runs.pptx >/dev/null 2>&1 || { echo "nothing was drawn (is libreoffice-impress installed?)"; exit 2; }
# The footer begins 457200 EMU, 36 points, from the left, and its text 0.1 inches, 7.2 points, further in.
where() { pdftotext -bbox "$1.pdf" - | sed -n 's/.*xMin="\([0-9]*\)\..*>Footer<.*/\1/p' | { read -r x && if [ "$x" -eq 43 ]; then echo "at the left"; else echo "elsewhere"; fi; }; }
echo "expected: at the left in each"
echo "observed:"
{
	echo "the layout's has text: $(where filled)"
	echo "the layout's is empty: $(where empty)"
	echo "the layout's is empty, two runs: $(where runs)"
} >observed
cat observed
cat >as-ever <<'EOF2'
the layout's has text: at the left
the layout's is empty: elsewhere
the layout's is empty, two runs: at the left
EOF2
cmp -s observed as-ever || { echo "CHANGED"; exit 1; }
