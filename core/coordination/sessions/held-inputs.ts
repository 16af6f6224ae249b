import type { DeviceId, JobId } from "../../ids";
import { parseFileLine } from "../../jobs/line-fields";
import { unitInputOf } from "../../jobs/unit-input";
import type { UnitInput } from "../../scheduling/input-holders";
import { type BlockRun, isSettled } from "../../units/block-run";
import { noteHolder } from "../../units/take-held";
import type { JobRun, State } from "../state";

/** Of a block that is new in memory: which of its inputs are known to be at devices. Once for each, O(units in it). */
export function findHolders({ inputHolders }: State, job: JobRun, block: BlockRun, among?: ReadonlySet<DeviceId>) {
  if (inputHolders.pairs === 0) return;
  // The lowest unit of a device comes last, and is given to it first.
  for (let unit = block.first + block.count - 1; unit >= block.first; unit--) {
    const input = isSettled(block, unit) ? undefined : inputOf(job, block, unit);
    if (!input) continue;
    for (const deviceId of inputHolders.holdersOf(input.id))
      if (among?.has(deviceId) ?? true) noteHolder(block, deviceId, unit);
  }
}

/**
 * The same of a block that was in memory before it was known what these devices hold. What is noted of them there is made
 * anew, so that no unit is noted twice.
 */
export function findHoldersAmong(state: State, jobId: JobId, seq: number, devices: ReadonlySet<DeviceId>) {
  const job = state.jobs.get(jobId);
  const block = job?.blocks.get(seq);
  if (!job || !block) return;
  for (const deviceId of devices) block.heldBy?.delete(deviceId);
  findHolders(state, job, block, devices);
}

/** Who returned a unit has read what it is given. */
export function noteInput({ inputHolders }: State, job: JobRun, block: BlockRun, deviceId: DeviceId, unit: number) {
  const input = inputOf(job, block, unit);
  if (input) inputHolders.note(deviceId, input);
}

/**
 * A device does not return units of such a job. It is given others instead, so it loses its claim to as many: else it could choose
 * whom it meets, by handing back whatever does not suit it and being given the rest again and again.
 */
export function forgetInputs({ inputHolders }: State, job: JobRun | undefined, deviceId: DeviceId, units = 1) {
  if (job?.spec.inputKind !== "files") return;
  for (let left = units; left > 0; left--) inputHolders.forgetOldest(deviceId);
}

/** Whether the unit's bytes come from a server of its customer's choice; of a unit whose line is not at hand they may. */
export function readsObject({ spec }: JobRun, block: BlockRun, unit: number): boolean {
  if (spec.inputKind !== "files") return false;
  const line = block.lines?.[unit - block.first];
  return line === undefined || "object" in parseFileLine(line);
}

/** Reads each line once, however many replicas of its unit return. */
function inputOf({ spec, customerId }: JobRun, block: BlockRun, unit: number): UnitInput | undefined {
  if (spec.inputKind !== "files") return undefined;
  const at = unit - block.first;
  const line = block.lines?.[at];
  if (line === undefined) return undefined;
  block.inputs ??= new Array(block.count);
  const known = block.inputs[at];
  if (known !== undefined) return known ?? undefined;
  const input = unitInputOf(customerId, line);
  block.inputs[at] = input ?? null;
  return input;
}
