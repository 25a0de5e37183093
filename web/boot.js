// Starts the wasm in the page and in workers. Knows the glue by `keepgoldGlue` (declared above this
// text in the same script) and nothing of the app: its `main` runs in the page and in each worker.
{
  // The whole text of a worker, after the glue. It runs the module that its first message brings.
  // Later messages wait until the Rust side has set `onmessage`, however late that is.
  const workerMain = function (glue) {
    const waiting = [];
    const hold = (event) => {
      event.stopImmediatePropagation();
      if (glue) {
        const bindgen = glue();
        glue = null;
        bindgen.initSync({ module: event.data.module });
      } else {
        waiting.push(event);
      }
    };
    const plain = Object.getOwnPropertyDescriptor(self, "onmessage");
    Object.defineProperty(self, "onmessage", {
      configurable: true,
      set(handler) {
        Object.defineProperty(self, "onmessage", plain);
        self.onmessage = handler;
        self.removeEventListener("message", hold);
        // As a microtask: not inside Rust's own set-up, yet before any later message.
        queueMicrotask(() => {
          for (const { data, ports } of waiting) {
            self.dispatchEvent(new MessageEvent("message", { data, ports: [...ports] }));
          }
        });
      },
    });
    self.addEventListener("message", hold);
  };

  const packed = async (here) => {
    const block = document.getElementById("keepgold-wasm");
    if (block) {
      const bytes = Uint8Array.from(atob(block.textContent), (letter) => letter.charCodeAt(0));
      block.remove();
      return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")));
    }
    const answer = await fetch(here.dataset.wasm);
    if (!answer.ok) {
      throw new Error(`${here.dataset.wasm}: ${answer.status}`);
    }
    return answer;
  };

  // What comes is a small module that puts the app's together at the end of its memory (streams/src/wasm.rs). Browsers
  // compile a function of the app when it is first called.
  const compile = async (here) => {
    const sent = await (await packed(here)).arrayBuffer();
    const { instance } = await WebAssembly.instantiate(sent);
    const { memory, unpack } = instance.exports;
    const place = unpack();
    if (place === 0) {
      throw new Error("The program is damaged.");
    }
    return WebAssembly.compile(new Uint8Array(memory.buffer, place));
  };

  const paragraph = (text, lang) => {
    const line = document.createElement("p");
    line.lang = lang;
    line.textContent = text;
    return line;
  };

  const fail = (error) => {
    console.error(error);
    const note = document.createElement("div");
    note.className = "boot";
    note.setAttribute("role", "alert");
    note.append(
      paragraph("留金没能启动。请换用较新的浏览器，或重新打开本页。您的数据没有改动。", "zh-CN"),
      paragraph("Keepgold could not start. Please use a newer browser or open this page again. Your data has not been changed.", "en"),
      paragraph(String(error), "en"),
    );
    document.querySelector(".boot-late")?.remove();
    document.body.append(note);
  };

  const start = async (here) => {
    const module = await compile(here);
    const text = `"use strict";(${workerMain})(${keepgoldGlue});`;
    const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    globalThis.keepgoldWorker = () => {
      const worker = new Worker(address);
      worker.postMessage({ module });
      return worker;
    };
    await keepgoldGlue()({ module_or_path: module });
  };

  start(document.currentScript).catch(fail);
}
