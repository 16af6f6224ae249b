import { expect, test } from "vitest";
import type { Job as JobRow } from "#prisma/generated/client";
import { refuseGrowth } from "./refuse-growth";

const ROW = { state: "running", stateReason: null, rechecks: 0, units: 10, budgetNanos: 0n } as JobRow;

test("a job grows while it runs, but not when it is open again after its end: the city's money is for its old units", () => {
  expect(() => refuseGrowth(ROW, 1, 0)).not.toThrow();
  expect(() => refuseGrowth({ ...ROW, state: "finished" }, 1, 0)).toThrow();
  expect(() => refuseGrowth({ ...ROW, rechecks: 1 }, 1, 0)).toThrow();
});
