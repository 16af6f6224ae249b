import type { Pool, PoolClient } from "pg";
import type { CustomerId } from "#core/ids";
import { passOnOwnership } from "../organisations/pass-on-ownership";
import { isApiError } from "../refusals/api-error";
import { refuse } from "../refusals/refuse";
import { returnPayouts } from "../rewards/end-payout";
import { queryByClient } from "../store/query";
import { DELETED_PERSON, forgetPerson } from "./forget-person";

interface Row {
  name: string;
  email: string;
  role: string;
}

/**
 * Deletes a person in one transaction, from which they cannot sign in and nothing names them. What takes longer, the end
 * of their jobs, is done by `finishDeletions`, also after a crash. Returns the devices that were theirs.
 */
export async function beginDeletion(pool: Pool, personId: string): Promise<string[]> {
  const tx = await pool.connect();
  try {
    await tx.query("BEGIN");
    const devices = await begin(tx, personId);
    await tx.query("COMMIT");
    tx.release();
    return devices;
  } catch (error) {
    if (isApiError(error)) {
      await tx.query("ROLLBACK");
      tx.release();
    } else tx.release(true);
    throw error;
  }
}

async function begin(tx: PoolClient, personId: string): Promise<string[]> {
  // Locked, so that two owners cannot both go at the same time.
  const owners = await tx.query<{ id: string }>("SELECT id FROM person WHERE role = 'owner' ORDER BY id FOR UPDATE");
  if (owners.rows.length === 1 && owners.rows[0]?.id === personId) throw refuse("only-owner");
  await leaveOrganisations(tx, personId);
  const { rows } = await tx.query<Row>(
    "SELECT name, email, role FROM person WHERE id = $1 AND deleted_at IS NULL FOR UPDATE",
    [personId],
  );
  const person = rows[0];
  if (!person) throw refuse("deletion-under-way");
  await returnPayouts(queryByClient(tx), { personId }, "withdrawn");
  await forgetNames(tx, person);
  await tx.query(EMPTY, [personId]);
  const devices = await forgetPerson(tx, personId);
  await tx.query(RECORD, [DELETED_PERSON]);
  return devices;
}

/** Locked before the person, as whoever joins one does. */
async function leaveOrganisations(tx: PoolClient, personId: string): Promise<void> {
  const { rows } = await tx.query<{ id: CustomerId; name: string }>(
    `SELECT person.id, name FROM person JOIN membership ON organisation_id = person.id
     WHERE person_id = $1 AND membership.role = 'owner' AND ended_at IS NULL AND deleted_at IS NULL ORDER BY person.id FOR UPDATE OF person`,
    [personId],
  );
  for (const organisation of rows) await passOnOwnership(queryByClient(tx), organisation, personId);
}

/** Where others wrote the person's name or address. */
async function forgetNames(tx: PoolClient, { name, email, role }: Row): Promise<void> {
  await tx.query("DELETE FROM rate_limit WHERE key = 'mail ' || lower($1)", [email]);
  await tx.query(
    "DELETE FROM verification WHERE identifier LIKE 'admin-invitation:%' AND value::jsonb ->> 'email' = lower($1)",
    [email],
  );
  await tx.query("DELETE FROM member_invitation WHERE email = lower($1)", [email]);
  await tx.query("UPDATE audit_line SET subject = $2 WHERE lower(subject) = lower($1)", [email, DELETED_PERSON]);
  if (role === "person") return;
  // Their invitations to others, and theirs in the log.
  await tx.query("DELETE FROM verification WHERE identifier LIKE 'admin-invitation:%' AND value::jsonb ->> 'by' = $1", [
    name,
  ]);
  await tx.query(
    `UPDATE audit_line SET facts = facts || '{"by": "—"}' WHERE act = 'admin.made' AND facts ->> 'by' = $1`,
    [name],
  );
}

/** The address is free for another account at once. */
const EMPTY = `UPDATE person SET name = '', email = id, email_verified = false, image = NULL, role = 'person',
  deleted_at = now() WHERE id = $1`;

const RECORD = `INSERT INTO audit_line (actor, act, subject, detail, facts)
  VALUES ($1, 'person.deleted', $1, '', '{}')`;
