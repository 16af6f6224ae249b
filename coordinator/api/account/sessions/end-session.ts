import { SessionIdInput } from "#protocol/api/sessions";
import { audit } from "../../../auth/audit";
import { requirePerson } from "../../../auth/context";
import { handle } from "../../../handle";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";

export async function endSession({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const person = requirePerson(ctx);
  const { sessionId } = parseInput(SessionIdInput, input);
  const { auth, prisma } = handle();
  await auth.sessions.end(person.id, sessionId);
  await audit(prisma, ctx, "sessions.ended", person.id, { sessions: 1 });
  return {};
}
