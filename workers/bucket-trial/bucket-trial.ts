import type { BrowserProbe } from "#protocol/api/storage";
import { tryProbe } from "./try-probe";

// A worker of its own: it may call any bucket, which pages may not, and knows nothing but the links that it is given.
self.addEventListener("message", ({ data }: MessageEvent<BrowserProbe>) => {
  tryProbe(data).then((findings) => self.postMessage(findings));
});
