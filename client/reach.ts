/** The site was not reached, or the connection broke before it answered. A subclass of the error that `fetch` throws. */
export class UnreachedError extends TypeError {
  override readonly name = "UnreachedError";

  constructor(origin: string, cause: unknown) {
    const { code } = ((cause as Error).cause ?? {}) as { code?: unknown };
    const why = typeof code === "string" ? ` (${code})` : "";
    super(`${origin} could not be reached${why}. Is that the city's address, and is this machine on line?`, { cause });
  }
}

/** `fetch` with a clearer message than Node's `fetch failed`; pages of the site have their own. */
export async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    throw error instanceof TypeError && URL.canParse(address)
      ? new UnreachedError(new URL(address).origin, error)
      : error;
  }
}
