// Writes the rows of a CSV file as XLSX, dates as dates and numbers as numbers: node make-xlsx.mjs IN OUT
import Papa from "papaparse";
import { readFileSync, renameSync } from "node:fs";
import XLSX from "xlsx";

const [from, to] = process.argv.slice(2);
const { data } = Papa.parse(readFileSync(from, "utf8"), { skipEmptyLines: true });
const NUMBERS = new Set(["Quantity", "UnitPrice", "CustomerID"]);
const [header] = data;
const typed = (text, column) => {
  if (text === "") {
    return null;
  }
  if (NUMBERS.has(header[column])) {
    return Number(text);
  }
  return header[column] === "InvoiceDate" ? new Date(text.replace(" ", "T")) : text;
};
const rows = data.map((row, index) => (index === 0 ? row : row.map(typed)));
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows, { dense: true }), "Online Retail");
XLSX.writeFile(book, `${to}.xlsx`, { bookSST: true, compression: true });
renameSync(`${to}.xlsx`, to); // Only a whole file gets the name.
