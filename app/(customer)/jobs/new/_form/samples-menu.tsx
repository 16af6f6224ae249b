"use client";

import { FlaskRound } from "lucide-react";
import type { Sample } from "#protocol/api/jobs";
import { Button } from "../../../../_ui/button";
import { Menu } from "../../../../_ui/menu";

/** Complete jobs on real input: the quickest way to a first result. */
export function SamplesMenu({ samples, onChoose }: { samples: readonly Sample[]; onChoose: (sample: Sample) => void }) {
  if (samples.length === 0) return null;
  return (
    <Menu
      align="end"
      heading="Fill the form with"
      trigger={
        <Button size="small">
          <FlaskRound aria-hidden size={16} /> Samples
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
