import { CodeBlock } from "#app/_ui/code-block.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import type { JobDetail } from "#protocol/api/jobs";

/** How the job was submitted: the manifest, ready for the API or the command line. */
export function JobFacts({ job }: { job: JobDetail }) {
  return (
    <Disclosure summary="Manifest" aside="as submitted; paste it into a new job, or pass it to the command line">
      <CodeBlock label="Manifest" text={JSON.stringify(job.manifest, null, 2)} />
    </Disclosure>
  );
}
