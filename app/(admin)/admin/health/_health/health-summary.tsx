import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Notice } from "#app/_ui/notice.tsx";
import type { HealthRow } from "#protocol/api/health";

/** One sentence for whoever only wants to know whether to read on. */
export async function HealthSummary({ rows }: { rows: readonly HealthRow[] }) {
  const t = await translations("admin.health.summary");
  const { count } = numbersIn(await visitorLanguage());
  const acts = rows.filter(({ state }) => state === "act").length;
  const looks = rows.filter(({ state }) => state === "look").length;
  if (acts > 0) return <Notice tone="alarm">{t("act", { count: acts, rows: count(acts) })}</Notice>;
  if (looks > 0) return <Notice tone="caution">{t("look", { count: looks, rows: count(looks) })}</Notice>;
  return <Notice tone="verified">{t("good")}</Notice>;
}
