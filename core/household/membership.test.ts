import { expect, test } from "vitest";
import { DAY, type Millis } from "../time";
import { isKinshipOver, judgeJoin, KIN_DAYS, type Membership, membersOf, runsHousehold } from "./membership";

const at = (days: number) => (days * DAY) as Millis;
const member = (personId: string, seniority: number, leftAt: Millis | null = null, household = "h"): Membership => ({
  ...{ personId, household, seniority, leftAt },
});
const judge = (joinersHousehold: Membership[], invitersHousehold: Membership[], joiner = "ben") =>
  judgeJoin({ joiner, inviter: "ada", joinersHousehold, invitersHousehold, maxPeople: 3 });

test("the first of those who are in it runs a household, whoever leaves", () => {
  const all = [member("cleo", 3), member("ben", 2), member("ada", 1)];
  expect(membersOf(all).map(({ personId }) => personId)).toEqual(["ada", "ben", "cleo"]);
  expect(["ada", "ben"].map((id) => runsHousehold(id, all))).toEqual([true, false]);
  const split = [member("cleo", 3), member("ben", 2), member("ada", 1, at(5))];
  expect(["ada", "ben", "cleo"].map((id) => runsHousehold(id, split))).toEqual([false, true, false]);
});

test("somebody who is kin of nobody joins, and nobody joins themselves, twice, or a household that is full", () => {
  expect(judge([], [])).toEqual({ kind: "joins", household: null });
  const home = [member("ada", 1)];
  expect(judge([], home)).toEqual({ kind: "joins", household: "h" });
  expect(judge(home, home, "ada")).toEqual({ kind: "oneself" });
  const both = [...home, member("ben", 2)];
  expect(judge(both, both)).toEqual({ kind: "in-it-already" });
  expect(judge([], [...both, member("cleo", 3)], "dan")).toEqual({ kind: "full" });
});

test("only who runs the household invites, and who was removed invites nobody to it", () => {
  expect(judge([], [member("cleo", 1), member("ada", 2)])).toEqual({ kind: "no-longer-invites" });
  expect(judge([], [member("cleo", 1), member("ada", 2, at(1))])).toEqual({ kind: "no-longer-invites" });
  expect(judge([], [member("ada", 1, at(1))])).toEqual({ kind: "no-longer-invites" });
});

test("nobody is kin of two households: neither while they are in one, nor for ninety days after", () => {
  const other = [member("ben", 1, null, "other"), member("cleo", 2, null, "other")];
  expect(judge(other, [])).toEqual({ kind: "in-another" });
  const left = [member("ben", 1, at(10), "other"), member("cleo", 2, null, "other")];
  expect(judge(left, [member("ada", 1)])).toEqual({ kind: "kin-of-another", until: at(10 + KIN_DAYS) });
  const alone = [member("ben", 1, null, "other"), member("cleo", 2, at(7), "other"), member("dan", 3, at(9), "other")];
  expect(judge(alone, [])).toEqual({ kind: "kin-of-another", until: at(9 + KIN_DAYS) });
});

test("who left may come back to the same household, also when it is full, and who left counts for how full it is", () => {
  const all = [member("ada", 1), member("ben", 2, at(1)), member("cleo", 3, at(2))];
  expect(judge(all, all)).toEqual({ kind: "joins", household: "h" });
  expect(judge([], all, "dan")).toEqual({ kind: "full" });
});

test("kinship ends ninety days after leaving, or when nobody else is left of it", () => {
  const all = [member("ada", 1), member("ben", 2, at(10))];
  const [ada, ben] = all as [Membership, Membership];
  const last = at(10 + KIN_DAYS);
  expect([isKinshipOver(ben, all, (last - 1) as Millis), isKinshipOver(ben, all, last)]).toEqual([false, true]);
  expect([isKinshipOver(ada, all, at(900)), isKinshipOver(ada, [ada], at(0))]).toEqual([false, true]);
});
