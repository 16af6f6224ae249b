import { handle } from "../handle";
import type { Context } from "./context";

/** Who is behind a request's headers: the site asks once per page. */
export const contextOf = (headers: Headers): Promise<Context> => handle().auth.contextFor(headers);
