import { waitingIn } from "#core/coordination/granting/why-waiting";
import type { JobRun } from "#core/coordination/state";
import type { JobId } from "#core/ids";
import type { JobSpec } from "#core/jobs/job-spec";
import type { Job as JobRow } from "#prisma/generated/client";
import type { Job } from "#protocol/api/jobs";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import type { Language } from "#protocol/text/language";
import { stateReasonInWords } from "#protocol/words/state-reason-in-words";
import { waitingInWords } from "#protocol/words/waiting-in-words";
import { steadyNow } from "../../clock";
import { handle } from "../../handle";
import type { ShownRow } from "./listed-jobs";
import { stateOf } from "./state-of-row";

/**
 * A job as shown to people. Everything is counted from the store, except the cores at work and the answers that wait
 * now.
 */
export const jobView = (row: JobRow, language?: Language): Job =>
  viewOf(shownRow(row), waitingIn(handle().coordinator.state), language);

/** A list of jobs, in its order. */
export function jobViews(rows: ShownRow[], language?: Language): Job[] {
  const whyWaiting = waitingIn(handle().coordinator.state);
  return rows.map((row) => viewOf(row, whyWaiting, language));
}

type WhyWaiting = ReturnType<typeof waitingIn>;

function viewOf(row: ShownRow, whyWaiting: WhyWaiting, language: Language | undefined): Job {
  const { spec } = row;
  const { reason } = stateOf(row);
  const { coordinator, peers } = handle();
  const { state } = coordinator;
  const run = state.jobs.get(row.id as JobId);
  return {
    id: row.id,
    name: row.name,
    cause: spec.cause,
    state: row.state,
    reason,
    message: reason && stateReasonInWords(reason, language),
    runtime: spec.python ? "python" : spec.runtime,
    inputKind: row.manifestKind ?? spec.inputKind,
    units: row.units,
    agreed: row.agreed,
    failed: row.failed,
    reopened: row.reopened,
    replicas: row.adaptive ? "adaptive" : row.replicas,
    cores: row.cores,
    coresNow: run ? peers.coresOf(run) : 0,
    waiting: run && !peers.isAtWorkElsewhere(run) ? waitingView(run, whyWaiting, language) : null,
    answersWaiting: run ? peers.answersOf(run) : 0,
    budgetNanos: Number(row.budgetNanos),
    spentNanos: Number(row.spentNanos),
    fuel: Number(row.fuel),
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    keepDays: row.keepDays,
    keptUntil: row.keptUntil?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    picture: spec.picture,
  };
}

/** The inputs' kind as named by the customer: devices may get normalised inputs. */
const shownRow = ({ manifest, spec, ...row }: JobRow): ShownRow => ({
  ...row,
  spec: spec as unknown as JobSpec,
  manifestKind: (manifest as Partial<JobManifest>).inputs?.kind ?? null,
});

function waitingView(run: JobRun, whyWaiting: WhyWaiting, language: Language | undefined): Job["waiting"] {
  const waiting = whyWaiting(run);
  if (!waiting) return null;
  return {
    kind: waiting.kind,
    forMs: Math.max(0, Math.round(steadyNow() - waiting.since)),
    message: waitingInWords(waiting, language),
  };
}
