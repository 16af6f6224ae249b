import { type ApiError, fieldInWords, type RefusedField } from "./api-error";
import { refuseFields } from "./refuse";

/** Names every field that must be changed. */
export function invalidInput(fields: readonly RefusedField[]): ApiError {
  const [first] = fields;
  if (!first) throw new Error("An input is refused for at least one field.");
  const words = { en: fieldInWords(first, "en"), fr: fieldInWords(first, "fr") };
  return refuseFields(fields, "invalid-input", { where: first.path, first: words, more: fields.length - 1 });
}
