import { type Language, parseLanguage } from "#protocol/text/language";

/** What a page of the site tells this worker. */
export type PageMessage =
  /** The pages that are kept for later are wanted in this language. */
  | { kind: "language"; language: Language }
  /** Nothing computes here, and the person wants the new version now. */
  | { kind: "take-over" };

export function readPageMessage(data: unknown): PageMessage | undefined {
  if (typeof data !== "object" || data === null || !("kind" in data)) return undefined;
  if (data.kind === "take-over") return { kind: "take-over" };
  if (data.kind !== "language" || !("language" in data) || typeof data.language !== "string") return undefined;
  const language = parseLanguage(data.language);
  return language && { kind: "language", language };
}
