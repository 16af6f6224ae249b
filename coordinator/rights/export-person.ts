import { Readable } from "node:stream";
import type { Pool } from "pg";
import type { Logger } from "pino";
import yazl from "yazl";
import { type ExportedKind, HELD_KINDS } from "#protocol/held-kinds";
import { exportRows } from "./export-rows";

interface Parts {
  pool: Pool;
  log: Logger;
}

/** Everything that the city holds about a person, as an archive that is written while it is read. */
export function exportPerson({ pool, log }: Parts, personId: string, readme: string): Readable {
  const zip = new yazl.ZipFile();
  const archive = zip.outputStream as unknown as Readable;
  let reading: Readable | undefined;
  archive.once("close", () => reading?.destroy());
  zip.addBuffer(Buffer.from(readme), "README.txt");
  for (const [kind, file] of Object.entries(HELD_KINDS)) {
    if (file === null) continue;
    zip.addReadStreamLazy(file, { compress: true }, (give) => {
      const lines = Readable.from(linesOf(pool, kind as ExportedKind, personId), { objectMode: false });
      lines.once("error", (error) => {
        log.error({ event: "export.failed", file, err: error }, "an export broke off");
        archive.destroy(error);
      });
      reading = lines;
      give(null, lines);
    });
  }
  zip.end();
  return archive;
}

async function* linesOf(pool: Pool, kind: ExportedKind, personId: string): AsyncGenerator<string> {
  for await (const row of exportRows(pool, kind, personId)) yield `${row}\n`;
}
