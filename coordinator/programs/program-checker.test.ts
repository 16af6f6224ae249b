import { createHash } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import type { ProgramCheck } from "#programs/program-check";
import { LIMITS } from "#protocol/limits";
import { programFaultsInWords } from "#protocol/words/program-fault-in-words";
import { ProgramChecker } from "./program-checker";

/** Checking a module of the maximum size takes long on a busy machine. */
const LONG_MS = 600_000;

const checker = new ProgramChecker();
afterAll(() => checker.close());

let reads = 0;

function check(source: string, { runtime = "js", person = "ada" }: { runtime?: "js" | "wasi"; person?: string } = {}) {
  const text = new TextEncoder().encode(source);
  const hash = createHash("sha256").update(text).digest("hex");
  const bytes = async () => {
    reads += 1;
    return text.slice();
  };
  return checker.check(person, { runtime, hash, bytes });
}

const wordsOf = (found: ProgramCheck) => (found.kind === "refused" ? programFaultsInWords(found.faults) : found.kind);

describe("the checker's threads", () => {
  test("give the same answer as the check itself", async () => {
    const [first, second] = await Promise.all([check("export default 1"), check("no", { runtime: "wasi" })]);
    expect(first.kind).toBe("ok");
    expect(wordsOf(second)).toMatch(/begins with 6e 6f/);
  });

  test("refuse a program that is nested too deeply to parse, and continue", async () => {
    const deep = await check(`export default ${"[".repeat(200_000)}`);
    expect(wordsOf(deep)).toMatch(/Not enough stack space/);
    expect((await check("export default 1")).kind).toBe("ok");
  });

  test(
    "refuse a program of millions of signs before its tree fills the memory",
    async () => {
      const many = await check("0;".repeat(LIMITS.programTokens));
      expect(wordsOf(many)).toMatch(/^This module has more than 1,000,000 names/);
    },
    LONG_MS,
  );

  test("check a refused program only once, even for several people", async () => {
    const broken = "export default (";
    const before = reads;
    const [first, second] = await Promise.all([check(broken), check(broken, { person: "grace" })]);
    expect(wordsOf(first)).toMatch(/Syntax error/);
    expect(second).toBe(first);
    expect(await check(broken)).toBe(first);
    expect(reads).toBe(before + 1);
  });

  test(
    "let one person's programs keep nobody else's waiting",
    async () => {
      const ended: string[] = [];
      const submit = async (person: string, source: string) => {
        await check(source, { person });
        ended.push(person);
      };
      const heavy = Array.from({ length: 3 }, (_, at) =>
        submit("mallory", `${"0;".repeat(200_000 + at)}export default 1`),
      );
      await submit("grace", "export default 2");
      expect(ended.length).toBeLessThan(3);
      await Promise.all(heavy);
    },
    LONG_MS,
  );
});
