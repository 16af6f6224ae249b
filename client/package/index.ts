import { createClient, type LamplighterClient } from "../lamplighter";
import { type MapOptions, type MappedResults, mapInputs } from "../map/map-inputs";
import type { Mapped } from "../map/program-text";

export { createClient, type LamplighterClient } from "../lamplighter";
export { LamplighterError } from "../lamplighter-error";
export { JobHalted } from "../map/job-halted";
export type { MapOptions, MappedResults, MapResult } from "../map/map-inputs";
export type { Mapped, Reducer, UnitContext } from "../map/program-text";
export type { ReduceOptions } from "../map/reduce-outputs";
export { UnreachedError } from "../reach";
export { ReceiptFault } from "../receipts/receipt-fault";
export { type ProvenReceipts, type VerifyOptions, verifyReceipts } from "../receipts/verify-receipts";

export interface City extends LamplighterClient {
  /**
   * Calls a function, or the default export of a bundled module, for each input on the city's devices: `for await
   * (const { output } of city.map((n) => n * n, [1, 2, 3])) …`. Or combines all outputs into one value: `await
   * city.map((n) => n * n, [1, 2, 3]).reduce((a, b) => a + b)`.
   */
  map: <Input, Output>(
    mapped: Mapped<Input, Output>,
    inputs: Iterable<Input> | AsyncIterable<Input>,
    options?: MapOptions,
  ) => MappedResults<Input, Output>;
}

export interface CityOptions {
  /** The city's URL; default: LAMPLIGHTER_URL. */
  url?: string;
  /** An API key from the account page; default: LAMPLIGHTER_KEY. */
  key?: string;
}

/** Connects to a city as the owner of the key. */
export function lamplighter({
  url = process.env["LAMPLIGHTER_URL"],
  key = process.env["LAMPLIGHTER_KEY"],
}: CityOptions = {}): City {
  if (!url || !URL.canParse(url)) throw new TypeError("Set LAMPLIGHTER_URL, or pass `url`, to the address of a city.");
  if (!key) throw new TypeError("Make an API key on the account page, and set LAMPLIGHTER_KEY or pass `key`.");
  const client = createClient({ baseUrl: url, apiKey: key });
  return { ...client, map: (mapped, inputs, options) => mapInputs(client, mapped, inputs, options) };
}
