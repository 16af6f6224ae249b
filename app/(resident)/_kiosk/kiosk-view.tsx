"use client";

import clsx from "clsx";
import { type CSSProperties, useEffect, useRef, useState } from "react";
import { mayFetch } from "#workers/contract/may-fetch";
import type { DonationViewProps } from "../_donation/donation-view";
import { energyOf } from "../_donation/energy";
import { paneOf } from "../_donation/lit-slots";
import { OPENING } from "../_donation/opening";
import { useLitPanes } from "../_donation/use-lit-panes";
import { HouseScene } from "../_house/house-scene";
import { MAX_PANES } from "../_house/lay-out-street";
import { PictureView } from "../_picture/picture-view";
import { usePictureJob } from "../_picture/use-picture-job";
import { kioskWordsIn } from "../_words/kiosk-words";
import { stateSentence } from "../_words/state-sentence";
import { wordsIn } from "../_words/words-in";
import { CityPicture } from "./city-picture";
import { driftAt } from "./drift";
import { KioskControls } from "./kiosk-controls";
import { lightCity } from "./light-city";
import { useAwake } from "./use-awake";
import { useCalmLights } from "./use-calm-lights";
import { useCityNow } from "./use-city-now";
import { useRemoteKeys } from "./use-remote-keys";
import "../_house/dusk.css";
import "./kiosk.css";
import "./town.css";

const MINUTE_MS = 60_000;

interface KioskViewProps extends DonationViewProps {
  onLeave: () => void;
}

/** The donation as a picture for a whole screen: the city's light, this device's house in it, and what it works on. */
export function KioskView(props: KioskViewProps) {
  const { language, city, snapshot, told, actions, gallery, cores, online, onLeave } = props;
  const words = wordsIn(language);
  const kiosk = kioskWordsIn(language);
  const page = useRef<HTMLElement>(null);
  const { isAwake, wake } = useAwake(page);
  useRemoteKeys({ area: page, wake, leave: onLeave });
  const drift = useDrift();
  const [windows, setWindows] = useState(0);
  const shown = snapshot ?? OPENING;
  const cityNow = useCityNow(mayFetch(shown));
  const lit = useCalmLights(useLitPanes(snapshot, cores));
  const job = usePictureJob(snapshot);
  const { line, count, more } = stateSentence(words.truth, shown, {
    city,
    online,
    unitsToday: told.numbers.unitsToday,
  });
  const coresAtWork = cityNow?.coresAtWork ?? null;
  const light = lightCity(coresAtWork ?? 0, windows);
  const { coreMsToday, coreMsAtPriceToday, creditTodayNanos } = told.numbers;
  const { wattHours } = energyOf(coreMsToday, coreMsAtPriceToday);
  const facts = {
    time: words.number.duration(coreMsToday),
    power: words.number.wattHours(wattHours),
    earned: words.number.money(creditTodayNanos),
  };
  const isDim = !isAwake && lit.size === 0 && (shown.state.mode === "resting" || shown.state.mode === "off");
  const cause = shown.workerSlots.find((slot) => slot.cause !== "")?.cause;
  const place = { "--drift-x": drift.x, "--drift-y": drift.y, "--lit": windows && light.lit / windows };
  return (
    <main
      id="content"
      ref={page}
      lang={words.tag}
      className="dusk town kiosk"
      data-awake={isAwake || undefined}
      style={place as CSSProperties}
    >
      <div className="kiosk-picture" data-dim={isDim || undefined}>
        <div className="kiosk-haze" />
        <div className="kiosk-ground" />
        <div className="kiosk-town">
          <CityPicture coresAtWork={coresAtWork} onWindows={setWindows} />
        </div>
        <div className="kiosk-house">
          <HouseScene
            isBare
            cores={cores}
            offered={Math.max(1, paneOf(snapshot?.slots ?? cores, cores, MAX_PANES))}
            lit={lit}
            description={words.house.describe(lit.size, snapshot?.slots ?? cores, cores)}
          />
        </div>
        <p className="kiosk-caption text-soft">
          {coreMsToday > 0 && kiosk.today(facts)} {light.lit > 0 && kiosk.legend(light.coresPerWindow)}
        </p>
        <div className="absolute inset-0 flex flex-col gap-[4vmin] p-[8vmin] landscape:flex-row landscape:justify-between">
          <div className="min-w-0 landscape:max-w-[46vw]">
            {/* The number's room is kept before it is known. */}
            <h1 className="grid">
              {coresAtWork === null && (
                <span className="kiosk-line col-start-1 row-start-1 text-soft">{kiosk.unknown(city)}</span>
              )}
              <span
                className={clsx("col-start-1 row-start-1", coresAtWork === null && "invisible")}
                aria-hidden={coresAtWork === null}
              >
                <span className="kiosk-number display block tabular-nums">{words.number.count(coresAtWork ?? 0)}</span>
                <span className="kiosk-line display block">{kiosk.coresAtWork(coresAtWork ?? 0, city)}</span>
              </span>
            </h1>
            <div className="pt-[3vmin]">
              <p className="kiosk-line display text-balance">
                <span role="status">{line}</span>
                {count !== undefined && `, ${count}`}
              </p>
              {(more ?? cause) && <p className="kiosk-small max-w-[44ch] text-pretty pt-2">{more ?? cause}</p>}
            </div>
          </div>
          {job && snapshot && gallery && (
            <figure
              className="kiosk-canvas shrink-0 self-start overflow-hidden rounded shadow-high"
              style={{ "--ratio": job.picture.width / job.picture.height } as CSSProperties}
            >
              <PictureView
                label={words.running.picture(job.name)}
                job={job}
                painting={gallery.of(job.jobId, job.picture)}
                snapshot={snapshot}
                onBytes={actions.countBytes}
              />
            </figure>
          )}
        </div>
      </div>
      <div className="kiosk-controls absolute inset-x-0 bottom-0 flex flex-col items-center gap-2 p-4 sm:p-6">
        <KioskControls words={words} kiosk={kiosk} snapshot={shown} cores={cores} actions={actions} onLeave={onLeave} />
        <p className="hidden text-13 text-soft sm:block">{kiosk.keys}</p>
      </div>
    </main>
  );
}

function useDrift() {
  const [drift, setDrift] = useState({ x: 0, y: 0 });
  useEffect(() => {
    const move = () => !document.hidden && setDrift(driftAt(Date.now()));
    move();
    const timer = setInterval(move, MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return drift;
}
