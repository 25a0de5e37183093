// A weight is moved and applied in the largest book: how long the page answers nobody.
import { answering } from "./app.mjs";

export default {
  work: "a weight changed, 3 million order lines, page blocked",
  bar: { ms: 50 },
  run: (bench) =>
    answering(bench, {
      route: "#/tiers",
      ready: ".weight__slider",
      act: async (round) => {
        const slider = document.querySelector(".weight__slider");
        const moved = await unanswered(() => {
          slider.value = String(50 + round);
          slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
        });
        const apply = () => document.querySelector(".tiers__change .button--primary");
        return Math.max(moved, await unanswered(() => apply().click(), () => !apply()));
      },
    }),
};
