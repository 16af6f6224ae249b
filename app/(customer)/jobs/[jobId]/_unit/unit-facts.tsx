"use client";

import { Download } from "lucide-react";
import type { UnitDetail } from "#protocol/api/jobs";
import { lamplighter } from "../../../../_client/lamplighter-client";
import { Badge } from "../../../../_ui/badge";
import { buttonClass } from "../../../../_ui/button-class";
import { CodeBlock } from "../../../../_ui/code-block";
import { formatBytes } from "../../../../_ui/format/format-bytes";
import { formatShortCount } from "../../../../_ui/format/format-count";
import { formatDuration } from "../../../../_ui/format/format-duration";
import { Money } from "../../../../_ui/money";
import { Mono } from "../../../../_ui/mono";
import { useJobLive } from "../_job/job-live";
import { settledWord } from "../_job/settled-word";

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
      {detail.text !== null && <CodeBlock label="Output" text={detail.text} />}
      {detail.stderr !== "" && <CodeBlock label="Standard error" text={detail.stderr} />}
      {detail.parts.length > 0 && <Parts detail={detail} />}
      <Verdicts detail={detail} />
    </div>
  );
}

function Parts({ detail }: { detail: UnitDetail }) {
  const { job } = useJobLive();
  return (
    <section aria-label="Output files">
      <h3 className="pb-1 font-medium text-13">Output files</h3>
      <ul className="flex flex-col gap-1">
        {detail.parts.map(({ name, bytes }) => (
          <li key={name}>
            <a
              href={lamplighter.urlOf("getPart", { jobId: job.id, unit: detail.unit, name })}
              download={`${detail.unit}-${name.replaceAll("/", "-")}`}
              className={buttonClass("quiet", "small", "max-w-full")}
            >
              <Download aria-hidden size={14} />
              <Mono className="truncate">{name}</Mono>
              <span className="whitespace-nowrap text-soft">{formatBytes(bytes)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

const ENGINES: Record<string, string> = {
  chromium: "Chromium",
  firefox: "Firefox",
  webkit: "WebKit",
  other: "Another engine",
};
const VERDICTS = {
  agreed: { tone: "verified", word: "agreed" },
  outvoted: { tone: "alarm", word: "outvoted" },
  waiting: { tone: "plain", word: "waiting" },
} as const;

function Verdicts({ detail }: { detail: UnitDetail }) {
  // Devices have no name of their own here; the order in which they returned does not change.
  const devices = detail.devices.map((device, key) => ({ ...device, key }));
  return (
    <section aria-label="Devices that computed it">
      <h3 className="pb-1 font-medium text-13">Computed by</h3>
      <ul className="flex flex-col gap-1 text-13">
        {devices.map((device) => (
          <li key={device.key} className="flex flex-wrap items-center gap-2">
            <Badge tone={VERDICTS[device.verdict].tone}>{VERDICTS[device.verdict].word}</Badge>
            {ENGINES[device.engine] ?? device.engine}, in {formatDuration(device.ms)}
          </li>
        ))}
      </ul>
    </section>
  );
}
