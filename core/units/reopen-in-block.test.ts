import { expect, test } from "vitest";
import type { DeviceId, HouseholdId, JobId } from "../ids";
import { loadBlock, type StoredReplica } from "./block-run";
import { reopenInBlock } from "./reopen-in-block";

const answerOf = (deviceId: string, household: string): StoredReplica => ({
  deviceId: deviceId as DeviceId,
  deviceNo: 1,
  household: household as HouseholdId,
  network: null,
  digest: new Uint8Array([1]),
  ok: true,
  fuel: 1,
  ms: 1,
  streak: 0,
  strikes: 0,
  kept: false,
});

test("two devices that came to have one owner since they settled a unit have one vote when it is opened again", () => {
  const block = loadBlock("job1" as JobId, { seq: 0, first: 0, count: 1, settled: [0], returned: [] }, 2, () => false);
  const replicas = [answerOf("dev1", "person:one"), answerOf("dev2", "person:one"), answerOf("dev3", "device:dev3")];
  expect(reopenInBlock(block, [{ unit: 0, replicas }], () => [])).toEqual([0]);
  const returned = block.open.get(0)?.returned.map(({ deviceId }) => deviceId);
  expect(returned).toEqual(["dev1", "dev3"]);
});
