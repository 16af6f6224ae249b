import { type AskedChange, type JudgedChange, judgeChange } from "#core/settings/judge-change";
import { DAY, type Millis } from "#core/time";
import type { Prisma } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import { momentOf, SETTING_BOUNDS } from "#protocol/settings/city-settings";
import { refuse } from "../../../refusals/refuse";
import { lockSettings } from "./lock-settings";

interface NewChange extends Omit<AskedChange, "from"> {
  from: string | null;
  reason: string;
  madeBy: string;
}

/** Adds a change behind those that are there, or refuses it; what it replaces is told with it. */
export async function addChange(tx: Prisma.TransactionClient, { madeBy, reason, from: asked, ...change }: NewChange) {
  const now = await lockSettings(tx);
  await refuseTooMany(tx, now);
  const from = asked === null ? null : momentOf(new Date(asked));
  const judged = judgeChange(await standing(tx, change.setting), { ...change, from }, now, SETTING_BOUNDS);
  if (judged.kind !== "allowed") throw refuseJudged(judged);
  const { setting, value } = change;
  const row = { setting, value, was: judged.was, holdsFrom: new Date(judged.from), madeAt: new Date(now) };
  const { no } = await tx.settingChange.create({ data: { ...row, madeBy, reason } });
  return { change: no, was: judged.was, from: from === null ? null : new Date(from).toISOString() };
}

/** All of one setting that were not taken back: admins make few. */
async function standing(tx: Prisma.TransactionClient, setting: string) {
  const [changes, takenBack] = await Promise.all([
    tx.settingChange.findMany({ where: { setting }, select: { no: true, value: true, holdsFrom: true } }),
    tx.settingTakenBack.findMany({ select: { changeNo: true } }),
  ]);
  const gone = new Set(takenBack.map(({ changeNo }) => changeNo));
  return changes.flatMap(({ no, value, holdsFrom }) =>
    gone.has(no) ? [] : [{ no, setting, value, from: momentOf(holdsFrom) }],
  );
}

async function refuseTooMany(tx: Prisma.TransactionClient, now: Millis) {
  const { MAX_SETTING_CHANGES_PER_DAY: max } = LIMITS;
  if ((await tx.settingChange.count({ where: { madeAt: { gt: new Date(now - DAY) } } })) >= max)
    throw refuse("too-many-settings-today", { max });
}

function refuseJudged({ kind }: Exclude<JudgedChange, { kind: "allowed" }>) {
  switch (kind) {
    case "in-the-past":
      return refuse("setting-from-past");
    case "too-far-ahead":
      return refuse("setting-too-far-ahead", { days: LIMITS.MAX_SETTING_AHEAD_DAYS });
    case "too-many-ahead":
      return refuse("too-many-settings-ahead", { max: LIMITS.MAX_SETTING_CHANGES_AHEAD });
    case "changed-meanwhile":
      return refuse("setting-changed-meanwhile");
    case "changes-nothing":
      return refuse("setting-changes-nothing");
    default:
      throw new Error(`Unhandled judgement: ${kind satisfies never as string}`);
  }
}
