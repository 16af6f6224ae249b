const GONE = [404, 410];

/** False only when the site says so: one that cannot be reached, or has trouble, says nothing. */
export async function isStillShipped(ask: typeof fetch, scriptUrl: string): Promise<boolean> {
  const answer = await ask(scriptUrl, { method: "HEAD", cache: "no-store", redirect: "error" });
  return !GONE.includes(answer.status);
}
