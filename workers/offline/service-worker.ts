import { answerAsset } from "./answer-asset";
import { answerPage } from "./answer-page";
import { isStillShipped } from "./is-still-shipped";
import { KeptAssets } from "./kept-assets";
import { KeptPages } from "./kept-pages";
import { readPageMessage } from "./page-message";
import { wayOf } from "./way-of";

/** Of the pages that this worker keeps; the site writes it before the script. */
declare const LAMPLIGHTER_VERSION: string;

const worker = self as unknown as ServiceWorkerGlobalScope;
const ask: typeof fetch = (input, init) => fetch(input, init);
const assets = new KeptAssets({ caches, ask });
const pages = new KeptPages({ caches, ask, version: LAMPLIGHTER_VERSION });

/** How long the site's last word on this worker holds: a browser in use may keep it running for days. */
const ASK_AGAIN_MS = 60_000;
let askedAt = 0;
/** The site took this worker back: it answers nothing any more. */
let isTakenBack = false;

async function keepAll(language?: string) {
  await assets.keepAll(await pages.keep(language));
}

/** The site may have taken this worker back, by a setting or by a version that knows nothing of it. */
async function leaveIfTakenBack() {
  if (Date.now() - askedAt < ASK_AGAIN_MS) return;
  const isShipped = await isStillShipped(ask, worker.location.href);
  askedAt = Date.now();
  if (isShipped) return;
  isTakenBack = true;
  await worker.registration.unregister();
  await Promise.all([pages.forget(), assets.forget()]);
}

// Another version goes on answering until the pages that it serves are closed, or one of them says so.
worker.addEventListener("install", (event) => {
  event.waitUntil(pages.languageBefore().then(keepAll));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(pages.forgetOthers());
});

worker.addEventListener("fetch", (event) => {
  if (isTakenBack) return;
  const { request } = event;
  const way = wayOf(request, worker.location.origin);
  if (way === "page") {
    event.waitUntil(leaveIfTakenBack().catch(() => {}));
    event.respondWith(answerPage(request, { ask, pages }));
  }
  if (way === "asset")
    event.respondWith(answerAsset(request, { ask, assets, pages, until: (done) => event.waitUntil(done) }));
});

worker.addEventListener("message", (event) => {
  const message = readPageMessage(event.data);
  if (message?.kind === "take-over") void worker.skipWaiting();
  if (message?.kind === "language") {
    const { language } = message;
    const change = async () => {
      if ((await pages.language()) !== language) await keepAll(language);
    };
    event.waitUntil(change().catch(() => {}));
  }
});
