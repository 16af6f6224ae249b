/** What a test server can be made to do wrong. */
export type FaultKind =
  /** Answers so much later. */
  | { kind: "slow"; ms: number }
  | { kind: "busy" }
  /** Hangs up after so many bytes of an object. */
  | { kind: "cut-off"; afterBytes: number }
  /** Turns a bit in what it gives. */
  | { kind: "other-bytes" }
  | { kind: "keys-expired" }
  | { kind: "no-bucket" }
  | { kind: "other-region"; region: string }
  | { kind: "read-only-keys" }
  | { kind: "no-cors" }
  | { kind: "redirect"; to: string }
  /** Stores whatever comes, and says what was hoped for. */
  | { kind: "ignores-checksum" }
  | { kind: "ignores-if-none-match" }
  | { kind: "ignores-if-match" }
  | { kind: "ignores-range" }
  /** Hangs up before it answers, after it has done what it was asked. */
  | { kind: "no-answer" };

export type Fault = FaultKind & {
  /** Only for these; for all where it is not said. */
  method?: string;
  key?: string;
  /** How often, before all is well again. */
  times?: number;
};

/** Faults that are set, each until it is used up or lifted. */
export class Faults {
  readonly #set = new Set<{ fault: Fault; left: number }>();

  /** Returns what lifts it. */
  set(fault: Fault): () => void {
    const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
    this.#set.add(entry);
    return () => void this.#set.delete(entry);
  }

  clear() {
    this.#set.clear();
  }

  /** The fault of this kind that this request meets; it counts as met. */
  meet<Kind extends FaultKind["kind"]>(
    kind: Kind,
    { method, key }: { method: string; key: string },
  ): Extract<FaultKind, { kind: Kind }> | undefined {
    for (const entry of this.#set) {
      const { fault } = entry;
      if (fault.kind !== kind || entry.left === 0) continue;
      if ((fault.method ?? method) !== method || (fault.key ?? key) !== key) continue;
      entry.left -= 1;
      return fault as Extract<Fault, { kind: Kind }>;
    }
    return undefined;
  }
}
