import { z } from "zod";

const TileLine = z.object({ unit: z.int().min(0), seq: z.int().min(0), rgb: z.base64() });

export interface ReadTile {
  unit: number;
  seq: number;
  rgb: Uint8Array;
}

/** Tiles of a picture that were settled after `seq`, in the order in which they came; empty when there are no more. */
export async function readTiles(jobId: string, seq: number): Promise<ReadTile[]> {
  const answer = await fetch(`/pictures/${jobId}?after=${seq}`);
  if (!answer.ok) return [];
  const lines = (await answer.text()).split("\n").filter((line) => line !== "");
  return lines.map((line) => {
    const { rgb, ...tile } = TileLine.parse(JSON.parse(line));
    return { ...tile, rgb: Uint8Array.from(atob(rgb), (char) => char.charCodeAt(0)) };
  });
}
