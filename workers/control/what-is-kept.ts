import type { Calendar } from "#core/home/calendar";
import { BlobCache } from "./bytes/blob-cache";
import { IdentityStore } from "./connection/identity-store";
import type { DeviceDatabase } from "./database";
import { Outbox } from "./leases/outbox";
import { OutputStore } from "./outputs/output-store";
import { DayBook } from "./record/day-book";

/** What a device stored in earlier visits. */
export interface WhatIsKept {
  days: DayBook;
  identity: IdentityStore;
  outbox: Outbox;
  outputStore: OutputStore;
  cache: BlobCache;
}

export async function openWhatIsKept(db: DeviceDatabase, calendar: Calendar, now: () => number): Promise<WhatIsKept> {
  const days = await DayBook.open({ calendar, now });
  const [identity, outbox, outputStore] = await Promise.all([
    IdentityStore.open(db, (earnedNanos) => days.count({ earnedNanos })),
    Outbox.open(db),
    OutputStore.open(db, now),
  ]);
  return { identity, outbox, outputStore, days, cache: new BlobCache(db, now) };
}
