import { z } from "zod";
import { tryParse } from "#protocol/try-parse";

const KEY = "lamplighter-script";

const KeptScript = z.object({ name: z.string(), text: z.string(), inputs: z.string() });
/** `inputs` is a JSON array, a unit for each element. */
export type KeptScript = z.infer<typeof KeptScript>;

/** Keeps a script in this tab while its author signs up. */
export function keepScript(script: KeptScript): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(script));
  } catch {
    // Without storage the form begins with its own first script.
  }
}

/** What was kept, once. */
export function takeKeptScript(): KeptScript | null {
  try {
    const kept = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return kept === null ? null : (tryParse(KeptScript, JSON.parse(kept)).data ?? null);
  } catch {
    return null;
  }
}
