import type { z } from "zod";
import { parseFileLine } from "#core/jobs/line-fields";
import { drawUnits } from "#core/ledger/draw-units";
import { SubmitJobInput, type TryOut } from "#protocol/api/jobs";
import { LIMITS } from "#protocol/limits";
import { type Person, requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { linesOfUnits } from "../../inputs/lines-of-units";
import { FIRST_UNITS } from "../../inputs/units-plan";
import { connectionOf, publicLink, signObject } from "../../objects/sign-object";
import { invalidInput } from "../../refusals/invalid-input";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { planJob } from "./plan-job";

/** What the caller needs to run the job's first units on their own machine: the same facts that a device gets. */
export async function tryJob({ ctx, input, signal }: Call<unknown>): Promise<z.infer<typeof TryOut>> {
  const person = requirePerson(ctx);
  const manifest = parseInput(SubmitJobInput, input);
  if (manifest.inputs.kind === "outputs")
    throw invalidInput([{ path: "inputs.job", fault: { kind: "outputs-to-come" } }]);
  const { spec, plan } = await planJob(manifest, person, { signal, mayBeOld: true });
  const isInBucket = manifest.inputs.kind === "bucket";
  const isRange = spec.inputKind === "range";
  const most = isRange ? LIMITS.MAX_DRAWN_UNITS : LIMITS.MAX_DRAWN_INPUTS;
  // Two dozen objects may be gigabytes, too much to fetch for an estimate.
  const drawn = isInBucket ? [] : drawUnits(plan.units, most);
  const count = Math.min(FIRST_UNITS, plan.units);
  return {
    sheet: { ...spec },
    lines: isRange ? null : plan.firstLines.slice(0, count),
    units: Array.from({ length: count }, (_, unit) => unit),
    drawn: { units: drawn, lines: await linesOfUnits(handle().blobs, plan, drawn) },
    links: isInBucket ? await linksOf(plan.firstLines.slice(0, count), person) : null,
  };
}

/** The inputs are the caller's own: a browser reads them as devices will. */
const linksOf = (lines: readonly string[], { id }: Person) =>
  Promise.all(
    lines.map(async (line) => {
      const file = parseFileLine(line);
      if (!("object" in file)) throw new Error("The line of an object names none.");
      const { object } = file;
      if (object.connection === undefined) return publicLink(object);
      return signObject(await connectionOf(handle().connections, object.connection, id), object);
    }),
  );
