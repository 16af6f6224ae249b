"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useId, useMemo, useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { BACKDROP } from "#app/_ui/dialog-class.ts";
import { KeyCaps } from "#app/_ui/key-caps.tsx";
import { MENU_ITEM } from "#app/_ui/menu-class.ts";
import { Mono } from "#app/_ui/mono.tsx";
import type { Visitor } from "#app/_ui/visitor.ts";
import { KEYS, type PaletteGroup, type PaletteItem, paletteGroups, searchedText } from "./palette-groups";
import type { PaletteWords } from "./palette-words";

const MAX_JOBS = 50;

const POPUP =
  "fixed top-[12dvh] left-1/2 z-50 flex max-h-[70dvh] w-120 max-w-[calc(100vw-2rem)] -translate-x-1/2 flex-col " +
  "rounded border border-line bg-raised text-ink shadow-high transition-opacity duration-120 " +
  "data-ending-style:opacity-0 data-starting-style:opacity-0";

export interface PaletteDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** To the list of shortcuts. */
  onKeys: () => void;
  role: Visitor["role"];
  words: PaletteWords;
}

export default function PaletteDialog({ open, onOpenChange, onKeys, role, words }: PaletteDialogProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={BACKDROP} />
        <Dialog.Popup aria-label={words.open} className={POPUP}>
          <Places role={role} words={words} onKeys={onKeys} onGone={() => onOpenChange(false)} />
          <Dialog.Close className="sr-only">{words.close}</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Places({
  role,
  words,
  onKeys,
  onGone,
}: Pick<PaletteDialogProps, "role" | "words" | "onKeys"> & { onGone: () => void }) {
  const router = useRouter();
  const how = useId();
  const jobs = useLatestJobs();
  const groups = useMemo(() => paletteGroups(role, jobs, words), [role, jobs, words]);
  const go = (href: string) => {
    if (href === KEYS) return onKeys();
    onGone();
    router.push(href);
  };
  return (
    <Autocomplete.Root open inline items={groups} itemToStringValue={searchedText} autoHighlight="always" keepHighlight>
      <div className="flex items-center gap-2 px-4">
        <Search aria-hidden size={18} className="shrink-0 text-soft" />
        <Autocomplete.Input
          aria-label={words.find}
          aria-describedby={how}
          placeholder={words.placeholder}
          className="h-12 w-full bg-transparent outline-none placeholder:text-soft"
        />
      </div>
      <div className="min-h-0 overflow-y-auto border-line border-t p-1">
        <Autocomplete.Empty className="text-soft not-empty:p-3">{words.nothing}</Autocomplete.Empty>
        <Autocomplete.List>
          {(group: PaletteGroup) => (
            <Autocomplete.Group key={group.value} items={group.items}>
              <Autocomplete.GroupLabel className="px-3 pt-2 pb-1 text-13 text-soft">
                {group.value}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(item: PaletteItem) => (
                  <Autocomplete.Item key={item.value} value={item} onClick={() => go(item.value)} className={MENU_ITEM}>
                    <span className="min-w-0 flex-1 truncate">{item.label}</span>
                    {item.aside && <Mono className="shrink-0 text-13 text-soft">{item.aside}</Mono>}
                    {item.keys && <KeyCaps keys={item.keys} then={words.keys.after} />}
                  </Autocomplete.Item>
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </div>
      <p id={how} className="border-line border-t px-4 py-2 text-13 text-soft">
        {words.how}
      </p>
    </Autocomplete.Root>
  );
}

/** Read when it opens; without them the pages are still there. */
function useLatestJobs() {
  const [jobs, setJobs] = useState<{ id: string; name: string }[]>([]);
  useEffect(() => {
    const stopped = new AbortController();
    lamplighter.listJobs({ perPage: MAX_JOBS }, { signal: stopped.signal }).then(
      (list) => setJobs(list.jobs),
      () => undefined,
    );
    return () => stopped.abort();
  }, []);
  return jobs;
}
