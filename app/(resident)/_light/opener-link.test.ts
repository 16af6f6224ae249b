import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OpenerLink } from "./opener-link";

const GAME = "https://game.example";
const HERE = { lamplighter: "here", player: "player-42" };
const SIGNED = { payload: "{}", signature: "s", key: "k" };

let listener: ((event: object) => void) | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("addEventListener", (_kind: string, hears: (event: object) => void) => {
    listener = hears;
  });
  vi.stubGlobal("removeEventListener", () => {
    listener = undefined;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function open(opener: { closed: boolean } | null = { closed: false }) {
  const sent: [message: object, target: string][] = [];
  const host = opener && Object.assign(opener, { postMessage: (...said: [object, string]) => void sent.push(said) });
  let now = 0;
  const parts = { opener: host as unknown as Window | null, origin: GAME, onChange: () => undefined, now: () => now };
  const link = new OpenerLink(parts);
  link.begin();
  const hear = (data: unknown, origin = GAME, source: unknown = host) => listener?.({ data, origin, source });
  const pass = (ms: number) => {
    now += ms;
    vi.advanceTimersByTime(ms);
  };
  return { link, sent, hear, pass, host };
}

test.each([
  ["another origin", "https://evil.example"],
  ["the same host in the clear", "http://game.example"],
  ["another port", "https://game.example:8443"],
  ["a name that begins like it", "https://game.example.evil.example"],
  ["an opaque origin", "null"],
  ["none", ""],
])("a page of %s that poses as the partner's is not believed, however often it says so", (_, origin) => {
  const { link, hear, pass } = open();
  for (let times = 0; times < 100; times++) hear(HERE, origin);
  expect(link.contact).toBe("waiting");
  pass(7_000);
  hear(HERE, origin);
  expect([link.contact, link.player]).toEqual(["alone", ""]);
});

test("another window or frame of the partner's origin than the opener is not believed, nor one that is nobody's", () => {
  const { link, hear } = open();
  hear(HERE, GAME, {});
  hear(HERE, GAME, null);
  expect(link.contact).toBe("waiting");
  const alone = open(null);
  alone.hear(HERE, GAME, null);
  expect(alone.link.contact).toBe("alone");
});

test("everything is sent to the partner's origin alone: a page that poses as it hears nothing", () => {
  const { link, sent, hear, pass } = open();
  link.work(SIGNED);
  link.state("running");
  hear(HERE);
  link.state("off");
  pass(5_000);
  expect(sent.length).toBeGreaterThan(5);
  expect(new Set(sent.map(([, target]) => target))).toEqual(new Set([GAME]));
});

test("the partner's own page is believed, and is told what it had missed", () => {
  const { link, sent, hear } = open();
  link.state("running");
  link.work(SIGNED);
  sent.splice(0);
  hear(HERE);
  expect([link.contact, link.player]).toEqual(["joined", "player-42"]);
  expect(sent.map(([message]) => message)).toEqual([
    { lamplighter: "state", state: "running" },
    { lamplighter: "work", ...SIGNED },
  ]);
  hear({ ...HERE, player: "somebody-else" });
  expect(link.player).toBe("player-42");
});

test("a partner that says goodbye, is closed or is silent for a minute has left; goodbye from elsewhere is not heard", () => {
  const said = open();
  said.hear(HERE);
  said.hear({ lamplighter: "bye" }, "https://evil.example");
  expect(said.link.contact).toBe("joined");
  said.hear({ lamplighter: "bye" });
  expect(said.link.contact).toBe("left");
  const closed = open();
  closed.hear(HERE);
  Object.assign(closed.host ?? {}, { closed: true });
  closed.pass(1_000);
  expect(closed.link.contact).toBe("left");
  const silent = open();
  silent.hear(HERE);
  silent.pass(60_000);
  expect(silent.link.contact).toBe("joined");
  silent.pass(1_000);
  expect(silent.link.contact).toBe("left");
});
