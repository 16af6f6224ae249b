import type { Context } from "../auth/context";
import { handle } from "../handle";

export type { Context };

/** Who is behind a request's headers: the site asks once per page. */
export const contextOf = (headers: Headers): Promise<Context> => handle().auth.contextFor(headers);
