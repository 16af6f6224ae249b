import { z } from "zod";
import { ConnectionName } from "../api/storage";
import { faulty } from "../faulty";
import { LIMITS } from "../limits";
import { tryParse } from "../try-parse";

/** Where objects are, as customers write it: in one of their buckets, or public. */
export type ObjectAddress = { kind: "bucket"; connection: string; pattern: string } | { kind: "public"; url: string };

const BUCKET = /^s3:\/\/([^/]*)\/(.*)$/s;
const WILDCARDS = /\*\*|[*?]/g;

/** Undefined for an invalid address. For `s3://`, everything after the name is taken literally. */
export function parseObjectAddress(text: string): ObjectAddress | undefined {
  const [, connection = "", pattern = ""] = BUCKET.exec(text) ?? [];
  if (tryParse(ConnectionName, connection).success) return { kind: "bucket", connection, pattern };
  if (!text.startsWith("https://") || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.username === "" && url.password === "" ? { kind: "public", url: url.href } : undefined;
}

/** One entry of `inputs.objects`. */
export const ObjectAddressText = z
  .string()
  .max(LIMITS.MAX_OBJECT_ADDRESS_CHARS)
  .superRefine((text, { addIssue }) => {
    const address = parseObjectAddress(text);
    if (!address) return addIssue({ code: "custom", ...faulty({ kind: "object-address" }) });
    if (address.kind === "bucket" && (address.pattern.match(WILDCARDS) ?? []).length > LIMITS.MAX_WILDCARDS) {
      addIssue({ code: "custom", ...faulty({ kind: "too-many-wildcards", max: LIMITS.MAX_WILDCARDS }) });
    }
  });
