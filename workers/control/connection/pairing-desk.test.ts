import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PairingDesk } from "./pairing-desk";

const said: string[] = [];
const link = {
  welcomed: false,
  open: () => void said.push("open"),
  pair: ({ wanted }: { wanted: boolean }) => void said.push(wanted ? "pair" : "no more"),
};
let desk: PairingDesk;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  said.length = 0;
  link.welcomed = false;
  desk = new PairingDesk({ link: () => link, now: () => Date.now(), onChange: () => {} });
});
afterEach(() => void vi.useRealTimers());

const code = (digits: string) => ({ kind: "code", code: digits, lastsMs: 1_000 }) as const;

test("a device gets a code for each connection, and another one when one is over, while somebody looks", () => {
  desk.want();
  expect(said.splice(0)).toEqual(["open"]);
  link.welcomed = true;
  desk.welcomed();
  desk.heard(code("111111"));
  expect(desk.view).toEqual({ kind: "code", code: "111111", until: 1_000 });
  link.welcomed = false;
  desk.disconnected();
  expect(desk.view).toEqual({ kind: "asking" });
  link.welcomed = true;
  desk.welcomed();
  desk.heard(code("222222"));
  vi.advanceTimersByTime(1_000);
  expect(said.splice(0)).toEqual(["pair", "pair", "pair"]);
  desk.drop();
  expect([desk.view, said]).toEqual([null, ["no more"]]);
  vi.advanceTimersByTime(10_000);
  desk.welcomed();
  expect(said).toEqual(["no more"]);
});

test("what comes for a code that nobody wants any more is not shown", () => {
  desk.want();
  desk.drop();
  desk.heard(code("111111"));
  expect(desk.view).toBeNull();
});

test("a device that is somebody's already shows none", () => {
  desk.want();
  desk.heard({ kind: "claimed" });
  expect(desk.view).toBeNull();
});
