"use client";

import { useEffect, useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import type { CityNow } from "#protocol/api/city-now";
import type { Language } from "#protocol/text/language";
import { beginWordsIn } from "./begin-words-in";

const EVERY_MS = 5_000;

/** What the city computes right now; it keeps up while somebody looks. */
export function CityFigures({ language, first }: { language: Language; first: CityNow }) {
  const { now: words, count } = beginWordsIn(language);
  const [city, setCity] = useState(first);
  useEffect(() => {
    const stopped = new AbortController();
    const ask = () => {
      if (document.hidden) return;
      lamplighter.getCityNow({}, { signal: stopped.signal }).then(setCity, () => undefined);
    };
    const timer = setInterval(ask, EVERY_MS);
    return () => {
      clearInterval(timer);
      stopped.abort();
    };
  }, []);
  const figures = [
    [count(city.devices), words.devices(city.devices)],
    [count(city.coresAtWork), words.cores(city.coresAtWork)],
    [count(Math.round(city.unitsPerSecond)), words.units(Math.round(city.unitsPerSecond))],
  ] as const;
  return (
    <section aria-label={words.title}>
      <dl className="grid max-w-160 grid-cols-3 gap-x-6">
        {figures.map(([figure, what]) => (
          <div key={what} className="flex flex-col-reverse justify-end">
            <dt className="text-13 text-soft">{what}</dt>
            <dd className="font-semibold text-24 tabular-nums tracking-tight">{figure}</dd>
          </div>
        ))}
      </dl>
      <p className="pt-2 text-13 text-soft">{city.isStopped ? words.stopped : words.about}</p>
    </section>
  );
}
