import type { Pool } from "pg";
import { writeZip, type ZippedFile } from "#archives/write-zip";
import { type ExportedKind, HELD_KINDS } from "#protocol/people/held-kinds";
import { exportRows } from "./export-rows";

/** Everything that the city holds about a person, as an archive that is written while it is read. */
export const exportPerson = (pool: Pool, personId: string, readme: string): AsyncGenerator<Uint8Array> =>
  writeZip(filesOf(pool, personId, readme), new Date());

async function* filesOf(pool: Pool, personId: string, readme: string): AsyncGenerator<ZippedFile> {
  yield { name: "README.txt", contents: Buffer.from(readme) };
  for (const [kind, file] of Object.entries(HELD_KINDS)) {
    if (file !== null) yield { name: file, contents: linesOf(pool, kind as ExportedKind, personId) };
  }
}

async function* linesOf(pool: Pool, kind: ExportedKind, personId: string): AsyncGenerator<string> {
  for await (const row of exportRows(pool, kind, personId)) yield `${row}\n`;
}
