import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { holdTabLock } from "./tab-lock";

/** A browser's locks, given when the test says so. */
class SlowLocks {
  readonly held: { name: string }[] = [];
  give = () => {};

  request = (name: string, _options: unknown, onGiven: () => Promise<void> | undefined) =>
    new Promise<void>((resolve) => {
      this.give = () => {
        this.held.push({ name });
        resolve(onGiven());
      };
    });

  query = async () => ({ held: this.held });
}

const locks = { slow: new SlowLocks() };
const said: string[] = [];
const hold = () =>
  holdTabLock({
    onHeld: () => said.push("held"),
    onTaken: () => said.push("taken"),
    onRefused: () => said.push("refused"),
  });

beforeEach(() => {
  said.length = 0;
  locks.slow = new SlowLocks();
  vi.useFakeTimers();
  vi.stubGlobal("navigator", { locks: locks.slow });
});
afterEach(() => vi.useRealTimers());

test("a browser that takes its time to give a lock that nobody holds is not another tab", async () => {
  hold();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said).toEqual([]);
  locks.slow.give();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said).toEqual(["held"]);
});

test("a lock that another tab still holds after a second is said once, and given when that tab closes", async () => {
  locks.slow.held.push({ name: "lamplighter-donation" });
  hold();
  await vi.advanceTimersByTimeAsync(900);
  expect(said).toEqual([]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said).toEqual(["taken"]);
  locks.slow.give();
  expect(said).toEqual(["taken", "held"]);
});

test("a page that leaves while it waits says nothing any more", async () => {
  locks.slow.held.push({ name: "lamplighter-donation" });
  hold()();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said).toEqual([]);
});

test("a browser that keeps nothing for the site gives no lock, which is said once", async () => {
  vi.stubGlobal("navigator", { locks: { ...locks.slow, request: () => Promise.reject(new Error("SecurityError")) } });
  hold();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said).toEqual(["refused"]);
});
