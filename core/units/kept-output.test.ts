import { expect, test } from "vitest";
import { type KeptOutput, keptText, parseKept } from "./kept-output";
import { encodeOutput } from "./output";

const HASH = "a".repeat(64);

test("a description that was written is read back unchanged", () => {
  const command: KeptOutput = { exitCode: 3, parts: [{ name: "stdout", bytes: 5, hash: HASH }] };
  const value: KeptOutput = { exitCode: 0, type: "json", parts: [{ name: "output", bytes: 0, hash: HASH }] };
  const large: KeptOutput = { exitCode: 0, parts: [{ name: "a", bytes: 9, hash: HASH, pieces: [HASH, HASH] }] };
  for (const kept of [command, value, large]) expect(parseKept(keptText(kept))).toEqual(kept);
});

test("an output is not mistaken for a description of one", () => {
  const output = encodeOutput(
    { exitCode: 0, parts: [{ name: "stdout", bytes: Buffer.from(keptText({ exitCode: 0, parts: [] })) }] },
    (text) => Buffer.from(text),
  );
  expect(parseKept(Buffer.from(output).toString("latin1"))).toBeUndefined();
});
