import { javascript, javascriptLanguage } from "@codemirror/lang-javascript";
import { python, pythonLanguage } from "@codemirror/lang-python";
import { indentUnit } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { basicSetup } from "codemirror";
import type { Language } from "#protocol/text/language";
import { completeContext } from "./complete-context";
import { editorTheme } from "./editor-theme";
import { lintScript } from "./lint-script";
import type { WrittenRuntime } from "./written-runtime";

interface EditorOptions {
  parent: HTMLElement;
  label: string;
  runtime: WrittenRuntime;
  /** The language of what it says. */
  language: Language;
  text: string;
  onChange: (text: string) => void;
  onRun: () => void;
}

const LANGUAGES: Record<WrittenRuntime, (language: Language) => Extension> = {
  js: (language) => [
    javascript(),
    javascriptLanguage.data.of({ autocomplete: completeContext("js", language) }),
    lintScript(language),
  ],
  // Its errors are shown below the editor after the upload: the city's own interpreter parses it.
  python: (language) => [
    python(),
    indentUnit.of("    "),
    pythonLanguage.data.of({ autocomplete: completeContext("python", language) }),
  ],
};

export function createEditor({ parent, label, runtime, language, text, onChange, onRun }: EditorOptions): EditorView {
  const run = () => {
    onRun();
    return true;
  };
  return new EditorView({
    parent,
    doc: text,
    extensions: [
      Prec.high(keymap.of([{ key: "Mod-Enter", run }])),
      basicSetup,
      LANGUAGES[runtime](language),
      editorTheme,
      EditorView.cspNonce.of(pageNonce()),
      // It takes the focus anyway; said so that what scrolls is known to be reachable by keyboard.
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (docChanged) onChange(state.doc.toString());
      }),
    ],
  });
}

/** The pages' policy takes only sheets that carry the request's nonce, which the page's own scripts know. */
const pageNonce = () => document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
