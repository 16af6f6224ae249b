import { z } from "zod";
import { letterFault } from "#core/pride/letter-fault";
import { faulty } from "../faulty";

const BLANKS = /\s+/gu;

/** A few plain sentences to people whom the writer does not know: no links, nothing invisible, one line. */
export const LetterText = ({ min = 0, max }: { min?: number; max: number }) =>
  z
    .string()
    .max(max)
    .overwrite((text) => text.normalize("NFC").replace(BLANKS, " ").trim())
    .min(min)
    .refine((text) => letterFault(text) !== "unseen-characters", faulty({ kind: "unseen-characters" }))
    .refine((text) => letterFault(text) !== "link-in-letter", faulty({ kind: "link-in-letter" }));
