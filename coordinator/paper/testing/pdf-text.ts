import { inflateSync } from "node:zlib";

/**
 * The text that a PDF of ours shows, line by line, by the tables of characters that it carries for readers who search or
 * copy. It knows no more of the format than what our documents use.
 */
export function pdfText(pdf: Uint8Array): { lines: string[]; pages: number } {
  const bytes = Buffer.from(pdf);
  const objects = objectsOf(bytes);
  const fonts = new Map<string, Map<string, string>>();
  for (const { head } of objects.values())
    for (const [, name = "", ref = ""] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(ref)?.head ?? "")?.[1];
      const table = objects.get(unicode ?? "")?.stream;
      if (table !== undefined) fonts.set(name, charactersOf(table));
    }
  const lines: string[] = [];
  for (const { stream } of objects.values()) {
    if (stream === undefined || !stream.includes("BT")) continue;
    let font = new Map<string, string>();
    for (const [, name, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name !== undefined) font = fonts.get(name) ?? new Map();
      else {
        const codes = [...(shown ?? "").matchAll(/<([0-9a-f]*)>/g)].map(([, hex]) => hex).join("");
        lines.push((codes.match(/.{4}/g) ?? []).map((code) => font.get(code) ?? "?").join(""));
      }
    }
  }
  return { lines, pages: [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head)).length };
}

function objectsOf(bytes: Buffer): Map<string, { head: string; stream?: string }> {
  const text = bytes.toString("latin1");
  const objects = new Map<string, { head: string; stream?: string }>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const from = match.index + match[0].length;
    const head = text.slice(from, text.indexOf("endobj", from));
    const at = head.indexOf("stream\n");
    if (at < 0) objects.set(match[1] ?? "", { head });
    else {
      const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
      const begin = from + at + "stream\n".length;
      const packed = bytes.subarray(begin, begin + length);
      const stream = head.includes("FlateDecode") ? inflateSync(packed).toString("latin1") : packed.toString("latin1");
      objects.set(match[1] ?? "", { head: head.slice(0, at), stream });
    }
  }
  return objects;
}

/** Ranges of codes, each with the list of what they stand for. */
function charactersOf(table: string): Map<string, string> {
  const characters = new Map<string, string>();
  for (const [, first = "", list = ""] of table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi))
    for (const [at, [, hex = ""]] of [...list.matchAll(/<([0-9a-f\s]*)>/gi)].entries()) {
      const code = (Number.parseInt(first, 16) + at).toString(16).padStart(4, "0");
      characters.set(code, Buffer.from(hex.replace(/\s/g, ""), "hex").swap16().toString("utf16le"));
    }
  return characters;
}
