import { z } from "zod";

/**
 * Parses what may be anything. Zod compares the `length` and `size` of whatever has one, also of an object where a text
 * should be, and throws a TypeError where they are no numbers: that is a refusal like every other here.
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

const UNREADABLE: z.core.$ZodIssueCustom = {
  code: "custom",
  path: [],
  message: "holds a length or size that is no number",
};
