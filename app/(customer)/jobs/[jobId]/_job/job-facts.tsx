import { CodeBlock } from "#app/_ui/code-block.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { formatCount } from "#app/_ui/format/format-count.ts";
import type { JobDetail } from "#protocol/api/jobs";

/** How the job was submitted: the manifest, ready for the API or the command line. */
export function JobFacts({ job }: { job: JobDetail }) {
  return (
    <>
      {job.reach && <p className="text-13 text-soft">{reachSentence(job.reach)}</p>}
      <Disclosure summary="Manifest" aside="as submitted; paste it into a new job, or pass it to the command line">
        <CodeBlock label="Manifest" text={JSON.stringify(job.manifest, null, 2)} />
      </Disclosure>
    </>
  );
}

/** Who may compute it, for a customer who wonders how many residents want such work. */
function reachSentence({ devices, fitting }: NonNullable<JobDetail["reach"]>): string {
  if (devices === 0) return "No device is at work in the city right now.";
  const all = devices === 1 ? "the one device" : `the ${formatCount(devices)} devices`;
  const rest =
    fitting === devices ? "" : " The others cannot run its program, or their residents do not want such work.";
  return `${formatCount(fitting)} of ${all} at work in the city may compute this job.${rest}`;
}
