import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { pack } from "tar-stream";
import { describe, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { LIMITS } from "#protocol/limits";
import { MemberRules } from "./member-rules";
import { readArchive } from "./read-archive";

async function contentsOf(archive: Buffer): Promise<[string, string][]> {
  const files: [string, string][] = [];
  const bytes = (start: number, end: number) => archive.subarray(start, end);
  const members = readArchive({
    size: archive.length,
    bytes: async (start, end) => bytes(start, end),
    open: (start, end) => Readable.from([bytes(start, end)]),
  });
  for await (const { name, content } of members) files.push([name, (await buffer(Readable.from(content))).toString()]);
  return files;
}

const refusal = (archive: Buffer) =>
  contentsOf(archive).then(
    (files) => `read ${files.length}`,
    ({ name, message }: Error) => `${name}: ${message}`,
  );

interface Packed {
  mode?: number;
  compress?: boolean;
}

async function zip(files: Record<string, string | Buffer>, { mode = 0o100644, compress = true }: Packed = {}) {
  const archive = new ZipFile();
  for (const [name, content] of Object.entries(files)) {
    if (name.endsWith("/")) archive.addEmptyDirectory(name);
    else archive.addBuffer(Buffer.from(content), name, { mode, compress });
  }
  archive.end();
  return buffer(archive.outputStream);
}

/** Modifies the header of the zip's only entry, in the directory and locally. */
function withHead(archive: Buffer, at: number, set: (head: Buffer, at: number) => void): Buffer {
  const changed = Buffer.from(archive);
  const directory = changed.indexOf(Buffer.from("504b0102", "hex"));
  set(changed, directory + at);
  return changed;
}

type TarEntry = Parameters<ReturnType<typeof pack>["entry"]>[0];

async function tar(entries: [TarEntry, string?][]) {
  const archive = pack();
  for (const [head, content = ""] of entries) archive.entry(head, content);
  archive.finalize();
  return buffer(archive as unknown as Readable);
}

describe("a zip", () => {
  test("yields its files by their paths, without folders and what macOS adds", async () => {
    const files = {
      "b/": "",
      "b/é.txt": "one",
      "a.txt": "",
      "__MACOSX/._a.txt": "x",
      "b/.DS_Store": "x",
      "z.bin": "\0",
    };
    const expected = [
      ["b/é.txt", "one"],
      ["a.txt", ""],
      ["z.bin", "\0"],
    ];
    expect(await contentsOf(await zip(files))).toEqual(expected);
    expect(await contentsOf(await zip(files, { compress: false }))).toEqual(expected);
  });

  test("with large members is streamed", async () => {
    const noise = Buffer.from(Array.from({ length: 600_000 }, (_, at) => (at * 2_654_435_761) >>> 24));
    const [first, second] = await contentsOf(await zip({ "in.bin": noise, "after.txt": "next" }));
    expect(first?.[1]).toBe(noise.toString());
    expect(second).toEqual(["after.txt", "next"]);
  });

  const plain = () => zip({ "abcdefgh.txt": "abc" });
  const renamed = async (name: string) =>
    Buffer.from((await plain()).toString("latin1").replaceAll("abcdefgh.txt", name), "latin1");
  const twice = async () =>
    Buffer.from(
      (await zip({ "a1.txt": "1", "a2.txt": "2" })).toString("latin1").replaceAll("a2.txt", "a1.txt"),
      "latin1",
    );
  const huge = async (bytes: number) => withHead(await plain(), 24, (head, at) => head.writeUInt32LE(bytes, at));

  test.each<[string, () => Promise<Buffer>, RegExp]>([
    [
      "that climbs",
      () => renamed("../../../etc"),
      /"\.\.\/\.\.\/\.\.\/etc" cannot be the name of an input: a path must be rel/,
    ],
    ["with an absolute path", () => renamed("/etc/passwd1"), /cannot be the name of an input/],
    ["with a path of Windows", () => renamed("C:\\\\boot.ini"), /without a drive/],
    ["with a name twice", twice, /"a1\.txt" is in this archive twice\. Pack it anew/],
    [
      "with a link",
      () => zip({ link: "/etc/passwd" }, { mode: 0o120777 }),
      /"link" is a link, .* Pack files and folders only/,
    ],
    ["with a device", () => zip({ tty: "" }, { mode: 0o020666 }), /"tty" is a device or a pipe/],
    [
      "that is encrypted",
      async () => withHead(await plain(), 8, (head, at) => head.writeUInt16LE(0x809, at)),
      /is encrypted, and devices have no password\. Pack it without one/,
    ],
    [
      "that is strongly encrypted",
      async () => withHead(await plain(), 8, (head, at) => head.writeUInt16LE(0x841, at)),
      /is encrypted/,
    ],
    [
      "compressed otherwise",
      async () => withHead(await plain(), 10, (head, at) => head.writeUInt16LE(12, at)),
      /in a way that the city does not read \(method 12\)/,
    ],
    ["that is a bomb, and says so", () => huge(0xf0000000), /has more than 256 MiB unpacked/],
    ["that is a bomb, and denies it", () => huge(2), /is damaged, or not what the zip says of it: .*too many bytes/],
    ["that says it is longer", () => huge(9), /not what the zip says of it: .*not enough bytes/],
    [
      "with other bytes than its checksum",
      async () => withHead(await plain(), 16, (head, at) => head.writeUInt32LE(7, at)),
      /its checksum is another/,
    ],
    ["that was cut off", async () => (await plain()).subarray(0, -30), /This zip has no end: it was cut off/],
    [
      "that has fewer members than it says",
      async () => {
        const many = Buffer.from(await plain());
        const end = many.lastIndexOf(Buffer.from("504b0506", "hex"));
        many.writeUInt16LE(0xfffe, end + 8);
        many.writeUInt16LE(0xfffe, end + 10);
        return many;
      },
      /This zip is damaged/,
    ],
  ])("%s is refused with what to do", async (_, archive, message) => {
    const said = await refusal(await archive());
    expect(said).toMatch(/^ArchiveRefused: /);
    expect(said).toMatch(message);
  });

  test("whose files are too large together is refused before one is unpacked", async () => {
    const files = Math.ceil(LIMITS.MAX_UNPACKED_BYTES / LIMITS.MAX_UNIT_INPUT_BYTES) + 1;
    let archive = await zip(Object.fromEntries(Array.from({ length: files }, (_, at) => [`${at}.txt`, "abc"])));
    for (let at = archive.indexOf("PK\x01\x02"); at >= 0; at = archive.indexOf("PK\x01\x02", at + 1))
      archive.writeUInt32LE(LIMITS.MAX_UNIT_INPUT_BYTES, at + 24);
    archive = Buffer.from(archive);
    expect(await refusal(archive)).toMatch(/unpacks to more than 4096 MiB, .* keep the files in a bucket/);
  });
});

describe("a tar", () => {
  test("yields its files, compressed or not, under names without a leading ./", async () => {
    const long = `${"deep/".repeat(30)}in.txt`;
    const archive = await tar([
      [{ name: "./", type: "directory" }],
      [{ name: "./a.txt" }, "one"],
      [{ name: long }, "two"],
      [{ name: "empty" }, ""],
      [{ name: "./._a.txt" }, "x"],
    ]);
    const expected = [
      ["a.txt", "one"],
      [long, "two"],
      ["empty", ""],
    ];
    expect(await contentsOf(archive)).toEqual(expected);
    expect(await contentsOf(gzipSync(archive))).toEqual(expected);
  });

  const one = () => tar([[{ name: "a.txt" }, "one"]]);
  const lied = async () => {
    const archive = await tar([[{ name: "a.txt", size: 4_000 }, "x".repeat(4_000)]]);
    return archive.subarray(0, 1_500);
  };

  test.each<[string, () => Promise<Buffer>, RegExp]>([
    ["that climbs", () => tar([[{ name: "../a" }, "x"]]), /"\.\.\/a" cannot be the name of an input/],
    [
      "with a file twice",
      () =>
        tar([
          [{ name: "a" }, "1"],
          [{ name: "./a" }, "2"],
        ]),
      /"a" is in this archive twice/,
    ],
    ["with a symbolic link", () => tar([[{ name: "l", type: "symlink", linkname: "/etc" }]]), /"l" is a link/],
    ["with a hard link", () => tar([[{ name: "l", type: "link", linkname: "a" }]]), /"l" is a link/],
    ["with a pipe", () => tar([[{ name: "p", type: "fifo" }]]), /"p" is a device or a pipe/],
    ["that was cut off", lied, /it was cut off/],
    ["that was cut off, packed", async () => gzipSync(await one()).subarray(0, -12), /it was cut off/],
    [
      "damaged where it is packed",
      async () => {
        const archive = gzipSync(await one());
        archive.fill(0xff, 20, 40);
        return archive;
      },
      /gzip data cannot be unpacked/,
    ],
    ["that is no tar within", async () => gzipSync("hello".repeat(300)), /This is no tar archive, or a damaged one/],
  ])("%s is refused with what to do", async (_, archive, message) => {
    const said = await refusal(await archive());
    expect(said).toMatch(/^ArchiveRefused: /);
    expect(said).toMatch(message);
  });
});

test("an archive with too many members is refused at the first one too many", () => {
  const rules = new MemberRules();
  const folder = { kind: "folder", path: "d/", bytes: 0 } as const;
  for (let member = 0; member < LIMITS.MAX_ARCHIVE_MEMBERS; member++) rules.nameOf(folder);
  expect(() => rules.nameOf(folder)).toThrow(/more than 100,000 members, .* lines of one text/);
});

test.each([
  ["377abcaf271c0004", /This is a 7z archive\. Pack the files as \.zip, \.tar or \.tar\.gz/],
  ["526172211a0700cf", /a RAR archive/],
  ["fd377a585a000004", /compressed by xz/],
  ["28b52ffd04580000", /compressed by Zstandard/],
  ["0011223344556677", /This is no archive that the city reads/],
])("what begins with %s is no archive of ours", async (hex, message) => {
  expect(await refusal(Buffer.from(hex, "hex"))).toMatch(message);
});
