import type { InsteadKind } from "#protocol/programs/program-fault";

/** What to do instead, for names that authors often expect. */
const INSTEAD: readonly (readonly [names: string, instead: InsteadKind])[] = [
  [
    "fetch XMLHttpRequest WebSocket EventSource WebTransport RTCPeerConnection Request Response Headers FormData importScripts",
    "network",
  ],
  [
    "setTimeout setInterval setImmediate clearTimeout clearInterval clearImmediate requestAnimationFrame requestIdleCallback",
    "timers",
  ],
  ["crypto Crypto", "randomness"],
  ["Intl", "locales"],
  ["WeakRef FinalizationRegistry", "memory"],
  ["SharedArrayBuffer Atomics", "threads"],
  ["Worker SharedWorker MessageChannel MessagePort BroadcastChannel postMessage", "more-units"],
  ["require module exports __dirname __filename", "node-modules"],
  ["process", "node-process"],
  ["Buffer", "node-buffer"],
  ["global", "node-global"],
  [
    "window document navigator location history screen localStorage sessionStorage indexedDB caches Image HTMLElement Element Node Event EventTarget CustomEvent OffscreenCanvas WebGLRenderingContext WebGL2RenderingContext ImageData Path2D Audio AudioContext alert confirm prompt",
    "page",
  ],
  [
    "URL URLSearchParams Blob File FileReader ReadableStream WritableStream TransformStream AbortController AbortSignal DOMException CompressionStream DecompressionStream",
    "library",
  ],
  ["Iterator Float16Array SuppressedError DisposableStack AsyncDisposableStack Temporal ShadowRealm", "newer-object"],
  ["eval", "code-from-text"],
  ["arguments", "arguments"],
];

const BY_NAME = new Map(
  INSTEAD.flatMap(([names, instead]) => names.split(" ").map((name) => [name, instead] as const)),
);

/** What an author who relies on this name should do. */
export const insteadOf = (name: string): InsteadKind => BY_NAME.get(name) ?? "declare";
