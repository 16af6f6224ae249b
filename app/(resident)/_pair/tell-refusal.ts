import type { PairWords } from "../_words/pair-words";

/** By the API's code, because the page knows what the person sees on the device. */
export function tellRefusal(words: PairWords["page"], error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "NOT_FOUND":
    case "INVALID_INPUT":
      return words.wrong;
    case "CONFLICT":
      return words.used;
    case "TOO_MANY_REQUESTS":
      return words.tooMany;
    case "LIMIT_EXCEEDED":
      return words.full;
    case "UNAUTHENTICATED":
      return words.signedOut;
    default:
      return words.unreachable;
  }
}
