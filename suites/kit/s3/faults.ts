/** Faults that a test server can be made to have. */
export type FaultKind =
  /** Responds with a delay. */
  | { kind: "slow"; ms: number }
  | { kind: "busy" }
  /** Closes the connection after so many bytes of an object. */
  | { kind: "cut-off"; afterBytes: number }
  /** Flips a bit in the content. */
  | { kind: "other-bytes" }
  | { kind: "keys-expired" }
  | { kind: "no-bucket" }
  | { kind: "other-region"; region: string }
  | { kind: "read-only-keys" }
  | { kind: "no-cors" }
  | { kind: "redirect"; to: string }
  /** Stores anything, and claims that it was as expected. */
  | { kind: "ignores-checksum" }
  | { kind: "ignores-if-none-match" }
  | { kind: "ignores-if-match" }
  | { kind: "ignores-range" }
  /** Closes the connection before it responds, after it has executed the request. */
  | { kind: "no-answer" };

export type Fault = FaultKind & {
  /** Only for this method; default: all. */
  method?: string;
  key?: string;
  /** How often, before it works again. */
  times?: number;
};

/** The active faults, each until it is used up or removed. */
export class Faults {
  readonly #set = new Set<{ fault: Fault; left: number }>();

  /** Returns a function that removes it. */
  set(fault: Fault): () => void {
    const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
    this.#set.add(entry);
    return () => void this.#set.delete(entry);
  }

  clear() {
    this.#set.clear();
  }

  /** The fault of this kind that applies to this request; counts as used. */
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
