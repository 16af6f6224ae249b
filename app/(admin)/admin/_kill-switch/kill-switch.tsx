"use client";

import { Play } from "lucide-react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalTo } from "#app/_client/refusal.ts";
import { Button } from "#app/_ui/button.tsx";
import { Card } from "#app/_ui/card.tsx";
import { ConfirmDialog } from "#app/_ui/confirm-dialog.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { IfMay } from "../_gate/powers";
import { useConsole, useFleet } from "../_live/fleet-provider";
import { CoveredSwitch } from "./covered-switch";
import { useStoppedSentence } from "./use-stopped-sentence";

export function KillSwitch() {
  const t = useTranslations("admin.lever");
  const stoppedSentence = useStoppedSentence();
  const { store } = useConsole();
  const city = useFleet((view) => view.city);
  const stopped = useFleet((view) => view.pulse.stopped);
  const now = useFleet((view) => view.pulse.at);
  const resume = () => refusalTo(async () => store.rule(await lamplighter.resumeCity({})));
  return (
    <Card title={t("title")} about={t("about")}>
      <div id="lever" className="scroll-mt-24">
        {stopped ? (
          <Notice
            tone="alarm"
            title={stoppedSentence({ ...city, reason: null }, now)}
            actions={
              <IfMay power="operate">
                <ConfirmDialog
                  trigger={
                    <Button tone="primary">
                      <Play aria-hidden size={16} /> {t("resume.open")}
                    </Button>
                  }
                  title={t("resume.title")}
                  description={t("resume.about")}
                  confirm={t("resume.confirm")}
                  cancel={t("resume.cancel")}
                  tone="primary"
                  onConfirm={resume}
                />
              </IfMay>
            }
          >
            {city.reason !== null && <p>{t("quoted", { reason: city.reason })}</p>}
            <p className="pt-1 text-13">{t("nothingLost")}</p>
          </Notice>
        ) : (
          <IfMay power="operate" otherwise={<p className="text-soft">{t("notYours")}</p>}>
            <CoveredSwitch act={async (reason) => store.rule(await lamplighter.stopCity({ reason }))} />
          </IfMay>
        )}
      </div>
    </Card>
  );
}
