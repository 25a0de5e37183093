// A contact is logged in the largest book: how long the page answers nobody.
import { answering } from "./app.mjs";

export default {
  work: "a contact logged, 3 million order lines, page blocked",
  bar: { ms: 50 },
  run: (bench) =>
    answering(bench, {
      route: "#/customers/1",
      ready: "#contacts",
      act: async () => {
        const section = document.querySelector("#contacts").closest("section");
        const logged = () => section.querySelectorAll("tbody tr").length;
        const before = logged();
        section.querySelector(":scope > .actions button").click();
        await new Promise((done) => setTimeout(done, 500));
        const save = document.querySelector("dialog[open] [type=submit]");
        return unanswered(() => save.click(), () => logged() > before);
      },
    }),
};
