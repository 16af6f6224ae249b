import type { z } from "zod";
import type { EndedSessions } from "#protocol/api/sessions";
import { audit } from "../../../auth/audit";
import { requirePerson } from "../../../auth/context";
import { handle } from "../../../handle";
import type { Call } from "../../call";

/** For whoever suspects that somebody else is signed in as them. */
export async function endOtherSessions({ ctx }: Call<unknown>): Promise<z.infer<typeof EndedSessions>> {
  const person = requirePerson(ctx);
  const { auth, prisma } = handle();
  const ended = await auth.sessions.endOthers(person.id, ctx.sessionId);
  if (ended > 0) await audit(prisma, ctx, "sessions.ended", person.id, { sessions: ended });
  return { ended };
}
