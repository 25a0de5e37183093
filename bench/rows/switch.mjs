// From one screen to another, until it is painted, with the real file's book.
import { slowest, storeReal } from "./app.mjs";

export default {
  work: "from one screen to another, slowest",
  bar: { ms: 100 },
  needs: ["online_retail.csv"],
  run: (bench) =>
    slowest(bench, {
      store: storeReal,
      route: "#/customers",
      ready: "tbody [role=row]",
      measure: async () => {
        const links = [...document.querySelectorAll("nav a[href]")].map((link) => link.getAttribute("href"));
        const times = [];
        for (const to of [...links, "#/customers/7", "#/data/export", "#/customers"]) {
          times.push(
            await painted(() => {
              // The address tells the app at once instead of with the next task, so that the frame is the app's.
              history.replaceState(null, "", to);
              dispatchEvent(new HashChangeEvent("hashchange"));
            }),
          );
        }
        return times;
      },
    }),
};
