import type { TranslatorOf } from "#app/_messages/translator-in.ts";
import type { TariffDifference } from "#core/home/tariff-differences";
import type { Language } from "#protocol/text/language";
import { BAND_WORDS } from "#protocol/words/band-in-words";

/** What a change did to a tariff, one line each. */
export function differenceWords(t: TranslatorOf<"admin.tariffs">, language: Language, one: TariffDifference): string {
  switch (one.kind) {
    case "period-added":
    case "period-removed":
    case "holidays":
      return t(`differences.${one.kind}`, { from: one.from });
    case "end":
      return t("differences.end", { from: one.from, was: one.was ?? t("noEnd"), is: one.is ?? t("noEnd") });
    case "price": {
      const band = BAND_WORDS[language][one.band];
      const none = t("differences.none");
      return t("differences.price", { from: one.from, band, was: one.was ?? none, is: one.is ?? none });
    }
    case "hours":
      return t(`differences.${one.days}`, { from: one.from });
    default:
      return t(`differences.${one.kind}`);
  }
}
