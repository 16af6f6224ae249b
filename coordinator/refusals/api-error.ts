import type { RefusalCode } from "#protocol/api/error-codes";
import type { FieldIssue, WordedIssue } from "#protocol/field-issues";
import type { FieldFault } from "#protocol/job-faults/job-fault";
import { jobFaultInWords } from "#protocol/job-faults/job-fault-in-words";
import type { InputFault } from "#protocol/manifest/input-fault";
import type { Language } from "#protocol/text/language";
import { inputFaultInWords } from "#protocol/words/input-fault-in-words";

/** A field to be changed. It becomes a sentence when it is answered. */
export type RefusedField = WordedIssue | FieldFault | { path: string; fault: InputFault };

/**
 * A refusal that the caller can act on; its message and issues are in English. Identify it by `code`: the site and the
 * coordinator are two module graphs, so `instanceof` fails between them.
 */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: RefusalCode;
  readonly issues: FieldIssue[];
  readonly #words: Record<Language, string>;
  readonly #fields: readonly RefusedField[];

  constructor(code: RefusalCode, words: Record<Language, string>, fields: readonly RefusedField[] = []) {
    super(words.en);
    this.code = code;
    this.#words = words;
    this.#fields = fields;
    this.issues = this.in("en").issues;
  }

  /** As the API answers it. */
  in(language: Language): { code: RefusalCode; message: string; issues: FieldIssue[] } {
    const issues = this.#fields.map((field) => ({ path: field.path, message: fieldInWords(field, language) }));
    return { code: this.code, message: this.#words[language], issues };
  }
}

export function fieldInWords(field: RefusedField, language: Language): string {
  if ("fault" in field) return inputFaultInWords(field.fault, language);
  return "jobFault" in field ? jobFaultInWords(field.jobFault, language) : field.words[language];
}

export function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && error.name === "ApiError" && "code" in error;
}
