import { accounts } from "#core/ledger/ledger";
import type { Household, HouseholdDevice } from "#protocol/api/household";
import { DeviceReport } from "#protocol/device-report";
import { HouseholdRules, NO_HOUSEHOLD_RULES } from "#protocol/household-rules";
import { LIMITS } from "#protocol/limits";
import { tryParse } from "#protocol/try-parse";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";

/** The caller's devices, what each says that it does, and the rules for all of them. */
export async function getHousehold({ ctx }: Call<unknown>): Promise<Household> {
  const { id: ownerId } = requirePerson(ctx);
  const { prisma, pool, post } = handle();
  const [stored, letters, person, { rows }] = await Promise.all([
    prisma.householdRules.findUnique({ where: { personId: ownerId } }),
    prisma.absenceLetters.findUnique({ where: { personId: ownerId } }),
    prisma.person.findUnique({ where: { id: ownerId }, select: { emailVerified: true } }),
    pool.query<DeviceRow>(DEVICES, [ownerId, accounts.device(""), LIMITS.MAX_DEVICES_PER_HOUSEHOLD]),
  ]);
  return {
    rules: rulesIn(stored?.rules) ?? NO_HOUSEHOLD_RULES,
    devices: rows.map(deviceOf),
    absenceLetters: letters?.wantedAt != null,
    mail: !post.isOpen ? "none" : person?.emailVerified ? "sent" : "unverified",
  };
}

const DEVICES = `SELECT device.id, label, name, engine, cores, agreed, last_seen_at, paused_at, paused_until, lifted_at,
    max_cores, max_share, own_rules, report, reported_at, coalesce(balance_nanos, 0) AS credit_nanos,
    EXISTS (SELECT FROM coordinator WHERE split_part(id, '.', 1) = connected_to) AS online
  FROM device LEFT JOIN device_report ON device_id = device.id
    LEFT JOIN ledger_account ON ledger_account.id = $2 || device.id
  WHERE owner_id = $1 AND removed_at IS NULL
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
  credit_nanos: string;
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
    creditNanos: Number(row.credit_nanos),
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
