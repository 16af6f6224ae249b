"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";

const ACTS = {
  handOver: (name: string) => lamplighter.handOverTeam({ name }),
  remove: (name: string) => lamplighter.removeTeamMember({ name }),
} as const;

const hidden = (text: ReactNode) => <span className="sr-only">{text}</span>;

/** What who runs the team may do with another member. */
export function MemberActs({ name }: { name: string }) {
  const t = useTranslations("team.members");
  return (
    <span className="flex flex-wrap justify-end gap-1">
      {(["handOver", "remove"] as const).map((act) => (
        <ActDialog
          key={act}
          trigger={
            <Button size="small" tone="bare">
              <span>{t.rich(`${act}.open`, { name, hidden })}</span>
            </Button>
          }
          title={t(`${act}.title`, { name })}
          description={t(`${act}.about`, { name })}
          confirm={t(`${act}.confirm`)}
          act={() => ACTS[act](name)}
          done={() => t(`${act}.done`, { name })}
        />
      ))}
    </span>
  );
}
