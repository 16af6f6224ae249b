"use client";

import type { EditorView } from "@codemirror/view";
import { useEffect, useEffectEvent, useRef } from "react";
import { useLanguage } from "#app/_language/language-context.tsx";
import type { WrittenRuntime } from "./written-runtime";

export interface CodeEditorProps {
  /** What a screen reader calls it. */
  label: string;
  runtime: WrittenRuntime;
  value: string;
  onChange: (text: string) => void;
  /** Ctrl and Enter. */
  onRun?: () => void;
}

const LINE_REM = 1.25;
const MIN_LINES = 10;

/** A program, as it is typed. The editor is loaded once the page stands; until then its text is there to be read. */
export function CodeEditor({ label, runtime, value, onChange, onRun }: CodeEditorProps) {
  const language = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const written = useRef(value);
  const changed = useEffectEvent((text: string) => {
    written.current = text;
    onChange(text);
  });
  const run = useEffectEvent(() => onRun?.());
  const begin = useEffectEvent(() => value);

  useEffect(() => {
    let gone = false;
    void import("./create-editor").then(({ createEditor }) => {
      if (gone || !place.current) return;
      place.current.replaceChildren();
      view.current = createEditor({
        parent: place.current,
        label,
        runtime,
        language,
        text: begin(),
        onChange: (text) => changed(text),
        onRun: () => run(),
      });
    });
    return () => {
      gone = true;
      view.current?.destroy();
      view.current = null;
    };
  }, [label, runtime, language]);

  useEffect(() => {
    if (value === written.current) return;
    written.current = value;
    const { current } = view;
    current?.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: value } });
  }, [value]);

  const lines = Math.max(MIN_LINES, value.split("\n").length);
  return (
    <div
      className="min-w-0 overflow-hidden rounded border border-edge/70 bg-ground font-mono text-13 focus-within:border-moon"
      style={{ minHeight: `${lines * LINE_REM + 1}rem` }}
    >
      <div ref={place} suppressHydrationWarning>
        <pre className="overflow-hidden py-2 pl-10">{value}</pre>
      </div>
    </div>
  );
}
