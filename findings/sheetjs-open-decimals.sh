#!/bin/sh
# Behaviour: a cell whose number format has thousands and decimals that may be absent, such as #,##0.0##, is read without its text (w), and no error; SSF, which prints the formats, calls this one unsupported.
# Why it matters: Excel and LibreOffice offer and print this format; whoever shows the text of a cell shows nothing. 0.0## and #,##0.00 are printed.
# Package: xlsx 0.18.5 (npm, SheetJS Community Edition)
# Source: bits/10_ssf.js, write_num_flt: no pattern of its own for it, and the error is caught where a cell is read. ECMA-376 part 1, 18.8.31 describes the marks # and 0 on either side of the point.
set -eu
command -v npm >/dev/null && command -v node >/dev/null || { echo "node and npm are missing"; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact xlsx@0.18.5 || exit 2
cat >read.js <<'EOF'
const XLSX = require('xlsx');
for (const format of ['0.0##', '#,##0.00', '#,##0.0##']) {
  const sheet = {'!ref': 'A1', A1: {t: 'n', v: 1234.125, z: format}};
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, 'Sheet1');
  const back = XLSX.read(XLSX.write(book, {type: 'buffer', bookType: 'xlsx'}), {cellNF: true});
  const cell = back.Sheets.Sheet1.A1;
  let printed;
  try { printed = XLSX.SSF.format(format, cell.v); } catch (fault) { printed = fault.message; }
  console.log(`${cell.z} text ${cell.w}, printed ${printed}`);
}
EOF
echo "node $(node --version), xlsx $(node -p 'require("xlsx/package.json").version')"
cat >expected <<'EOF'
0.0## text 1234.125, printed 1234.125
#,##0.00 text 1,234.13, printed 1,234.13
#,##0.0## text undefined, printed unsupported format |#,##0.0##|
EOF
echo "expected: the last is 1,234.125"
echo "observed:"
node read.js >observed
cat observed
cmp -s expected observed || { echo "CHANGED"; exit 1; }
