import { expect, test } from "vitest";
import { SharedWork } from "./shared-work";

/** Work that counts its runs and ends on command. */
function workbench() {
  const runs: { signal: AbortSignal; end: (value: string) => void; fail: (error: Error) => void }[] = [];
  const work = (signal: AbortSignal) => new Promise<string>((end, fail) => runs.push({ signal, end, fail }));
  return { runs, work };
}

const forever = { kept: 2, keepMs: () => Number.POSITIVE_INFINITY };

test("concurrent callers share one run, and later ones its outcome", async () => {
  const shared = new SharedWork<string>(forever);
  const { runs, work } = workbench();
  const both = Promise.all([shared.get("a", work), shared.get("a", work)]);
  expect(runs).toHaveLength(1);
  runs[0]?.end("done");
  expect(await both).toEqual(["done", "done"]);
  expect(await shared.get("a", work)).toBe("done");
  expect(runs).toHaveLength(1);
});

test("it stops when the last waiting caller has gone, and not before", async () => {
  const shared = new SharedWork<string>(forever);
  const { runs, work } = workbench();
  const [first, second] = [new AbortController(), new AbortController()];
  const waiting = [shared.get("a", work, first.signal), shared.get("a", work, second.signal)];
  first.abort(new Error("gone"));
  await expect(waiting[0]).rejects.toThrow("gone");
  expect(runs[0]?.signal.aborted).toBe(false);
  second.abort(new Error("gone too"));
  await expect(waiting[1]).rejects.toThrow("gone too");
  expect(runs[0]?.signal.aborted).toBe(true);
  void shared.get("a", work);
  expect(runs).toHaveLength(2);
});

test("a failure is reported to all callers and not cached", async () => {
  const shared = new SharedWork<string>(forever);
  const { runs, work } = workbench();
  const waiting = shared.get("a", work);
  runs[0]?.fail(new Error("broke"));
  await expect(waiting).rejects.toThrow("broke");
  void shared.get("a", work);
  expect(runs).toHaveLength(2);
});

test("outcomes that may change are not cached, and of the others the most recently used are", async () => {
  const passing = new SharedWork<string>({ kept: 2, keepMs: (value) => (value === "passing" ? 0 : 60_000) });
  let runs = 0;
  const say = (value: string) => async () => {
    runs += 1;
    return value;
  };
  await passing.get("a", say("passing"));
  await passing.get("a", say("lasting"));
  await passing.get("a", say("other"));
  expect(runs).toBe(2);
  for (const key of ["b", "c", "a"]) await passing.get(key, say("lasting"));
  expect(runs).toBe(5);
});
