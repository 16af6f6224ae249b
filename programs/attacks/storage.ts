import type { AttackClass } from "./attack";
import { heldJs } from "./js-attack";

export const storage: AttackClass = {
  name: "storage",
  title: "Keeping something on the device, or reading what others kept",
  attacks: [
    heldJs({
      name: "indexed-db",
      tries: "Opens a database in the browser.",
      control: "worker",
      source: `
  await attempt("indexedDB", () => new Promise((resolve, reject) => {
    const opening = reach("indexedDB").open("leak", 1);
    opening.onsuccess = () => resolve(true);
    opening.onerror = reject;
  }));`,
    }),
    heldJs({
      name: "cache-storage",
      tries: "Keeps an answer of a server in the browser’s cache.",
      control: "worker",
      calls: true,
      source: `
  await attempt("caches", async () => {
    const cache = await reach("caches").open("leak");
    await cache.add(input.canary.http + "cached");
    return true;
  });`,
    }),
    heldJs({
      name: "local-storage",
      tries: "Reads and writes what pages keep.",
      control: "page",
      source: `
  await attempt("localStorage", () => { reach("localStorage").setItem("leak", "1"); return true; });
  await attempt("sessionStorage", () => { reach("sessionStorage").setItem("leak", "1"); return true; });`,
    }),
    heldJs({
      name: "cookies",
      tries: "Reads and sets cookies.",
      control: "page",
      source: `
  await attempt("document.cookie", () => { reach("document").cookie = "leak=1"; return true; });
  await attempt("cookieStore", () => reach("cookieStore").set("leak", "1").then(() => true));`,
    }),
    heldJs({
      name: "private-files",
      tries: "Writes a file into the browser’s private file system.",
      control: "worker",
      source: `
  await attempt("origin private files", async () => {
    const root = await reach("navigator").storage.getDirectory();
    return root.getFileHandle("leak", { create: true });
  });
  await attempt("file picker", () => reach("showOpenFilePicker")());`,
    }),
    heldJs({
      name: "storage-estimate",
      tries: "Measures the device’s disk.",
      control: "worker",
      source: `
  await attempt("estimate", () => reach("navigator").storage.estimate());
  await attempt("buckets", () => reach("navigator").storageBuckets.open("leak"));`,
    }),
    heldJs({
      name: "locks",
      tries: "Takes a lock that other tabs of the site wait for.",
      control: "worker",
      source: `
  await attempt("locks", () => reach("navigator").locks.request("lamplighter.donation", () => "held"));`,
    }),
  ],
};
