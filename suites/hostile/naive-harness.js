// How one would run a stranger's module without thinking of strangers: what the positive control of the hostile suite
// runs its attacks in. It keeps its port where everybody finds it, and relies on every built-in that there is.
self.onmessage = (event) => {
  if (event.data.op !== "program") return;
  const port = event.ports[0];
  const { source, input, turns } = event.data;
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  import(url)
    .then(async (module) => {
      let ways;
      for (let turn = 0; turn < turns; turn++) {
        ways = await module.default(input, { log: () => {}, unit: turn });
        const state = {};
        state.port = port;
        const kept = new Map();
        kept.set("port", port);
        const [first] = [port, kept].map((value) => value);
        await Promise.resolve({ first });
        JSON.stringify(Object.assign({}, { port }));
        port.start.call(port);
      }
      port.postMessage({ ways: [...ways] });
    })
    .catch((error) => port.postMessage({ ways: [], error: String(error) }));
};
