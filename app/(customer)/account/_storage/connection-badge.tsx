import { Badge } from "#app/_ui/badge.tsx";
import type { StorageConnection } from "#protocol/api/storage";
import { isUsable } from "#protocol/finding-in-words";

export function ConnectionBadge({ connection: { findings, readOnly } }: { connection: StorageConnection }) {
  if (findings.length === 0) return <Badge>Not checked</Badge>;
  if (!isUsable(findings)) return <Badge tone="alarm">Needs attention</Badge>;
  return <Badge tone="verified">{readOnly ? "Works, read-only" : "Works"}</Badge>;
}
