import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import type { CityState } from "#protocol/api/admin";
import { actorWords } from "../_acts/actor-words";

type Stop = Pick<CityState, "since" | "by" | "reason">;

/** "All work was stopped 3 min ago by Ada: a fan is burning". */
export function useStoppedSentence(): (stop: Stop, now: number) => string {
  const t = useTranslations("admin.lever.stopped");
  const acts = useTranslations("admin.acts");
  const numbers = useNumbers();
  return ({ since, by, reason }, now) => {
    if (since === null) return t("only");
    const ago = numbers.ago(Date.parse(since), now);
    if (by === null) return t("since", { ago });
    const { who } = actorWords(acts, by);
    return reason === null ? t("by", { ago, who }) : t("why", { ago, who, reason });
  };
}
