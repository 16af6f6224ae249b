/** What to do instead, for names that authors often expect. */
const INSTEAD: readonly (readonly [names: string, sentence: string])[] = [
  [
    "fetch XMLHttpRequest WebSocket EventSource WebTransport RTCPeerConnection Request Response Headers FormData importScripts",
    "A unit has no network: add what it needs as a file of the job, and read it with ctx.file.",
  ],
  [
    "setTimeout setInterval setImmediate clearTimeout clearInterval clearImmediate requestAnimationFrame requestIdleCallback",
    "A unit has no timers, because devices differ in speed: compute, and return.",
  ],
  [
    "crypto Crypto",
    "Use Math.random(), which is seeded per unit and the same on every device; bundle hashes and ciphers as JavaScript.",
  ],
  [
    "Intl",
    "Its data differ between devices: format numbers and dates yourself, or bundle a library that brings its own data.",
  ],
  [
    "WeakRef FinalizationRegistry",
    "When memory is freed differs between devices: keep what you need, or use a WeakMap.",
  ],
  ["SharedArrayBuffer Atomics", "A unit has one thread, because with several the order differs from run to run."],
  [
    "Worker SharedWorker MessageChannel MessagePort BroadcastChannel postMessage",
    "A unit has one thread: more units run at once.",
  ],
  [
    "require module exports __dirname __filename",
    "Those are of Node's older modules: bundle the program into one ES module (for example with esbuild --bundle --format=esm).",
  ],
  [
    "process",
    "That is Node's: arguments are in ctx.args; when you bundle, name what it stands for (esbuild --define:process.env.NODE_ENV='\"production\"').",
  ],
  ["Buffer", "That is Node's: bytes are Uint8Array, and text goes through TextEncoder and TextDecoder."],
  ["global", "That is Node's: write globalThis."],
  [
    "window document navigator location history screen localStorage sessionStorage indexedDB caches Image HTMLElement Element Node Event EventTarget CustomEvent OffscreenCanvas WebGLRenderingContext WebGL2RenderingContext ImageData Path2D Audio AudioContext alert confirm prompt",
    "A unit has no page, screen or storage: compute bytes, text or JSON, and return them.",
  ],
  [
    "URL URLSearchParams Blob File FileReader ReadableStream WritableStream TransformStream AbortController AbortSignal DOMException CompressionStream DecompressionStream",
    "Bundle a library that does it in JavaScript.",
  ],
  [
    "Iterator Float16Array SuppressedError DisposableStack AsyncDisposableStack Temporal ShadowRealm",
    "It is newer than ECMAScript 2023, and not every engine has it: bundle a polyfill.",
  ],
  ["eval", "Code cannot be created from text here: write a function."],
  ["arguments", "Outside a function that is not an arrow it means nothing: name the parameters."],
];

const BY_NAME = new Map(
  INSTEAD.flatMap(([names, sentence]) => names.split(" ").map((name) => [name, sentence] as const)),
);

/** What an author who relies on this name should do. */
export const insteadOf = (name: string): string =>
  BY_NAME.get(name) ?? "Nothing in the module declares it either: declare it, or bundle the library that does.";
