// A customer's name is changed in the largest book: how long the page answers nobody.
import { answering } from "./app.mjs";

export default {
  work: "a customer edited, 3 million order lines, page blocked",
  bar: { ms: 50 },
  run: (bench) =>
    answering(bench, {
      route: "#/customers/1",
      ready: "#contacts",
      act: async (round) => {
        const add = document.querySelector("main .screen-head__actions > .button--primary");
        add.previousElementSibling.click();
        await new Promise((done) => setTimeout(done, 500));
        const name = document.querySelector("dialog[open] input");
        name.value = `Name ${round}`;
        name.dispatchEvent(new InputEvent("input", { bubbles: true }));
        const save = document.querySelector("dialog[open] [type=submit]");
        return unanswered(() => save.click(), () => document.querySelector("h1").textContent.includes(`Name ${round}`));
      },
    }),
};
