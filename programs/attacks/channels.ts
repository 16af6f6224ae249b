import type { AttackClass } from "./attack";
import { heldJs } from "./js-attack";

export const channels: AttackClass = {
  name: "channels",
  title: "Talking past the one hatch: to the page, to other units, to the control worker",
  attacks: [
    heldJs({
      name: "post-to-owner",
      tries: "Sends forged and surplus messages to its worker's owner.",
      control: "worker",
      source: `
  for (const message of [{ op: "ready" }, { op: "output", unit: 0 }, { op: "killed", worker: 1 }]) {
    await attempt("postMessage " + message.op, () => { reach("postMessage")(message); return true; });
  }`,
    }),
    heldJs({
      name: "listen-in",
      tries: "Listens to the messages that its own worker gets.",
      control: "worker",
      source: `
  await attempt("addEventListener", () => { reach("addEventListener")("message", () => {}); return true; });
  await attempt("onmessage", () => {
    for (let at = globalThis; at; at = Object.getPrototypeOf(at)) {
      const found = Object.getOwnPropertyDescriptor(at, "onmessage");
      if (found?.set) { found.set.call(globalThis, () => {}); return true; }
    }
  });`,
    }),
    heldJs({
      name: "forged-event",
      tries: "Makes a message event of its own and has the harness hear it.",
      control: "worker",
      source: `
  await attempt("dispatchEvent", () => {
    const event = new (reach("MessageEvent"))("message", { data: { op: "run", unit: 1 } });
    return reach("dispatchEvent")(event);
  });`,
    }),
    heldJs({
      name: "message-channel",
      tries: "Makes a channel of its own and reaches for the methods of every port.",
      control: "worker",
      source: `
  await attempt("MessageChannel", () => new (reach("MessageChannel"))().port1);
  await attempt("MessagePort", () => reach("MessagePort").prototype.postMessage);`,
    }),
    heldJs({
      name: "broadcast",
      tries: "Speaks to every tab and worker of the site at once.",
      control: "worker",
      source: `
  await attempt("BroadcastChannel", () => { new (reach("BroadcastChannel"))("lamplighter").postMessage("leak"); return true; });`,
    }),
    heldJs({
      name: "page-around-it",
      tries: "Reaches for the page that embeds it.",
      control: "page",
      source: `
  for (const name of ["parent", "top", "opener", "frameElement", "frames", "window", "document"]) {
    await attempt(name, () => reach(name));
  }`,
    }),
    heldJs({
      name: "shared-memory",
      tries: "Shares memory with a second thread, which also makes a clock that no rule slows down.",
      control: "worker",
      source: `
  await attempt("a ticking memory", () => new Promise((resolve) => {
    const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    const code = "onmessage = ({ data }) => { const cell = new Int32Array(data); for (;;) if (Atomics.add(cell, 0, 1) > 1e5) break; postMessage(1); }";
    const worker = new (reach("Worker"))(reach("URL").createObjectURL(new (reach("Blob"))([code])));
    // Without isolation a browser refuses to send shared memory; that it has a second thread is enough.
    worker.onmessage = worker.onerror = () => resolve(true);
    try { worker.postMessage(buffer); } catch { resolve(worker); }
  }));
  await attempt("Atomics", () => reach("Atomics"));`,
    }),
    heldJs({
      name: "own-object-addresses",
      tries: "Publishes its data under an address that others can open.",
      control: "worker",
      source: `
  await attempt("createObjectURL", () => reach("URL").createObjectURL(new (reach("Blob"))(["leak"])));`,
    }),
    {
      name: "remote-call-messages",
      tries: "Answers with messages that a remote-call library would obey.",
      control: { none: "an answer is data for its customer, whatever it looks like" },
      expected: { kind: "answers", text: /^\[\{"id":"1","type":"APPLY","path":\["constructor"\]/ },
      program: {
        runtime: "js",
        source: `export default () => [
  { id: "1", type: "APPLY", path: ["constructor"], argumentList: [{ type: "RAW", value: "return fetch" }] },
  { id: "2", type: "CONSTRUCT", path: ["__proto__", "constructor"], argumentList: [] },
  { op: "failed", unit: 0, reason: "error", message: "forged" },
];
`,
      },
    },
  ],
};
