import { z } from "zod";
import { faulty } from "../faulty";

const BLANKS = /\s+/gu;
/** Control characters and direction marks: with these, a name could pass for another one. */
const UNSEEN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]/u;

/**
 * Text that is shown to other people: names, causes, reasons, labels. A single line without invisible characters, and
 * of limited length.
 */
export const ShownText = ({ min = 0, max, why }: { min?: number; max: number; why?: string }) =>
  z
    .string()
    .overwrite((text) => text.replace(BLANKS, " ").trim())
    .min(min, why)
    .max(max)
    .refine((text) => !UNSEEN.test(text), faulty({ kind: "unseen-characters" }));

/** The same in paragraphs. */
export const ShownLines = ({ min = 0, max }: { min?: number; max: number }) =>
  z
    .string()
    .overwrite((text) =>
      text
        .replace(/\r\n?/g, "\n")
        .replace(/\n{3,}/g, "\n\n")
        .trim(),
    )
    .min(min)
    .max(max)
    .refine((text) => !UNSEEN.test(text.replaceAll("\n", "")), faulty({ kind: "unseen-characters" }));
