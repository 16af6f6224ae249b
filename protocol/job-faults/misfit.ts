import { z } from "zod";
import { LIMITS } from "../limits";
import { tryParse } from "../try-parse";
import { COMPARISON_TROUBLES } from "./comparison-trouble";

const Said = z.string().max(LIMITS.MAX_MISFIT_CHARS);

/** Why one output could not be compared with another. */
const Misfit = z.discriminatedUnion("why", [
  z.strictObject({ why: z.literal("no-output") }),
  z.strictObject({ why: z.literal("too-long") }),
  z.strictObject({ why: z.literal("too-slow") }),
  /** `said` by the reader of JSON. */
  z.strictObject({ why: z.literal("not-json"), part: Said, said: Said }),
  z.strictObject({
    why: z.literal("function"),
    did: z.strictObject({
      what: z.enum(COMPARISON_TROUBLES),
      said: Said,
      line: z.int().min(0),
      twice: z.boolean(),
    }),
  }),
]);
export type Misfit = z.output<typeof Misfit>;

/** What is stored with a disputed unit: whether the other outputs could be compared, and why this one could not. */
const StoredMisfit = z.strictObject({ othersFit: z.boolean(), misfit: Misfit });
export type StoredMisfit = z.output<typeof StoredMisfit>;

/** Whatever makes a character longer in JSON, except what it doubles. */
const CONTROLS = /\p{C}/gu;

/** Others' words are shortened, so that the whole is shorter than 500 characters, where lists of errors cut messages. */
export function misfitText({ othersFit, misfit }: StoredMisfit): string {
  const short = (text: string) => text.replace(CONTROLS, " ").slice(0, LIMITS.MAX_MISFIT_CHARS);
  switch (misfit.why) {
    case "not-json":
      return JSON.stringify({
        othersFit,
        misfit: { ...misfit, part: short(misfit.part), said: short(misfit.said) },
      } satisfies StoredMisfit);
    case "function":
      return JSON.stringify({
        othersFit,
        misfit: { ...misfit, did: { ...misfit.did, said: short(misfit.did.said) } },
      } satisfies StoredMisfit);
    default:
      return JSON.stringify({ othersFit, misfit } satisfies StoredMisfit);
  }
}

/** Undefined for the sentences that were stored before. */
export function readMisfit(text: string): StoredMisfit | undefined {
  try {
    return tryParse(StoredMisfit, JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
