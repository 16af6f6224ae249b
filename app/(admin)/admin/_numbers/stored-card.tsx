import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { Stat } from "#app/_ui/stat.tsx";
import type { Stored } from "#protocol/api/admin";

/** What the site keeps for its customers, and what room is left for more. */
export async function StoredCard({ stored: { blobs, bytes, diskBytes, freeBytes, erasing } }: { stored: Stored }) {
  const t = await translations("admin.controlRoom.stored");
  const numbers = numbersIn(await visitorLanguage());
  return (
    <Card title={t("title")} about={t("about")}>
      <div className="grid gap-4 sm:grid-cols-3">
        <Stat
          label={t("kept")}
          value={numbers.bytes(bytes)}
          detail={t("blobs", { blobs: numbers.count(blobs), count: blobs })}
        />
        <Stat
          label={t("free")}
          value={numbers.bytes(freeBytes)}
          detail={t("ofDisk", { bytes: numbers.bytes(diskBytes) })}
        />
        <Stat label={t("deleted")} value={numbers.count(erasing)} detail={t("erasing")} />
      </div>
    </Card>
  );
}
