import type { RefusalCode } from "./error-codes";
import { type Operation, powerOf } from "./operation";

/** Any call may be malformed, have an invalid key, come too often, or come while the database is unavailable. */
const ALWAYS: readonly RefusalCode[] = ["INVALID_INPUT", "UNAUTHENTICATED", "TOO_MANY_REQUESTS", "UNAVAILABLE"];
/** A call that may change something is refused from other sites' pages, and its body is limited. */
const WITH_BODY: readonly RefusalCode[] = ["FORBIDDEN", "TOO_LARGE"];

function byAudience(audience: Operation["audience"]): readonly RefusalCode[] {
  if (powerOf(audience)) return ["FORBIDDEN"];
  return audience === "anyone" || audience === "person" ? [] : ["NOT_FOUND"];
}

/** Every code with which an operation may refuse a call, each once. */
export function refusalsOf({ audience, method, refusals = [] }: Operation): RefusalCode[] {
  const withBody = method === "GET" ? [] : WITH_BODY;
  return [...new Set([...ALWAYS, ...withBody, ...byAudience(audience), ...refusals])];
}
