/**
 * What is compared of a returned replica: its digest and, for metered programs, the fuel, on which honest devices
 * agree.
 */
export interface Answer {
  digest: Uint8Array;
  fuel: number;
  ok: boolean;
}

export type Comparison = "bytes" | "bytes-and-fuel";

export function sameAnswer(a: Answer, b: Answer, comparison: Comparison): boolean {
  if (a.ok !== b.ok || a.digest.length !== b.digest.length) return false;
  if (comparison === "bytes-and-fuel" && a.fuel !== b.fuel) return false;
  for (let i = 0; i < a.digest.length; i++) if (a.digest[i] !== b.digest[i]) return false;
  return true;
}
