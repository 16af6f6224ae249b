"use client";

import { Menu } from "@base-ui/react/menu";
import { Check, Moon, Sun } from "lucide-react";
import { startTransition, useState } from "react";
import { keepSky } from "../_server/keep-sky";
import type { HeaderWords } from "./header-words";
import { MENU_ITEM, MENU_POPUP } from "./menu-class";
import { parseSky, type Sky } from "./sky";

const CHOICES = ["system", "day", "night"] as const;

/** Keeps the choice in a cookie, so that the server renders the right sky and nothing flashes. */
export function SkySwitch({ initial, words }: { initial: Sky | undefined; words: HeaderWords["skies"] }) {
  const [choice, setChoice] = useState<string>(initial ?? "system");

  const choose = (value: string) => {
    const sky = parseSky(value);
    const root = document.documentElement;
    if (sky) root.dataset.sky = sky;
    else delete root.dataset.sky;
    setChoice(value);
    startTransition(() => keepSky(sky));
  };

  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={words.choose}
        className="grid size-10 shrink-0 place-items-center rounded text-soft transition-colors duration-120 hover:bg-sunken hover:text-ink"
      >
        <Sun aria-hidden size={18} className="night:hidden" />
        <Moon aria-hidden size={18} className="hidden night:block" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-50">
          <Menu.Popup className={MENU_POPUP}>
            <Menu.RadioGroup value={choice} onValueChange={(value) => choose(String(value))}>
              {CHOICES.map((value) => (
                <Menu.RadioItem key={value} value={value} closeOnClick className={MENU_ITEM}>
                  <span className="w-4 pt-1">
                    <Menu.RadioItemIndicator>
                      <Check aria-hidden size={16} />
                    </Menu.RadioItemIndicator>
                  </span>
                  {words[value]}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
