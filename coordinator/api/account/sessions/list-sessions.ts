import type { z } from "zod";
import type { SessionList } from "#protocol/api/sessions";
import { requirePerson } from "../../../auth/context";
import { handle } from "../../../handle";
import type { Call } from "../../call";

export async function listSessions({ ctx }: Call<unknown>): Promise<z.infer<typeof SessionList>> {
  return { sessions: await handle().auth.sessions.list(requirePerson(ctx).id, ctx.sessionId) };
}
