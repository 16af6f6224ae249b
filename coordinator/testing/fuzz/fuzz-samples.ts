import fc from "fast-check";

/** FUZZ_SEED=… plays another run. A failure that it finds becomes a named regression test. */
export const FUZZ_SEED = Number(process.env["FUZZ_SEED"] ?? 20_261_125);
/** FUZZ_TIMES=4 sends so many times as much over real connections, where a message costs a hundred times its parsing. */
export const FUZZ_TIMES = Number(process.env["FUZZ_TIMES"] ?? 1);
const MAX_ROUNDS = 200;
const ROUND = 200;

/**
 * Generates values for as long as they are consumed, within limits. Each salt gives others; pings are answered in
 * between.
 */
export async function* fuzzSamples<Value>(arbitrary: fc.Arbitrary<Value>, salt = 0): AsyncGenerator<Value> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    await new Promise((resolve) => setImmediate(resolve));
    yield* fc.sample(arbitrary, { numRuns: ROUND, seed: FUZZ_SEED + salt * MAX_ROUNDS + round });
  }
}
