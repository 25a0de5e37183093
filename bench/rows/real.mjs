// What several rows need: the real file's figures, and its book.

/** Lines of the real file, as its publisher counts them. */
export const LINES = 541_909;

/** Fails a row whose work came out wrong: a fast wrong answer is no answer. */
export const same = (found, due) => {
  if (found !== due) {
    throw new Error(`${found} instead of ${due}`);
  }
};

/** The lines of a book, which is given back. */
export const counted = (book) => {
  const lines = book.lines();
  book.free();
  return lines;
};

/** The real file as a book. */
export const realBook = async ({ core, bytesOf }) => core.import_csv(await bytesOf("data/online_retail.csv"));
