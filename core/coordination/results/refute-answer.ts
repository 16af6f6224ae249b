import { type BlockRun, isSettled } from "../../units/block-run";
import { addLoser } from "../../units/readmit";
import { requeueUnit } from "../granting/requeue-unit";
import type { DeviceRun, JobRun } from "../state";
import type { Step } from "../step";
import { weighImpossible } from "../trust/demote-household";
import { countVerdict } from "./close-unit";

/**
 * The device returned something that no unit of the job can produce. It counts as a wrong answer at once, without a
 * quorum, since no program can make an honest device send it; and it is not an attempt at the unit. The lease has already
 * ended.
 */
export function refuteAnswer(step: Step, job: JobRun, block: BlockRun, device: DeviceRun, unit: number) {
  const { state, effects } = step;
  countVerdict(effects, { deviceId: device.id, deviceNo: device.no }, "outvoted");
  weighImpossible(step, job, device);
  if (isSettled(block, unit)) return;
  addLoser(block, unit, { household: device.household, network: device.network });
  requeueUnit(state, job, block, unit);
}
