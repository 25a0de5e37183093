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
        const logged = () => document.querySelectorAll("#contact-rows tr").length;
        const before = logged();
        document.querySelector("#contacts").closest("section").querySelector(":scope > .actions button").click();
        await new Promise((done) => setTimeout(done, 500));
        const save = document.querySelector("dialog[open] [type=submit]");
        return unanswered(() => save.click(), () => logged() > before);
      },
    }),
};
