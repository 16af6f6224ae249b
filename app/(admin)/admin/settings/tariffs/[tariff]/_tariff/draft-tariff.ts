import { BANDS, type Band } from "#core/home/tariff";
import type { TariffForm } from "#protocol/written-tariffs";

/** Some hours of a day at one price; `key` stays while it is edited. */
export interface DraftHours {
  key: number;
  from: number;
  until: number;
  band: Band;
}

export interface DraftPeriod {
  key: number;
  from: string;
  /** Empty: it has no end. */
  until: string;
  /** Empty: there is no such price. */
  cents: Record<Band, string>;
  weekdays: readonly DraftHours[];
  weekends: readonly DraftHours[];
  /** Days, with blanks or commas between them. */
  holidays: string;
}

export interface DraftTariff extends Omit<TariffForm, "periods"> {
  periods: readonly DraftPeriod[];
}

let keys = 0;
const newKey = () => keys++;

export const newHours = (from: number, band: Band): DraftHours => ({ key: newKey(), from, until: 24, band });

/** One price, from nobody knows when. */
const newPeriod = (): DraftPeriod => ({
  ...{ key: newKey(), from: "", until: "", holidays: "" },
  cents: { flat: "", "ultra-low": "", "off-peak": "", "mid-peak": "", "on-peak": "" },
  weekdays: [newHours(0, "flat")],
  weekends: [newHours(0, "flat")],
});

export const newTariff = (): DraftTariff => ({
  ...{ name: { en: "", fr: "" }, timeZone: "America/Toronto", source: "" },
  periods: [newPeriod()],
});

/** What comes after a period is mostly like it. */
export const periodAfter = (last: DraftPeriod | undefined): DraftPeriod =>
  last ? { ...last, key: newKey(), from: last.until, until: "" } : newPeriod();

export const draftOf = (form: TariffForm): DraftTariff => ({
  ...form,
  periods: form.periods.map(({ from, until, cents, weekdays, weekends, holidays = [] }) => ({
    ...{ key: newKey(), from, until: until ?? "", holidays: holidays.join(" ") },
    cents: { ...newPeriod().cents, ...cents },
    weekdays: hoursOf(weekdays),
    weekends: hoursOf(weekends),
  })),
});

type WrittenHours = TariffForm["periods"][number]["weekdays"];

const hoursOf = (written: WrittenHours): DraftHours[] =>
  BANDS.flatMap((band) =>
    (written[band] ?? "")
      .split(/\s+/)
      .filter(Boolean)
      .map((text) => {
        const [from = 0, until = 24] = text.split("-").map(Number);
        return { key: newKey(), from, until, band };
      }),
  ).sort((one, other) => one.from - other.from);

/** As the city takes it: what is wrong with it is the city's to say. */
export const formOf = ({ periods, ...tariff }: DraftTariff): TariffForm => ({
  ...tariff,
  periods: periods.map(({ from, until, cents, weekdays, weekends, holidays }) => ({
    from,
    until: until === "" ? null : until,
    cents: Object.fromEntries(BANDS.flatMap((band) => (cents[band].trim() === "" ? [] : [[band, cents[band].trim()]]))),
    weekdays: writtenHours(weekdays),
    weekends: writtenHours(weekends),
    holidays: holidays.split(/[\s,;]+/).filter(Boolean),
  })),
});

function writtenHours(hours: readonly DraftHours[]): WrittenHours {
  const written: WrittenHours = {};
  for (const { from, until, band } of hours)
    written[band] = [...(written[band] === undefined ? [] : [written[band]]), `${from}-${until}`].join(" ");
  return written;
}
