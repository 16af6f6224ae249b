import { dollarNanos, dollarText } from "../text/dollar-nanos";
import { ShownText } from "../text/shown-text";
import { tryParse } from "../try-parse";
import type { SettingForm } from "./city-settings";

const DOLLARS = /^\d{1,7}(\.\d{1,6})?$/;
const PERCENT = /^\d{1,3}(\.\d{1,2})?$/;
const WHOLE = /^\d{1,9}$/;

/** The value in the one way in which it is kept; undefined if the setting may not be that. */
export function readSetting(form: SettingForm, written: string): string | undefined {
  const text = written.trim();
  switch (form.kind) {
    case "dollars":
      if (text === "" && form.isOptional) return "";
      if (!DOLLARS.test(text) || Number(text) > form.max) return undefined;
      // What is optional is a rate, by which others' prices are multiplied.
      return form.isOptional && Number(text) === 0 ? undefined : dollarText(dollarNanos(text));
    case "percent":
      return PERCENT.test(text) && Number(text) <= 100 ? String(Number(text)) : undefined;
    case "whole": {
      if (text === "" && form.isOptional) return "";
      const value = WHOLE.test(text) ? Number(text) : Number.NaN;
      return value >= form.min && value <= form.max ? String(value) : undefined;
    }
    case "choice":
      return form.values.includes(text) ? text : undefined;
    case "name":
      return tryParse(ShownText({ min: 1, max: form.max }), text).data;
    default:
      throw new Error(`Unhandled form: ${(form satisfies never as SettingForm).kind}`);
  }
}
