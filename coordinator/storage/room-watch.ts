/** How many bytes all writers together may write between two checks of the free space. */
const LOOK_EVERY_BYTES = 32 * 1024 * 1024;

/**
 * Checks the free disk space while blobs are written, however many and however small they are. What `leaveRoom` throws
 * ends the writer; once it has thrown, every writer checks before it continues.
 */
export class RoomWatch {
  readonly #leaveRoom: () => Promise<void>;
  #unlooked = 0;

  constructor(leaveRoom: () => Promise<void>) {
    this.#leaveRoom = leaveRoom;
  }

  /** Call before a blob is begun. */
  async look(): Promise<void> {
    await this.#leaveRoom();
  }

  /** Call before these bytes are written. */
  async beforeWriting(bytes: number): Promise<void> {
    this.#unlooked += bytes;
    if (this.#unlooked <= LOOK_EVERY_BYTES) return;
    const looked = this.#unlooked;
    await this.#leaveRoom();
    this.#unlooked -= Math.min(this.#unlooked, looked);
  }
}
