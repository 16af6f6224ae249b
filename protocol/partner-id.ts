import { z } from "zod";

/** Of a game or a site with the button: it is public. */
export const PartnerId = z.string().regex(/^pt_[0-9a-z]{16}$/, "no such partner");
