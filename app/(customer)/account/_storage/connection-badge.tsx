import { useTranslations } from "use-intl";
import { Badge } from "#app/_ui/badge.tsx";
import type { StorageConnection } from "#protocol/api/storage";
import { isUsable } from "#protocol/words/finding-in-words";

export function ConnectionBadge({ connection: { findings, readOnly } }: { connection: StorageConnection }) {
  const t = useTranslations("customer.storage.states");
  if (findings.length === 0) return <Badge>{t("unchecked")}</Badge>;
  if (!isUsable(findings)) return <Badge tone="alarm">{t("faulty")}</Badge>;
  return <Badge tone="verified">{readOnly ? t("readOnly") : t("works")}</Badge>;
}
