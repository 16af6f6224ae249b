import type { JobMosaic } from "#protocol/api/jobs";

/** What every kind of picture is drawn from. */
export interface PictureProps {
  mosaic: JobMosaic;
  units: number;
  /** What a settled unit is called: verified, or only computed. */
  settled: string;
  /** The picture's state as a sentence. */
  summary: string;
  onOpen: (unit: number) => void;
}
