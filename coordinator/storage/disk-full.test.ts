import { expect, test } from "vitest";
import { isDiskFull } from "./disk-full";

test.each([
  ["the kernel", { code: "ENOSPC" }, true],
  ["PostgreSQL", { code: "53100" }, true],
  [
    "Prisma, of a raw statement",
    { code: "P2010", meta: { driverAdapterError: { cause: { originalCode: "53100" } } } },
    true,
  ],
  ["an error that another caused", { cause: { code: "EDQUOT" } }, true],
  ["another error of Prisma", { code: "P2002", meta: {} }, false],
  ["no error", undefined, false],
])("a full disk is recognised in what is thrown by %s", (_, error, expected) => {
  expect(isDiskFull(error)).toBe(expected);
});
