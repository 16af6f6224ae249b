import type { TranslatorOf } from "#app/_messages/translator-in.ts";

/** Who made or took back a change, and the reason if one was given. */
export function saidBy(
  t: TranslatorOf<"admin.settings">,
  { by, reason }: { by: string | null; reason: string },
): string {
  const name = by ?? t("by.somebody");
  return reason === "" ? t("by.unsaid", { name }) : t("by.said", { name, reason });
}
