"use client";

import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useState } from "react";
import { BACKDROP, POPUP } from "#app/_ui/dialog-class.ts";
import { KeyCaps } from "#app/_ui/key-caps.tsx";
import { Switch } from "#app/_ui/switch.tsx";
import type { Visitor } from "#app/_ui/visitor.ts";
import { areShortcutsOn, keepShortcuts } from "./kept-shortcuts";
import type { PaletteWords } from "./palette-words";
import { PLACES, type Place } from "./places";

export interface KeysDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  role: Visitor["role"];
  words: PaletteWords;
}

/** Every shortcut, and the switch that ends those of a single key. */
export default function KeysDialog({ open, onOpenChange, role, words }: KeysDialogProps) {
  const [areOn, setAreOn] = useState(areShortcutsOn);
  const { keys } = words;
  const turn = (on: boolean) => {
    keepShortcuts(on);
    setAreOn(on);
  };
  const everywhere: readonly KeyRow[] = [
    { what: words.open, keys: ["Ctrl+K"] },
    { what: keys.find, keys: ["/"] },
    { what: keys.rows, keys: ["j", "k"], between: keys.or },
    { what: keys.run, keys: ["Ctrl+Enter"] },
    { what: keys.shut, keys: ["Esc"] },
    { what: keys.title, keys: ["?"] },
  ];
  const rowsOf = (places: readonly Place[]): KeyRow[] =>
    places.flatMap(({ name, keys }) => (keys ? { what: words.places[name], keys } : []));
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={BACKDROP} />
        <Dialog.Popup className={POPUP}>
          <div className="flex items-start justify-between gap-4">
            <Dialog.Title className="display text-24">{keys.title}</Dialog.Title>
            <Dialog.Close
              aria-label={words.close}
              className="-mt-1 -mr-2 grid size-10 shrink-0 place-items-center rounded text-soft hover:bg-sunken hover:text-ink"
            >
              <X aria-hidden size={20} />
            </Dialog.Close>
          </div>
          <Switch label={keys.single} hint={keys.singleHint} checked={areOn} onCheckedChange={turn} />
          <Group title={keys.everywhere} rows={everywhere} words={words} />
          <Group title={words.groups.go} rows={rowsOf(PLACES.everybody)} words={words} />
          {role !== "person" && <Group title={words.groups.console} rows={rowsOf(PLACES.admins)} words={words} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface KeyRow {
  what: string;
  keys: readonly string[];
  /** The word between the keys; default: one after the other. */
  between?: string;
}

function Group({ title, rows, words }: { title: string; rows: readonly KeyRow[]; words: PaletteWords }) {
  return (
    <section>
      <h3 className="pt-2 pb-1 text-13 text-soft">{title}</h3>
      <dl>
        {rows.map(({ what, keys, between = words.keys.after }) => (
          <div key={what} className="flex items-center justify-between gap-4 border-line border-t py-1">
            <dt>{what}</dt>
            <dd className="shrink-0">
              <KeyCaps keys={keys} then={between} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
