import { z } from "zod";
import { faulty } from "./faulty";

/**
 * Parses untrusted input. Zod compares the `length` and `size` of any value that has one, even of an object where a
 * string is expected, and throws a TypeError if they are not numbers: here that is a parse error like any other.
 */
export function tryParse<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  params?: z.core.ParseContext<z.core.$ZodIssue>,
): z.ZodSafeParseResult<z.output<Schema>> {
  try {
    return schema.safeParse(value, params);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { success: false, error: new z.ZodError([UNREADABLE]) as z.ZodError<z.output<Schema>> };
  }
}

const UNREADABLE: z.core.$ZodIssueCustom = { code: "custom", path: [], ...faulty({ kind: "no-length" }) };
