"use client";

import { Pause, Play } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Button } from "#app/_ui/button.tsx";
import { NumberInput } from "#app/_ui/number-input.tsx";
import { RollingNumber } from "#app/_ui/rolling-number.tsx";
import { Slider } from "#app/_ui/slider.tsx";
import { LIMITS } from "#protocol/limits";
import { dialEnd, dialSays } from "./dial-scale";
import { useJobLive } from "./job-live";
import { useAct } from "./use-act";

/** How many cores may work on the job, from none to very many, at any moment. */
export function JobDial() {
  const { job, pulse } = useJobLive();
  const { runAndTell } = useAct();
  const t = useTranslations("customer.job.cores");
  const { count } = useNumbers();
  /** Where the hand holds the dial until the server has it. */
  const [held, setHeld] = useState<number>();

  const asked = held ?? pulse.cores;
  const turn = async (cores: number) => {
    setHeld(cores);
    await runAndTell(() => lamplighter.dialJob({ jobId: job.id, cores }), t("notTurned"));
    setHeld(undefined);
  };
  const lit = pulse.state === "running" && pulse.coresNow > 0;
  return (
    <div className="flex flex-col gap-4">
      <p className="flex items-baseline gap-2">
        <RollingNumber text={count(pulse.coresNow)} className="display text-40" />
        <span className="text-soft">{t("atWork", { cores: count(asked), count: asked })}</span>
      </p>
      <Slider
        label={t("most")}
        value={Math.min(asked, dialEnd(pulse.cores))}
        max={dialEnd(pulse.cores)}
        onValueChange={setHeld}
        onValueCommitted={turn}
        valueText={(cores) => t("count", { cores: count(cores), count: cores })}
        lit={lit}
      />
      <div className="flex flex-wrap items-center gap-2">
        <NumberInput
          label={t("mostAsNumber")}
          value={asked}
          min={0}
          max={LIMITS.coresPerJob}
          onValueCommitted={(cores) => {
            if (cores !== null && cores !== pulse.cores) void turn(cores);
          }}
          unit={t("unit")}
          className="w-44"
        />
        <PauseButton />
      </div>
      <p className="text-13 text-soft">{t(`says.${dialSays(pulse.cores, pulse.coresNow, pulse.state)}`)}</p>
    </div>
  );
}

function PauseButton() {
  const { job, pulse } = useJobLive();
  const { busy, runAndTell } = useAct();
  const t = useTranslations("customer.job.cores");
  const jobId = job.id;
  if (pulse.state !== "paused") {
    return (
      <Button busy={busy} onClick={() => runAndTell(() => lamplighter.pauseJob({ jobId }), t("stillRuns"))}>
        <Pause aria-hidden size={16} /> {t("pause")}
      </Button>
    );
  }
  return (
    <Button
      tone="lamp"
      busy={busy}
      onClick={() => runAndTell(() => lamplighter.resumeJob({ jobId }), t("stillPaused"))}
    >
      <Play aria-hidden size={16} /> {t("resume")}
    </Button>
  );
}
