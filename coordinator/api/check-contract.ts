import { z } from "zod";
import type { VerbOperation } from "#protocol/api/contract";
import { refusalsOf } from "#protocol/api/refusals-of";
import { tryParse } from "#protocol/try-parse";
import { asApiError } from "../refusals/as-api-error";
import type { ContractWatch } from "./contract-watch";

/** Checks an answer against the output in the contract: all of its fields, and no others. */
export function checkAnswer(
  watch: ContractWatch,
  operation: Extract<VerbOperation, { kind: "json" }>,
  answer: unknown,
): void {
  if (!watch.looksAt(operation.id)) return;
  const { error } = tryParse(operation.output, answer);
  if (error) watch.broken(operation.id, z.prettifyError(error));
}

/** Checks that a refusal is one that the contract lists. */
export function checkRefusal(watch: ContractWatch, operation: VerbOperation, error: unknown): void {
  const code = asApiError(error)?.code;
  if (code === undefined || refusalsOf(operation).includes(code)) return;
  watch.broken(operation.id, `it refuses with ${code}`);
}
