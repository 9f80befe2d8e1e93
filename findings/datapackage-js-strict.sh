#!/bin/sh
# Behaviour: with {strict: true} a resource is tabular only if it has the profile of version 1; a version 2 resource, which says "type": "table" instead, is loaded as valid and then cannot be read.
# Why it matters: a package that follows the current standard looks right to this reader until the first row is asked for; in the default mode it is read.
# Package: datapackage 1.1.5 (npm)
# Source: lib/resource.js, "tabular": in strict mode it looks at nothing but profile. Version 2 of the standard replaces profile by $schema and type: https://datapackage.org/overview/changelog/
set -eu
command -v npm >/dev/null && command -v node >/dev/null || { echo "node and npm are missing"; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact datapackage@1.1.5 || exit 2
printf 'year\n2023\n2024\n' >years.csv
cat >one.json <<'EOF'
{"name": "years", "profile": "tabular-data-package", "resources": [{"name": "years", "profile": "tabular-data-resource", "path": "years.csv", "schema": {"fields": [{"name": "year", "type": "integer"}]}}]}
EOF
cat >two.json <<'EOF'
{"$schema": "https://datapackage.org/profiles/2.0/datapackage.json", "name": "years", "resources": [{"name": "years", "type": "table", "path": "years.csv", "schema": {"$schema": "https://datapackage.org/profiles/2.0/tableschema.json", "fields": [{"name": "year", "type": "integer"}]}}]}
EOF
cat >read.js <<'EOF'
const {Package} = require("datapackage");
(async () => {
  for (const strict of [false, true]) {
    for (const name of ["one.json", "two.json"]) {
      const read = await Package.load(name, {strict});
      const rows = await read.resources[0].read().then(JSON.stringify, (fault) => fault.message);
      console.log(`strict ${strict}, ${name}: valid ${read.valid}, ${rows}`);
    }
  }
})();
EOF
echo "node $(node --version), datapackage $(node -p 'require("datapackage/package.json").version')"
cat >expected <<'EOF'
strict false, one.json: valid true, [[2023],[2024]]
strict false, two.json: valid true, [[2023],[2024]]
strict true, one.json: valid true, [[2023],[2024]]
strict true, two.json: valid true, Methods iter/read are not supported for non tabular data
EOF
echo "expected: the rows [[2023],[2024]] four times"
echo "observed:"
node read.js >observed
cat observed
cmp -s expected observed || { echo "CHANGED"; exit 1; }
