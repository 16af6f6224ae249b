"use client";

import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { LYING_SHARE, type Replicas, wrongPerMillion } from "#core/reputation/promise";

const MILLION = 1_000_000;

/** What a way of checking buys, and what it costs. */
export function useReplicasSentence(): (replicas: Replicas) => string {
  const t = useTranslations("customer.newJob.run.checking");
  const numbers = useNumbers();
  return (replicas) => {
    const oneIn = Math.round(MILLION / wrongPerMillion(replicas));
    const facts = {
      oneIn: oneIn < MILLION ? numbers.count(oneIn) : t("million", { millions: Math.round(oneIn / MILLION) }),
      households: String(Math.round(1 / LYING_SHARE)),
    };
    // Who lies more seldom, or in secret company after earning trust, is found out later: docs/decisions/0012-checking-by-record.md has the figures.
    if (replicas === "adaptive") return t("about.adaptive", { promise: t("adaptivePromise", facts) });
    if (replicas === 1) return t("about.one");
    const promise = t("promise", facts);
    if (replicas === 2) return t("about.two", { promise });
    return replicas === 3 ? t("about.three", { promise }) : t("about.more", { promise, households: String(replicas) });
  };
}
