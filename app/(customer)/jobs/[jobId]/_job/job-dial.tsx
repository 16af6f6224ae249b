"use client";

import { Pause, Play } from "lucide-react";
import { useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { formatCount, formatCountOf } from "#app/_ui/format/format-count.ts";
import { NumberInput } from "#app/_ui/number-input.tsx";
import { RollingNumber } from "#app/_ui/rolling-number.tsx";
import { Slider } from "#app/_ui/slider.tsx";
import { LIMITS } from "#protocol/limits";
import { dialEnd, dialSentence } from "./dial-scale";
import { useJobLive } from "./job-live";
import { useAct } from "./use-act";

/** How many cores may work on the job, from none to very many, at any moment. */
export function JobDial() {
  const { job, pulse } = useJobLive();
  const { runAndTell } = useAct();
  /** Where the hand holds the dial until the server has it. */
  const [held, setHeld] = useState<number>();

  const asked = held ?? pulse.cores;
  const turn = async (cores: number) => {
    setHeld(cores);
    await runAndTell(() => lamplighter.dialJob({ jobId: job.id, cores }), "The dial was not turned");
    setHeld(undefined);
  };
  const lit = pulse.state === "running" && pulse.coresNow > 0;
  return (
    <div className="flex flex-col gap-4">
      <p className="flex items-baseline gap-2">
        <RollingNumber text={formatCount(pulse.coresNow)} className="display text-40" />
        <span className="text-soft">of {formatCountOf(asked, "core")} at work</span>
      </p>
      <Slider
        label="Most cores at once"
        value={Math.min(asked, dialEnd(pulse.cores))}
        max={dialEnd(pulse.cores)}
        onValueChange={setHeld}
        onValueCommitted={turn}
        valueText={(cores) => formatCountOf(cores, "core")}
        lit={lit}
      />
      <div className="flex flex-wrap items-center gap-2">
        <NumberInput
          label="Most cores at once, as a number"
          value={asked}
          min={0}
          max={LIMITS.coresPerJob}
          onValueCommitted={(cores) => {
            if (cores !== null && cores !== pulse.cores) void turn(cores);
          }}
          unit="cores"
          className="w-44"
        />
        <PauseButton />
      </div>
      <p className="text-13 text-soft">{dialSentence(pulse.cores, pulse.coresNow, pulse.state)}</p>
    </div>
  );
}

function PauseButton() {
  const { job, pulse } = useJobLive();
  const { busy, runAndTell } = useAct();
  const jobId = job.id;
  if (pulse.state === "running") {
    return (
      <Button busy={busy} onClick={() => runAndTell(() => lamplighter.pauseJob({ jobId }), "The job still runs")}>
        <Pause aria-hidden size={16} /> Pause
      </Button>
    );
  }
  return (
    <Button
      tone="lamp"
      busy={busy}
      onClick={() => runAndTell(() => lamplighter.resumeJob({ jobId }), "The job is still paused")}
    >
      <Play aria-hidden size={16} /> Resume
    </Button>
  );
}
