"use client";

import { Play } from "lucide-react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalTo } from "#app/_client/refusal.ts";
import { Button } from "#app/_ui/button.tsx";
import { Card } from "#app/_ui/card.tsx";
import { ConfirmDialog } from "#app/_ui/confirm-dialog.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { useConsole, useFleet } from "../_live/fleet-provider";
import { CoveredSwitch } from "./covered-switch";
import { stoppedSentence } from "./stopped-sentence";

export function KillSwitch() {
  const { store } = useConsole();
  const city = useFleet((view) => view.city);
  const stopped = useFleet((view) => view.pulse.stopped);
  const now = useFleet((view) => view.pulse.at);
  const resume = () => refusalTo(async () => store.rule(await lamplighter.resumeCity({})));
  return (
    <Card title="The lever" about="Clears every device in the city within a second">
      <div id="lever" className="scroll-mt-24">
        {stopped ? (
          <Notice
            tone="alarm"
            title={stoppedSentence({ ...city, reason: null }, now)}
            actions={
              <ConfirmDialog
                trigger={
                  <Button tone="primary">
                    <Play aria-hidden size={16} /> Resume
                  </Button>
                }
                title="Resume all work?"
                description="Running jobs get their cores back at once, in every browser that is still open. Paused jobs stay paused."
                confirm="Resume the city"
                cancel="Keep it stopped"
                tone="primary"
                onConfirm={resume}
              />
            }
          >
            {city.reason !== null && <p>“{city.reason}”</p>}
            <p className="pt-1 text-13">No job was lost and nothing is charged. New devices wait too.</p>
          </Notice>
        ) : (
          <CoveredSwitch act={async (reason) => store.rule(await lamplighter.stopCity({ reason }))} />
        )}
      </div>
    </Card>
  );
}
