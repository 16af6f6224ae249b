"use client";

import { type ReactNode, useRef } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { BackAndLanguage } from "#app/_language/back-and-language.tsx";
import { Card } from "#app/_ui/card.tsx";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import type { Tariff } from "#core/home/tariff";
import type { Household } from "#protocol/api/household";
import type { Language } from "#protocol/text/language";
import { useArrowKeys } from "../_keys/use-arrow-keys";
import { devicesWordsIn } from "../_words/devices-words";
import { wordsIn } from "../_words/words-in";
import { AbsenceCard } from "./absence-card";
import { DeviceCard } from "./device-card";
import { RulesForm } from "./rules-form";
import { useHousehold } from "./use-household";

interface DevicesViewProps {
  language: Language;
  initial: Household;
  tariffs: readonly Tariff[];
  /** What they will likely earn. */
  forecast: ReactNode;
}

/** A person's devices, what each does now, and what may be changed about them from elsewhere. */
export function DevicesView({ language, initial, tariffs, forecast }: DevicesViewProps) {
  const words = devicesWordsIn(language);
  const { household, isAway, now, read } = useHousehold(initial);
  const page = useRef<HTMLDivElement>(null);
  useArrowKeys(page);
  return (
    <div lang={wordsIn(language).tag} ref={page}>
      <PageShell
        eyebrow={<BackAndLanguage back={words.back} language={language} />}
        title={words.title}
        lead={words.lead}
        toolbar={
          <span className="flex flex-wrap gap-2">
            <LinkButton href="/household">{words.people}</LinkButton>
            <LinkButton href="/pair" tone="primary" data-hero>
              {words.add}
            </LinkButton>
          </span>
        }
      >
        <div className="flex flex-col gap-4 lg:gap-6">
          {isAway && <Notice tone="caution">{words.away}</Notice>}
          <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr] lg:gap-6">
            <div className="flex min-w-0 flex-col gap-4 lg:gap-6">
              {household.devices.length === 0 && (
                <Card>
                  <p className="text-pretty text-soft">{words.none}</p>
                </Card>
              )}
              {household.devices.map((device) => (
                <DeviceCard
                  key={device.id}
                  language={language}
                  device={device}
                  shared={household.rules}
                  setsRules={household.setsRules}
                  tariffs={tariffs}
                  now={now}
                  onChanged={read}
                />
              ))}
              {forecast}
            </div>
            <div className="flex min-w-0 flex-col gap-4 lg:gap-6">
              <Card title={words.household} about={words.householdAbout}>
                {household.setsRules ? (
                  <RulesForm
                    language={language}
                    tariffs={tariffs}
                    rules={household.rules}
                    onSave={async (rules) => {
                      await lamplighter.setHouseholdRules({ rules });
                      await read();
                    }}
                  />
                ) : (
                  <p className="text-pretty text-soft">{words.rulesOfOthers}</p>
                )}
              </Card>
              <AbsenceCard language={language} on={household.absenceLetters} mail={household.mail} onChanged={read} />
            </div>
          </div>
        </div>
      </PageShell>
    </div>
  );
}
