import { UnitPartInput } from "#protocol/api/jobs";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { keptJob } from "./kept-job";
import { settledUnit } from "./settled-unit";
import { leftOutput } from "./unit-output";

/** The bytes of one part of a unit's output, exactly as the devices agreed on them. */
export async function getPart({ ctx, input }: Call<unknown>): Promise<Uint8Array> {
  const { jobId, unit, name } = parseInput(UnitPartInput, input);
  const job = await keptJob(ctx, jobId);
  const row = await settledUnit(job, unit);
  const { parts, kept } = (await leftOutput(row)) ?? { parts: [] };
  if (kept) throw refuse("output-in-bucket");
  const part = parts.find((one) => one.name === name);
  if (part) return part.bytes;
  throw refuse("no-such-part", { unit, name, parts: parts.map((one) => one.name) });
}
