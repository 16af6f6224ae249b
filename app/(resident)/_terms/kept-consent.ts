import { z } from "zod";
import { tryParse } from "#protocol/try-parse";

const KEY = "lamplighter.terms";
const Kept = z.object({ version: z.string(), at: z.string() });

/** The version that was agreed to in this browser; undefined where none was, or nothing is kept. */
export function keptConsent(): string | undefined {
  try {
    return tryParse(Kept, JSON.parse(localStorage.getItem(KEY) ?? "null")).data?.version;
  } catch {
    return undefined;
  }
}

/** A browser that keeps nothing is asked again at each visit. */
export function keepConsent(version: string, at: Date): void {
  if (keptConsent() === version) return;
  try {
    localStorage.setItem(KEY, JSON.stringify({ version, at: at.toISOString() }));
  } catch {
    // Its resident has agreed for as long as the page is open.
  }
}
