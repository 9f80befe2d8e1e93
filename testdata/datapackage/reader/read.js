// Reads every table of a Data Package with npm's datapackage and prints, for
// each in the package's order, its name, how many rows it has and how many of
// their values are not missing, as JSON.
const {Package} = require(process.argv[2]);

(async () => {
  const read = await Package.load(process.argv[3]);
  if (!read.valid) throw read;
  const tables = [];
  for (const resource of read.resources) {
    const rows = await resource.read({keyed: true, relations: true});
    const values = rows.flatMap(row => Object.values(row)).filter(value => value !== null);
    tables.push({name: resource.name, rows: rows.length, values: values.length});
  }
  console.log(JSON.stringify(tables));
})().catch(fault => {
  console.error(String(fault), (fault.errors || []).slice(0, 5).map(String));
  process.exit(1);
});
