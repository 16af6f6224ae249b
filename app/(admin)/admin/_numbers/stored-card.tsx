import { Card } from "#app/_ui/card.tsx";
import { formatBytes } from "#app/_ui/format/format-bytes.ts";
import { formatCount, formatCountOf } from "#app/_ui/format/format-count.ts";
import { Stat } from "#app/_ui/stat.tsx";
import type { Stored } from "#protocol/api/admin";

/** What the site keeps for its customers, and what room is left for more. */
export function StoredCard({ stored: { blobs, bytes, diskBytes, freeBytes, erasing } }: { stored: Stored }) {
  return (
    <Card title="Storage" about="Programs, inputs and results that are kept here">
      <div className="grid gap-4 sm:grid-cols-3">
        <Stat label="Kept" value={formatBytes(bytes)} detail={formatCountOf(blobs, "blob")} />
        <Stat label="Free on the disk" value={formatBytes(freeBytes)} detail={`of ${formatBytes(diskBytes)}`} />
        <Stat label="Deleted jobs" value={formatCount(erasing)} detail="waiting to be erased" />
      </div>
    </Card>
  );
}
