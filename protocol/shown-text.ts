import { z } from "zod";

const BLANKS = /\s+/gu;
/** Controls, and marks that turn the direction of what stands around them: a name could pass for another one. */
const UNSEEN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]/u;

/**
 * Text that other people are shown: names, causes, reasons, labels. On one line, without what cannot be seen, and
 * bounded.
 */
export const ShownText = ({ min = 0, max, why }: { min?: number; max: number; why?: string }) =>
  z
    .string()
    .overwrite((text) => text.replace(BLANKS, " ").trim())
    .min(min, why)
    .max(max)
    .refine((text) => !UNSEEN.test(text), {
      message: "holds characters that cannot be seen: type it anew, in letters, digits and signs",
    });
