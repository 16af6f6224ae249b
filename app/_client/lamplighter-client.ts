import { createClient } from "#client/lamplighter";

/** The public API as this page's own visitor: same origin, session cookie. */
export const lamplighter = createClient({ baseUrl: "" });
