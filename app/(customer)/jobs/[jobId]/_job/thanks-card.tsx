"use client";

import { useTranslations } from "use-intl";
import { Card } from "#app/_ui/card.tsx";
import type { JobThanks } from "#protocol/api/thanks";
import { WriteThanks } from "./write-thanks";

/** What the customer writes to the residents when the job has ended. Nothing is drawn while there is nobody to thank. */
export function ThanksCard({ jobId, thanks: { written, mayBeWritten } }: { jobId: string; thanks: JobThanks }) {
  const t = useTranslations("customer.thanks.card");
  if (!written && !mayBeWritten) return null;
  return (
    <Card title={t("title")} about={t("about")}>
      {written ? (
        <div className="flex max-w-160 flex-col gap-1">
          <p className="text-13 text-soft">
            {written.removedWhy === null ? t("written") : t("removed", { reason: written.removedWhy })}
          </p>
          <blockquote dir="auto" className="break-words">
            {written.text}
          </blockquote>
          {written.outcome !== "" && (
            <p dir="auto" className="break-words">
              {written.outcome}
            </p>
          )}
        </div>
      ) : (
        <div className="flex flex-wrap items-center gap-4">
          <WriteThanks jobId={jobId} />
          <p className="text-13 text-soft">{t("once")}</p>
        </div>
      )}
    </Card>
  );
}
