import { setTimeout as sleep } from "node:timers/promises";
import type { LamplighterClient } from "#client/lamplighter";
import { LamplighterError } from "#client/lamplighter-error";
import type { UnitResult } from "#protocol/api/jobs";
import { unitLimits } from "#protocol/unit-limits";
import type { Attack } from "../corpus/attack";
import { programBytes } from "./program-bytes";

/** What became of an attack, as its customer reads it. */
export type AttackOutcome =
  | { kind: "refused"; message: string }
  | { kind: "settled"; results: UnitResult[]; neighbour: UnitResult | undefined }
  | { kind: "paused"; reason: string };

export interface Customers {
  attacker: LamplighterClient;
  neighbour: LamplighterClient;
}

const POLL_MS = 200;
const MOST_MS = 240_000;
const ENDLESS_SECONDS = 600;
const LIMITS = { seconds: 1, memoryMib: 64, outputBytes: 65_536 };

/** What the attack's units may use. */
export const limitsOf = (attack: Attack) => unitLimits(attack.program.runtime, { ...LIMITS, ...attack.limits });

/** Submits the attack as any customer would, and waits until its job is over. */
export async function runAttack(attack: Attack, input: object, customers: Customers): Promise<AttackOutcome> {
  const { attacker, neighbour } = customers;
  const { program } = attack;
  let jobId: string;
  try {
    jobId = await submit(attacker, attack, program.runtime, await programBytes(program), input);
  } catch (error) {
    if (error instanceof LamplighterError) return { kind: "refused", message: error.message };
    throw error;
  }
  const other = attack.neighbour && {
    ...attack,
    name: `${attack.name}, its neighbour`,
    units: 1,
    limits: { seconds: 30 },
  };
  const otherId =
    other && attack.neighbour
      ? await submit(neighbour, other, "js", new TextEncoder().encode(attack.neighbour.source), { secret: "my secret" })
      : undefined;
  const over = await untilOver(attacker, jobId);
  if (over.state !== "finished") return { kind: "paused", reason: over.message ?? "" };
  const { results } = await attacker.listResults({ jobId });
  if (otherId === undefined) return { kind: "settled", results, neighbour: undefined };
  await untilOver(neighbour, otherId);
  const others = await neighbour.listResults({ jobId: otherId });
  return { kind: "settled", results, neighbour: others.results[0] };
}

/** Submits the attack as if it might take ten minutes: somebody else is to end it. */
export async function submitEndless(attack: Attack, input: object, attacker: LamplighterClient): Promise<string> {
  const { program } = attack;
  const lasting = { ...attack, limits: { ...attack.limits, seconds: ENDLESS_SECONDS } };
  return submit(attacker, lasting, program.runtime, await programBytes(program), input);
}

async function submit(
  client: LamplighterClient,
  attack: Pick<Attack, "name" | "units" | "limits">,
  runtime: "js" | "wasi",
  program: Uint8Array<ArrayBuffer>,
  input: object,
): Promise<string> {
  const lines = Array.from({ length: attack.units ?? 1 }, (_, unit) => JSON.stringify({ ...input, turn: unit }));
  const [uploaded, inputs] = await Promise.all([
    client.upload(program),
    client.upload(new TextEncoder().encode(lines.join("\n"))),
  ]);
  const { id } = await client.submitJob({
    name: attack.name,
    program: { runtime, source: { blob: uploaded.blob } },
    inputs: { kind: "jsonl", source: { blob: inputs.blob } },
    replicas: 1,
    cores: attack.units ?? 1,
    budget: "0.50",
    limits: { ...LIMITS, ...attack.limits },
  });
  return id;
}

async function untilOver(client: LamplighterClient, jobId: string) {
  const deadline = Date.now() + MOST_MS;
  for (;;) {
    const job = await client.getJob({ jobId });
    if (job.state !== "running") return job;
    if (Date.now() > deadline) {
      await client.cancelJob({ jobId });
      throw new Error(`The job “${job.name}” did not end within ${MOST_MS / 1_000} seconds.`);
    }
    await sleep(POLL_MS);
  }
}
