import type { Numbers } from "#app/_language/english-numbers.ts";
import type { TranslatorOf } from "#app/_messages/translator-in.ts";
import { LYING_SHARE, type Replicas, wrongPerMillion } from "#core/reputation/promise";

const MILLION = 1_000_000;

/**
 * What a way of checking promises, for messages that say it: at most one result in `oneIn` is wrong, even while one household
 * in `liars` lies. Who lies more seldom, or in secret company after earning trust, is found out later:
 * docs/decisions/0012-checking-by-record.md has the figures.
 */
export function promiseArguments(
  replicas: Replicas,
  t: TranslatorOf<"customer.checking">,
  { count }: Numbers,
): { oneIn: string; liars: string } {
  const oneIn = Math.round(MILLION / wrongPerMillion(replicas));
  const millions = Math.round(oneIn / MILLION);
  return {
    oneIn: oneIn >= MILLION ? t("millions", { count: millions, millions: count(millions) }) : count(oneIn),
    liars: count(Math.round(1 / LYING_SHARE)),
  };
}
