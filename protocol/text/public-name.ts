import { z } from "zod";
import { mayBeShown } from "#core/pride/may-be-shown";
import { faulty } from "../faulty";
import { LIMITS } from "../limits";

/** What a resident is called where everybody sees it; never an address, and nothing invisible. */
export const PublicName = z
  .string()
  .max(LIMITS.MAX_PUBLIC_NAME_CHARS)
  .overwrite((name) => name.normalize("NFC").replace(/ +/g, " ").trim())
  .min(LIMITS.MIN_PUBLIC_NAME_CHARS)
  .refine(mayBeShown, faulty({ kind: "public-name" }));
