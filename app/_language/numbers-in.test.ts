import { expect, test } from "vitest";
import { numbersIn } from "./numbers-in";

const fr = numbersIn("fr");
const HOUR = 3_600_000;

/** With plain spaces, so that a reader of this file sees them. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

test.each([
  [fr.count(1_234_567), "1 234 567"],
  [fr.short(12_345), "12,3k"],
  [fr.short(2_000_000_000), "2G"],
  [fr.money(1_234_560_000_000), "1 234,56 $ CA"],
  [fr.money(-2_500_000_000), "−2,50 $ CA"],
  [fr.price(20_000_000, "US$"), "0,02 $ US"],
  [fr.duration(0.5), "moins de 1 ms"],
  [fr.duration(50 * HOUR), "2 jours 2 h"],
  [fr.coreTime(HOUR), "1 heure-cœur"],
  [fr.coreTime(3.2 * HOUR), "3,2 heures-cœur"],
  [fr.coreTime(60_000), "1 min d’un cœur"],
  [fr.bytes(812), "812 o"],
  [fr.bytes(1_150), "1,15 ko"],
  [fr.bytes(64e9), "64 Go"],
  [fr.share(1, 3), "33 %"],
  [fr.share(1, 10_000), "moins de 0,1 %"],
  [fr.rate(4.2), "4,2 unités/s"],
  [fr.ago(0, 1_000), "à l’instant"],
  [fr.ago(0, 3 * HOUR), "il y a 3 h"],
  [fr.ago(0, 26 * HOUR), "hier"],
  [fr.ago(0, 72 * HOUR), "il y a 3 jours"],
  [fr.ago(0, 9_000 * HOUR), "le 1 janv. 1970"],
])("%s", (written, expected) => expect(plain(written)).toBe(expected));
