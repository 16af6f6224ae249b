"use client";

import { Badge } from "#app/_ui/badge.tsx";
import { CodeBlock } from "#app/_ui/code-block.tsx";
import { formatShortCount } from "#app/_ui/format/format-count.ts";
import { Money } from "#app/_ui/money.tsx";
import type { UnitDetail } from "#protocol/api/jobs";
import { useJobLive } from "../_job/job-live";
import { settledWord } from "../_job/settled-word";
import { UnitParts } from "./unit-parts";

export function UnitFacts({ detail }: { detail: UnitDetail }) {
  const { job } = useJobLive();
  const failed = detail.state === "failed";
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-13 text-soft">
        <Badge tone={failed ? "alarm" : "verified"}>{failed ? "failed" : settledWord(job.replicas)}</Badge>
        {detail.exitCode !== null && <span>exit code {detail.exitCode}</span>}
        {detail.fuel > 0 && <span>{formatShortCount(detail.fuel)} fuel</span>}
        <Money nanos={detail.priceNanos} />
      </p>
      {detail.error !== null && <CodeBlock label="Error" text={detail.error} wrap />}
      <CodeBlock label="Command" text={detail.command} wrap />
      {detail.stdin !== null && detail.stdin !== "" && <CodeBlock label="Standard input" text={detail.stdin} />}
      {detail.text !== null && (!failed || detail.text !== "") && (
        <CodeBlock label={failed ? "Output until it failed" : "Output"} text={detail.text} />
      )}
      {detail.stderr !== "" && <CodeBlock label="Standard error" text={detail.stderr} />}
      {(detail.parts.length > 0 || detail.objects) && (
        <section aria-label="Output files">
          <h3 className="pb-1 font-medium text-13">{failed ? "Files that it left when it failed" : "Output files"}</h3>
          <UnitParts result={detail} label="Files" />
        </section>
      )}
    </div>
  );
}
