import { beforeEach, expect, test } from "vitest";
import { VisitSigner } from "#coordinator/partners/visit-signer";
import type { VisitFacts } from "#protocol/api/partners";
import { acceptWork } from "./accept-work.mjs";

const CITY = "https://city.example";
const PARTNER = "pt_0123456789abcdef";
const signer = new VisitSigner("a server's own key");

const FACTS: VisitFacts = {
  ...{ city: CITY, partner: PARTNER, visit: "vis_1", player: "ada" },
  ...{ sequence: 1, at: "2026-11-30T07:00:00.000Z", isOpen: true, units: 3, creditNanos: 100 },
};
const said = (changes: Partial<VisitFacts> = {}) => signer.sign({ ...FACTS, ...changes });

let game: Parameters<typeof acceptWork>[1];
beforeEach(() => {
  game = { city: CITY, partner: PARTNER, keys: [signer.publicKey], visits: new Map() };
});

test("each result is counted once, whatever else a visit says later", () => {
  expect(acceptWork(said(), game, "ada")).toBe(3);
  expect(acceptWork(said({ sequence: 2, units: 5 }), game, "ada")).toBe(2);
  expect(acceptWork(said({ sequence: 3, units: 4 }), game, "ada")).toBe(0);
  expect(acceptWork(said({ sequence: 4, units: 5, isOpen: false }), game, "ada")).toBe(0);
  expect(acceptWork(said({ visit: "vis_2" }), game, "ada")).toBe(3);
});

test("a message that is repeated or late gives nothing", () => {
  const [first, second] = [said(), said({ sequence: 2, units: 9 })];
  expect(acceptWork(second, game, "ada")).toBe(9);
  expect(acceptWork(second, game, "ada")).toBe(0);
  expect(acceptWork(first, game, "ada")).toBe(0);
});

test("a message that is altered, of another key, another city, another game or another player gives nothing", () => {
  const signed = said();
  const altered = { ...signed, payload: signed.payload.replace('"units":3', '"units":30') };
  const others = [
    altered,
    { ...signed, signature: "" },
    { ...signed, key: "unknown" },
    { ...new VisitSigner("another's key").sign(FACTS), key: signed.key },
    said({ city: "https://other.example" }),
    said({ partner: "pt_aaaaaaaaaaaaaaaa" }),
    said({ player: "bob" }),
    {} as typeof signed,
  ];
  expect(others.map((message) => acceptWork(message, game, "ada"))).toEqual(others.map(() => 0));
  expect(acceptWork(signed, game, "ada")).toBe(3);
});
