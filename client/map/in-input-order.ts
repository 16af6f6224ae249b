/** Results in the order of their units, from 0; what comes early is kept until its turn. */
export async function* inInputOrder<Result extends { unit: number }>(
  results: AsyncIterable<Result>,
): AsyncGenerator<Result> {
  const early = new Map<number, Result>();
  let next = 0;
  for await (const result of results) {
    // A unit that was withdrawn and settled anew, after it has been given, comes too late for this order.
    if (result.unit < next) continue;
    early.set(result.unit, result);
    for (let found = early.get(next); found; found = early.get(next)) {
      early.delete(next);
      next += 1;
      yield found;
    }
  }
}
