const MAX_TRIES = 6;

/** A closed idle connection is only noticed by the next request, and there may be several of them. */
export async function untilReached<Value>(call: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof TypeError) || tries === MAX_TRIES) throw error;
    }
  }
}
