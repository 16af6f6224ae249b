import { expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { JOB, Signatory } from "./testing/sign-chain";
import { verifyReceipts } from "./verify-receipts";

const fileOf = (lines: readonly string[]) => Buffer.from(lines.map((line) => `${line}\n`).join(""));

/** In pieces of this length, as a disk or a network may cut it. */
async function* inPieces(bytes: Uint8Array, length = 37) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

const proven = (lines: readonly string[], cityKeys?: string[]) => verifyReceipts(inPieces(fileOf(lines)), { cityKeys });
const faultOf = async (lines: readonly string[], cityKeys?: string[]) =>
  await proven(lines, cityKeys).then(
    () => "nothing",
    ({ message }) => String(message),
  );

test("a whole chain is proven, with its sum and whether it has an end", async () => {
  const city = new Signatory();
  const lines = [city.receipt(3), city.receipt(1), city.signature({ isOver: false }), city.withdrawal(3, 2)];
  lines.push(city.receipt(3, { replaces: 2, priceNanos: 120 }), city.signature());
  expect(await proven(lines, ["another", city.key])).toEqual({
    city: "https://city.example",
    jobId: JOB,
    receipts: 3,
    withdrawals: 1,
    linesBefore: 0,
    sumNanos: 220,
    isOver: true,
    signedAt: "2026-11-30T10:00:00.000Z",
    keys: [city.key],
  });
});

test("no bit of a file can be flipped", async () => {
  const city = new Signatory();
  const file = fileOf([city.receipt(0), city.signature()]);
  for (let bit = 0; bit < file.length * 8; bit++) {
    const changed = Uint8Array.from(file);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const survived = await verifyReceipts(inPieces(changed, file.length)).then(
      () => bit,
      () => undefined,
    );
    expect(survived).toBeUndefined();
  }
});

test("nothing can be left out, added, repeated or reordered", async () => {
  const city = new Signatory();
  const lines = Array.from({ length: 5 }, (_, unit) => city.receipt(unit));
  const signature = city.signature();
  const [a = "", b = "", c = "", d = "", e = ""] = lines;
  expect(await faultOf([...lines, signature])).toBe("nothing");
  expect(await faultOf([a, b, d, e, signature])).toMatch(/^Line 3: it does not follow/);
  expect(await faultOf([a, c, b, d, e, signature])).toMatch(/^Line 2: it does not follow/);
  expect(await faultOf([a, a, b, c, d, e, signature])).toMatch(/^Line 2: it does not follow/);
  expect(await faultOf([a, b, c, d, signature])).toMatch(/^Line 5: it signs other lines/);
  expect(await faultOf([...lines, signature, city.receipt(9)])).toMatch(
    /^Line 8: the file ends here without a signature/,
  );
  expect(await faultOf(lines)).toMatch(/^Line 6: the file ends here without a signature/);
  expect(await faultOf([])).toMatch(/^Line 1: /);
  // Whoever leaves the first out cannot say that it is the first.
  expect(await faultOf([b, c, d, e, signature])).toBe("nothing");
  expect((await proven([b, c, d, e, signature])).linesBefore).toBe(1);
});

test("the end of the file must be there", async () => {
  const city = new Signatory();
  const file = fileOf([city.receipt(0), city.signature()]);
  await expect(verifyReceipts(inPieces(file.subarray(0, -1)))).rejects.toThrow("Line 2: it has no end");
});

test("parts that were downloaded one after another are one file", async () => {
  const city = new Signatory();
  const first = [city.receipt(0), city.signature({ isOver: false })];
  const second = [city.withdrawal(0, 2), city.receipt(0, { replaces: 2 }), city.signature()];
  expect((await proven([...first, ...second])).sumNanos).toBe(100);
  expect(await proven(second)).toMatchObject({ linesBefore: 1, receipts: 1, withdrawals: 1, sumNanos: 0 });
  expect(await faultOf([...second, ...first])).toMatch(/^Line 4: it does not follow/);
});

test("only the city's keys count, if they are given", async () => {
  const [city, other] = [new Signatory(), new Signatory()];
  const lines = [other.receipt(0), other.signature()];
  expect(await faultOf(lines)).toBe("nothing");
  expect(await faultOf(lines, [city.key])).toMatch(/^Line 2: it is signed by the key .* which is not the city's/);
  // A signature of the one under the name of the other.
  expect(await faultOf([lines[0] ?? "", other.signature({ key: city.key })])).toMatch(/^Line 2: its signature/);
});

test("a city cannot sign what makes no sense", async () => {
  const faultWith = (make: (city: Signatory) => string[]) => faultOf(make(new Signatory()));
  expect(await faultWith((city) => [city.receipt(4), city.receipt(4), city.signature()])).toMatch(
    /^Line 2: unit 4 has an earlier receipt/,
  );
  expect(await faultWith((city) => [city.withdrawal(4, 1), city.signature()])).toMatch(/^Line 1: it withdraws/);
  expect(await faultWith((city) => [city.receipt(0), city.receipt(1, { settlement: 2 }), city.signature()])).toMatch(
    /^Line 2: it settled before/,
  );
  expect(await faultWith((city) => [city.receipt(0), city.signature({ sumNanos: 99 })])).toMatch(/^Line 2: its sum/);
  expect(await faultWith((city) => [city.receipt(0), city.signature({ lines: 2 })])).toMatch(
    /^Line 2: it signs 2 lines/,
  );
  expect(await faultWith((city) => [city.receipt(0, { jobId: "job_ffffffffffffffff" }), city.signature()])).toMatch(
    /^Line 2: it is about/,
  );
  expect(await faultWith((city) => [city.receipt(LIMITS.unitsPerJob), city.signature()])).toMatch(
    /^Line 1: no job has/,
  );
  expect(await faultWith((city) => [city.receipt(0, { note: "x" }), city.signature()])).toMatch(/^Line 1: it is no/);
  expect(await faultWith((city) => [city.receipt(0).replace(":", ": "), city.signature()])).toMatch(
    /^Line 1: it is not written as/,
  );
});

test("a line without end is refused before it fills the memory", async () => {
  async function* endless() {
    for (;;) yield Buffer.alloc(64 * 1024, "x");
  }
  await expect(verifyReceipts(endless())).rejects.toThrow("Line 1: it is too long");
});
