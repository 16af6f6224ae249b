import { accounts } from "#core/ledger/ledger";
import type { Household, HouseholdDevice } from "#protocol/api/household";
import { DeviceReport } from "#protocol/devices/device-report";
import { HouseholdRules, NO_HOUSEHOLD_RULES } from "#protocol/devices/household-rules";
import { LIMITS } from "#protocol/limits";
import { tryParse } from "#protocol/try-parse";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { headOf, housemates } from "../../household/people-sql";
import type { Call } from "../call";

/** The devices of the caller's household, what each says that it does, and the rules for all of them. */
export async function getHousehold({ ctx }: Call<unknown>): Promise<Household> {
  const { id: personId } = requirePerson(ctx);
  const { prisma, pool, post } = handle();
  const [ruling, letters, person, { rows }] = await Promise.all([
    pool.query<{ id: string; rules: unknown }>(RULES, [personId]),
    prisma.absenceLetters.findUnique({ where: { personId } }),
    prisma.person.findUnique({ where: { id: personId }, select: { emailVerified: true } }),
    pool.query<DeviceRow>(DEVICES, [personId, accounts.device(""), LIMITS.MAX_DEVICES_PER_HOUSEHOLD]),
  ]);
  return {
    rules: rulesIn(ruling.rows[0]?.rules) ?? NO_HOUSEHOLD_RULES,
    setsRules: ruling.rows[0]?.id === personId,
    devices: rows.map(deviceOf),
    absenceLetters: letters?.wantedAt != null,
    mail: !post.isOpen ? "none" : person?.emailVerified ? "sent" : "unverified",
  };
}

const RULES = `SELECT head.id, rules FROM (SELECT ${headOf("$1")} AS id) AS head LEFT JOIN household_rules ON person_id = head.id`;

const DEVICES = `SELECT device.id, label, device.name, engine, cores, agreed, last_seen_at, paused_at, paused_until, lifted_at,
    max_cores, max_share, own_rules, report, reported_at, CASE WHEN owner_id = $1 THEN coalesce(balance_nanos, 0) END AS credit_nanos,
    CASE WHEN owner_id <> $1 THEN person.name END AS person,
    EXISTS (SELECT FROM coordinator WHERE split_part(coordinator.id, '.', 1) = connected_to) AS online
  FROM device LEFT JOIN person ON person.id = owner_id LEFT JOIN device_report ON device_id = device.id
    LEFT JOIN ledger_account ON ledger_account.id = $2 || device.id
  WHERE owner_id IN ${housemates("$1")} AND removed_at IS NULL
  ORDER BY last_seen_at DESC, no LIMIT $3`;

interface DeviceRow {
  id: string;
  label: string;
  name: string | null;
  engine: string;
  cores: number;
  agreed: number;
  last_seen_at: Date;
  paused_at: Date | null;
  paused_until: Date | null;
  lifted_at: Date | null;
  max_cores: number | null;
  max_share: number | null;
  own_rules: unknown;
  report: unknown;
  reported_at: Date | null;
  credit_nanos: string | null;
  person: string | null;
  online: boolean;
}

function deviceOf(row: DeviceRow): HouseholdDevice {
  const isPaused = row.paused_at !== null && (row.paused_until === null || row.paused_until.getTime() > Date.now());
  return {
    id: row.id,
    label: row.label,
    name: row.name,
    engine: row.engine,
    cores: row.cores,
    agreed: row.agreed,
    person: row.person,
    creditNanos: row.credit_nanos === null ? null : Number(row.credit_nanos),
    lastSeenAt: row.last_seen_at.toISOString(),
    online: row.online,
    report: tryParse(DeviceReport, row.report).data ?? null,
    reportedAt: row.reported_at?.toISOString() ?? null,
    pause: isPaused ? { until: row.paused_until?.toISOString() ?? null } : null,
    liftedAt: row.lifted_at?.toISOString() ?? null,
    maxCores: row.max_cores,
    maxSharePercent: row.max_share,
    rules: rulesIn(row.own_rules),
  };
}

const rulesIn = (stored: unknown): HouseholdRules | null => tryParse(HouseholdRules, stored).data ?? null;
