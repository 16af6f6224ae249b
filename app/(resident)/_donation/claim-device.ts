export type ClaimOutcome =
  | { kind: "claimed"; creditNanos: number }
  | { kind: "refused"; message: string }
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
  const message = pick(pick(body, "error"), "message");
  return typeof message === "string" ? { kind: "refused", message } : { kind: "unreachable" };
}

const pick = (from: unknown, name: string): unknown =>
  typeof from === "object" && from !== null ? Reflect.get(from, name) : undefined;
