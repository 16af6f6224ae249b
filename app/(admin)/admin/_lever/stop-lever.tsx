"use client";

import { Play } from "lucide-react";
import { lamplighter } from "../../../_client/lamplighter-client";
import { refusalOf } from "../../../_client/refusal";
import { Button } from "../../../_ui/button";
import { Card } from "../../../_ui/card";
import { ConfirmDialog } from "../../../_ui/confirm-dialog";
import { Notice } from "../../../_ui/notice";
import { useConsole, useFleet } from "../_live/fleet-provider";
import { CoveredLever } from "./covered-lever";
import { stoppedSentence } from "./stopped-sentence";

export function StopLever() {
  const { store } = useConsole();
  const city = useFleet((view) => view.city);
  const stopped = useFleet((view) => view.pulse.stopped);
  const now = useFleet((view) => view.pulse.at);
  const resume = async () => {
    try {
      store.rule(await lamplighter.resumeCity({}));
      return undefined;
    } catch (error) {
      return refusalOf(error).message;
    }
  };
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
                title="Let work go on?"
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
          <CoveredLever act={async (reason) => store.rule(await lamplighter.stopCity({ reason }))} />
        )}
      </div>
    </Card>
  );
}
