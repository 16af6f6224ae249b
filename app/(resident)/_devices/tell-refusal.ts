import type { DevicesWords } from "../_words/devices-words";

/** By the API's code: its sentences are English. */
export function tellRefusal({ refusals }: DevicesWords, error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "NOT_FOUND":
      return refusals.gone;
    case "INVALID_INPUT":
    case "TOO_LARGE":
      return refusals.invalid;
    case "TOO_MANY_REQUESTS":
      return refusals.tooMany;
    case "UNAUTHENTICATED":
      return refusals.signedOut;
    default:
      return refusals.unreachable;
  }
}
