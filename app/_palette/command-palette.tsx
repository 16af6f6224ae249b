"use client";

import { Search } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { useLanguage } from "#app/_language/language-context.tsx";
import { LOST_WORDS } from "#app/_language/lost-words.ts";
import { notify } from "#app/_ui/notify.ts";
import { OldPart } from "#app/_ui/old-part.tsx";
import type { Visitor } from "#app/_ui/visitor.ts";
import type { PaletteWords } from "./palette-words";
import { useShortcuts } from "./use-shortcuts";

const loadPalette = () => import("./palette-dialog");
const PaletteDialog = lazy(loadPalette);
const KeysDialog = lazy(() => import("./keys-dialog"));

/** A part that is gone is spoken of when it is opened. */
const preload = () => void loadPalette().catch(() => {});

type Shown = "palette" | "keys";

/** Ctrl-K or Cmd-K, and a button: to any page, and to the latest jobs; single keys to the same. What it shows is loaded when somebody comes near. */
export function CommandPalette({ role, words }: { role: Visitor["role"]; words: PaletteWords }) {
  const { old } = LOST_WORDS[useLanguage()];
  const [shown, setShown] = useState<Shown | null>(null);
  const [were, setWere] = useState<ReadonlySet<Shown>>(new Set());
  const show = (next: Shown | null) => {
    setShown(next);
    if (next) setWere((before) => new Set(before).add(next));
  };
  useShortcuts({ role, onPalette: () => show("palette"), onKeys: () => show("keys") });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      setShown((before) => (before === "palette" ? null : "palette"));
      setWere((before) => new Set(before).add("palette"));
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        aria-label={words.open}
        aria-keyshortcuts="Control+K Meta+K /"
        aria-haspopup="dialog"
        title={`${words.open} (Ctrl K)`}
        onClick={() => show("palette")}
        onPointerEnter={() => preload()}
        onFocus={() => preload()}
        className="hidden size-10 shrink-0 place-items-center rounded text-soft transition-colors duration-120 hover:bg-sunken hover:text-ink sm:grid"
      >
        <Search aria-hidden size={18} />
      </button>
      <OldPart onMissing={() => notify(old.title, { description: old.part })}>
        <Suspense fallback={null}>
          {were.has("palette") && (
            <PaletteDialog
              open={shown === "palette"}
              onOpenChange={(open) => show(open ? "palette" : null)}
              onKeys={() => show("keys")}
              role={role}
              words={words}
            />
          )}
          {were.has("keys") && (
            <KeysDialog
              open={shown === "keys"}
              onOpenChange={(open) => show(open ? "keys" : null)}
              role={role}
              words={words}
            />
          )}
        </Suspense>
      </OldPart>
    </>
  );
}
