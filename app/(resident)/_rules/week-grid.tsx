import { useState } from "react";
import { HOURS_OF_DAY, mayWorkIn, type Week, withHourTurned } from "#core/home/week";
import type { RulesWords } from "../_words/rules-words";

const HOURS = Array.from({ length: HOURS_OF_DAY }, (_, hour) => hour);

interface WeekGridProps {
  words: RulesWords;
  week: Week;
  disabled: boolean;
  onWeek: (week: Week) => void;
}

/** The week, a column for each day. Tab comes to one hour of it, and the page's arrow keys lead from there to the others. */
export function WeekGrid({ words, week, disabled, onWeek }: WeekGridProps) {
  const [reached, setReached] = useState({ weekday: 0, hour: 0 });
  return (
    <div className="flex flex-col gap-2">
      <fieldset className="grid grid-cols-[2rem_repeat(7,minmax(0,1fr))] gap-px">
        <legend className="sr-only">{words.grid}</legend>
        <span />
        {words.weekdays.map((name) => (
          <span key={name} aria-hidden className="truncate pb-1 text-center text-13 text-soft first-letter:uppercase">
            {name.slice(0, 3)}
          </span>
        ))}
        {HOURS.map((hour) => (
          <div key={hour} className="contents">
            <span aria-hidden className="pr-2 text-right text-13 text-soft leading-6 tabular-nums">
              {hour}
            </span>
            {words.weekdays.map((name, weekday) => {
              const isAllowed = mayWorkIn(week, { weekday, hour });
              const isReached = reached.weekday === weekday && reached.hour === hour;
              return (
                <button
                  key={name}
                  type="button"
                  disabled={disabled}
                  aria-pressed={isAllowed}
                  aria-label={words.hour(name, hour, isAllowed)}
                  tabIndex={isReached ? 0 : -1}
                  onFocus={() => setReached({ weekday, hour })}
                  onClick={() => onWeek(withHourTurned(week, weekday, hour))}
                  className="h-6 cursor-pointer rounded-sm border border-line bg-sunken aria-pressed:border-ink/70 aria-pressed:bg-ink/70 disabled:cursor-not-allowed disabled:opacity-55"
                />
              );
            })}
          </div>
        ))}
      </fieldset>
      <p className="text-13 text-soft">{words.gridHint}</p>
    </div>
  );
}
