"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef } from "react";
import type { Visitor } from "#app/_ui/visitor.ts";
import { areShortcutsOn } from "./kept-shortcuts";
import { placesOf } from "./places";
import { type Begun, type KeyAct, readKeys } from "./read-keys";

/** Where keys are text, or belong to what is open or chosen. */
const TAKEN =
  "input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=combobox], [role=slider], " +
  "[role=listbox], [role=menu], [role=dialog], [role=alertdialog], [role=radiogroup], [role=tablist]";

interface Shortcuts {
  role: Visitor["role"];
  onPalette: () => void;
  onKeys: () => void;
}

/** Single keys to places, rows and the palette. Keys with Ctrl, Alt or Cmd stay the browser's and the screen reader's. */
export function useShortcuts({ role, onPalette, onKeys }: Shortcuts): void {
  const router = useRouter();
  const pathname = usePathname();
  const begun = useRef<Begun>(null);
  const act = (what: KeyAct): boolean => {
    switch (what.kind) {
      case "go":
        router.push(what.href);
        return true;
      case "find":
        if (!focusOn(document.querySelector<HTMLElement>("main input[type=search]"))) onPalette();
        return true;
      case "keys":
        onKeys();
        return true;
      case "row":
        return focusOn(rowAfter(what.step));
      default:
        throw new Error(`Unhandled act: ${what satisfies never}`);
    }
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { key, target, timeStamp } = event;
    if (event.defaultPrevented || event.isComposing || event.repeat || key.length !== 1) return;
    if (event.ctrlKey || event.altKey || event.metaKey || pathname === "/kiosk") return;
    if ((target instanceof Element && target.closest(TAKEN)) || document.querySelector(OPEN)) return;
    if (!areShortcutsOn()) return;
    const read = readKeys(placesOf(role), begun.current, key, timeStamp);
    begun.current = read.begun;
    if (read.act && act(read.act)) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

/** Something is open over the page, wherever the focus is. */
const OPEN = "[role=dialog], [role=alertdialog], [role=menu]";

function focusOn(element: HTMLElement | null | undefined): boolean {
  if (!element) return false;
  element.focus();
  element.scrollIntoView({ block: "nearest" });
  return true;
}

/** The row of the page's list that is `step` away from the one in focus; the first when none is. */
function rowAfter(step: 1 | -1): HTMLElement | undefined {
  const rows = [...document.querySelectorAll<HTMLElement>("main [data-row], main tbody tr")].flatMap(
    (row) => (row.matches("a, button") ? row : row.querySelector<HTMLElement>("a, button")) ?? [],
  );
  const at = rows.indexOf(document.activeElement as HTMLElement);
  return at < 0 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, at + step))];
}
