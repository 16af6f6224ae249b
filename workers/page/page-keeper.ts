import type { Language } from "#protocol/text/language";
import { forgetKeptPages } from "./forget-kept-pages";

const UPDATE_EVERY_MS = 6 * 3_600_000;
const TAKE_OVER_MS = 5_000;

interface Options {
  /** The worker that opens the page without network; null: the site has taken it back. */
  workerUrl: string | null;
  language: Language;
  /** Lit, and on a network that may be used. Without this only a worker that is here already is followed. */
  mayBegin: boolean;
  /** A newer version of the page is here and waits. */
  onWaiting: () => void;
}

export interface PageKeeper {
  /** Loads the page anew, in its newest version. */
  takeOver(): Promise<void>;
  dispose(): void;
}

/** Keeps this page in the browser, so that it opens without network. Nothing here ever reloads it by itself. */
export function keepPage(options: Options): PageKeeper {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  const ended = new AbortController();
  const coming = container && follow(container, options, ended.signal).catch(() => undefined);
  return {
    async takeOver() {
      const registration = await coming;
      if (container && registration?.waiting) {
        const taken = new Promise((resolve) => {
          container.addEventListener("controllerchange", resolve, { once: true });
          setTimeout(resolve, TAKE_OVER_MS);
        });
        registration.waiting.postMessage({ kind: "take-over" });
        await taken;
      }
      window.location.reload();
    },
    dispose: () => ended.abort(),
  };
}

async function follow(container: ServiceWorkerContainer, options: Options, signal: AbortSignal) {
  const { workerUrl, language, mayBegin, onWaiting } = options;
  if (workerUrl === null) return forgetKeptPages(container);
  const registration = mayBegin
    ? await container.register(workerUrl, { scope: "/", updateViaCache: "none" })
    : await container.getRegistration("/");
  if (!registration || signal.aborted) return registration;
  const look = () => {
    if (registration.waiting && registration.active && !signal.aborted) onWaiting();
  };
  const watch = () => registration.installing?.addEventListener("statechange", look, { signal });
  registration.addEventListener("updatefound", watch, { signal });
  watch();
  look();
  if (mayBegin) {
    const timer = setInterval(() => void registration.update().catch(() => {}), UPDATE_EVERY_MS);
    signal.addEventListener("abort", () => clearInterval(timer));
  }
  const { active } = await container.ready;
  active?.postMessage({ kind: "language", language });
  return registration;
}
