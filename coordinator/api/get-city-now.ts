import type { CityNow } from "#protocol/api/city-now";
import { handle } from "../handle";
import type { Call } from "./call";

export async function getCityNow(_: Call<unknown>): Promise<CityNow> {
  return handle().live.now();
}
