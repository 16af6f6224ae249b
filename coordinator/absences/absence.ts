import type { Language } from "#protocol/text/language";

export interface AbsentDevice {
  no: number;
  /** Its household's word for it; null: what it calls itself. */
  name: string | null;
  label: string;
  /** Whole days since it was last here. */
  days: number;
}

/** What a household is told in one letter. */
export interface Absence {
  personId: string;
  email: string;
  language: Language;
  /** At least one, the longest absent first. */
  devices: AbsentDevice[];
}
