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
  const why = "cannot run its program, or their residents do not want such work.";
  if (fitting === devices) return `Every device at work in the city may compute this job: ${formatCount(devices)} now.`;
  return fitting === 0
    ? `None of the devices at work in the city may compute this job: they ${why}`
    : `${formatCount(fitting)} of the ${formatCount(devices)} devices at work in the city may compute this job. The others ${why}`;
}
