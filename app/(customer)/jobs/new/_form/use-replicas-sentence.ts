"use client";

import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { promiseArguments } from "#app/(customer)/jobs/_checking/promise-arguments.ts";
import type { Replicas } from "#core/reputation/promise";

/** What a way of checking buys, and what it costs. */
export function useReplicasSentence(): (replicas: Replicas) => string {
  const t = useTranslations("customer.newJob.run.checking");
  const checking = useTranslations("customer.checking");
  const numbers = useNumbers();
  return (replicas) => {
    const { oneIn, liars } = promiseArguments(replicas, checking, numbers);
    const facts = { oneIn, households: liars };
    if (replicas === "adaptive") return t("about.adaptive", { promise: t("adaptivePromise", facts) });
    if (replicas === 1) return t("about.one");
    const promise = t("promise", facts);
    if (replicas === 2) return t("about.two", { promise });
    return replicas === 3 ? t("about.three", { promise }) : t("about.more", { promise, households: String(replicas) });
  };
}
