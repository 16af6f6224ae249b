"use client";

import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Card } from "#app/_ui/card.tsx";
import type { JobMosaic } from "#protocol/api/jobs";
import { useJobLive } from "../_job/job-live";
import { settledKind } from "../_job/settled-kind";
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
  const t = useTranslations("customer.jobPicture");
  const { count } = useNumbers();
  const mosaic = useCells(initial);
  const { open } = useOpenUnit();
  const settled = settledKind(job.replicas);
  const summary = t("summary.mosaic", {
    units: count(pulse.units),
    count: pulse.units,
    agreed: count(pulse.agreed),
    settled,
    failed: count(pulse.failed),
    left: count(pulse.units - pulse.agreed - pulse.failed),
  });
  const props: PictureProps = { mosaic, units: pulse.units, settled, summary, onOpen: open };
  const { picture } = job;
  if (mosaic.cells === "") {
    return (
      <Card title={t("units")}>
        <p>{t("none")}</p>
      </Card>
    );
  }
  switch (picture.kind) {
    case "mosaic":
      return (
        <Card
          title={t("units")}
          about={t("perCell", { count: mosaic.unitsPerCell, units: count(mosaic.unitsPerCell) })}
          actions={<Legend settled={settled} />}
        >
          <MosaicPicture {...props} />
        </Card>
      );
    case "tiles":
      return (
        <Card
          title={t("tiles")}
          about={t("perTile", { width: String(picture.width), height: String(picture.height) })}
          actions={<Legend settled={settled} />}
        >
          <TilesPicture {...props} picture={picture} />
        </Card>
      );
    case "matrix":
      return (
        <Card
          title={t("matrix", { labels: count(picture.labels.length) })}
          about={t("matrixAbout", { field: picture.field })}
        >
          <MatrixPicture {...props} picture={picture} />
        </Card>
      );
    default:
      throw new Error(`Unhandled picture: ${picture satisfies never}`);
  }
}
