import { expect, test } from "vitest";
import { jobFaultInWords } from "../job-faults/job-fault-in-words";
import { LIMITS } from "../limits";
import { callIssues } from "./call-issues";

test("templates may name long lines, as long as a call stays within its limit", () => {
  expect(callIssues({ args: ["{line}", "{{x}}"] }, LIMITS.inputLineBytes)).toEqual([]);
  expect(callIssues({ args: Array(64).fill("{value}"), stdin: "{value}" }, 1_000)).toEqual([]);
});

test("a small template that would expand a line to gigabytes is refused in its place", () => {
  const args = Array(64).fill("{line}".repeat(682));
  expect(callIssues({ args }, LIMITS.inputLineBytes)).toEqual([
    {
      path: "args",
      jobFault: {
        reason: "call-too-long",
        facts: { fields: 43_648, longestBytes: LIMITS.inputLineBytes },
      },
    },
  ]);
  const [issue] = callIssues({ args }, LIMITS.inputLineBytes);
  expect(issue && jobFaultInWords(issue.jobFault)).toBe(
    "the templates name fields 43,648 times, and the longest line has 65,536 bytes: together more than the 1 MiB that the arguments and standard input of one unit may have. Name fewer fields, or put long values into files",
  );
  expect(callIssues({ args: ["-v"], stdin: "{a}".repeat(100) }, LIMITS.inputLineBytes)).toMatchObject([
    { path: "stdin" },
  ]);
});
