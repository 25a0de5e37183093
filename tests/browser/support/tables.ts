// Files made for tests: small books as CSV, other encodings, workbooks, and workbooks meant to harm.
import { constants, deflateRawSync } from "node:zlib";
import * as XLSX from "xlsx";

export type Rows = (string | number)[][];

/** Order lines of so many customers, the first the largest; each orders every month of 2025. */
export function orderLines(customers: number, names: (n: number) => string = (n) => `Customer ${n}`): Rows {
  const head = ["Order no.", "Date", "Customer code", "Customer name", "Product code", "Product name", "Quantity", "Unit price"];
  const rows: Rows = [head];
  for (let customer = 1; customer <= customers; customer += 1) {
    for (let month = 1; month <= 12; month += 1) {
      // The later customers skip months, so that scores differ in every indicator.
      if (month % (1 + (customer % 4)) !== 0) {
        continue;
      }
      const day = `2025-${String(month).padStart(2, "0")}-${String(3 + (customer % 20)).padStart(2, "0")}`;
      const product = 1 + ((customer + month) % 5);
      const quantity = customers - customer + 1;
      rows.push([`S${customer}-${month}`, day, `K${customer}`, names(customer), `P${product}`, `Product ${product}`, quantity, 12.5]);
    }
  }
  return rows;
}

/** The head of what {@link ordersEvery} gives. */
export const ORDERS_HEAD = ["Order", "Date", "Customer", "Product", "Quantity", "Price"];

/** Orders of a customer every so many days between two days. */
export function ordersEvery(customer: string, from: string, to: string, every: number, price: number): Rows {
  const rows: Rows = [];
  for (let day = Date.parse(from); day <= Date.parse(to); day += every * 86_400_000) {
    const on = new Date(day).toISOString().slice(0, 10);
    rows.push([`${customer} ${on}`, on, customer, "Tea", "1", String(price)]);
  }
  return rows;
}

const cell = (value: string | number, delimiter: string): string => {
  const text = String(value);
  return text.includes(delimiter) || /["\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as delimited text. */
export const delimited = (rows: Rows, delimiter = ","): string =>
  rows.map((row) => row.map((value) => cell(value, delimiter)).join(delimiter)).join("\r\n") + "\r\n";

/** Rows as a workbook, written by another program: of one sheet, or with others behind it. */
export function workbook(rows: Rows, sheet = "Sheet1", others: Record<string, Rows> = {}): Buffer {
  const book = XLSX.utils.book_new();
  for (const [name, of] of Object.entries({ [sheet]: rows, ...others })) {
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(of), name);
  }
  return XLSX.write(book, { type: "buffer", bookType: "xlsx" }) as Buffer;
}

/** The rows of a workbook's first sheet, read by another program. */
export function rowsOf(bytes: Buffer): unknown[][] {
  const book = XLSX.read(bytes, { cellDates: true });
  const [first] = book.SheetNames;
  return XLSX.utils.sheet_to_json(book.Sheets[first as string] as XLSX.WorkSheet, { header: 1, defval: "" });
}

/** Text as GB18030: Node only decodes it, so the pairs are found by decoding all of them once. */
export function gb18030(text: string): Buffer {
  const decoder = new TextDecoder("gb18030");
  const pairs = new Map<string, [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if (letter.length === 1 && !pairs.has(letter)) {
        pairs.set(letter, [lead, trail]);
      }
    }
  }
  return Buffer.from([...text].flatMap((letter) => (letter < "\u0080" ? [letter.charCodeAt(0)] : (pairs.get(letter) ?? [0x3f]))));
}

/** Text as UTF-16, little endian, with its mark. */
export const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, "utf16le");

/** CRC-32 of bytes or of text in UTF-8, as zip files and our manifests carry it. */
export function crc32(of: string | Buffer): number {
  let crc = ~0;
  for (const byte of Buffer.from(of as string)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
  }
  return ~crc >>> 0;
}

interface Entry {
  name: string;
  packed: Buffer;
  crc: number;
  size: number;
}

const entry = (name: string, text: string): Entry => ({
  name,
  packed: deflateRawSync(text),
  crc: crc32(text),
  size: Buffer.byteLength(text),
});

/** A zip of entries that are packed already. */
function zip(entries: Entry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, packed, crc, size } of entries) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc, 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    central.writeUInt16LE(20, 6);
    local.copy(central, 10, 8, 28);
    central.writeUInt32LE(at, 42);
    directory.push(central, Buffer.from(name));
    parts.push(local, Buffer.from(name), packed);
    at += 30 + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

/** A workbook of a few megabytes whose sheet unpacks to so many more, and what it says that they are. */
export function zipBomb(megabytes: number, says: number): Buffer {
  const block = deflateRawSync(" ".repeat(1_048_576), { finishFlush: constants.Z_FULL_FLUSH });
  const head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
  const begin = deflateRawSync(head, { finishFlush: constants.Z_FULL_FLUSH });
  const sheet = Buffer.concat([begin, ...Array.from({ length: megabytes }, () => block), Buffer.from([3, 0])]);
  const office = "http://schemas.openxmlformats.org";
  return zip([
    entry(
      "[Content_Types].xml",
      `<Types xmlns="${office}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ),
    entry(
      "_rels/.rels",
      `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    entry(
      "xl/workbook.xml",
      `<workbook xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    entry(
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    { name: "xl/worksheets/sheet1.xml", packed: sheet, crc: 0, size: says },
  ]);
}
