export type ClaimOutcome =
  | { kind: "claimed"; creditNanos: number }
  | { kind: "no-device" }
  | { kind: "elsewhere" }
  | { kind: "signed-out" }
  | { kind: "refused" }
  | { kind: "unreachable" };

/** Joins this device, and what it has earned, to the account that is signed in. */
export async function claimDevice(deviceToken: string): Promise<ClaimOutcome> {
  const answer = await fetch("/api/v1/devices/claim", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ deviceToken }),
  }).catch(() => null);
  if (answer === null) return { kind: "unreachable" };
  const body: unknown = await answer.json().catch(() => null);
  const creditNanos = pick(body, "creditNanos");
  if (answer.ok && typeof creditNanos === "number") return { kind: "claimed", creditNanos };
  const code = pick(pick(body, "error"), "code");
  if (typeof code !== "string") return { kind: "unreachable" };
  return { kind: REFUSALS[code] ?? "refused" };
}

/** By the API's code: its sentences are English. */
const REFUSALS: Record<string, Exclude<ClaimOutcome["kind"], "claimed">> = {
  NOT_FOUND: "no-device",
  CONFLICT: "elsewhere",
  UNAUTHENTICATED: "signed-out",
  UNAVAILABLE: "unreachable",
};

const pick = (from: unknown, name: string): unknown =>
  typeof from === "object" && from !== null ? Reflect.get(from, name) : undefined;
