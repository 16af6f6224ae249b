"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { useTranslations } from "use-intl";
import type { WrittenRuntime } from "#app/_code/written-runtime.ts";
import { useLanguage } from "#app/_language/language-context.tsx";
import { callKey, useTryOut } from "#app/_trial/use-try-out.ts";
import { SCROLLS } from "#app/_ui/scrolls.ts";
import { Tabs } from "#app/_ui/tabs.tsx";
import type { Sample } from "#protocol/api/jobs";
import type { FieldIssue } from "#protocol/field-issues";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import type { SandboxPlaces } from "#workers/page/sandbox-places";
import { checkDraft } from "../_draft/check-draft";
import { draftIssueInWords } from "../_draft/draft-issue-in-words";
import { issueAt } from "../_draft/issue-at";
import { isBeingSent } from "../_draft/job-draft";
import { manifestOfDraft } from "../_draft/manifest-of-draft";
import { previewable } from "../_draft/previewable";
import { templateFieldsOf } from "../_draft/template-fields";
import { triedFuelOf } from "../_draft/tried-fuel";
import { CallsCard } from "./calls-card";
import { CheckStep } from "./check-step";
import { DropAnywhere } from "./drop-anywhere";
import { JobFormContext } from "./form-context";
import { InputsStep } from "./inputs-step";
import { ManifestTab } from "./manifest-tab";
import { ProgramStep } from "./program-step";
import { RunStep } from "./run-step";
import { SamplesMenu } from "./samples-menu";
import { TryCard } from "./try-card";
import { useBlobHead } from "./use-blob-head";
import { useJobDraft } from "./use-job-draft";
import { useKeptScript } from "./use-kept-script";
import { useLiveTry } from "./use-live-try";
import { usePastedInputs } from "./use-pasted-inputs";
import { usePlacing } from "./use-placing";
import { usePreview } from "./use-preview";
import { useProgramCheck } from "./use-program-check";
import { useSubmit } from "./use-submit";
import { useWrittenProgram } from "./use-written-program";

export interface NewJobEditorProps {
  initial: JobManifest | null;
  /** Begins with a script in this language, to be written here. */
  write: WrittenRuntime | undefined;
  samples: readonly Sample[];
  sandbox: SandboxPlaces;
}

/** The whole form: four steps at the left, what they come to at the right. */
export function NewJobEditor({ initial, write, samples, sandbox }: NewJobEditorProps) {
  const t = useTranslations("customer.newJob.page");
  const tIssues = useTranslations("customer.newJob.issues");
  const state = useJobDraft(initial, write);
  const { draft, update, change, fill, isVisited, visitAll } = state;
  const placing = usePlacing(state);
  const [tab, setTab] = useState("form");
  const [pressedRun, setPressedRun] = useState(false);
  const [runsWhenSent, setRunsWhenSent] = useState(false);
  const check = useProgramCheck(draft);
  const head = useBlobHead(draft.source?.blob ?? null);
  const tryOut = useTryOut(sandbox);
  const submit = useSubmit();
  usePastedInputs(
    draft.source === null ? draft.pasted : null,
    async (file) => (await placing.uploads.send("inputs", [file]))[0],
    (pasted, source) => update((before) => (before.pasted === pasted ? { ...before, source } : before)),
  );

  useWrittenProgram(
    draft.written,
    async (file) => (await placing.uploads.send("program", [file]))[0],
    (sent, program) =>
      update((before) => (before.written ? { ...before, program, written: { ...before.written, sent } } : before)),
  );
  useKeptScript(write !== undefined, update);

  const checked = checkDraft(draft, useLanguage());
  const own: FieldIssue[] =
    checked.kind === "incomplete"
      ? [
          ...checked.issues.map((issue) => ({ path: issue.path, message: draftIssueInWords(issue, tIssues) })),
          ...checked.ofManifest,
        ]
      : [];
  const callable = previewable(draft);
  const isTried = tryOut.state.kind === "done" && callable !== null && tryOut.state.key === callKey(callable);
  const results = isTried && tryOut.state.kind === "done" ? tryOut.state : { tried: [], drawn: [] };
  const preview = usePreview(callable, {
    triedFuel: triedFuelOf(draft.runtime, results.tried),
    drawnFuel: triedFuelOf(draft.runtime, results.drawn),
  });
  useLiveTry(draft.written !== null && check.kind === "understood" ? callable : null, tryOut);
  const objections = [...(submit.refusal?.issues ?? []), ...(preview.refusal?.issues ?? [])];
  const errorAt = (field: string) => (isVisited(field) ? issueAt(own, field) : undefined) ?? issueAt(objections, field);
  const missing = own.length > 0 ? own : (preview.refusal?.issues ?? []);

  const sending = draft.written !== null && draft.written.text.trim() !== "" && isBeingSent(draft.written);
  const run = () => {
    visitAll();
    setPressedRun(true);
    setRunsWhenSent(sending);
    if (checked.kind === "ready" && preview.refusal === null) void submit.run(checked.manifest);
  };
  // What the preview says may still be of the program before; the city looks at this one when it is submitted.
  const runNow = useEffectEvent(() => {
    setRunsWhenSent(false);
    if (checked.kind === "ready") void submit.run(checked.manifest);
  });
  useEffect(() => {
    if (runsWhenSent && !sending) runNow();
  }, [runsWhenSent, sending]);
  const begin = (manifest: JobManifest) => {
    fill(manifest);
    tryOut.stop();
    setPressedRun(false);
    setRunsWhenSent(false);
    setTab("form");
  };
  const fine = (...fields: string[]) => fields.every((field) => issueAt([...own, ...objections], field) === undefined);
  const { place, uploads } = placing;
  const form = {
    draft,
    change,
    update,
    errorAt,
    check,
    uploads,
    place,
    fields: templateFieldsOf(draft, head),
    head,
  };
  const steps = (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="flex min-w-0 flex-col gap-4">
        <ProgramStep />
        <InputsStep done={fine("inputs", "args", "stdin")} />
        <RunStep done={fine("name", "cause", "replicas", "cores", "budget", "limits")} />
      </div>
      <aside
        aria-label={t("preview")}
        {...SCROLLS}
        className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-4 lg:row-span-2 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto"
      >
        <CallsCard preview={preview} />
        <TryCard manifest={preview.refusal ? null : callable} tryOut={tryOut} />
      </aside>
      <CheckStep
        manifest={checked.kind === "ready" ? checked.manifest : null}
        preview={preview}
        missing={pressedRun ? missing : []}
        refusal={submit.refusal?.message}
        busy={submit.busy}
        onRun={run}
      />
    </div>
  );
  return (
    <JobFormContext value={form}>
      <DropAnywhere onFiles={(files) => void placing.drop(files)}>
        <div className="relative">
          <div className="absolute top-0 right-0 z-10">
            <SamplesMenu samples={samples} onChoose={(sample) => begin(sample.manifest)} />
          </div>
          <Tabs
            label={t("tabs.label")}
            value={tab}
            onValueChange={setTab}
            tabs={[
              { value: "form", label: t("tabs.form"), panel: steps },
              {
                value: "manifest",
                label: t("tabs.manifest"),
                panel: <ManifestTab text={JSON.stringify(manifestOfDraft(draft), null, 2)} onFill={begin} />,
              },
            ]}
          />
        </div>
      </DropAnywhere>
    </JobFormContext>
  );
}
