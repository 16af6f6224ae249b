"use client";

import { Play, Square } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { CodeEditor } from "#app/_code/code-editor.tsx";
import { keepScript } from "#app/_code/kept-script.ts";
import { Button } from "#app/_ui/button.tsx";
import { Card } from "#app/_ui/card.tsx";
import { ChoiceCards } from "#app/_ui/choice-cards.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { Language } from "#protocol/text/language";
import type { SandboxPlaces } from "#workers/page/sandbox-places";
import { beginWordsIn } from "./begin-words-in";
import { LIVE_SAMPLES, type SampleId } from "./live-samples";
import { RowPicture } from "./row-picture";
import { useLiveRun } from "./use-live-run";
import { ValueList } from "./value-list";

interface LiveSampleProps {
  language: Language;
  places: SandboxPlaces;
  /** Where the script goes on: to the form, by way of signing up. */
  next: string;
}

/** A script to be changed and run on this very page, before any account. */
export function LiveSample({ language, places, next }: LiveSampleProps) {
  const { sample: words } = beginWordsIn(language);
  const commented = (sample: SampleId) => `// ${words.comments[sample]}\n${LIVE_SAMPLES[sample].text}`;
  const [id, setId] = useState<SampleId>("picture");
  const [texts, setTexts] = useState({ picture: commented("picture"), number: commented("number") });
  const { state, start, stop, clear } = useLiveRun(places, language);
  const router = useRouter();
  const { inputs, shows } = LIVE_SAMPLES[id];
  const tried = state.kind === "idle" || state.kind === "refused" ? [] : state.tried;
  const run = () => void start(texts[id], inputs);
  const goOn = () => {
    keepScript({ name: words.names[id], text: texts[id], inputs: JSON.stringify(inputs) });
    router.push(next);
  };
  return (
    <Card title={words.title} about={words.about}>
      <div className="grid gap-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3">
          <ChoiceCards
            legend={words.choose}
            value={id}
            onValueChange={(next) => {
              clear();
              setId(next);
            }}
            choices={Object.values(LIVE_SAMPLES).map((sample) => ({ value: sample.id, label: words.names[sample.id] }))}
            className="grid-cols-2"
          />
          <CodeEditor
            key={id}
            label={words.program}
            runtime="js"
            value={texts[id]}
            onChange={(text) => setTexts((before) => ({ ...before, [id]: text }))}
            onRun={run}
          />
        </div>
        <div className="flex min-w-0 flex-col gap-3">
          <div className="flex flex-wrap items-center gap-3">
            {state.kind === "running" ? (
              <Button onClick={stop}>
                <Square aria-hidden size={16} /> {words.stop}
              </Button>
            ) : (
              <Button tone="lamp" onClick={run}>
                <Play aria-hidden size={16} /> {state.kind === "idle" ? words.run : words.again}
              </Button>
            )}
            <p role="status" className="min-w-0 flex-1 text-13 text-soft tabular-nums">
              {state.kind === "idle" ? words.idle(inputs.length) : words.done(tried.length, inputs.length)}
            </p>
          </div>
          {state.kind === "refused" && <Notice tone="alarm">{state.message}</Notice>}
          {shows === "rows" ? (
            <RowPicture label={words.picture} tried={tried} rows={inputs.length} />
          ) : (
            <ValueList label={words.values} tried={tried} inputs={inputs} />
          )}
          <div className="flex flex-wrap items-center gap-3 pt-1">
            <Button onClick={goOn}>{words.goOn}</Button>
            <p className="min-w-0 flex-1 basis-48 text-pretty text-13 text-soft">{words.goOnAbout}</p>
          </div>
        </div>
      </div>
    </Card>
  );
}
