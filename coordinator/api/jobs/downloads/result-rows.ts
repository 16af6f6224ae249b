import type { OutputPart } from "#core/units/output";
import type { Job as JobRow, Replica } from "#prisma/generated/client";
import type { Language } from "#protocol/language";
import { objectsOfUnit } from "../objects-of-unit";
import { UnitInputs } from "../unit-inputs";
import { asText, leftOutput, mainPart } from "../unit-output";
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
  /** Standard output, or a module's value: as text when it is UTF-8, as bytes otherwise. */
  text: string | null;
  bytes: Uint8Array | null;
  /** Output files by their paths, as JSON: text, or `{"base64": "…"}`. */
  files: string | null;
  /** Outputs that lie in a bucket of the customer's, as JSON: part, address, length and SHA-256. */
  objects: string | null;
}

/** Reads what settled units left, one by one. */
export class ResultRows {
  readonly #job: JobRow;
  readonly #language: Language | undefined;
  readonly #inputs: UnitInputs;

  constructor(job: JobRow, language: Language | undefined) {
    this.#job = job;
    this.#language = language;
    this.#inputs = new UnitInputs(job);
  }

  async of(row: Replica): Promise<ResultRow> {
    const output = await leftOutput(row);
    const main = output && mainPart(output);
    const text = main ? (asText(main.bytes) ?? null) : null;
    const files = output?.parts.filter((part) => part !== main) ?? [];
    const isAgreed = row.failure === null;
    const input = await this.#inputs.of(row.unit);
    return {
      unit: row.unit,
      input,
      state: isAgreed ? "agreed" : "failed",
      exitCode: isAgreed ? (output?.exitCode ?? 0) : row.exitCode,
      priceNanos: Number(row.priceNanos ?? 0),
      fuel: Number(row.fuel),
      settledAt: row.returnedAt,
      error: row.failure === null ? null : errorOf(this.#job, row.failure, row.message, this.#language),
      stderr: row.stderr,
      text,
      bytes: main && text === null ? main.bytes : null,
      files: files.length === 0 ? null : JSON.stringify(Object.fromEntries(files.map(fileField))),
      objects: output?.kept ? JSON.stringify(objectsOfUnit(this.#job, row.unit, input, output.kept)) : null,
    };
  }
}

const fileField = ({ name, bytes }: OutputPart) => [
  name,
  asText(bytes) ?? { base64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("base64") },
];
