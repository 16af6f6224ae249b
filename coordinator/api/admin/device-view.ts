import type { DeviceId } from "#core/ids";
import { isLimited, isTrusted, type Standing } from "#core/reputation/standing";
import type { Device } from "#prisma/generated/client";
import type { AdminDevice } from "#protocol/api/admin";
import { handle } from "../../handle";

/** Devices as the console shows them: their rows, their people, and what they are doing now. */
export async function deviceViews(rows: Device[]): Promise<AdminDevice[]> {
  const people = await handle().prisma.person.findMany({
    where: { id: { in: rows.flatMap(({ ownerId, removedBy }) => [ownerId, removedBy].filter((id) => id !== null)) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    engine: row.engine,
    cores: row.cores,
    state: row.state,
    banReason: row.state === "banned" ? row.banReason : null,
    removed: row.removedAt && { at: row.removedAt.toISOString(), by: nameOf(row.removedBy) },
    anchored: row.anchored,
    trust: trustOf(row),
    streak: row.streak,
    strikes: row.strikes,
    household: nameOf(row.ownerId),
    ...workOf(row.id as DeviceId),
    agreed: row.agreed,
    outvoted: row.outvoted,
    failed: row.failed,
    creditNanos: Number(row.creditNanos),
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
  }));
}

function trustOf(standing: Standing): AdminDevice["trust"] {
  const { checking } = handle().coordinator.state.policy;
  if (isLimited(standing, checking)) return "limited";
  return isTrusted(standing, checking) ? "trusted" : "unknown";
}

function workOf(id: DeviceId) {
  const { state } = handle().coordinator;
  const sessionId = state.devices.get(id)?.session;
  const session = sessionId ? state.sessions.get(sessionId) : undefined;
  const jobs = (session?.slots ?? []).flatMap((slot) => (slot.jobId ? [slot.jobId] : []));
  const running = [...new Set(jobs)].flatMap((jobId) => state.jobs.get(jobId)?.spec.name ?? []);
  return { online: session !== undefined, slots: session?.slots.length ?? 0, busy: jobs.length, running };
}
