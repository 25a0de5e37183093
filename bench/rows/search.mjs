// A key in the search above 100,000 customers, until the rows found are painted.
import { slowest, storeMadeUp } from "./app.mjs";

export default {
  work: "a key in the search of 100,000 customers, slowest",
  bar: { ms: 30 },
  run: (bench) =>
    slowest(bench, {
      store: storeMadeUp,
      given: [100_000, 1],
      route: "#/customers",
      ready: "tbody [role=row]",
      measure: async () => {
        const field = document.querySelector("input[type=search]");
        const times = [];
        for (const typed of ["c", "cu", "cus", "77", "77 t", "合", "合作", "9 no such", ""]) {
          times.push(
            await painted(() => {
              field.value = typed;
              field.dispatchEvent(new InputEvent("input", { bubbles: true }));
            }),
          );
        }
        return times;
      },
    }),
};
