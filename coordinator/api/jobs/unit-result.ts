import type { UnitResult } from "#protocol/api/jobs";
import type { Replica } from "../../../prisma/generated/client";
import { handle } from "../../handle";
import { asText, mainPart, readOutput } from "./unit-output";

/** Longer answers are not put into lists: they are read by their part. */
const TEXT_BYTES = 64 * 1024;

/** Settled units as people are shown them. */
export async function unitResults(jobNo: number, rows: Replica[]): Promise<UnitResult[]> {
  const counts = await handle().prisma.replica.groupBy({
    by: ["unit"],
    where: { jobNo, unit: { in: rows.map((row) => row.unit) } },
    _count: true,
  });
  const replicas = new Map(counts.map((count) => [count.unit, count._count]));
  const results: UnitResult[] = [];
  for (const row of rows) results.push(await unitResult(row, replicas.get(row.unit) ?? 1));
  return results;
}

export async function unitResult(row: Replica, replicas: number): Promise<UnitResult> {
  const settled = {
    unit: row.unit,
    stderr: row.stderr ?? "",
    fuel: Number(row.fuel),
    priceNanos: Number(row.priceNanos ?? 0),
    replicas,
    settledAt: row.returnedAt.toISOString(),
  };
  if (row.failure !== null) {
    return {
      ...settled,
      state: "failed",
      exitCode: row.exitCode,
      text: null,
      parts: [],
      error: row.message ?? row.failure,
    };
  }
  const output = await readOutput(row);
  const main = mainPart(output);
  return {
    ...settled,
    state: "agreed",
    exitCode: output.exitCode,
    text: main && main.bytes.length <= TEXT_BYTES ? (asText(main.bytes) ?? null) : null,
    parts: output.parts.map(({ name, bytes }) => ({ name, bytes: bytes.length })),
    error: null,
  };
}
