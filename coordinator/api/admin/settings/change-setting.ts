import type { z } from "zod";
import { type JudgedChange, judgeChange } from "#core/settings/judge-change";
import { DAY, type Millis } from "#core/time";
import type { Prisma } from "#prisma/generated/client";
import { ChangeSettingInput, type MadeSettingChange } from "#protocol/api/settings";
import { LIMITS } from "#protocol/limits";
import { momentOf, SETTING_BOUNDS, type SettingName, settingOf } from "#protocol/settings/city-settings";
import { readSetting } from "#protocol/settings/read-setting";
import { audit } from "../../../auth/audit";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { refuse } from "../../../refusals/refuse";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";
import { lockSettings } from "./lock-settings";
import { requireSettingRole } from "./require-setting-role";

/** Changes a setting, now or from a date on. Every coordinator goes by it at once. */
export async function changeSetting({ ctx, input }: Call<unknown>): Promise<z.infer<typeof MadeSettingChange>> {
  const person = requireAdmin(ctx, "changeSetting");
  const { setting, value: written, from: asked, reason, seen } = parseInput(ChangeSettingInput, input);
  requireSettingRole(person, setting);
  const value = readSetting(settingOf(setting).form, written);
  if (value === undefined) throw refuse("setting-not-allowed", { setting });
  const { prisma, settings, bus } = handle();
  const change = await prisma.$transaction(async (tx) => {
    const now = await lockSettings(tx);
    await refuseTooMany(tx, now);
    const initial = settings.initial[setting];
    const from = asked === null ? null : momentOf(new Date(asked));
    const judged = judgeChange(
      await standing(tx, setting),
      { setting, value, initial, from, seen },
      now,
      SETTING_BOUNDS,
    );
    if (judged.kind !== "allowed") throw refuseJudged(judged);
    const row = { setting, value, was: judged.was, holdsFrom: new Date(judged.from), madeAt: new Date(now) };
    const { no } = await tx.settingChange.create({ data: { ...row, madeBy: person.id, reason } });
    const since = from === null ? null : new Date(from).toISOString();
    await audit(tx, ctx, "setting.changed", setting, { was: judged.was, value, from: since, reason });
    return no;
  });
  await settings.read();
  await bus.publish({ kind: "settings.changed" });
  return { change };
}

/** All of one setting that were not taken back: admins make few. */
async function standing(tx: Prisma.TransactionClient, setting: SettingName) {
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
