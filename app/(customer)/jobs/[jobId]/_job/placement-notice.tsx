import { formatCountOf } from "#app/_ui/format/format-count.ts";
import { Mono } from "#app/_ui/mono.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { JobPlacement } from "#protocol/api/jobs";

/** How far outputs have come to the customer's bucket, as of when the page was opened. */
export function PlacementNotice({ placement }: { placement: JobPlacement | null }) {
  if (!placement) return null;
  const { destination, placed, waiting, isDone, problem } = placement;
  return (
    <Notice
      tone={problem ? "caution" : isDone ? "verified" : "plain"}
      title={isDone ? "All outputs are in your bucket" : "Outputs go to your bucket"}
    >
      <Mono className="break-all">{destination}</Mono> has the outputs of {formatCountOf(placed, "settled unit")}
      {waiting > 0 ? `, and ${formatCountOf(waiting, "other")} on the way from devices` : ""}.{" "}
      {problem ?? "The listing beside them says which; every one of them was looked at there."}
    </Notice>
  );
}
