import type { useTranslations } from "use-intl";
import { type ActorWay, readActor } from "./read-actor";

export type ActTranslator = ReturnType<typeof useTranslations<"admin.acts">>;

/** Who it was, and by what they came; "" where the log does not say. */
export function actorWords(t: ActTranslator, actor: string): { who: string; way: string } {
  const read = readActor(actor);
  if (read.kind === "city" || read.kind === "deleted") return { who: t(`actor.${read.kind}`), way: "" };
  const way = read.way === null ? "" : wayWords(t, read.way);
  return { who: read.kind === "nobody" ? t("actor.nobody") : read.name, way };
}

const wayWords = (t: ActTranslator, way: ActorWay): string =>
  way.kind === "key" ? t("via.key", { name: way.name }) : t(`via.${way.kind}`);
