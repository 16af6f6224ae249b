import { linter } from "@codemirror/lint";
import { checkJs } from "#programs/check-js";
import type { Language } from "#protocol/text/language";
import { programFaultsInWords } from "#protocol/words/program-fault-in-words";

const STILL_MS = 400;

/** Marks what would be refused of a script when it is uploaded: the very check that the city makes. */
export const lintScript = (language: Language) =>
  linter(
    ({ state }) => {
      const text = state.doc.toString();
      if (text.trim() === "") return [];
      const check = checkJs(new TextEncoder().encode(text));
      if (check.kind === "ok") return [];
      const from = Math.min(check.at ?? 0, state.doc.length);
      const line = state.doc.lineAt(from);
      return [
        {
          from: Math.min(from, line.to),
          to: line.to,
          severity: "error",
          message: programFaultsInWords(check.faults, language),
        },
      ];
    },
    { delay: STILL_MS },
  );
