"use client";

import { type MouseEvent, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { termsDate } from "#app/_terms/terms-date.ts";
import { Button } from "#app/_ui/button.tsx";
import { LampMark } from "#app/_ui/lamp-mark.tsx";
import type { ShownPartner } from "#coordinator/api/partners/find-partner";
import type { TermsVersion } from "#protocol/people/terms";
import type { Language } from "#protocol/text/language";
import type { SandboxPlaces } from "#workers/page/sandbox-places";
import { OPENING } from "../_donation/opening";
import { SettingsCard } from "../_donation/settings-card";
import { TruthLine } from "../_donation/truth-line";
import type { Sentence } from "../_words/sentence";
import { stateSentence } from "../_words/state-sentence";
import { termsWordsIn } from "../_words/terms-words";
import { wordsIn } from "../_words/words-in";
import { Lamp, type LampView } from "./lamp";
import { useSteady } from "./use-steady";

export interface LightViewProps {
  language: Language;
  city: string;
  partner: ShownPartner;
  /** The partner's page that opened this window, as it says; it proves that by its first message. */
  origin: string;
  places: SandboxPlaces;
  terms: TermsVersion;
}

const NOTHING: LampView = { snapshot: null, contact: "waiting", units: 0, problem: null };

/** What is agreed to, and the one button that lights the lamp and puts it out. */
export function LightView({ language, city, partner, origin, places, terms }: LightViewProps) {
  const t = useTranslations("light");
  const words = wordsIn(language);
  const [{ snapshot, contact, units, problem }, setView] = useState(NOTHING);
  const lamp = useRef<Lamp | null>(null);
  const { isSteady, isSmall, isMeant } = useSteady();
  const { id: partnerId, sharePercent, name } = partner;
  const { controlUrl, sandboxUrl, siteUrl } = places;

  useEffect(() => {
    const opened = new Lamp({
      places: { controlUrl, sandboxUrl, siteUrl },
      ...{ partnerId, sharePercent, origin, terms },
      onChange: setView,
    });
    lamp.current = opened;
    return () => {
      lamp.current = null;
      opened.dispose();
    };
  }, [controlUrl, sandboxUrl, siteUrl, partnerId, sharePercent, origin, terms]);

  const shown = snapshot ?? OPENING;
  const { mode } = shown.state;
  const isOn = snapshot?.on ?? false;
  const isUnable = mode === "unsupported" || mode === "other-tab" || mode === "too-old";
  const cores = useCores();
  const setSlots = useCallback((slots: number) => lamp.current?.setSlots(slots), []);
  const setShare = useCallback((share: number) => lamp.current?.setShare(share), []);
  const alone = { line: t("alone.title", { name }), more: t("alone.text", { origin }) };
  const sentence = (): Sentence => {
    if (problem)
      return { line: t("failed"), more: problem.kind === "refused" ? problem.message : t("nothingKept", { name }) };
    if (contact === "alone") return alone;
    if (contact === "left") return { line: t("left.title"), more: t("left.text", { name }) };
    if (isSmall && !isOn) return { line: t("small.line"), more: t("small.more") };
    if (mode === "off" || mode === "opening") return { line: t("off.line"), more: t("off.more") };
    if (mode === "other-tab") return { line: t("otherTab.line"), more: t("otherTab.more") };
    return stateSentence(words.truth, shown, { city, online: true, unitsToday: snapshot?.today.units ?? 0 });
  };
  const press = (event: MouseEvent) => {
    if (isOn) lamp.current?.out();
    else if (isMeant(event.nativeEvent)) lamp.current?.light();
  };
  return (
    <main id="content" className="mx-auto flex w-full max-w-140 flex-col gap-4 px-4 py-5">
      <h1 className="display text-24">{t("title", { name })}</h1>
      <ul className="flex list-disc flex-col gap-1 pl-5 text-pretty">
        <li>{t("what", { city })}</li>
        <li>{t("share", { name, percent: String(sharePercent), rest: String(100 - sharePercent) })}</li>
        <li>{t("learns", { name })}</li>
        <li>{t("ends")}</li>
      </ul>
      <p className="text-13 text-soft">
        <span className="break-all">{t("opened", { origin })}</span> ·{" "}
        <Elsewhere href="/button">{t("suspicious")}</Elsewhere>
      </p>
      <Button
        size="hero"
        tone={isOn ? "quiet" : "lamp"}
        disabled={!isOn && (!isSteady || contact !== "joined" || isUnable || snapshot === null)}
        onClick={press}
        data-hero
      >
        {!isOn && <LampMark size={30} />}
        {isOn ? words.button.stop : t("light")}
      </Button>
      <Terms language={language} version={terms} />
      <TruthLine sentence={sentence()} roomOf={alone} />
      <p className="text-center tabular-nums">{t("units", { units })}</p>
      <SettingsCard
        words={words.settings}
        cores={Math.max(cores, shown.slots)}
        slots={shown.slots}
        sharePercent={shown.sharePercent}
        limits={shown.limits}
        lit={mode === "working"}
        disabled={snapshot === null || isUnable}
        onSlotsChange={setSlots}
        onSlots={setSlots}
        onShare={setShare}
      />
    </main>
  );
}

function Terms({ language, version }: { language: Language; version: TermsVersion }) {
  const [before, link, after] = termsWordsIn(language).lighting;
  return (
    <p className="text-center text-13 text-soft">
      {before}
      <Elsewhere href="/terms">{link(termsDate(version, language))}</Elsewhere>
      {after}
    </p>
  );
}

/** In a window of its own: nothing in this one leads elsewhere. */
function Elsewhere({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener" className="rounded text-moon underline underline-offset-4">
      {children}
    </a>
  );
}

function useCores(): number {
  const [cores, setCores] = useState(1);
  useEffect(() => setCores(navigator.hardwareConcurrency || 1), []);
  return cores;
}
