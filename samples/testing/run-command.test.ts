import { expect, test } from "vitest";
import { runCommand } from "./run-command";

const FOLDER = new URL("../globins/", import.meta.url);
const WASM = new URL("../globins/globins.wasm", import.meta.url);
const PAIR = ["MYG_ESCGI", "MYG_HORSE"];
const GIB_IN_KIB = 1024 * 1024;

test("a command runs again and again where addresses are counted", () => {
  const scarce = ["sh", "-c", `ulimit -v ${4 * GIB_IN_KIB}; exec "$@"`, "sh"];
  const runs = runCommand(WASM, FOLDER, Array(20).fill(PAIR), scarce);
  expect(runs).toHaveLength(20);
  for (const { exitCode } of runs) expect(exitCode).toBe(0);
});

test("a child that fails says how it ended and what it wrote", () => {
  const nowhere = new URL("../globins/missing.wasm", import.meta.url);
  expect(() => runCommand(nowhere, FOLDER, [PAIR])).toThrow(/missing\.wasm ended with code 1:[\s\S]*ENOENT/);
  expect(() => runCommand(WASM, FOLDER, [PAIR], ["sh", "-c", "kill -9 $$"])).toThrow("was ended by SIGKILL");
});
