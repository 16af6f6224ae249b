import type { RefusalCode } from "./error-codes";
import { type Operation, powerOf } from "./operation";

/** Any call may be malformed, have an invalid key, come too often, or come while the database is unavailable. */
const ALWAYS: readonly RefusalCode[] = ["INVALID_INPUT", "UNAUTHENTICATED", "TOO_MANY_REQUESTS", "UNAVAILABLE"];
/** A call that may change something is refused from other sites' pages, and its body is limited. */
const WITH_BODY: readonly RefusalCode[] = ["FORBIDDEN", "TOO_LARGE"];

/** A member of an organisation may lack the role, and its key does nothing that is a person's own. */
function byAudience(audience: Operation["audience"]): readonly RefusalCode[] {
  if (audience === "anyone") return [];
  return powerOf(audience) || audience === "person" ? ["FORBIDDEN"] : ["FORBIDDEN", "NOT_FOUND"];
}

/** Every code with which an operation may refuse a call, each once. */
export function refusalsOf({ audience, method, refusals = [] }: Operation): RefusalCode[] {
  const withBody = method === "GET" ? [] : WITH_BODY;
  return [...new Set([...ALWAYS, ...withBody, ...byAudience(audience), ...refusals])];
}
