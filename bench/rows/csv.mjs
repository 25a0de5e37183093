// The real file: bytes to a book, against PapaParse's parse of the text alone.
import { LINES, counted, same } from "./real.mjs";

export default {
  work: "CSV of the real file, bytes → book",
  peerName: "PapaParse, header: true",
  bar: { ofPeer: 0.5 },
  needs: ["online_retail.csv"],
  async prepare({ core, bytesOf }) {
    const bytes = await bytesOf("data/online_retail.csv");
    return { core, bytes, text: new TextDecoder().decode(bytes) };
  },
  ours: ({ core, bytes }) => counted(core.import_csv(bytes)),
  peer: ({ text }) => Papa.parse(text, { header: true, skipEmptyLines: true }).data.length,
  check: (lines) => same(lines, LINES),
};
