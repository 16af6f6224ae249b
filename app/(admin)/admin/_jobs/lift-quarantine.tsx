"use client";

import { ShieldOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { ReasonDialog } from "#app/_acts/reason-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Button } from "#app/_ui/button.tsx";
import { hidden } from "../_acts/hidden";
import { useMay } from "../_gate/powers";

const SHOWN_CHARS = 16;

export function LiftQuarantine({ program, jobs }: { program: string; jobs: number }) {
  const t = useTranslations("admin.jobs.quarantines.lift");
  const { count } = useNumbers();
  if (!useMay("protect")) return null;
  return (
    <ReasonDialog
      trigger={
        <Button size="small">
          <ShieldOff aria-hidden size={14} />{" "}
          <span>{t.rich("open", { program: program.slice(0, SHOWN_CHARS), hidden })}</span>
        </Button>
      }
      title={t("title")}
      description={t("about", { jobs: count(jobs), count: jobs })}
      confirm={t("confirm")}
      hint={t("hint")}
      act={(reason) => lamplighter.liftQuarantine({ program, reason })}
      done={() => t("done")}
    />
  );
}
