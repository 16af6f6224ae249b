"use client";

import { Download } from "lucide-react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { buttonClass } from "#app/_ui/button-class.ts";
import { Mono } from "#app/_ui/mono.tsx";
import type { UnitResult } from "#protocol/api/jobs";
import { useJobLive } from "../_job/job-live";

/** The pieces of what a unit put out, each as a file to save. */
export function UnitParts({ result, label }: { result: UnitResult; label: string }) {
  const { bytes: inBytes } = useNumbers();
  const { job } = useJobLive();
  return (
    <ul aria-label={label} className="flex flex-wrap gap-1">
      {(result.objects ?? []).map(({ part, object, bytes }) => (
        <li key={part} className="flex min-w-0 max-w-full items-baseline gap-2 text-13">
          <Mono className="truncate">{object}</Mono>
          <span className="whitespace-nowrap text-soft">{inBytes(bytes)}</span>
        </li>
      ))}
      {result.parts.map(({ name, bytes }) => (
        <li key={name} className="min-w-0 max-w-full">
          <a
            href={lamplighter.urlOf("getPart", { jobId: job.id, unit: result.unit, name })}
            download={`${result.unit}-${name.replaceAll("/", "-")}`}
            className={buttonClass("quiet", "small", "max-w-full")}
          >
            <Download aria-hidden size={14} />
            <Mono className="truncate">{name}</Mono>
            <span className="whitespace-nowrap text-soft">{inBytes(bytes)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
