import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { createLog } from "./log";

function logged(isTTY: boolean, write: (log: ReturnType<typeof createLog>) => void): string {
  const out = Object.assign(new PassThrough(), { isTTY }) as unknown as NodeJS.WriteStream;
  write(createLog("info", out));
  return String((out as unknown as PassThrough).read() ?? "");
}

test("a line is JSON with the event, its fields and no secret", () => {
  const line = logged(false, (log) =>
    log.info(
      { event: "person.signed-up", personId: "p1", email: "ada@example.org", request: { cookie: "c" } },
      "signed up",
    ),
  );
  expect(JSON.parse(line)).toMatchObject({
    level: "info",
    event: "person.signed-up",
    personId: "p1",
    msg: "signed up",
  });
  expect(line).not.toContain("ada@example.org");
  expect(JSON.parse(line).request.cookie).toBe("[kept out of the log]");
});

test("in a terminal a line is plain text, with the stack of an error", () => {
  const line = stripVTControlCharacters(
    logged(true, (log) => log.error({ event: "store.lost", jobId: "j1", err: new Error("gone") }, "the store is lost")),
  );
  expect(line).toMatch(/^\d\d:\d\d:\d\d the store is lost jobId=j1\nError: gone\n {4}at /);
});
