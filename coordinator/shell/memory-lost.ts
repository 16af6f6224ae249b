/** A caller that waited for a group cannot know whether it became durable: the memory is rebuilt from the store. */
export class MemoryLost extends Error {
  readonly code = "MEMORY_LOST";

  constructor(cause: unknown) {
    super("The memory was lost before this was known to be durable.", { cause });
  }
}
