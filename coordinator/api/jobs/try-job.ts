import type { z } from "zod";
import { drawUnits } from "#core/ledger/draw-units";
import { SubmitJobInput, type TryOut } from "#protocol/api/jobs";
import { LIMITS } from "#protocol/limits";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { linesOfUnits } from "../../inputs/lines-of-units";
import { FIRST_UNITS } from "../../inputs/units-plan";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { planJob } from "./plan-job";

/** What the caller needs to run the job's first units on their own machine: the same facts that a device gets. */
export async function tryJob({ ctx, input, signal }: Call<unknown>): Promise<z.infer<typeof TryOut>> {
  const person = requirePerson(ctx);
  const { spec, plan } = await planJob(parseInput(SubmitJobInput, input), person, signal);
  const drawn = drawUnits(plan.units, LIMITS.MAX_DRAWN_UNITS);
  const count = Math.min(FIRST_UNITS, plan.units);
  return {
    sheet: { ...spec },
    lines: spec.inputKind === "range" ? null : plan.firstLines.slice(0, count),
    units: Array.from({ length: count }, (_, unit) => unit),
    drawn: { units: drawn, lines: await linesOfUnits(handle().blobs, plan, drawn) },
  };
}
