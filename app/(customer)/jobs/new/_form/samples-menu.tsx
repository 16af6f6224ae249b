"use client";

import { FlaskRound } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "#app/_ui/button.tsx";
import { Menu } from "#app/_ui/menu.tsx";
import type { Sample } from "#protocol/api/jobs";

/** Complete jobs on real input: the quickest way to a first result. */
export function SamplesMenu({ samples, onChoose }: { samples: readonly Sample[]; onChoose: (sample: Sample) => void }) {
  const t = useTranslations("customer.newJob.page.samples");
  if (samples.length === 0) return null;
  return (
    <Menu
      align="end"
      heading={t("heading")}
      trigger={
        <Button size="small">
          <FlaskRound aria-hidden size={16} /> {t("open")}
        </Button>
      }
      items={samples.map((sample) => ({
        label: sample.title,
        about: sample.about,
        onSelect: () => onChoose(sample),
      }))}
    />
  );
}
