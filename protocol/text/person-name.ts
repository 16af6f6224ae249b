import { z } from "zod";
import { LIMITS } from "../limits";

/** Control characters break lines in logs and letters; direction marks reorder the text around a name. */
const UNSHOWABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** A person's name, which other people's pages show too. */
export const PersonName = z
  .string()
  .trim()
  .min(1, "say what to call you")
  .max(LIMITS.MAX_PERSON_NAME_CHARS, `at most ${LIMITS.MAX_PERSON_NAME_CHARS} characters`)
  .refine((name) => !UNSHOWABLE.test(name), "has characters that cannot be shown: leave out line breaks and controls");
