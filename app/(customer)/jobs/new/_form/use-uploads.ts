"use client";

import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalOf } from "#app/_client/refusal.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { fileFault } from "../_draft/file-fault";
import type { NamedBytes } from "../_draft/named-bytes";
import type { UploadSlot } from "../_draft/upload-slot";

export interface SlotUploads {
  files: number;
  filesDone: number;
  bytes: number;
  sentBytes: number;
  /** Files that did not get there, each with its reason. */
  refusals: string[];
}

export interface Uploads {
  slots: Partial<Record<UploadSlot, SlotUploads>>;
  /** The files that got there, in the order in which they were given. */
  send: (slot: UploadSlot, files: readonly File[], options?: SendOptions) => Promise<NamedBytes[]>;
}

interface SendOptions {
  /** Files of a program's file system may be. */
  mayBeEmpty?: boolean;
}

const AT_ONCE = 4;
const NONE: SlotUploads = { files: 0, filesDone: 0, bytes: 0, sentBytes: 0, refusals: [] };

/** Sends files to the blob store, a few at once, and tells how far each part of the form is. */
export function useUploads(): Uploads {
  const t = useTranslations("customer.newJob.page.files");
  const numbers = useNumbers();
  const [slots, setSlots] = useState<Uploads["slots"]>({});
  const sent = useRef(new Map<File, number>());

  const update = (slot: UploadSlot, change: (before: SlotUploads) => SlotUploads) =>
    setSlots((before) => ({ ...before, [slot]: change(before[slot] ?? NONE) }));

  const sendOne = async (slot: UploadSlot, file: File, mayBeEmpty?: boolean): Promise<NamedBytes | undefined> => {
    const fault = fileFault(file, slot === "program" ? "program" : "input", mayBeEmpty);
    if (fault !== undefined) {
      const sizes = { bytes: numbers.bytes(file.size), max: numbers.bytes(fault.maxBytes) };
      const refusal = t(fault.kind, { file: file.name, ...sizes });
      update(slot, (before) => ({ ...before, refusals: [...before.refusals, refusal] }));
      return undefined;
    }
    update(slot, (before) => ({ ...before, files: before.files + 1, bytes: before.bytes + file.size }));
    const progress = (sentBytes: number) => {
      const fresh = Math.min(sentBytes, file.size) - (sent.current.get(file) ?? 0);
      sent.current.set(file, Math.min(sentBytes, file.size));
      update(slot, (before) => ({ ...before, sentBytes: before.sentBytes + fresh }));
    };
    try {
      const { blob, bytes } = await lamplighter.upload(file, { onProgress: progress });
      progress(file.size);
      return { name: file.name, blob, bytes };
    } catch (error) {
      const message = t("refused", { file: file.name, why: refusalOf(error).message });
      update(slot, (before) => ({ ...before, refusals: [...before.refusals, message] }));
      return undefined;
    } finally {
      sent.current.delete(file);
      update(slot, (before) => finished({ ...before, filesDone: before.filesDone + 1 }));
    }
  };

  const send = async (slot: UploadSlot, files: readonly File[], { mayBeEmpty = false }: SendOptions = {}) => {
    update(slot, (before) => ({ ...before, refusals: [] }));
    const named: (NamedBytes | undefined)[] = [];
    let next = 0;
    const lane = async () => {
      while (next < files.length) {
        const at = next++;
        const file = files[at];
        if (file) named[at] = await sendOne(slot, file, mayBeEmpty);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    return named.filter((one) => one !== undefined);
  };
  return { slots, send };
}

/** When all are there the counts begin anew; the refusals stay to be read. */
const finished = (uploads: SlotUploads): SlotUploads =>
  uploads.filesDone === uploads.files ? { ...NONE, refusals: uploads.refusals } : uploads;
