import { formatAgo } from "#app/_ui/format/format-ago.ts";

/** A moment as people say it; to the second on hover. */
export function AtTime({ at, now }: { at: string; now: number }) {
  return (
    <time dateTime={at} title={at.replace("T", " ").replace(/\.\d+Z$/, " UTC")} className="whitespace-nowrap">
      {formatAgo(Date.parse(at), now)}
    </time>
  );
}
