import type { JobMosaic } from "#protocol/api/jobs";
import type { SettledKind } from "../_job/settled-kind";

/** What every kind of picture is drawn from. */
export interface PictureProps {
  mosaic: JobMosaic;
  units: number;
  settled: SettledKind;
  /** The picture's state as a sentence. */
  summary: string;
  onOpen: (unit: number) => void;
}
