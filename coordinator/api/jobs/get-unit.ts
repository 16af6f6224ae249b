import { commandText } from "#core/jobs/command-text";
import { expandCall } from "#core/jobs/expand-call";
import type { JobSpec } from "#core/jobs/job-spec";
import { type UnitDetail, UnitInput } from "#protocol/api/jobs";
import { agreesWith } from "../../comparison/agrees-with";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { keptJob } from "./kept-job";
import { settledUnit } from "./settled-unit";
import { UnitInputs } from "./unit-inputs";
import { unitLine } from "./unit-line";
import { unitResult } from "./unit-result";
import { withFunctionNames } from "./with-function-names";

const STDIN_CHARS = 2_000;

/** One settled unit: its call, its output, and from how many devices. */
export async function getUnit({ ctx, input }: Call<unknown>): Promise<UnitDetail> {
  const { jobId, unit } = parseInput(UnitInput, input);
  const job = await keptJob(ctx, jobId);
  const settling = await settledUnit(job, unit);
  const { prisma } = handle();
  const [returned, line] = await Promise.all([
    prisma.replica.findMany({ where: { jobNo: job.no, unit }, orderBy: { returnedAt: "asc" } }),
    unitLine(job, unit),
  ]);
  const devices = await prisma.device.findMany({
    where: { no: { in: returned.map((row) => row.deviceNo) } },
    select: { no: true, engine: true },
  });
  const spec = job.spec as unknown as JobSpec;
  const call = expandCall(spec, unit, line);
  const result = await unitResult(job, settling, await new UnitInputs(job).of(unit), returned.length, ctx.language);
  return {
    ...(await withFunctionNames(job, result)),
    command: commandText(call, spec),
    stdin: call.stdin.kind === "text" ? call.stdin.text.slice(0, STDIN_CHARS) : null,
    devices: returned.map((row) => ({
      engine: devices.find((device) => device.no === row.deviceNo)?.engine ?? "other",
      verdict: agreesWith(row, settling, spec) ? "agreed" : "outvoted",
      ms: row.ms,
    })),
  };
}
