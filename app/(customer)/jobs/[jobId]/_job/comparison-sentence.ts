import type { TranslatorOf } from "#app/_messages/translator-in.ts";
import type { JobManifest } from "#protocol/manifest/job-manifest";

/** What the job takes for equal answers; nothing where that is the same bytes. */
export function comparisonSentence(
  t: TranslatorOf<"customer.checking">,
  comparison: JobManifest["comparison"],
): string | undefined {
  switch (comparison.kind) {
    case "bytes":
      return undefined;
    case "json": {
      const absolute = String(comparison.absolute ?? 0);
      if (comparison.relative === undefined) return t("asJson.absolute", { absolute });
      const relative = String(comparison.relative);
      return comparison.absolute === undefined
        ? t("asJson.relative", { relative })
        : t("asJson.both", { absolute, relative });
    }
    case "program":
      return t("byProgram");
    default:
      throw new Error(`Unhandled comparison: ${(comparison satisfies never as { kind: string }).kind}`);
  }
}
