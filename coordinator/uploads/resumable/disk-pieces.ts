import { createReadStream } from "node:fs";
import { open, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { leaveReserve } from "../../storage/drafts";
import { PRIVATE_FILE, privateFolder } from "../../storage/private-folder";
import { RoomWatch } from "../../storage/room-watch";
import { parseUploadName, type UploadName, uploadText } from "./upload-name";
import type { UploadPieces } from "./upload-pieces";

/** Each upload is a file with the bytes that have arrived; its name has all that is known about it. */
export class DiskPieces implements UploadPieces {
  readonly #folder: string;
  readonly #room: RoomWatch;

  constructor(folder: string) {
    this.#folder = folder;
    privateFolder(folder);
    this.#room = new RoomWatch(() => leaveReserve(folder));
  }

  async of(owner: string) {
    const names = await readdir(this.#folder);
    return names.map(parseUploadName).filter((name) => name?.owner === owner) as UploadName[];
  }

  async offset(name: UploadName) {
    return (await stat(this.#fileOf(name)).catch(() => undefined))?.size;
  }

  async begin(name: UploadName) {
    await this.#room.look();
    const file = await open(this.#fileOf(name), "a", PRIVATE_FILE);
    await file.close();
  }

  async append(name: UploadName, from: number, chunks: AsyncIterable<Uint8Array>) {
    let at = from;
    const file = await open(this.#fileOf(name), "r+");
    try {
      for await (const chunk of chunks) {
        const bytes = chunk.subarray(0, name.bytes - at);
        await this.#room.beforeWriting(bytes.length);
        await file.write(bytes, 0, bytes.length, at);
        at += bytes.length;
        if (bytes.length < chunk.length) break;
      }
      await file.datasync();
    } finally {
      await file.close();
    }
    return at;
  }

  read(name: UploadName) {
    return createReadStream(this.#fileOf(name));
  }

  async remove(name: UploadName) {
    await rm(this.#fileOf(name), { force: true });
  }

  async sweep(before: number) {
    let swept = 0;
    for (const name of await readdir(this.#folder)) {
      const file = path.join(this.#folder, name);
      const found = await stat(file).catch(() => undefined);
      if (!found || found.mtimeMs >= before) continue;
      await rm(file, { force: true });
      swept += 1;
    }
    return swept;
  }

  #fileOf(name: UploadName): string {
    return path.join(this.#folder, uploadText(name));
  }
}
