import { readDeviceToken } from "#workers/page/device-token";
import type { Painting } from "./painting";
import { readTileLine } from "./read-tile-line";

const EVERY_MS = 3_000;
/** Pages of tiles fetched in one go, when much was painted before this page came. */
const PAGES_AT_ONCE = 8;

interface Following {
  onPainted: () => void;
  onBytes: (bytes: number) => void;
}

/**
 * Paints what other devices settled, every three seconds while the page is looked at. The city shows it to the devices
 * that compute it. The answer stops it.
 */
export function followPicture(jobId: string, painting: Painting, { onPainted, onBytes }: Following): () => void {
  const leaving = new AbortController();
  let busy = false;
  const follow = async () => {
    if (busy || document.hidden || painting.isWhole) return;
    busy = true;
    const before = painting.tiles;
    for (let page = 0; page < PAGES_AT_ONCE && (await paintNext(jobId, painting, leaving.signal, onBytes)); page++);
    busy = false;
    if (painting.tiles > before && !leaving.signal.aborted) onPainted();
  };
  const timer = setInterval(follow, EVERY_MS);
  document.addEventListener("visibilitychange", follow, { signal: leaving.signal });
  void follow();
  return () => {
    clearInterval(timer);
    leaving.abort();
  };
}

/** Whether there was something to paint. */
async function paintNext(
  jobId: string,
  painting: Painting,
  signal: AbortSignal,
  onBytes: Following["onBytes"],
): Promise<boolean> {
  const path = `/pictures/${encodeURIComponent(jobId)}?after=${painting.seen}`;
  const deviceToken = await readDeviceToken();
  const headers = deviceToken === null ? {} : { authorization: `Device ${deviceToken}` };
  const text = await fetch(path, { headers, signal }).then(
    (answer) => (answer.ok ? answer.text() : ""),
    () => "",
  );
  onBytes(text.length);
  const before = painting.seen;
  for (const line of text.split("\n")) {
    const tile = readTileLine(line);
    if (!tile) continue;
    painting.paint(tile.unit, tile.rgb);
    painting.seen = Math.max(painting.seen, tile.seq);
  }
  return painting.seen > before;
}
