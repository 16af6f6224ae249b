"use client";

import { Menu } from "@base-ui/react/menu";
import { Check, MonitorSmartphone, Moon, Sun, Users } from "lucide-react";
import { type ReactNode, startTransition, useState } from "react";
import { LANGUAGES, type Language } from "#protocol/text/language";
import { keepLanguage } from "../_language/keep-language";
import { OWN_NAMES } from "../_language/own-names";
import { keepSky } from "../_server/keep-sky";
import type { HeaderWords } from "./header-words";
import { MENU_ITEM, MENU_POPUP } from "./menu-class";
import { PageLink } from "./page-link";
import { parseSky, type Sky } from "./sky";

const SKIES = ["system", "day", "night"] as const;

export interface HeaderMenuProps {
  initial: Sky | undefined;
  language: Language;
  words: HeaderWords["menu"];
  /** Somebody is signed in. */
  isSignedIn: boolean;
}

/** How the site looks and speaks. Both are kept in cookies, so that the server renders the right page and nothing flashes. */
export function HeaderMenu({ initial, language, words, isSignedIn }: HeaderMenuProps) {
  const [choice, setChoice] = useState<string>(initial ?? "system");

  const chooseSky = (value: string) => {
    const sky = parseSky(value);
    const root = document.documentElement;
    if (sky) root.dataset.sky = sky;
    else delete root.dataset.sky;
    setChoice(value);
    startTransition(() => keepSky(sky));
  };
  const chooseLanguage = (value: string) => {
    const form = new FormData();
    form.set("language", value);
    startTransition(() => keepLanguage(form));
  };

  return (
    <Menu.Root>
      <Menu.Trigger className="flex h-10 min-w-10 shrink-0 items-center justify-center gap-1 rounded text-soft transition-colors duration-120 hover:bg-sunken hover:text-ink sm:px-2">
        <Sun aria-hidden size={18} className="night:hidden" />
        <Moon aria-hidden size={18} className="hidden night:block" />
        <span className="sr-only">{words.open}</span>
        <span className="hidden text-13 sm:inline">{language.toUpperCase()}</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-50">
          <Menu.Popup className={MENU_POPUP}>
            {isSignedIn && (
              <>
                <Place href="/devices" icon={<MonitorSmartphone aria-hidden size={16} />} text={words.devices} />
                <Place href="/organisations" icon={<Users aria-hidden size={16} />} text={words.organisations} />
              </>
            )}
            <Choices title={words.language} value={language} onChoose={chooseLanguage}>
              {LANGUAGES.map((one) => (
                <Choice key={one} value={one} lang={one}>
                  {OWN_NAMES[one]}
                </Choice>
              ))}
            </Choices>
            <Choices title={words.sky} value={choice} onChoose={chooseSky}>
              {SKIES.map((sky) => (
                <Choice key={sky} value={sky}>
                  {words[sky]}
                </Choice>
              ))}
            </Choices>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Place({ href, icon, text }: { href: string; icon: ReactNode; text: string }) {
  return (
    <Menu.LinkItem closeOnClick render={<PageLink href={href} />} className={MENU_ITEM}>
      <span className="w-4 pt-1">{icon}</span>
      {text}
    </Menu.LinkItem>
  );
}

interface ChoicesProps {
  title: string;
  value: string;
  onChoose: (value: string) => void;
  children: ReactNode;
}

function Choices({ title, value, onChoose, children }: ChoicesProps) {
  return (
    <Menu.RadioGroup value={value} onValueChange={(next) => onChoose(String(next))}>
      <Menu.GroupLabel className="px-3 pt-2 pb-1 text-13 text-soft">{title}</Menu.GroupLabel>
      {children}
    </Menu.RadioGroup>
  );
}

function Choice({ value, lang, children }: { value: string; lang?: Language; children: string }) {
  return (
    <Menu.RadioItem value={value} lang={lang} closeOnClick className={MENU_ITEM}>
      <span className="w-4 pt-1">
        <Menu.RadioItemIndicator>
          <Check aria-hidden size={16} />
        </Menu.RadioItemIndicator>
      </span>
      {children}
    </Menu.RadioItem>
  );
}
