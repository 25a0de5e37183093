// Scrolling the table of 100,000 customers by the wheel and by leaps, frame by frame.
import { slowest, storeMadeUp } from "./app.mjs";

export default {
  work: "scrolling 100,000 customers, slowest frame",
  bar: { ms: 50 },
  run: (bench) =>
    slowest(bench, {
      store: storeMadeUp,
      given: [100_000, 1],
      route: "#/customers",
      ready: "tbody [role=row]",
      measure: async () => {
        const table = document.querySelector("[role=grid]");
        const times = [];
        for (let frame = 0; frame < 90; frame += 1) {
          // Two turns of a wheel a frame, and now and then the thumb is dragged far away.
          const by = frame % 30 === 29 ? 700_000 : 240;
          times.push(
            await painted(() => {
              table.scrollTop += by;
            }),
          );
        }
        table.scrollTop = 0;
        return times;
      },
    }),
};
