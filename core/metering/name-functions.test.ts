import { expect, test } from "vitest";
import { nameFunctions } from "./name-functions";
import { leb, module, name, section, single, sized } from "./testing/assemble";

const names = (...entries: [index: number, text: string][]) =>
  sized([...leb(entries.length), ...entries.flatMap(([index, text]) => [...leb(index), ...name(text)])]);
const nameSection = (...entries: [index: number, text: string][]) =>
  single(0, [...name("name"), 0, ...name("prog"), 1, ...names(...entries)]);

const MESSAGE = "It trapped: unreachable.\n  at function 2\n  at function 200\n  at function 9";

async function named(bytes: Uint8Array, message = MESSAGE) {
  let read = 0;
  const text = await nameFunctions(message, {
    size: bytes.length,
    read: (start, end) => {
      read += end - start;
      return bytes.subarray(start, end);
    },
    decode: (name) => new TextDecoder().decode(name),
  });
  return { text, read };
}

test("functions of a trap get the names that the program gives them", async () => {
  const big = section(
    11,
    Array.from({ length: 300_000 }, () => 0),
  );
  const bytes = module(big, single(0, [...name("other"), 1, 2, 3]), nameSection([2, "parse_line"], [200, "main"]));
  const { text, read } = await named(bytes);
  expect(text).toBe(
    "It trapped: unreachable.\n  at parse_line (function 2)\n  at main (function 200)\n  at function 9",
  );
  expect(read).toBeLessThan(500);
});

test("a message that names no function reads nothing", async () => {
  expect(await named(module(nameSection([2, "f"])), "at function 2")).toEqual({ text: "at function 2", read: 0 });
});

test("what a hostile program calls its functions breaks neither a line nor a terminal", async () => {
  const { text } = await named(module(nameSection([2, `a\n  at function 9\u001b[2J${"x".repeat(1_000)}`])));
  expect(text.split("\n")).toHaveLength(4);
  expect(text).not.toContain("\u001b");
  expect(text.length).toBeLessThan(300);
});

test("a module without names, cut short, or with endless sections leaves the message as it is", async () => {
  const good = module(nameSection([2, "f"]));
  const many = Array.from({ length: 70 }, () => single(0, name("x")));
  for (const bytes of [
    module(),
    good.subarray(0, good.length - 3),
    module(single(0, [...name("name"), 1, ...sized([...leb(9_999_999)])])),
    module(...many, nameSection([2, "f"])),
    new Uint8Array(3),
  ])
    expect((await named(bytes)).text).toBe(MESSAGE);
});
