import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { exportPerson } from "../../rights/export-person";
import { exportReadme } from "../../rights/export-words";
import type { Call } from "../call";

/** Everything that the city holds about the caller, in one archive. */
export async function exportAccount({ ctx }: Call<unknown>): Promise<AsyncGenerator<Uint8Array>> {
  const { id } = requirePerson(ctx);
  const { pool, config } = handle();
  const facts = { city: config.cityName, siteUrl: config.siteUrl, at: new Date() };
  return exportPerson(pool, id, exportReadme(ctx.language ?? "en", facts));
}
