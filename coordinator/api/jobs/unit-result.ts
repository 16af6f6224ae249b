import type { JobSpec } from "#core/jobs/job-spec";
import type { Job as JobRow } from "#prisma/generated/client";
import type { UnitResult } from "#protocol/api/jobs";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import type { Language } from "#protocol/text/language";
import { failureInWords, type UnitFailure } from "#protocol/words/failure-in-words";
import { handle } from "../../handle";
import { objectsOfUnit } from "./objects-of-unit";
import type { SettledRow } from "./settled-units";
import { UnitInputs } from "./unit-inputs";
import { asText, leftOutput, mainPart } from "./unit-output";

/** Longer answers are not included in lists: read them by their part. */
const TEXT_BYTES = 64 * 1024;
/** How much one page of a list reads to name its inputs. */
const MAX_BLOCKS = 16;

/** Settled units as shown to people. */
export async function unitResults(job: JobRow, rows: SettledRow[], language?: Language): Promise<UnitResult[]> {
  const counts = await handle().prisma.replica.groupBy({
    by: ["unit"],
    where: { jobNo: job.no, unit: { in: rows.map((row) => row.unit) } },
    _count: true,
  });
  const replicas = new Map(counts.map((count) => [count.unit, count._count]));
  const results: UnitResult[] = [];
  const inputs = new UnitInputs(job, MAX_BLOCKS);
  for (const row of rows) {
    results.push(await unitResult(job, row, await inputs.of(row.unit), replicas.get(row.unit) ?? 1, language));
  }
  return results;
}

/** Whether more than the bytes of its outputs counts. */
const isComparedOtherwise = ({ comparison }: JobManifest) => comparison !== undefined && comparison.kind !== "bytes";

export function errorOf(
  { spec, manifest }: Pick<JobRow, "spec" | "manifest">,
  failure: UnitFailure,
  language: Language | undefined,
): string {
  const hasComparison = isComparedOtherwise(manifest as unknown as JobManifest);
  return failureInWords(failure, { ...(spec as unknown as JobSpec), hasComparison }, language);
}

export async function unitResult(
  job: JobRow,
  row: SettledRow,
  input: string,
  replicas: number,
  language?: Language,
): Promise<UnitResult> {
  const settled = {
    unit: row.unit,
    input,
    stderr: row.stderr ?? "",
    fuel: Number(row.fuel),
    priceNanos: Number(row.priceNanos ?? 0),
    replicas,
    settledAt: row.returnedAt.toISOString(),
  };
  const output = await leftOutput(row);
  const main = output && mainPart(output);
  const { failure, exitCode, message } = row;
  return {
    ...settled,
    ...(failure === null
      ? { state: "agreed", exitCode: output?.exitCode ?? 0, error: null }
      : { state: "failed", exitCode, error: errorOf(job, { failure, exitCode, message }, language) }),
    text: main && main.bytes.length <= TEXT_BYTES ? (asText(main.bytes) ?? null) : null,
    parts: (output?.parts ?? []).map(({ name, bytes }) => ({ name, bytes: bytes.length })),
    ...(output?.kept ? { objects: objectsOfUnit(job, row.unit, input, output.kept) } : {}),
  };
}
