import { writeFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";
import { runCommand } from "../testing/run-command";

/** Draws the whole picture with the program and writes it as preview.png: `npx tsx samples/lamplight/draw-preview.ts`. */
const WIDTH = 640;
const HEIGHT = 400;
const FOLDER = new URL("./", import.meta.url);

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** An 8-bit RGB picture; every row is preceded by its filter, 0: none. */
function png(rgb: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Array.from({ length: HEIGHT }, (_, y) => [
    Buffer.alloc(1),
    rgb.subarray(y * WIDTH * 3, (y + 1) * WIDTH * 3),
  ]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows.flat()), { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const [run] = runCommand(new URL("./lamplight.wasm", FOLDER), FOLDER, [
  ["crop", "0", "0", String(WIDTH), String(HEIGHT)],
]);
if (run?.exitCode !== 0) throw new Error(`lamplight ended with ${run?.exitCode}: ${run?.stderr}`);
writeFileSync(new URL("./preview.png", FOLDER), png(run.stdout));
