import { beforeEach, describe, expect, test } from "vitest";
import type { FromUnit } from "#protocol/devices/sandbox-messages";
import { CoreWatch } from "./core-watch";

/** How long other programs have the core in each piece of work, and how long the piece itself takes. */
let stolenMs: number;
const PIECE_MS = 2;

let now: number;
let asked: number;
let gone: Set<string>;
let onSleep: () => void;
let posted: FromUnit[];
let watch: CoreWatch;

beforeEach(() => {
  now = 1_000;
  asked = 0;
  stolenMs = 0;
  gone = new Set();
  posted = [];
  onSleep = () => {};
  watch = new CoreWatch({
    // Each second reading of a sample ends a piece.
    now: () => {
      asked += 1;
      now += asked % 2 === 0 ? PIECE_MS + stolenMs : 0;
      return now;
    },
    sleep: (ms) => {
      now += ms;
      onSleep();
    },
    load: (url) => {
      if (gone.has(url)) throw new Error("Nothing is there.");
    },
    gates: ["a", "b", "c"],
    post: (message) => void posted.push(message),
  });
});

const looks = () => posted.flatMap((message) => (message.op === "look" ? [message.isPressed] : []));
const liveFor = (ms: number) => {
  for (const end = now + ms; now < end; ) watch.attend();
};

describe("sampling the core", () => {
  test("finds it free, some times a second, and takes little of it", () => {
    liveFor(4_000);
    expect(new Set(looks())).toEqual(new Set([false]));
    expect(looks().length).toBeGreaterThan(5);
  });

  test("finds contention once pieces of work take longer than the best recent one", () => {
    liveFor(2_000);
    stolenMs = 4;
    liveFor(1_000);
    expect(looks().at(-1)).toBe(true);
  });
});

describe("gates", () => {
  test("a revoked gate pauses the worker until the next one is revoked", () => {
    gone.add("a");
    let sleeps = 0;
    onSleep = () => {
      sleeps += 1;
      if (sleeps === 5) gone.add("b");
    };
    watch.attend();
    expect(sleeps).toBe(5);
    expect(watch.tookMs).toBeGreaterThanOrEqual(500);
  });

  test("a gate that temporarily fails to load does not invert the state", () => {
    gone.add("a");
    onSleep = () => gone.delete("a");
    watch.attend();
    gone.add("a");
    onSleep = () => gone.add("b");
    liveFor(1_000);
    expect(gone).toContain("b");
  });

  test("where nothing can sleep, nothing is paused", () => {
    gone.add("a");
    const awake = new CoreWatch({
      now: () => now++,
      sleep: () => {},
      load: () => {
        throw new Error("Nothing is there.");
      },
      gates: ["a", "b", "c"],
      post: () => {},
    });
    awake.attend();
    expect(awake.tookMs).toBeLessThan(100);
  });
});
