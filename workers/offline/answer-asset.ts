import type { KeptAssets } from "./kept-assets";
import type { KeptPages } from "./kept-pages";

interface Parts {
  ask: typeof fetch;
  assets: Pick<KeptAssets, "match" | "keep">;
  pages: Pick<KeptPages, "assets">;
  /** Lets the worker live until it is done. */
  until: (done: Promise<unknown>) => void;
}

/** A storage that fails costs only the copy: the site is asked then. */
export async function answerAsset(request: Request, { ask, assets, pages, until }: Parts): Promise<Response> {
  const kept = await assets.match(request.url).catch(() => undefined);
  if (kept) return kept;
  const answer = await ask(request);
  const copy = answer.clone();
  const keep = async () => assets.keep(request.url, copy, await pages.assets());
  until(keep().catch(() => {}));
  return answer;
}
