// Runs an attack without a sandbox, in an ordinary worker or in this page itself.
globalThis.runControl = (source, input, place, turns) =>
  new Promise((resolve, reject) => {
    if (place === "page") {
      import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })))
        .then((module) => module.default(input, { log: () => {}, unit: 0 }))
        .then((ways) => resolve({ ways }), reject);
      return;
    }
    const worker = new Worker("/naive-harness.js");
    const { port1, port2 } = new MessageChannel();
    worker.onerror = (event) => resolve({ ways: [], error: event.message });
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage({ op: "program", source, input, turns }, [port2]);
    worker.postMessage({ op: "next", input });
  });
