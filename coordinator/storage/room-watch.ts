/** So much may be written between two looks at the room that is left, by all writers together. */
const LOOK_EVERY_BYTES = 32 * 1024 * 1024;

/**
 * Looks at the room on the disk while blobs are written, however many and however small they are. What `leaveRoom` throws
 * ends the writer; once it has thrown, every writer looks before it writes on.
 */
export class RoomWatch {
  readonly #leaveRoom: () => Promise<void>;
  #unlooked = 0;

  constructor(leaveRoom: () => Promise<void>) {
    this.#leaveRoom = leaveRoom;
  }

  /** Before a blob is begun. */
  async look(): Promise<void> {
    await this.#leaveRoom();
  }

  /** Before these bytes are written. */
  async beforeWriting(bytes: number): Promise<void> {
    this.#unlooked += bytes;
    if (this.#unlooked <= LOOK_EVERY_BYTES) return;
    const looked = this.#unlooked;
    await this.#leaveRoom();
    this.#unlooked -= Math.min(this.#unlooked, looked);
  }
}
