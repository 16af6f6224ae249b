import { describe, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { csvLines } from "./csv-lines";

/** In chunks of a few bytes, so that characters, quotes and line ends are split. */
async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  yield new Uint8Array();
}

async function read(text: string | Uint8Array, separator: "," | ";" | "\t" = ",", size = 3): Promise<unknown[]> {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const rows: unknown[] = [];
  for await (const lines of csvLines(inPieces(bytes, size), separator)) {
    for (const line of lines) rows.push(JSON.parse(line));
  }
  return rows;
}

const refusal = (text: string | Uint8Array, separator?: "," | ";", size?: number) =>
  read(text, separator, size).then(
    (rows) => `was read as ${JSON.stringify(rows)}`,
    (error: Error) => error.message,
  );

describe("a table", () => {
  test("becomes an object for each row, with the first row's names as keys", async () => {
    expect(await read("name,dose\nAvon,0.5\nThames,\n")).toEqual([
      { name: "Avon", dose: "0.5" },
      { name: "Thames", dose: "" },
    ]);
    expect(await read("a\tb\n1\t2,3\n", "\t")).toEqual([{ a: "1", b: "2,3" }]);
  });

  test("may have a byte order mark, Windows line ends, blank lines, names surrounded by blanks, and no last line end", async () => {
    expect(await read("\ufeffa , b\r\n\r\né,😀\r\n\r\n3, 4")).toEqual([
      { a: "é", b: "😀" },
      { a: "3", b: " 4" },
    ]);
  });

  test("may quote cells that contain separators, quotes and line ends", async () => {
    expect(await read('a,b\n"x, ""y""","two\nlines"\nlast,row')).toEqual([
      { a: 'x, "y"', b: "two\nlines" },
      { a: "last", b: "row" },
    ]);
  });

  test("may have column names such as __proto__", async () => {
    const [row] = await read("__proto__,constructor\n1,2\n");
    expect(JSON.stringify(row)).toBe('{"__proto__":"1","constructor":"2"}');
  });

  test("is streamed, whatever its length", async () => {
    const text = `n,text\n${Array.from({ length: 5_000 }, (_, n) => `${n},"row ""${n}"""`).join("\n")}`;
    const rows = await read(text, ",", 1_000);
    expect(rows).toHaveLength(5_000);
    expect(rows.at(-1)).toEqual({ n: "4999", text: 'row "4999"' });
  });
});

describe("a table is refused with its line and what to do", () => {
  test.each([
    ["a,b,c\n1,2,3\n4,5\n", 'Line 3 has 2 cells, and the header 3 columns. "c" is missing, or correct the row.'],
    [
      "a,b\n1,2,3\n",
      "Line 2 has 3 cells, and the header 2 columns. Quote a cell that contains the separator, or correct the row.",
    ],
    ["a,,c\n1,2,3\n", "Column 2 has no name. Name it in the first row, which is the header."],
    ["a,b,a\n1,2,3\n", 'Columns 1 and 3 are both called "a". Give each a name of its own.'],
    ["a;b\n1;2\n", /^The header is a single column, "a;b"\. If a semicolon separates the cells, say so/],
    ['a,b\n1,"2\n3,4\n', /opening quote is never closed/],
    ['a,b\n1,2\n3,x"y"\n', /^Line 3 has a quote where none may be/],
    [`a,b\n1,${"x".repeat(LIMITS.inputLineBytes)}\n`, /is longer than 64 KiB/],
    [`${Array.from({ length: 1_001 }, (_, at) => `c${at}`).join()}\n`, /1,001 columns; a table may have 1,000/],
  ])("%j", async (text, message) => {
    const said = await refusal(text, undefined, 200);
    if (typeof message === "string") expect(said).toBe(message);
    else expect(said).toMatch(message);
  });

  test.each([1, 2, 3, 1_000])("Latin-1 and UTF-16, cut into pieces of %i bytes", async (size) => {
    const latin = Buffer.from("name,town\nÉmile,Paris\nAvon,K\xf6ln\n", "latin1");
    expect(await refusal(latin, ",", size)).toMatch(/^Line 2 is not UTF-8 text; it may be Latin-1 .*iconv -f/);
    if (size > 1)
      expect(await refusal(Buffer.from("\ufeffa,b\n", "utf16le"), ",", size)).toMatch(/^This is UTF-16 text/);
    expect(await read("ü\nöäß\n😀\n", ",", size)).toEqual([{ ü: "öäß" }, { ü: "😀" }]);
  });
});
