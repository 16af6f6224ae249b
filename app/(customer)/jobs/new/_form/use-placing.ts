"use client";

import { useTranslations } from "use-intl";
import { notify } from "#app/_ui/notify.ts";
import { JobManifest } from "#protocol/manifest/job-manifest";
import { tryParse } from "#protocol/try-parse";
import { draftOfManifest } from "../_draft/draft-of-manifest";
import { type FilePlace, isManifestName, placeFiles, runtimeOf } from "../_draft/place-files";
import type { UploadSlot } from "../_draft/upload-slot";
import { withUploaded } from "../_draft/with-uploaded";
import type { JobDraftState } from "./use-job-draft";
import { type Uploads, useUploads } from "./use-uploads";

export interface Placing {
  uploads: Uploads;
  /** Sends files and puts them into their part of the form. */
  place: (slot: UploadSlot, files: readonly File[]) => Promise<void>;
  /** Files dropped anywhere on the page: each finds its own place. */
  drop: (files: readonly File[]) => Promise<void>;
}

export function usePlacing({ draft, update, fill }: JobDraftState): Placing {
  const t = useTranslations("customer.newJob.page.files");
  const uploads = useUploads();

  const place = async (slot: UploadSlot, files: readonly File[]) => {
    const runtime = slot === "program" ? runtimeOf(files[0]?.name ?? "") : undefined;
    if (slot === "program" && runtime === undefined) {
      return notify(t("noProgram"), {
        description: t("noProgramMore"),
        tone: "caution",
      });
    }
    const named = await uploads.send(slot, files, {
      mayBeEmpty: slot === "shared" || (slot === "inputs" && draft.kind === "files"),
    });
    update((before) => withUploaded(runtime && named.length > 0 ? { ...before, runtime } : before, slot, named));
  };

  const drop = async (files: readonly File[]) => {
    const manifestFile = files.find((file) => isManifestName(file.name));
    const manifest = manifestFile && readManifest(await manifestFile.text());
    if (manifest) fill(manifest);
    else if (manifestFile) {
      notify(t("noManifest"), {
        description: t("noManifestMore"),
        tone: "caution",
      });
    }
    const rest = files.filter((file) => file !== manifestFile);
    const names = rest.map((file) => file.name);
    const places = placeFiles(names, manifest ? draftOfManifest(manifest) : draft);
    const those = (kind: FilePlace["kind"]) => rest.filter((_, at) => places[at]?.kind === kind);
    for (const found of places) {
      if (found.kind !== "source") continue;
      const { inputKind, separator = "," } = found;
      update((before) => ({ ...before, kind: inputKind, separator }));
    }
    await Promise.all([
      placeAny("program", those("program").slice(0, 1)),
      placeAny("inputs", [...those("source"), ...those("unit-file")]),
      placeAny("shared", [...those("shared"), ...those("awaited")]),
    ]);
  };
  const placeAny = (slot: UploadSlot, files: File[]) => (files.length > 0 ? place(slot, files) : undefined);
  return { uploads, place, drop };
}

function readManifest(text: string): JobManifest | undefined {
  try {
    return tryParse(JobManifest, JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
