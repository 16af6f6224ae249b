"use client";

import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ReactNode, useState } from "react";
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
  const rowOf = ({ name, keys }: Place) => (
    <Row key={name} what={words.places[name]}>
      <KeyCaps keys={keys} then={words.keys.after} />
    </Row>
  );
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
          <Group title={keys.everywhere}>
            <Row what={words.open}>
              <KeyCaps keys={["Ctrl+K"]} then={keys.after} />
            </Row>
            <Row what={keys.find}>
              <KeyCaps keys={["/"]} then={keys.after} />
            </Row>
            <Row what={keys.rows}>
              <KeyCaps keys={["j", "k"]} then={keys.or} />
            </Row>
            <Row what={keys.run}>
              <KeyCaps keys={["Ctrl+Enter"]} then={keys.after} />
            </Row>
            <Row what={keys.shut}>
              <KeyCaps keys={["Esc"]} then={keys.after} />
            </Row>
            <Row what={keys.title}>
              <KeyCaps keys={["?"]} then={keys.after} />
            </Row>
          </Group>
          <Group title={words.groups.go}>{PLACES.everybody.map(rowOf)}</Group>
          {role === "admin" && <Group title={words.groups.console}>{PLACES.admins.map(rowOf)}</Group>}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="pt-2 pb-1 text-13 text-soft">{title}</h3>
      <dl>{children}</dl>
    </section>
  );
}

function Row({ what, children }: { what: string; children: ReactNode }) {
  return (
    <div className="flex items-center justify-between gap-4 border-line border-t py-1">
      <dt>{what}</dt>
      <dd className="shrink-0">{children}</dd>
    </div>
  );
}
