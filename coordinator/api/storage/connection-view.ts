import { CheckFindings, type StorageConnection } from "#protocol/api/storage";
import type { KnownConnection } from "../../buckets/connection-store";

/** A connection as its owner sees it. */
export function connectionView({
  id: _,
  owner: __,
  createdAt: ___,
  checks,
  checkedAt,
  ...place
}: KnownConnection): StorageConnection {
  return {
    ...place,
    checkedAt: checkedAt?.toISOString() ?? null,
    findings: checks === null ? [] : CheckFindings.parse(checks),
  };
}
