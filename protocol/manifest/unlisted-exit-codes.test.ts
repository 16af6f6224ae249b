import { expect, test } from "vitest";
import type { LocalResult } from "../devices/device-messages";
import { unlistedExitCodes } from "./unlisted-exit-codes";

const exit = (exitCode: number): LocalResult => ({
  ...{ kind: "failed", unit: 0, reason: "exit", exitCode, message: "", fuel: 1, ms: 1 },
});

test("there is a question about a command's exit codes, each once, except for the 1 of Python's own errors", () => {
  const tried = [exit(20), exit(1), exit(10), exit(20)];
  expect(unlistedExitCodes(tried, "wasi")).toEqual([1, 10, 20]);
  expect(unlistedExitCodes(tried, "python")).toEqual([10, 20]);
});
