import type { CustomerId } from "#core/ids";
import { refuse } from "../refusals/refuse";
import type { Query } from "../store/query";

/** Before an owner of a locked organisation stops being one: another one is left, and answers for it if they did. */
export async function passOnOwnership(
  query: Query,
  { id, name }: { id: CustomerId; name: string },
  personId: string,
): Promise<void> {
  const [next] = await query<{ id: string }>(NEXT_OWNER, [id, personId]);
  if (!next) throw refuse("only-owner-of-organisation", { name });
  await query("UPDATE organisation SET answers_id = $3 WHERE id = $1 AND answers_id = $2", [id, personId, next.id]);
}

const NEXT_OWNER = `SELECT person_id AS id FROM membership
  WHERE organisation_id = $1 AND person_id <> $2 AND role = 'owner' AND ended_at IS NULL ORDER BY since, person_id LIMIT 1`;
