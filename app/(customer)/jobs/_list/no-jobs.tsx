import { Empty } from "#app/_ui/empty.tsx";
import { LinkButton } from "#app/_ui/link-button.tsx";
import type { JobStateName } from "#protocol/live-messages";

export function NoJobs({ state }: { state: JobStateName | undefined }) {
  if (state !== undefined) {
    return (
      <Empty
        title={`No ${state} jobs`}
        description="Jobs in other states are under All."
        actions={<LinkButton href="/jobs">Show all jobs</LinkButton>}
      />
    );
  }
  return (
    <Empty
      title="No jobs yet"
      description="Bring a program and its inputs, or start with a sample. The first verified results usually arrive within minutes."
      actions={
        <>
          <LinkButton href="/jobs/new" tone="primary">
            New job
          </LinkButton>
          <LinkButton href="/jobs/new?sample=globins">Start with a sample</LinkButton>
        </>
      }
    />
  );
}
