/** What was waiting for a group to become durable cannot know whether it did: the memory is read back from the store. */
export class MemoryLost extends Error {
  readonly code = "MEMORY_LOST";

  constructor(cause: unknown) {
    super("The memory was lost before this was known to be durable.", { cause });
  }
}
