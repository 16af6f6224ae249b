import type { SandboxPlaces } from "#workers/page/sandbox-places";
import { tryScript } from "#workers/page/try-script";
import { ATTEMPTS, type Attempt } from "./escape-attempts";
import { type AttemptVerdict, judgeAttempt } from "./judge-attempt";

/** An endless program is stopped after so long; every other ends by itself much sooner. */
const WALL_MS = 1_000;
const PATIENT_WALL_MS = 10_000;

interface AttemptWatch {
  onStart: (name: string) => void;
  onVerdict: (name: string, verdict: AttemptVerdict) => void;
}

/** Runs all attempts, one after the other, each in a box of its own. Whatever gets out would reach this very site. */
export async function runAttempts(places: SandboxPlaces, signal: AbortSignal, { onStart, onVerdict }: AttemptWatch) {
  for (const attempt of Object.values(ATTEMPTS).flat()) {
    signal.throwIfAborted();
    onStart(attempt.name);
    const wallMs = isEndless(attempt) ? WALL_MS : PATIENT_WALL_MS;
    const [tried] = await tryScript({
      ...places,
      program: new TextEncoder().encode(attempt.program.source),
      inputs: [{ canary: addressesOf(places.siteUrl), turn: 0 }],
      wallMs,
      signal,
    });
    if (!tried) throw new Error("The sandbox gave no answer. Reload the page and try again.");
    onVerdict(attempt.name, judgeAttempt(attempt, tried, wallMs));
  }
}

const isEndless = ({ expected }: Attempt) =>
  expected.kind === "fails" && expected.error.source.includes("still running");

function addressesOf(siteUrl: string) {
  const { host, hostname } = new URL(siteUrl);
  const http = `${siteUrl}/`;
  return {
    http,
    other: http,
    named: http,
    https: `https://${host}/`,
    ws: http.replace(/^http/, "ws"),
    stun: `stun:${hostname}`,
  };
}
