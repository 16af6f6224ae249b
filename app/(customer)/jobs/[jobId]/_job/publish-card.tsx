"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalTo } from "#app/_client/refusal.ts";
import { Card } from "#app/_ui/card.tsx";
import { notify } from "#app/_ui/notify.ts";
import { Switch } from "#app/_ui/switch.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { useJobLive } from "./job-live";

/** Whether everybody may see the picture that the job makes, and where. */
export function PublishCard({ publishedAt }: { publishedAt: string | null }) {
  const t = useTranslations("customer.jobPicture.publish");
  const { job } = useJobLive();
  const [isPublished, setPublished] = useState(publishedAt !== null);
  const [busy, setBusy] = useState(false);
  if (job.picture.kind !== "tiles") return null;
  const publish = async (wanted: boolean) => {
    setBusy(true);
    const refusal = await refusalTo(async () => {
      const latest = await lamplighter.publishPicture({ jobId: job.id, isPublished: wanted });
      setPublished(latest.publishedAt !== null);
    });
    setBusy(false);
    if (refusal !== undefined) notify(t("refused"), { description: refusal, tone: "alarm" });
  };
  const path = `/picture/${job.id}`;
  return (
    <Card title={t("title")}>
      <Switch
        label={t("label")}
        hint={t("hint")}
        checked={isPublished}
        disabled={busy}
        onCheckedChange={(wanted) => void publish(wanted)}
      />
      {/* Its line is kept while there is no address, so that nothing moves. */}
      <p className="min-h-6 pt-2 text-13 text-soft">
        {isPublished && (
          <TextLink href={path} target="_blank">
            {t("open")}
          </TextLink>
        )}
      </p>
    </Card>
  );
}
