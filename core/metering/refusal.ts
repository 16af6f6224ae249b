/** Thrown inside the rewriter to leave it at once; `meterModule` turns it into its outcome. */
export class Refusal extends Error {}

export function refuse(message: string, at?: number): never {
  throw new Refusal(at === undefined ? message : `${message} (at byte ${at}).`);
}
