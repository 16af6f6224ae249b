"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";

const hidden = (text: ReactNode) => <span className="sr-only">{text}</span>;

/** Says who keeps what before anybody does it. */
export function RemovePerson({ no, name, devices }: { no: number; name: string; devices: number }) {
  const t = useTranslations("household.people.remove");
  return (
    <ActDialog
      trigger={
        <Button size="small" tone="bare">
          <span>{t.rich("open", { name, hidden })}</span>
        </Button>
      }
      title={t("title", { name })}
      description={t("about", { name, devices })}
      confirm={t("confirm")}
      act={() => lamplighter.removeFromHousehold({ no })}
      done={() => t("done", { name })}
    />
  );
}

interface LeaveHouseholdProps {
  devices: number;
  /** Devices of the others. */
  others: number;
  runs: boolean;
}

export function LeaveHousehold({ devices, others, runs }: LeaveHouseholdProps) {
  const t = useTranslations("household.people.leave");
  return (
    <ActDialog
      trigger={<Button>{t("open")}</Button>}
      title={t("title")}
      description={t("about", { devices, others, runs: runs ? "yes" : "no" })}
      confirm={t("confirm")}
      act={() => lamplighter.leaveHousehold({})}
      done={() => t("done")}
    />
  );
}
