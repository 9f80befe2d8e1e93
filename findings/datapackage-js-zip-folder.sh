#!/bin/sh
# Behaviour: a package in a ZIP whose table is in a folder cannot be loaded unless the archive has an entry for the folder itself, before that of the file; the error is ENOENT for a path in a temporary folder.
# Why it matters: such entries are optional in ZIP, and many writers leave them out (Python's zipfile.write of files, Go's archive/zip, zip -D); the standard's own examples keep tables in data/.
# Package: datapackage 1.1.5 (npm)
# Source: lib/package.js, extractZip: a folder is made for a directory entry only, each file is written to where it is said to be. A file's name may hold a path, and nothing asks for an entry of the folder: APPNOTE.TXT 6.3.10, 4.4.17.1, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
set -eu
command -v npm >/dev/null && command -v node >/dev/null && command -v python3 >/dev/null || { echo "node, npm or python3 is missing"; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact datapackage@1.1.5 || exit 2
python3 - <<'EOF2'
import zipfile
descriptor = '{"name": "years", "resources": [{"name": "years", "path": "data/years.csv", "schema": {"fields": [{"name": "year", "type": "integer"}]}}]}'
for name, folder in (("with.zip", True), ("without.zip", False)):
    with zipfile.ZipFile(name, "w") as z:
        z.writestr("datapackage.json", descriptor)
        if folder:
            z.writestr("data/", "")
        z.writestr("data/years.csv", "year\n2023\n2024\n")
    assert zipfile.ZipFile(name).testzip() is None
EOF2
cat >read.js <<'EOF2'
const {Package} = require("datapackage");
(async () => {
  for (const name of ["with.zip", "without.zip"]) {
    const rows = await Package.load(name).then((read) => read.resources[0].read())
      .then(JSON.stringify, (fault) => fault.message.replace(/'.*\/data/, "'.../data"));
    console.log(`${name}: ${rows}`);
  }
})();
EOF2
echo "node $(node --version), datapackage $(node -p 'require("datapackage/package.json").version')"
cat >expected <<'EOF2'
with.zip: [[2023],[2024]]
without.zip: ENOENT: no such file or directory, open '.../data/years.csv'
EOF2
echo "expected: the rows [[2023],[2024]] twice"
echo "observed:"
node read.js >observed
cat observed
cmp -s expected observed || { echo "CHANGED"; exit 1; }
