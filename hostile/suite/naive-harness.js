// How one would run a stranger's module without thinking of strangers: what the positive control of the hostile suite
// runs its attacks in. Sloppy on purpose, in every sense.
self.onmessage = function hear(event) {
  if (event.data.op !== "program") return;
  const port = event.ports[0];
  const { source, input } = event.data;
  const state = { owner: port };
  const kept = new Map([["port", port]]);
  self.dispatched = [];
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  import(url)
    .then(function run(module) {
      const call = Object.assign({}, state);
      call.port = port;
      const [first] = [port, kept];
      return Promise.resolve({ first, port: kept.get("port") }).then(() =>
        Promise.resolve(module.default(input, { log: () => {}, unit: 0 })),
      );
    })
    .then(
      function say(value) {
        const message = { port, value };
        JSON.stringify(message);
        port.postMessage.call(port, { ways: value }, []);
      },
      (error) => port.postMessage({ ways: [], error: String(error) }),
    );
};
