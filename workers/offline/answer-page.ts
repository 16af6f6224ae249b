import type { KeptPages } from "./kept-pages";
import { withoutNetwork } from "./without-network";

interface Parts {
  ask: typeof fetch;
  pages: Pick<KeptPages, "match" | "language">;
}

/** What proxies say while the site itself is away. */
const AWAY = [502, 503, 504];

/** From the site whenever it answers: a page that is kept never takes the place of a newer one. */
export async function answerPage(request: Request, { ask, pages }: Parts): Promise<Response> {
  const kept = () => pages.match(new URL(request.url).pathname).catch(() => undefined);
  try {
    const answer = await ask(request);
    return AWAY.includes(answer.status) ? ((await kept()) ?? answer) : answer;
  } catch {
    return (await kept()) ?? withoutNetwork(await pages.language().catch(() => undefined));
  }
}
