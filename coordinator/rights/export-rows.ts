import type { Pool } from "pg";
import type { ExportedKind } from "#protocol/people/held-kinds";

/** Rows that are read at once: what an export holds in memory. */
const PAGE = 500;

/** One after the other, in the order of `at`; each page begins after the last one's place, by an index. */
interface Query {
  /** The rows of $1 after the place $2 (null: from the first), at most $3. */
  text: string;
  /** What $1 is, for a person $1: the person, unless this says otherwise. */
  subjects?: string;
}

/** The rows of one file as JSON, a page at a time: the next is asked for when the reader has taken the last. */
export async function* exportRows(pool: Pool, kind: ExportedKind, personId: string): AsyncGenerator<string> {
  const { text, subjects } = QUERIES[kind];
  if (subjects === undefined) return yield* rowsOf(pool, text, personId);
  const { rows } = await pool.query<{ subject: string }>(subjects, [personId]);
  for (const { subject } of rows) yield* rowsOf(pool, text, subject);
}

async function* rowsOf(pool: Pool, text: string, subject: string): AsyncGenerator<string> {
  let after: string | null = null;
  for (;;) {
    const { rows }: { rows: { at: string; row: string }[] } = await pool.query(text, [subject, after, PAGE]);
    for (const { row } of rows) yield row;
    after = rows.at(-1)?.at ?? null;
    if (rows.length < PAGE) return;
  }
}

/** Names every column that is given out: a new one is not, until somebody decides so. Secrets are in none. */
const fields = (...pairs: string[]) => `jsonb_build_object(${pairs.join(", ")})::text AS row`;

/** Removed ones included. */
const OWN_DEVICES = "SELECT id FROM device WHERE owner_id = $1";
const BY_THEM = "position('(' || $1 || ') via ' IN actor) > 0";

const QUERIES: Record<ExportedKind, Query> = {
  profile: {
    text: `SELECT id AS at, ${fields(
      "'id', id, 'name', name, 'email', email, 'emailVerified', email_verified, 'role', role",
      "'welcomedAt', welcomed_at, 'createdAt', created_at, 'updatedAt', updated_at",
      "'standing', (SELECT jsonb_build_object('standing', standing, 'reason', reason, 'since', since) FROM standing WHERE person_id = person.id)",
      "'jobLetters', (SELECT language FROM job_letters WHERE owner = person.id)",
      "'absenceLetters', (SELECT jsonb_build_object('language', language, 'wantedAt', wanted_at) FROM absence_letters WHERE person_id = person.id)",
      "'balanceAlert', (SELECT to_jsonb(balance_alert) - 'person_id' FROM balance_alert WHERE person_id = person.id)",
      "'billingAddress', (SELECT to_jsonb(billing_address) - 'person_id' FROM billing_address WHERE person_id = person.id)",
      "'savedCards', (SELECT jsonb_agg(jsonb_build_object('brand', brand, 'lastDigits', last_digits, 'state', state, 'belowCents', below_cents, 'cents', cents, 'monthCents', month_cents, 'whyOff', why_off, 'at', saved_card.at) ORDER BY saved_card.at, saved_card.id) FROM saved_card WHERE customer_id = person.id)",
      "'deviceRules', (SELECT rules FROM household_rules WHERE person_id = person.id)",
      "'household', (SELECT to_jsonb(household_member) - 'person_id' FROM household_member WHERE person_id = person.id)",
      "'neighbourhood', (SELECT district FROM home_district WHERE person_id = person.id)",
      "'forecasts', (SELECT jsonb_agg(to_jsonb(forecast) - 'person_id' ORDER BY month, device_no) FROM forecast WHERE person_id = person.id)",
    )} FROM person WHERE id = $1 AND ($2::text IS NULL OR id > $2) LIMIT $3`,
  },
  consents: {
    text: `SELECT version AS at, ${fields("'terms', version, 'at', consent.at")}
      FROM consent WHERE person_id = $1 AND ($2::text IS NULL OR version > $2) ORDER BY version LIMIT $3`,
  },
  sessions: {
    text: `SELECT id AS at, ${fields(
      "'id', id, 'network', ip_address, 'browser', user_agent",
      "'createdAt', created_at, 'lastSeenAt', last_seen_at, 'expiresAt', expires_at",
    )} FROM session WHERE person_id = $1 AND ($2::text IS NULL OR id > $2) ORDER BY id LIMIT $3`,
  },
  passkeys: {
    text: `SELECT id AS at, ${fields(
      "'id', id, 'name', name, 'kind', device_type, 'synchronized', backed_up, 'transports', transports",
      "'maker', aaguid, 'uses', counter, 'createdAt', created_at",
    )} FROM passkey WHERE person_id = $1 AND ($2::text IS NULL OR id > $2) ORDER BY id LIMIT $3`,
  },
  keys: {
    text: `SELECT id AS at, ${fields(
      "'id', id, 'name', name, 'start', start",
      "'createdAt', created_at, 'expiresAt', expires_at, 'lastUsedAt', last_request",
    )} FROM api_key WHERE person_id = $1 AND ($2::text IS NULL OR id > $2) ORDER BY id LIMIT $3`,
  },
  organisations: {
    text: `SELECT organisation_id || ' ' || person_id AS at, ${fields(
      "'organisation', organisation_id, 'member', person_id, 'role', membership.role, 'since', since, 'endedAt', ended_at",
      "'name', (SELECT name FROM person WHERE id = organisation_id)",
      "'answers', (SELECT answers_id = person_id FROM organisation WHERE id = organisation_id)",
    )} FROM membership WHERE (person_id = $1 OR organisation_id = $1)
      AND ($2::text IS NULL OR organisation_id || ' ' || person_id > $2)
      ORDER BY organisation_id || ' ' || person_id LIMIT $3`,
  },
  devices: {
    text: `SELECT no AS at, ${fields(
      "'id', id, 'name', name, 'label', label, 'engine', engine, 'cores', cores, 'state', state, 'banReason', ban_reason",
      "'pausedAt', paused_at, 'pausedUntil', paused_until, 'maxCores', max_cores, 'maxShare', max_share",
      "'ownRules', own_rules, 'absenceToldAt', absence_told_at, 'lastReport', (SELECT report FROM device_report WHERE device_id = device.id)",
      "'removedAt', removed_at, 'agreed', agreed, 'outvoted', outvoted, 'failed', failed, 'lost', lost",
      "'streak', streak, 'strikes', strikes, 'unvouched', unvouched, 'anchored', anchored, 'network', network",
      "'creditNanos', credit_nanos, 'firstSeenAt', first_seen_at, 'lastSeenAt', last_seen_at",
      "'days', (SELECT jsonb_object_agg(day, jsonb_build_object('creditNanos', d.credit_nanos, 'coreMs', core_ms, 'powerNanos', power_nanos)) FROM device_day AS d WHERE d.device_no = device.no)",
    )} FROM device WHERE owner_id = $1 AND ($2::int IS NULL OR no > $2::int) ORDER BY no LIMIT $3`,
  },
  answers: {
    subjects: "SELECT no AS subject FROM device WHERE owner_id = $1 ORDER BY no",
    text: `SELECT concat_ws('|', returned_at, job_no, unit) AS at, ${fields(
      "'device', device_no, 'job', job_no, 'unit', unit, 'returnedAt', returned_at, 'settled', settles",
      "'failed', failure IS NOT NULL, 'fuel', fuel, 'ms', ms, 'fetchedMs', fetched_ms, 'startedMs', started_ms",
      "'creditNanos', credit_nanos",
    )} FROM replica WHERE device_no = $1 AND ($2::text IS NULL OR (returned_at, job_no, unit) >
      (split_part($2, '|', 1)::timestamptz, split_part($2, '|', 2)::int, split_part($2, '|', 3)::int))
      ORDER BY returned_at, job_no, unit LIMIT $3`,
  },
  pride: {
    text: `SELECT person_id AS at, ${fields(
      "'publicName', name, 'onBoards', on_boards, 'createdAt', created_at",
      "'places', (SELECT jsonb_object_agg(board, place) FROM board_row WHERE board_row.person_id = profile.person_id)",
      "'badges', (SELECT jsonb_object_agg(badge, jsonb_build_object('at', at, 'job', job_no)) FROM badge WHERE badge.person_id = profile.person_id)",
      "'weeks', (SELECT jsonb_agg(date '1970-01-05' + 7 * week ORDER BY week) FROM giving_week AS w WHERE w.person_id = profile.person_id)",
      "'team', (SELECT name FROM team JOIN team_member ON team_id = id WHERE team_member.person_id = profile.person_id)",
    )} FROM profile WHERE person_id = $1 AND ($2::text IS NULL OR person_id > $2) LIMIT $3`,
  },
  jobs: {
    text: `SELECT no AS at, ${fields(
      "'id', id, 'name', name, 'state', state, 'stateReason', state_reason, 'manifest', manifest",
      "'units', units, 'agreed', agreed, 'failed', failed, 'cores', cores, 'fuel', fuel",
      "'budgetNanos', budget_nanos, 'spentNanos', spent_nanos, 'network', network, 'createdAt', created_at",
      "'finishedAt', finished_at, 'keptUntil', kept_until, 'deletedAt', deleted_at",
      "'publishedAt', published_at",
      "'thanks', (SELECT jsonb_build_object('text', text, 'outcome', outcome, 'writtenAt', written_at, 'removedWhy', removed_why) FROM thanks WHERE job_no = job.no)",
      "'review', (SELECT jsonb_build_object('approved', approved, 'reason', reason, 'at', decided_at) FROM review WHERE job_no = job.no)",
    )} FROM job WHERE customer_id = $1 AND ($2::int IS NULL OR no > $2::int) ORDER BY no LIMIT $3`,
  },
  uploads: {
    text: `SELECT hash AS at, ${fields("'sha256', hash, 'bytes', bytes, 'at', upload.at")}
      FROM upload WHERE owner = $1 AND ($2::text IS NULL OR hash > $2) ORDER BY hash LIMIT $3`,
  },
  ledger: {
    subjects: `SELECT 'customer:' || $1 AS subject UNION ALL SELECT 'gift:' || $1 UNION ALL SELECT 'owed:' || $1 UNION ALL SELECT 'device:' || id FROM (${OWN_DEVICES}) AS own`,
    text: `SELECT posting_id AS at, ${fields(
      "'posting', posting_id, 'at', posting.at, 'kind', kind, 'facts', facts, 'account', account",
      "'amountNanos', amount_nanos",
    )} FROM entry JOIN posting ON posting.id = posting_id
      WHERE account = $1 AND ($2::bigint IS NULL OR posting_id > $2::bigint) ORDER BY posting_id LIMIT $3`,
  },
  payments: {
    text: `SELECT id AS at, ${fields(
      "'id', id, 'cents', cents, 'state', state, 'bySavedCard', saved_card_id IS NOT NULL, 'at', card_payment.at, 'endedAt', ended_at",
      "'back', (SELECT coalesce(jsonb_agg(jsonb_build_object('why', why, 'cents', b.cents, 'state', b.state, 'at', b.at) ORDER BY b.at, b.id), '[]') FROM payment_back AS b WHERE b.intent = card_payment.intent)",
    )} FROM card_payment WHERE customer_id = $1 AND ($2::text IS NULL OR id > $2) ORDER BY id LIMIT $3`,
  },
  invoices: {
    text: `SELECT no AS at, ${fields("'number', no, 'kind', kind, 'at', invoice.at, 'facts', facts::jsonb, 'words', words::jsonb")}
      FROM invoice WHERE customer_id = $1 AND ($2::int IS NULL OR no > $2::int) ORDER BY no LIMIT $3`,
  },
  payouts: {
    text: `SELECT payout.id AS at, ${fields(
      "'id', payout.id, 'reward', names, 'site', partner_id, 'amountNanos', amount_nanos, 'state', state, 'payee', payee, 'reason', reason",
      "'askedAt', asked_at, 'endedAt', ended_at",
    )} FROM payout JOIN reward ON reward.id = reward_id
      WHERE person_id = $1 AND ($2::text IS NULL OR payout.id > $2) ORDER BY payout.id LIMIT $3`,
  },
  connections: {
    text: `SELECT id AS at, ${fields(
      "'name', name, 'endpoint', endpoint, 'region', region, 'bucket', bucket, 'prefix', prefix",
      "'pathStyle', path_style, 'readOnly', read_only, 'requesterPays', requester_pays",
      "'checks', checks, 'checkedAt', checked_at, 'createdAt', created_at",
    )} FROM storage_connection WHERE owner = $1 AND ($2::text IS NULL OR id > $2) ORDER BY id LIMIT $3`,
  },
  webhooks: {
    text: `SELECT id AS at, ${fields("'id', id, 'url', url, 'createdAt', created_at")}
      FROM webhook WHERE owner = $1 AND ($2::text IS NULL OR id > $2) ORDER BY id LIMIT $3`,
  },
  partners: {
    text: `SELECT id AS at, ${fields(
      "'id', id, 'name', name, 'origins', origins, 'webhook', webhook_url, 'sharePercent', share_percent",
      "'createdAt', created_at, 'closedAt', closed_at",
      "'redeemedNanos', redeemed_nanos",
      "'days', (SELECT json_agg(to_jsonb(d) - 'partner_id' ORDER BY day, work_kind) FROM partner_day AS d WHERE partner_id = partner.id)",
      "'earnedNanos', (SELECT balance_nanos FROM ledger_account WHERE ledger_account.id = 'partner:' || partner.id)",
    )} FROM partner WHERE owner = $1 AND ($2::text IS NULL OR id > $2) ORDER BY id LIMIT $3`,
  },
  visits: {
    subjects: "SELECT no::text AS subject FROM device WHERE owner_id = $1",
    text: `SELECT visit.id AS at, ${fields(
      "'id', visit.id, 'site', partner_id, 'origin', origin, 'player', player, 'sharePercent', visit.share_percent",
      "'beganAt', began_at, 'endedAt', ended_at, 'units', units, 'creditNanos', credit_nanos",
      "'sharedNanos', shared_nanos",
    )} FROM visit WHERE device_no = $1::int AND ($2::text IS NULL OR visit.id > $2) ORDER BY visit.id LIMIT $3`,
  },
  deliveries: {
    subjects: "SELECT $1 AS subject UNION ALL SELECT 'partner:' || id FROM partner WHERE owner = $1",
    text: `SELECT id AS at, ${fields(
      "'id', id, 'kind', kind, 'webhook', webhook_id, 'facts', facts, 'createdAt', created_at",
      "'tries', tries, 'deliveredAt', delivered_at, 'status', status, 'problem', problem",
    )} FROM delivery WHERE owner = $1 AND ($2::text IS NULL OR id > $2) ORDER BY id LIMIT $3`,
  },
  audit: {
    // Who else it was is not theirs to know.
    text: `SELECT id AS at, ${fields(
      "'at', audit_line.at, 'act', act, 'subject', subject, 'facts', facts, 'detail', detail",
      `'by', CASE WHEN ${BY_THEM} THEN 'you' ELSE 'somebody else' END`,
    )} FROM audit_line WHERE ($2::bigint IS NULL OR id > $2::bigint) AND (${BY_THEM} OR subject = $1
        OR subject IN (SELECT id FROM (${OWN_DEVICES}) AS own UNION ALL SELECT id FROM job WHERE customer_id = $1))
      ORDER BY id LIMIT $3`,
  },
};
