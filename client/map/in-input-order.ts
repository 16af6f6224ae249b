/** Results in the order of their units, from 0; early ones are kept until their turn. */
export async function* inInputOrder<Result extends { unit: number }>(
  results: AsyncIterable<Result>,
): AsyncGenerator<Result> {
  const early = new Map<number, Result>();
  let next = 0;
  for await (const result of results) {
    // A unit that was yielded, then withdrawn and settled again, comes too late for this order.
    if (result.unit < next) continue;
    early.set(result.unit, result);
    for (let found = early.get(next); found; found = early.get(next)) {
      early.delete(next);
      next += 1;
      yield found;
    }
  }
}
