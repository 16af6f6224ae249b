import type { BrowserProbe } from "#protocol/api/storage";
import { tryProbe } from "./try-probe";

// A separate worker: unlike pages it may call any bucket, and it knows nothing except the links it is given.
self.addEventListener("message", ({ data }: MessageEvent<BrowserProbe>) => {
  tryProbe(data).then((findings) => self.postMessage(findings));
});
