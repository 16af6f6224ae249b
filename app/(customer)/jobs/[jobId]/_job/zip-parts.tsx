"use client";

import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Dialog } from "#app/_ui/dialog.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { useJobLive } from "./job-live";

interface ZipPartsProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Units in one archive. */
  span: number;
}

/** The archives of a job that is too large for one. */
export function ZipParts({ open, onOpenChange, span }: ZipPartsProps) {
  const { job, pulse } = useJobLive();
  const t = useTranslations("customer.jobActs.download.zipParts");
  const { count } = useNumbers();
  const firsts = Array.from({ length: Math.ceil(pulse.units / span) }, (_, part) => part * span);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("explanation", { span: count(span), job: job.id })}
    >
      <ul className="flex flex-col gap-3">
        {firsts.map((from) => (
          <li key={from}>
            <TextLink href={lamplighter.urlOf("zipResults", { jobId: job.id, from })} download>
              {t("part", { from: count(from), to: count(Math.min(from + span, pulse.units) - 1) })}
            </TextLink>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
