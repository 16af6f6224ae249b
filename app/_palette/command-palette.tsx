"use client";

import { Search } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import type { Visitor } from "#app/_ui/visitor.ts";
import type { PaletteWords } from "./palette-words";

const load = () => import("./palette-dialog");
const PaletteDialog = lazy(load);

/** Ctrl-K or Cmd-K, and a button: to any page, and to the latest jobs. What it shows is loaded when somebody comes near. */
export function CommandPalette({ role, words }: { role: Visitor["role"]; words: PaletteWords }) {
  const [open, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const show = (next: boolean) => {
    setOpen(next);
    if (next) setWasOpen(true);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      setOpen((before) => !before);
      setWasOpen(true);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        aria-label={words.open}
        aria-keyshortcuts="Control+K Meta+K"
        aria-haspopup="dialog"
        title={`${words.open} (Ctrl K)`}
        onClick={() => show(true)}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        className="hidden size-10 shrink-0 place-items-center rounded text-soft transition-colors duration-120 hover:bg-sunken hover:text-ink sm:grid"
      >
        <Search aria-hidden size={18} />
      </button>
      {wasOpen && (
        <Suspense fallback={null}>
          <PaletteDialog open={open} onOpenChange={show} role={role} words={words} />
        </Suspense>
      )}
    </>
  );
}
