import { isUtf8 } from "node:buffer";
import type { OutputPart } from "#core/units/output";
import type { Job as JobRow } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import type { Language } from "#protocol/text/language";
import { PartText } from "../json-pieces";
import { objectsOfUnit } from "../objects-of-unit";
import type { SettledRow } from "../settled-units";
import { UnitInputs } from "../unit-inputs";
import { leftOutput, mainPart } from "../unit-output";
import { errorOf } from "../unit-result";

/** A settled unit as a row of a table. */
export interface ResultRow {
  unit: number;
  input: string;
  state: "agreed" | "failed";
  exitCode: number | null;
  priceNanos: number;
  fuel: number;
  settledAt: Date;
  error: string | null;
  stderr: string | null;
  /** Standard output, or a module's value; it may have megabytes. */
  output: Uint8Array | null;
  /** Whether it is UTF-8. */
  isText: boolean;
  /** Output files by their paths, to be written as JSON in pieces: text, or `{"base64": "…"}`. */
  files: Record<string, PartText | { base64: PartText }> | null;
  /** Outputs in a customer's bucket, as JSON: part, address, length and SHA-256. */
  objects: string | null;
}

/** Reads the outputs of settled units, one by one. */
export class ResultRows {
  readonly #job: JobRow;
  readonly #language: Language | undefined;
  readonly #inputs: UnitInputs;

  constructor(job: JobRow, language: Language | undefined) {
    this.#job = job;
    this.#language = language;
    this.#inputs = new UnitInputs(job);
  }

  async of(row: SettledRow): Promise<ResultRow> {
    const output = await leftOutput(row);
    const main = output && mainPart(output);
    const files = output?.parts.filter((part) => part !== main) ?? [];
    const { failure, exitCode, message } = row;
    const isAgreed = failure === null;
    const input = await this.#inputs.of(row.unit);
    return {
      unit: row.unit,
      input,
      state: isAgreed ? "agreed" : "failed",
      exitCode: isAgreed ? (output?.exitCode ?? 0) : exitCode,
      priceNanos: Number(row.priceNanos ?? 0),
      fuel: Number(row.fuel),
      settledAt: row.returnedAt,
      error: failure === null ? null : errorOf(this.#job, { failure, exitCode, message }, this.#language),
      stderr: row.stderr,
      output: main?.bytes ?? null,
      isText: main !== undefined && isUtf8(main.bytes),
      files: files.length === 0 ? null : Object.fromEntries(files.map(fileField)),
      objects: output?.kept ? JSON.stringify(objectsOfUnit(this.#job, row.unit, input, output.kept)) : null,
    };
  }
}

const fileField = ({ name, bytes }: OutputPart) => [
  name,
  isUtf8(bytes) ? new PartText(bytes) : { base64: new PartText(bytes, "base64") },
];

/** The output if it is text, and short enough to be parsed. */
export function shortText({ output, isText }: ResultRow): string | undefined {
  if (!output || !isText || output.length > LIMITS.MAX_FLATTENED_CHARS) return undefined;
  return Buffer.from(output.buffer, output.byteOffset, output.length).toString("utf8");
}
