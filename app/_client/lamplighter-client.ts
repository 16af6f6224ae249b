import { createClient } from "#client/lamplighter";
import { shownFor } from "../_acting/shown-for";

/** The public API as this page's own visitor, for whom the page was made: same origin, session cookie. */
export const lamplighter = createClient({ baseUrl: "", actingFor: shownFor });
