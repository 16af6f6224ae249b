"use client";

import { Card } from "#app/_ui/card.tsx";
import { formatCount, formatCountOf } from "#app/_ui/format/format-count.ts";
import type { JobMosaic } from "#protocol/api/jobs";
import { useJobLive } from "../_job/job-live";
import { settledWord } from "../_job/settled-word";
import { useOpenUnit } from "../_unit/use-open-unit";
import { Legend } from "./legend";
import { MatrixPicture } from "./matrix-picture";
import { MosaicPicture } from "./mosaic-picture";
import type { PictureProps } from "./picture-props";
import { TilesPicture } from "./tiles-picture";
import { useCells } from "./use-cells";

/** The job's picture, filling with light: its own where it makes one, else the mosaic of its units. */
export function JobPicture({ initial }: { initial: JobMosaic }) {
  const { job, pulse } = useJobLive();
  const mosaic = useCells(initial);
  const { open } = useOpenUnit();
  const settled = settledWord(job.replicas);
  const waiting = pulse.units - pulse.agreed - pulse.failed;
  const summary = `${formatCountOf(pulse.units, "unit")}: ${formatCount(pulse.agreed)} ${settled}, ${formatCount(pulse.failed)} failed, ${formatCount(waiting)} to go.`;
  const props: PictureProps = { mosaic, units: pulse.units, settled, summary, onOpen: open };
  const { picture } = job;
  if (mosaic.cells === "") {
    return (
      <Card title="Units">
        <p>There are none yet: they will be the outputs of another job. Open this page anew when that has finished.</p>
      </Card>
    );
  }
  switch (picture.kind) {
    case "mosaic":
      return (
        <Card title="Units" about={perCell(mosaic.unitsPerCell)} actions={<Legend settled={settled} />}>
          <MosaicPicture {...props} />
        </Card>
      );
    case "tiles":
      return (
        <Card
          title="The picture"
          about={`${picture.width} × ${picture.height}, one unit per tile`}
          actions={<Legend settled={settled} />}
        >
          <TilesPicture {...props} picture={picture} />
        </Card>
      );
    case "matrix":
      return (
        <Card
          title={`All pairs of ${picture.labels.length}`}
          about={`${picture.field} of each pair on a logarithmic scale, the same on both sides of the diagonal`}
        >
          <MatrixPicture {...props} picture={picture} />
        </Card>
      );
    default:
      throw new Error(`Unhandled picture: ${picture satisfies never}`);
  }
}

const perCell = (units: number) => (units === 1 ? "One cell per unit" : `One cell per ${formatCount(units)} units`);
