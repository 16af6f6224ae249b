import type { PoolClient } from "pg";

/** What the audit log names instead of who deleted their account: no name, no number. */
export const DELETED_PERSON = "a deleted person";

/**
 * Removes a person from every table, except for their jobs' contents, which the keeper erases. It can be repeated: what was
 * made meanwhile goes then. The ledger's entries, and the ids by which jobs and the ledger named the person, stay: these are
 * numbers drawn at random, which name nobody without the rows that go here. Returns the devices that were theirs.
 */
export async function forgetPerson(tx: PoolClient, personId: string): Promise<string[]> {
  for (const statement of FORGET) await tx.query(statement, [personId]);
  await tx.query(FORGET_AUDIT, [personId, DELETED_PERSON]);
  const { rows } = await tx.query<{ id: string }>(LEAVE_DEVICES, [personId]);
  return rows.map(({ id }) => id);
}

/** The tables of rows that are nobody's but theirs, and what others keep in words about them. */
const FORGET = [
  "DELETE FROM session WHERE person_id = $1",
  "DELETE FROM standing WHERE person_id = $1",
  "UPDATE review SET reason = NULL WHERE job_no IN (SELECT no FROM job WHERE customer_id = $1)",
  "DELETE FROM thanks WHERE job_no IN (SELECT no FROM job WHERE customer_id = $1)",
  "DELETE FROM consent WHERE person_id = $1",
  // With its places on boards.
  "DELETE FROM profile WHERE person_id = $1",
  "DELETE FROM sign_in_account WHERE person_id = $1",
  "DELETE FROM second_factor WHERE person_id = $1",
  "DELETE FROM passkey WHERE person_id = $1",
  "DELETE FROM api_key WHERE person_id = $1 OR made_by = $1",
  // Of an organisation the members stay until its row goes, as long as its jobs may be credited: see membership.
  "DELETE FROM membership WHERE person_id = $1",
  "DELETE FROM member_invitation WHERE organisation_id = $1",
  "DELETE FROM webhook WHERE owner = $1",
  "DELETE FROM job_letters WHERE owner = $1",
  "DELETE FROM absence_letters WHERE person_id = $1",
  "DELETE FROM balance_alert WHERE person_id = $1",
  "DELETE FROM billing_address WHERE person_id = $1",
  // A duty then has the card forgotten where it is.
  "UPDATE saved_card SET state = 'leaving', customer_id = NULL WHERE customer_id = $1",
  `UPDATE card_payment SET state = 'failed', ended_at = now() WHERE customer_id = $1
    AND saved_card_id IS NOT NULL AND state = 'open' AND asked_at IS NULL`,
  `DELETE FROM delivery WHERE owner = $1 OR facts ->> 'customerId' = $1
    OR owner IN (SELECT 'partner:' || id FROM partner WHERE partner.owner = $1)`,
  "DELETE FROM visit WHERE device_no IN (SELECT no FROM device WHERE owner_id = $1)",
  "DELETE FROM partner WHERE owner = $1",
  "DELETE FROM storage_connection WHERE owner = $1",
  "DELETE FROM bucket_upload WHERE owner = $1",
  // Of links it is the value; a challenge for a new passkey has it among others.
  "DELETE FROM verification WHERE position($1 IN value) > 0",
  "DELETE FROM rate_limit WHERE position($1 IN key) > 0",
  "DELETE FROM pairing WHERE device_id IN (SELECT id FROM device WHERE owner_id = $1)",
  "DELETE FROM household_rules WHERE person_id = $1",
  "DELETE FROM household_member WHERE person_id = $1",
  "DELETE FROM forecast WHERE person_id = $1",
  "DELETE FROM home_district WHERE person_id = $1",
  "DELETE FROM device_day WHERE device_no IN (SELECT no FROM device WHERE owner_id = $1)",
  "DELETE FROM device_report WHERE device_id IN (SELECT id FROM device WHERE owner_id = $1)",
  "DELETE FROM held_inputs WHERE device_id IN (SELECT id FROM device WHERE owner_id = $1)",
  `WITH forgotten AS (DELETE FROM upload WHERE owner = $1 RETURNING hash)
  UPDATE blob SET check_at = now() FROM forgotten WHERE blob.hash = forgotten.hash AND check_at IS NULL`,
  // The devices are suspected one by one from now on: they must not get away with what they did together.
  `UPDATE block SET suspects = array_remove(suspects, 'person:' || $1) ||
    ARRAY(SELECT 'device:' || id FROM device WHERE owner_id = $1) WHERE suspects @> ARRAY['person:' || $1]`,
  `UPDATE job SET name = '—', spec = spec || '{"name": "—", "cause": "", "customerName": ""}'
  WHERE customer_id = $1 AND name <> '—'`,
  // What an admin has approved is still paid, to whom it was approved for; see coordinator/rewards/end-payout.ts.
  `UPDATE payout SET person_id = NULL, reason = NULL, payee = CASE state WHEN 'approved' THEN payee END
  WHERE person_id = $1`,
  "UPDATE setting_change SET reason = '' WHERE made_by = $1 AND reason <> ''",
  "UPDATE setting_taken_back SET reason = '' WHERE taken_back_by = $1 AND reason <> ''",
  // The numbers stay: what was issued is never changed, and nothing may be missing between two numbers.
  "UPDATE invoice SET words = NULL WHERE customer_id = $1 AND words IS NOT NULL",
  // Its hash stays, so that the same payment is not entered again.
  "UPDATE payment SET reference = NULL WHERE customer_id = $1 AND reference IS NOT NULL",
  `UPDATE posting SET facts = CASE kind WHEN 'gift' THEN '{}'
    WHEN 'payment' THEN '{"reference": "—"}' WHEN 'payment-back' THEN facts || '{"payment": "—"}'
    ELSE facts || '{"name": "—"}' END
  WHERE (kind = 'gift' AND facts <> '{}' OR kind = 'hold' AND facts ->> 'name' <> '—'
      OR kind = 'payment' AND facts ->> 'reference' <> '—'
      OR kind = 'payment-back' AND facts ->> 'why' IN ('correction', 'transfer') AND facts ->> 'payment' <> '—')
    AND (subject = $1 OR subject IN (SELECT id FROM job WHERE customer_id = $1))`,
];

/** Before the devices are given up. What others did to the person's things keeps who did it, when and to what. */
const FORGET_AUDIT = `
UPDATE audit_line SET detail = '', facts = NULL,
  actor = CASE WHEN position('(' || $1 || ') via ' IN actor) > 0 THEN $2 ELSE actor END,
  subject = CASE WHEN subject = $1 THEN $2 ELSE subject END
WHERE position('(' || $1 || ') via ' IN actor) > 0 OR subject = $1 OR subject IN (
  SELECT id FROM device WHERE owner_id = $1 UNION ALL SELECT id FROM job WHERE customer_id = $1)`;

/**
 * Removed, and not left for anybody to claim: whoever finds the browser would get what the person's household earned. The
 * rows stay for the answers that other people's jobs are built on, and with them the keyed hash of their neighbourhood and
 * the number of their household of several, without which a home could confirm its own answers.
 */
const LEAVE_DEVICES = `
UPDATE device SET owner_id = NULL, removed_by = NULL, removed_at = coalesce(removed_at, now()), label = engine,
  name = NULL, own_rules = NULL, paused_at = NULL, paused_until = NULL, lifted_at = NULL, max_cores = NULL, max_share = NULL
WHERE owner_id = $1 RETURNING id`;
