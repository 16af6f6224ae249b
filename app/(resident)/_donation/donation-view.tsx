"use client";

import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import type { RefusedCustomer } from "#core/home/home-rules";
import type { Tariff } from "#core/home/tariff";
import type { ReportWhy } from "#protocol/api/job-reports";
import type { TermsVersion } from "#protocol/people/terms";
import type { Language } from "#protocol/text/language";
import type { DonationSnapshot } from "#workers/contract/donation-snapshot";
import { mayFetch } from "#workers/contract/may-fetch";
import { HistoryCard } from "../_history/history-card";
import { HouseScene } from "../_house/house-scene";
import { MAX_PANES } from "../_house/lay-out-street";
import { useArrowKeys } from "../_keys/use-arrow-keys";
import { KioskLink } from "../_kiosk/kiosk-link";
import type { Gallery } from "../_picture/painting";
import { PictureCard } from "../_picture/picture-card";
import { CausesCard } from "../_rules/causes-card";
import { PauseControl } from "../_rules/pause-control";
import { RulesCard } from "../_rules/rules-card";
import { TermsLine } from "../_terms/terms-line";
import { ThanksLine } from "../_thanks/thanks-line";
import { NewVersionNote } from "../_web-app/new-version-note";
import type { NewVersion } from "../_web-app/use-kept-page";
import { causesWordsIn } from "../_words/causes-words";
import { historyWordsIn } from "../_words/history-words";
import { kioskWordsIn } from "../_words/kiosk-words";
import { pairWordsIn } from "../_words/pair-words";
import { reportWordsIn } from "../_words/report-words";
import { rulesWordsIn } from "../_words/rules-words";
import { stateSentence } from "../_words/state-sentence";
import { thanksWordsIn } from "../_words/thanks-words";
import { webAppWordsIn } from "../_words/web-app-words";
import { wordsIn } from "../_words/words-in";
import { EarnedCard } from "./earned-card";
import { HeroButton } from "./hero-button";
import { KeepCard } from "./keep-card";
import { paneOf } from "./lit-slots";
import { OPENING } from "./opening";
import { ResultNotes } from "./result-notes";
import { RunningCard } from "./running-card";
import { sendReport } from "./send-report";
import { SettingsCard } from "./settings-card";
import { TruthLine } from "./truth-line";
import type { DonationActions, Told } from "./use-donation";
import { useLitPanes } from "./use-lit-panes";

/** What the server knows of the place, the same for every visitor but the name. */
export interface DonationPlace {
  language: Language;
  city: string;
  /** Who is signed in. */
  name: string | null;
  coreHourNanos: number;
  donorPercent: number;
  tariffs: readonly Tariff[];
  /** What pressing the button agrees to. */
  terms: TermsVersion;
  /** What the visitor was given for what their devices did, if anything. */
  badges: ReactNode;
  /** Prices that will change, if any do. */
  announced: ReactNode;
  /** Over the house: the page's title. */
  heading: ReactNode;
  /** After the cards: how it works. */
  foot: ReactNode;
}

export interface DonationViewProps extends DonationPlace {
  snapshot: DonationSnapshot | null;
  told: Told;
  actions: DonationActions;
  gallery: Gallery | null;
  cores: number;
  online: boolean;
}

interface ViewProps extends DonationViewProps {
  /** The page in its newest version. */
  kept: { version: NewVersion; update: () => void };
  /** To the picture for a whole screen. */
  onKiosk: () => void;
}

export function DonationView(props: ViewProps) {
  const { language, city, snapshot, told, actions, gallery, cores, online } = props;
  const words = wordsIn(language);
  const rulesWords = rulesWordsIn(language);
  const webAppWords = webAppWordsIn(language);
  const page = useRef<HTMLElement>(null);
  useArrowKeys(page);
  const shown = snapshot ?? OPENING;
  const { state, isFinishing, rules } = shown;
  const unitsToday = told.numbers.unitsToday;
  const sentence = stateSentence(words.truth, shown, { city, online, unitsToday });
  const isDisabled = snapshot === null || state.mode === "unsupported" || state.mode === "other-tab";
  const slots = snapshot?.slots ?? cores;
  const [offered, setOffered] = useState(slots);
  useEffect(() => setOffered(slots), [slots]);
  const refuse = useCallback(
    (customer: RefusedCustomer) =>
      actions.setRules({ ...rules, refusedCustomers: [...rules.refusedCustomers, customer] }),
    [actions, rules],
  );
  const { deviceToken } = actions;
  const report = useCallback(
    async (jobId: string, why: ReportWhy) => sendReport(jobId, await deviceToken(), why),
    [deviceToken],
  );
  const lit = useLitPanes(snapshot, cores);
  const isLit = lit.size > 0;
  useEffect(() => {
    document.documentElement.toggleAttribute("data-lit", isLit);
    return () => document.documentElement.removeAttribute("data-lit");
  }, [isLit]);

  return (
    <main id="content" ref={page} lang={words.tag} className="w-full overflow-x-clip pb-16">
      <div className="dusk">
        {props.heading}
        <div className="h-[clamp(13rem,35svh,19rem)] sm:h-[clamp(15rem,46svh,30rem)]">
          <HouseScene
            cores={cores}
            offered={Math.max(1, paneOf(offered, cores, MAX_PANES))}
            lit={lit}
            description={words.house.describe(lit.size, offered, cores)}
          />
        </div>
      </div>
      <div className="relative mx-auto flex max-w-300 flex-col items-center gap-5 px-4 sm:px-6">
        <HeroButton
          words={words.button}
          mode={state.mode}
          on={(snapshot?.on ?? false) || isFinishing}
          ready={snapshot !== null}
          onStart={actions.start}
          onStop={actions.stop}
        />
        <TermsLine language={language} version={props.terms} on={snapshot?.on ?? false} />
        <TruthLine sentence={sentence} roomOf={words.truth.off({}, city)} />
        <div className="flex flex-wrap items-center justify-center gap-x-2">
          {snapshot && (
            <PauseControl words={rulesWords} snapshot={snapshot} onPause={actions.pause} onFinish={actions.finish} />
          )}
          <KioskLink words={kioskWordsIn(language)} onEnter={props.onKiosk} />
        </div>
        {snapshot && <ResultNotes snapshot={snapshot} words={words.results} waiting={webAppWords.outbox} />}
        <ThanksLine
          words={thanksWordsIn(language)}
          isDue={snapshot !== null && told.numbers.creditNanos > 0 && online && mayFetch(snapshot)}
          deviceToken={deviceToken}
        />
        <NewVersionNote words={webAppWords} {...props.kept} isWorking={isLit} />
      </div>
      <div className="mx-auto grid max-w-300 gap-4 px-4 pt-10 sm:px-6 sm:pt-14 lg:grid-cols-2 lg:grid-rows-[auto_auto_1fr] lg:items-start lg:gap-6">
        <SettingsCard
          words={words.settings}
          cores={cores}
          slots={offered}
          sharePercent={snapshot?.sharePercent ?? 100}
          limits={shown.limits}
          lit={isLit}
          disabled={isDisabled}
          onSlotsChange={setOffered}
          onSlots={actions.setSlots}
          onShare={actions.setShare}
        />
        <div className="flex min-w-0 flex-col gap-4 lg:col-start-2 lg:row-span-3 lg:row-start-1 lg:gap-6">
          <PictureCard words={words.running} snapshot={snapshot} gallery={gallery} onBytes={actions.countBytes} />
          <RunningCard
            words={words}
            told={told}
            gallery={gallery}
            onRefuse={refuse}
            reportWords={reportWordsIn(language)}
            onReport={report}
          />
          <EarnedCard
            words={words}
            numbers={told.numbers}
            coreHourNanos={props.coreHourNanos}
            donorPercent={props.donorPercent}
            isSignedIn={props.name !== null}
          />
          {props.announced}
          {told.snapshot && told.snapshot.today.date !== "" && (
            <HistoryCard
              key={told.snapshot.today.date}
              words={historyWordsIn(language)}
              number={words.number}
              today={told.snapshot.today}
              readDays={actions.days}
            />
          )}
        </div>
        <RulesCard
          words={rulesWords}
          language={language}
          tariffs={props.tariffs}
          rules={rules}
          home={shown.home}
          usedToday={words.number.megabytes(told.snapshot?.today.bytes ?? 0)}
          disabled={isDisabled}
          onRules={actions.setRules}
        />
        <CausesCard words={causesWordsIn(language)} rules={rules} disabled={isDisabled} onRules={actions.setRules} />
        <KeepCard
          words={words.keep}
          name={props.name}
          badges={props.badges}
          household={snapshot?.household ?? null}
          deviceToken={actions.deviceToken}
          pairWords={pairWordsIn(language)}
          pairing={isDisabled || state.mode === "removed" || state.mode === "too-old" ? undefined : shown.pairing}
          onPair={actions.pair}
        />
      </div>
      {props.foot}
    </main>
  );
}
