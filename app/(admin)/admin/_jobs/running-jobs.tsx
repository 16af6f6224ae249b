"use client";

import { useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Card } from "#app/_ui/card.tsx";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { useConsole, useFleet } from "../_live/fleet-provider";
import type { AdminJob } from "./admin-job";
import { RunningJob } from "./running-job";

const MAX_FOLLOWED = 8;

/** The newest running jobs, each followed live. */
export function RunningJobs({ initial, total }: { initial: AdminJob[]; total: number }) {
  const t = useTranslations("admin.controlRoom.running");
  const { count } = useNumbers();
  const { link } = useConsole();
  const acts = useFleet((view) => view.acts);
  const [list, setList] = useState({ jobs: initial, total });
  useEffect(() => {
    const asked = new AbortController();
    // The list on the page is as fresh as the page until something has happened.
    if (acts > 0) {
      lamplighter.listAdminJobs({ state: "running" }, { signal: asked.signal }).then(setList, () => {
        // The list stays as it was: the badge says when nothing is reached.
      });
    }
    return () => asked.abort();
  }, [acts]);
  const shown = useMemo(() => list.jobs.slice(0, MAX_FOLLOWED), [list]);
  useEffect(() => link?.follow(new Map(shown.map((job) => [job.id, job.name]))), [link, shown]);
  useEffect(() => () => link?.follow(new Map()), [link]);
  return (
    <Card
      title={t("title")}
      flush
      actions={
        list.total > shown.length && (
          <LinkButton size="small" href="/admin/jobs?state=running">
            {t("all", { total: count(list.total) })}
          </LinkButton>
        )
      }
    >
      {shown.length === 0 ? (
        <p className="px-4 pb-6 text-soft sm:px-6">{t("empty")}</p>
      ) : (
        <ul className="border-line border-t">
          {shown.map((job) => (
            <RunningJob key={job.id} job={job} />
          ))}
        </ul>
      )}
    </Card>
  );
}
