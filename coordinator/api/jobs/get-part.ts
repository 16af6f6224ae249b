import { UnitPartInput } from "#protocol/api/jobs";
import { ApiError } from "../../refusals/api-error";
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
  if (kept)
    throw new ApiError("NOT_FOUND", "Outputs of this job lie in your own bucket: the unit's `objects` say where.");
  const part = parts.find((one) => one.name === name);
  if (part) return part.bytes;
  const known = parts.map((one) => one.name).join(", ") || "no parts";
  throw new ApiError("NOT_FOUND", `Unit ${unit} has no part "${name}"; it has ${known}.`);
}
