// A weight is moved on the tiers screen, until who moves is painted, with the real file's book.
import { slowest, storeReal } from "./app.mjs";

export default {
  work: "a weight moved → preview painted, 4,372 customers, slowest",
  bar: { ms: 50 },
  needs: ["online_retail.csv"],
  run: (bench) =>
    slowest(bench, {
      store: storeReal,
      route: "#/tiers",
      ready: ".weight__slider",
      measure: async () => {
        const slider = document.querySelector(".weight__slider");
        const times = [];
        for (const weight of ["40", "45", "50", "20", "35"]) {
          times.push(
            await painted(() => {
              slider.value = weight;
              slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
            }),
          );
        }
        return times;
      },
    }),
};
