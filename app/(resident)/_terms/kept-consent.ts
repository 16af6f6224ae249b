const KEY = "lamplighter.terms";

/** The version that was agreed to in this browser; undefined where none was, or nothing is kept. */
export function keptConsent(): string | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    // By hand: a schema's library would come with every resident's page for this alone.
    return typeof kept === "object" && kept !== null && "version" in kept && typeof kept.version === "string"
      ? kept.version
      : undefined;
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
