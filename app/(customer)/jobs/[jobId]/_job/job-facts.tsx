import type { Numbers } from "#app/_language/english-numbers.ts";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { type TranslatorOf, translatorIn } from "#app/_messages/translator-in.ts";
import { CodeBlock } from "#app/_ui/code-block.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import type { JobDetail } from "#protocol/api/jobs";

/** How the job was submitted: the manifest, ready for the API or the command line. */
export async function JobFacts({ job }: { job: JobDetail }) {
  const language = await visitorLanguage();
  const t = translatorIn(language, "customer.job.facts");
  return (
    <>
      {job.reach && <p className="text-13 text-soft">{reachSentence(t, numbersIn(language), job.reach)}</p>}
      <Disclosure summary={t("manifest")} aside={t("aside")}>
        <CodeBlock label={t("manifest")} text={JSON.stringify(job.manifest, null, 2)} />
      </Disclosure>
    </>
  );
}

/** Who may compute it, for a customer who wonders how many residents want such work. */
function reachSentence(
  t: TranslatorOf<"customer.job.facts">,
  { count }: Numbers,
  { devices, fitting }: NonNullable<JobDetail["reach"]>,
): string {
  if (devices === 0) return t("reach.none");
  if (fitting === devices) return t("reach.all", { devices: count(devices) });
  return fitting === 0 ? t("reach.noneFits") : t("reach.some", { fitting: count(fitting), devices: count(devices) });
}
