import { translations } from "#app/_messages/translations.ts";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { RefreshWhile } from "#app/_ui/refresh-while.tsx";
import { getHealth } from "#coordinator/api/admin/get-health";
import { getStored } from "#coordinator/api/admin/get-stored";
import { isAnybodyVouchedFor } from "#coordinator/api/admin/is-anybody-vouched-for";
import { listAdminJobs } from "#coordinator/api/admin/list-admin-jobs";
import { listAudit } from "#coordinator/api/admin/list-audit";
import { listQuarantines } from "#coordinator/api/admin/list-quarantines";
import { siteFacts } from "#coordinator/api/site-facts";
import { feedLineOf } from "./_feed/audit-line";
import { EventFeed } from "./_feed/event-feed";
import { finishedLine } from "./_feed/finished-line";
import { FleetField } from "./_field/fleet-field";
import { adminContext } from "./_gate/admin-context";
import { NotAnAdmin } from "./_gate/not-an-admin";
import { Quarantines } from "./_jobs/quarantines";
import { RunningJobs } from "./_jobs/running-jobs";
import { KillSwitch } from "./_kill-switch/kill-switch";
import { ConnectionBadge } from "./_live/connection-badge";
import { FleetNumbers } from "./_numbers/fleet-numbers";
import { StoredCard } from "./_numbers/stored-card";
import { NobodyVouchedFor } from "./_trust/nobody-vouched-for";
import { UnderAttack } from "./_trust/under-attack";

const AUDIT_LINES = 40;
/** What does not come by the live connection: warnings, quarantines, storage. */
const REFRESH_MS = 15_000;

export default async function ControlRoom() {
  const ctx = await adminContext("/admin");
  if (!ctx) return <NotAnAdmin />;
  const [running, finished, audit, { quarantines }, anybodyVouchedFor, stored, { rows }, t] = await Promise.all([
    listAdminJobs({ ctx, input: { state: "running" } }),
    listAdminJobs({ ctx, input: { state: "finished" } }),
    listAudit({ ctx, input: { limit: AUDIT_LINES } }),
    listQuarantines({ ctx, input: {} }),
    isAnybodyVouchedFor({ ctx, input: {} }),
    getStored({ ctx, input: {} }),
    getHealth({ ctx, input: {} }),
    translations("admin"),
  ]);
  const wrong = rows.find((row) => row.check === "wrong-results");
  const trust = rows.find((row) => row.check === "trust");
  const known = [...audit.lines.map(feedLineOf), ...finished.jobs.flatMap(finishedLine)];
  return (
    <PageShell
      title={t("controlRoom.title", { city: siteFacts().city })}
      badge={<ConnectionBadge />}
      actions={
        <LinkButton href="#lever" className="lg:hidden">
          {t("lever.toLever")}
        </LinkButton>
      }
    >
      <div className="flex flex-col gap-4">
        {wrong?.state === "act" && trust && <UnderAttack wrong={wrong.facts} trust={trust.facts} />}
        {!anybodyVouchedFor && <NobodyVouchedFor />}
        <FleetNumbers />
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="flex min-w-0 flex-col gap-4">
            <Quarantines quarantines={quarantines} now={Date.now()} />
            <FleetField />
            <RunningJobs initial={running.jobs} total={running.total} />
            <StoredCard stored={stored} />
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            <KillSwitch />
            <EventFeed initial={known} />
          </div>
        </div>
      </div>
      <RefreshWhile active everyMs={REFRESH_MS} />
    </PageShell>
  );
}
