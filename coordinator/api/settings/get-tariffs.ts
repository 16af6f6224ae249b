import type { Tariffs } from "#protocol/api/tariffs";
import { handle } from "../../handle";
import type { Call } from "../call";

/** From memory, as they hold now: pages that stay open for days ask again. */
export async function getTariffs(_: Call<unknown>): Promise<Tariffs> {
  return { tariffs: handle().config.tariffs.tariffs };
}
