import fc from "fast-check";

/** FUZZ_SEED=… plays another run. What one finds becomes a test of its own, with its name, beside what was mended. */
export const FUZZ_SEED = Number(process.env["FUZZ_SEED"] ?? 20_261_125);
/** FUZZ_TIMES=4 says so many times as much over real connections, where a message costs a hundred times its parsing. */
export const FUZZ_TIMES = Number(process.env["FUZZ_TIMES"] ?? 1);
const MAX_ROUNDS = 200;
const ROUND = 200;

/** Values for as long as somebody takes them, within bounds. Each salt gives others; pings are answered in between. */
export async function* fuzzSamples<Value>(arbitrary: fc.Arbitrary<Value>, salt = 0): AsyncGenerator<Value> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    await new Promise((resolve) => setImmediate(resolve));
    yield* fc.sample(arbitrary, { numRuns: ROUND, seed: FUZZ_SEED + salt * MAX_ROUNDS + round });
  }
}
