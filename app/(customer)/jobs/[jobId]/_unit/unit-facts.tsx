"use client";

import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { CodeBlock } from "#app/_ui/code-block.tsx";
import { Money } from "#app/_ui/money.tsx";
import type { UnitDetail } from "#protocol/api/jobs";
import { useJobLive } from "../_job/job-live";
import { settledKind } from "../_job/settled-kind";
import { UnitParts } from "./unit-parts";

export function UnitFacts({ detail }: { detail: UnitDetail }) {
  const t = useTranslations("customer.unit");
  const { short } = useNumbers();
  const { job } = useJobLive();
  const failed = detail.state === "failed";
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-13 text-soft">
        <Badge tone={failed ? "alarm" : "verified"}>
          {t(`states.${failed ? "failed" : settledKind(job.replicas)}`)}
        </Badge>
        {detail.exitCode !== null && <span>{t("exitCode", { code: String(detail.exitCode) })}</span>}
        {detail.fuel > 0 && <span>{t("fuel", { fuel: short(detail.fuel) })}</span>}
        <Money nanos={detail.priceNanos} />
      </p>
      {detail.error !== null && <CodeBlock label={t("error")} text={detail.error} wrap />}
      <CodeBlock label={t("command")} text={detail.command} wrap />
      {detail.stdin !== null && detail.stdin !== "" && <CodeBlock label={t("stdin")} text={detail.stdin} />}
      {detail.text !== null && (!failed || detail.text !== "") && (
        <CodeBlock label={t(failed ? "outputUntilFailed" : "output")} text={detail.text} />
      )}
      {detail.stderr !== "" && <CodeBlock label={t("stderr")} text={detail.stderr} wrap />}
      {(detail.parts.length > 0 || detail.objects) && (
        <section aria-label={t("outputFiles")}>
          <h3 className="pb-1 font-medium text-13">{t(failed ? "filesLeft" : "outputFiles")}</h3>
          <UnitParts result={detail} label={t("files")} />
        </section>
      )}
    </div>
  );
}
