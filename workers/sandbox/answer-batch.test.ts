import { beforeEach, describe, expect, test } from "vitest";
import type { FromUnit, UnitAnswer } from "#protocol/devices/sandbox-messages";
import { AnswerBatch } from "./answer-batch";

const answer = (unit: number, bytes = new ArrayBuffer(3)): UnitAnswer => ({
  op: "output",
  unit,
  bytes,
  stderr: "",
  fuel: 1,
  ms: 0.1,
});

let now: number;
let posted: FromUnit[];
let isStackUsedUp: boolean;
let batch: AnswerBatch;

const unitsOf = (message: FromUnit) => {
  if (message.op === "answers") return message.answers.map(({ unit }) => unit);
  return message.op === "ready" || message.op === "look" ? [] : message.unit;
};
const add = (unit: number, bytes?: ArrayBuffer) => batch.add(answer(unit, bytes), bytes);

beforeEach(() => {
  now = 0;
  posted = [];
  isStackUsedUp = false;
  const post = (message: FromUnit) => {
    if (isStackUsedUp) throw new RangeError("Maximum call stack size exceeded");
    posted.push(message);
  };
  batch = new AnswerBatch({ post, now: () => now });
});

describe("answers of short units", () => {
  test("are sent together, and a single one as it is", () => {
    for (const unit of [1, 2, 3]) add(unit);
    batch.flush();
    add(4);
    batch.flush();
    batch.flush();
    expect(posted.map(unitsOf)).toEqual([[1, 2, 3], 4]);
  });

  test("are sent when half of what a worker holds has ended", () => {
    for (let unit = 0; unit < 40; unit++) add(unit);
    expect(posted.map((message) => message.op === "answers" && message.answers.length)).toEqual([16, 16]);
  });

  test("wait for 20 ms at most while units end", () => {
    add(1);
    now = 19;
    add(2);
    expect(posted).toEqual([]);
    now = 20;
    add(3);
    expect(posted.map(unitsOf)).toEqual([[1, 2, 3]]);
  });

  test("are not held back by a unit that goes on, nor by one that sleeps", () => {
    add(1);
    batch.rest(10);
    expect(posted).toEqual([]);
    batch.rest(25);
    add(2);
    batch.rest(Number.POSITIVE_INFINITY);
    expect(posted.map(unitsOf)).toEqual([1, 2]);
  });

  test("are sent before a long output, which is sent alone", () => {
    add(1);
    add(2, new ArrayBuffer(20_000));
    expect(posted.map(unitsOf)).toEqual([1, 2]);
  });

  test("are not lost if the running program has left no stack to post them", () => {
    add(1);
    isStackUsedUp = true;
    expect(() => batch.rest(Number.POSITIVE_INFINITY)).not.toThrow();
    isStackUsedUp = false;
    add(2);
    batch.flush();
    expect(posted.map(unitsOf)).toEqual([[1, 2]]);
  });
});
