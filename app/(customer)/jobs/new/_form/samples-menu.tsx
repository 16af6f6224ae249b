"use client";

import { FlaskRound } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";
import { Menu } from "#app/_ui/menu.tsx";
import type { Sample } from "#protocol/api/jobs";

/** Complete jobs on real input: the quickest way to a first result. */
export function SamplesMenu({ samples, onChoose }: { samples: readonly Sample[]; onChoose: (sample: Sample) => void }) {
  if (samples.length === 0) return null;
  return (
    <Menu
      align="end"
      heading="Fill in the form with"
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
