import { APIError } from "better-auth/api";
import { PersonName } from "#protocol/text/person-name";
import { tryParse } from "#protocol/try-parse";

/** Normalises a name for storage, or refuses it with an error of the sign-in library. */
export function checkedName(name: unknown): string {
  const parsed = tryParse(PersonName, name);
  if (parsed.success) return parsed.data;
  throw new APIError("BAD_REQUEST", {
    code: "INVALID_NAME",
    message: `Your name: ${parsed.error.issues[0]?.message}.`,
  });
}
