import type { RefusalCode } from "#protocol/api/error-codes";
import type { FieldIssue } from "#protocol/field-issues";
import type { InputFault } from "#protocol/input-fault";
import { inputFaultInWords } from "#protocol/input-fault-in-words";
import type { Language } from "#protocol/language";

/** A field to be changed; the words of a schema's issues are in the caller's language already. */
export type RefusedField = FieldIssue | { path: string; fault: InputFault };

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

export const fieldInWords = (field: RefusedField, language: Language): string =>
  "fault" in field ? inputFaultInWords(field.fault, language) : field.message;

export function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && error.name === "ApiError" && "code" in error;
}
