import { setTimeout as sleep } from "node:timers/promises";
import type { LamplighterClient } from "#client/lamplighter";
import { LamplighterError } from "#client/lamplighter-error";
import type { Attack, AttackProgram } from "#programs/attacks/attack";
import type { UnitResult } from "#protocol/api/jobs";
import type { StateReason } from "#protocol/api/state-reason";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import { unitLimits } from "#protocol/manifest/unit-limits";
import { programBytes } from "./program-bytes";

/** The outcome of an attack, as its customer reads it. */
export type AttackOutcome =
  | { kind: "refused"; message: string }
  | { kind: "settled"; results: UnitResult[]; neighbour: UnitResult | undefined }
  | { kind: "paused"; reason: StateReason | null; message: string };

export interface Customers {
  attacker: LamplighterClient;
  neighbour: LamplighterClient;
  /** Makes the coordinator treat an uploaded module as metered. */
  plant: (blob: string, bytes: number) => Promise<void>;
}

/** Each look is a call of the city, which has its price: who measures when a core is free looks more often. */
const LOOK_EVERY_MS = 600;
const MAX_MS = 240_000;
const ENDLESS_SECONDS = 600;
const LIMITS = { seconds: 1, memoryMib: 64, outputBytes: 65_536 };
/** An attack that ends by itself must not be ended by the clock on a busy machine. */
const PATIENT = { ...LIMITS, wallSeconds: 120 };

const manifestLimits = ({ expected: { kind }, limits }: Attack) => ({
  ...(kind === "held" || kind === "answers" ? PATIENT : LIMITS),
  ...limits,
});

/** The limits of the attack's units. */
export const limitsOf = (attack: Attack) => unitLimits(attack.program.runtime, manifestLimits(attack));

/** Submits the attack as any customer would, and waits until its job has ended. */
export async function runAttack(
  attack: Attack,
  input: object,
  customers: Customers,
  lookEveryMs = LOOK_EVERY_MS,
): Promise<AttackOutcome> {
  const { neighbour } = customers;
  let jobId: string;
  try {
    jobId = await submitAttack(attack, input, customers);
  } catch (error) {
    if (error instanceof LamplighterError) return { kind: "refused", message: error.message };
    throw error;
  }
  const otherId = attack.neighbour && (await submitNeighbour(attack, attack.neighbour.program, neighbour));
  const over = await untilOver(customers.attacker, jobId, lookEveryMs);
  if (over.state !== "finished") return { kind: "paused", reason: over.reason, message: over.message ?? "" };
  const { results } = await customers.attacker.listResults({ jobId });
  if (otherId === undefined) return { kind: "settled", results, neighbour: undefined };
  await untilOver(neighbour, otherId, lookEveryMs);
  const others = await neighbour.listResults({ jobId: otherId });
  return { kind: "settled", results, neighbour: others.results[0] };
}

/** Submits the attack with a limit of ten minutes, so that somebody else must end it. */
export function submitEndless(attack: Attack, input: object, customers: Customers): Promise<string> {
  const limits = { ...attack.limits, seconds: ENDLESS_SECONDS, wallSeconds: ENDLESS_SECONDS };
  return submitAttack({ ...attack, limits }, input, customers);
}

async function submitAttack(attack: Attack, input: object, { attacker, plant }: Customers): Promise<string> {
  const uploaded = await attacker.upload(await programBytes(attack.program));
  if (attack.planted) await plant(uploaded.blob, uploaded.bytes);
  const { name, units, program } = attack;
  return submit(attacker, { name, units, limits: manifestLimits(attack) }, program.runtime, uploaded.blob, input);
}

async function submitNeighbour(attack: Attack, program: AttackProgram, client: LamplighterClient): Promise<string> {
  const { blob } = await client.upload(await programBytes(program));
  const name = `${attack.name}, its neighbour`;
  return submit(client, { name, limits: { ...LIMITS, seconds: 30 } }, program.runtime, blob, { secret: "my secret" });
}

async function submit(
  client: LamplighterClient,
  { name, units = 1, limits }: { name: string; units?: number | undefined; limits: JobManifest["limits"] },
  runtime: AttackProgram["runtime"],
  program: string,
  input: object,
): Promise<string> {
  const lines = Array.from({ length: units }, (_, unit) => JSON.stringify({ ...input, turn: unit }));
  const inputs = await client.upload(new TextEncoder().encode(lines.join("\n")));
  const { id } = await client.submitJob({
    name,
    program: { runtime, source: { blob: program } },
    inputs: { kind: "jsonl", source: { blob: inputs.blob } },
    replicas: 1,
    cores: units,
    budget: "0.50",
    limits,
  });
  return id;
}

async function untilOver(client: LamplighterClient, jobId: string, lookEveryMs: number) {
  const deadline = Date.now() + MAX_MS;
  for (;;) {
    const job = await client.getJob({ jobId });
    if (job.state !== "running") return job;
    if (Date.now() > deadline) {
      await client.cancelJob({ jobId });
      throw new Error(`The job “${job.name}” did not end within ${MAX_MS / 1_000} seconds.`);
    }
    await sleep(lookEveryMs);
  }
}
