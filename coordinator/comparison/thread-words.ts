import type { ComparisonRefusal } from "./check-comparator";
import type { ComparisonVerdict } from "./verdict";

/** The bytes to compare: an encoded output, or what a device returned as one. */
export type ComparisonRequest =
  | { kind: "json"; absolute: number; relative: number; a: Uint8Array; b: Uint8Array }
  | { kind: "program"; source: string; a: Uint8Array; b: Uint8Array };

/** Messages to the thread, and back. Its first message says that it is ready. */
export type ThreadRequest = ComparisonRequest | { kind: "check"; bytes: Uint8Array };

export type ThreadReply =
  | { kind: "verdict"; verdict: ComparisonVerdict }
  | { kind: "checked"; refusal: ComparisonRefusal | undefined };
