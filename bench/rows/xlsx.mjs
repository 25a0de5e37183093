// The same rows as a workbook: bytes to a book, against SheetJS's read alone.
import { LINES, counted, same } from "./real.mjs";

export default {
  work: "XLSX of the same rows → book",
  peerName: "SheetJS, dense: true",
  bar: { ofPeer: 1 / 3 },
  needs: ["online_retail.xlsx"],
  async prepare({ core, bytesOf }) {
    return { core, bytes: await bytesOf("data/online_retail.xlsx") };
  },
  ours: ({ core, bytes }) => counted(core.import_xlsx(bytes)),
  peer({ bytes }) {
    const book = XLSX.read(bytes, { dense: true });
    return book.Sheets[book.SheetNames[0]].length - 1;
  },
  check: (lines) => same(lines, LINES),
};
