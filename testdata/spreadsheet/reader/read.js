// Reads a workbook with npm's exceljs and xlsx and prints what each finds, by the
// reader's name, as JSON: the properties and, for each sheet, the cells by their names,
// each with its type and value. A cell of another kind than a number or a text has the
// type "other". What only one of them reads is there for it alone: panes and tables,
// and where links lead.
const [modules, file] = process.argv.slice(2);
const ExcelJS = require(modules + '/exceljs');
const XLSX = require(modules + '/xlsx');

async function exceljs() {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  const sheets = book.worksheets.map(sheet => {
    const cells = {};
    sheet.eachRow(row => row.eachCell(cell => {
      const linked = cell.type === ExcelJS.ValueType.Hyperlink;
      const value = linked ? cell.value.text : cell.value;
      const type = {number: 'number', string: 'text'}[typeof value] || 'other';
      cells[cell.address] = {type, value: String(value), link: linked ? cell.value.hyperlink : undefined, bold: !!(cell.font && cell.font.bold)};
    }));
    const tables = Object.values(sheet.tables).map(({table}) => ({name: table.name, range: table.tableRef, filter: table.autoFilterRef}));
    const [view] = sheet.views;
    return {name: sheet.name, cells, tables, frozen: view && view.state === 'frozen' ? view.ySplit : 0, pictures: sheet.getImages().length};
  });
  return {title: book.title, subject: book.subject, creator: book.creator, created: book.created, modified: book.modified, language: book.language, sheets};
}

function sheetjs() {
  const book = XLSX.readFile(file, {cellFormula: true, cellText: true});
  const sheets = book.SheetNames.map(name => {
    const cells = {};
    for (const [address, cell] of Object.entries(book.Sheets[name])) {
      if (address.startsWith('!') || cell.t === 'z') continue;
      const type = cell.f ? 'other' : {n: 'number', s: 'text'}[cell.t] || 'other';
      cells[address] = {type, value: String(cell.v), link: cell.l && cell.l.Target, shown: cell.w};
    }
    return {name, cells, range: book.Sheets[name]['!ref']};
  });
  const {Title: title, Subject: subject, Author: creator, CreatedDate: created, ModifiedDate: modified, Language: language} = book.Props;
  return {title, subject, creator, created, modified, language, sheets};
}

exceljs().then(found => console.log(JSON.stringify({exceljs: found, xlsx: sheetjs()}))).catch(fault => {
  console.error(fault);
  process.exit(1);
});
