import { describe, expect, test } from "vitest";
import { createProgramChecker } from "./program-checker";

const text = (source: string) => new TextEncoder().encode(source);

describe("the checker's thread", () => {
  test("answers like the check itself, one program after the other", async () => {
    const check = createProgramChecker();
    const [first, second] = await Promise.all([check("js", text("export default 1")), check("wasi", text("no"))]);
    expect(first.kind).toBe("ok");
    expect(second).toMatchObject({ message: expect.stringMatching(/begins with 6e 6f/) });
    await check.close();
  });

  test("refuses a program that is nested too deeply to read, and goes on", async () => {
    const check = createProgramChecker();
    const deep = await check("js", text(`export default ${"[".repeat(200_000)}`));
    expect(deep).toMatchObject({ message: expect.stringMatching(/Not enough stack space/) });
    expect((await check("js", text("export default 1"))).kind).toBe("ok");
    await check.close();
  });
});
