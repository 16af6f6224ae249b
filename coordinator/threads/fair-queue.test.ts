import { expect, test } from "vitest";
import { FairQueue } from "./fair-queue";

const queue = (bounds: Partial<ConstructorParameters<typeof FairQueue>[0]> = {}) =>
  new FairQueue({ atOnce: 1, atOncePerKey: 1, waitingPerKey: 10, what: "programs", ...bounds });

/** Work that records its start and continues until it is released. */
function workbench() {
  const started: string[] = [];
  const open = new Map<string, () => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      started.push(name);
      open.set(name, () => resolve(name));
    });
  const finish = async (name: string) => {
    open.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { started, work, finish };
}

test("people take turns, however much one of them has waiting", async () => {
  const fair = queue();
  const { started, work, finish } = workbench();
  for (const name of ["a1", "a2", "a3", "b1", "c1", "b2"]) void fair.run(name.slice(0, 1), work(name));
  for (let turn = 0; turn < 6; turn += 1) await finish(started.at(-1) ?? "a1");
  expect(started).toEqual(["a1", "a2", "b1", "c1", "a3", "b2"]);
});

test("one person always leaves room for another", async () => {
  const fair = queue({ atOnce: 2, atOncePerKey: 1 });
  const { started, work, finish } = workbench();
  for (const name of ["a1", "a2", "a3"]) void fair.run("a", work(name));
  await finish("");
  expect(started).toEqual(["a1"]);
  void fair.run("b", work("b1"));
  await finish("");
  expect(started).toEqual(["a1", "b1"]);
});

test("work that fails makes room like work that is done", async () => {
  const fair = queue();
  const failed = fair.run("a", () => Promise.reject(new Error("no")));
  await expect(failed).rejects.toThrow("no");
  expect(await fair.run("a", async () => "done")).toBe("done");
});

test("what nobody waits for any more leaves the queue", async () => {
  const fair = queue();
  const { started, work, finish } = workbench();
  void fair.run("a", work("a1"));
  const gone = new AbortController();
  const left = fair.run("b", work("b1"), gone.signal);
  void fair.run("b", work("b2"));
  await finish("");
  gone.abort(new Error("gone"));
  await expect(left).rejects.toThrow("gone");
  await finish("a1");
  expect(started).toEqual(["a1", "b2"]);
  await expect(fair.run("b", work("b3"), gone.signal)).rejects.toThrow("gone");
});

test("more than one person may have waiting is refused, for that person only", async () => {
  const fair = queue({ waitingPerKey: 2 });
  const { work, finish } = workbench();
  for (const name of ["a1", "a2", "a3"]) {
    void fair.run("a", work(name));
    await finish("");
  }
  await expect(fair.run("a", work("a4"))).rejects.toMatchObject({
    code: "TOO_MANY_REQUESTS",
    message: "You have 2 programs waiting, the maximum: try again when one of them has finished.",
  });
  void fair.run("b", work("b1"));
});
