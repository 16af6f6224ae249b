import type { WorkKind } from "#core/jobs/work-kind";
import type { Language } from "../text/language";

/** The names of the kinds of work, for customers who choose one and residents who exclude some. */
export const WORK_KIND_WORDS: Record<Language, Record<WorkKind, string>> = {
  en: {
    climate: "Climate and nature",
    health: "Health and medicine",
    science: "Science and mathematics",
    "public-services": "Public services",
    education: "Schools and learning",
    arts: "Arts and culture",
    business: "Business",
    other: "Anything else",
  },
  fr: {
    climate: "Climat et nature",
    health: "Santé et médecine",
    science: "Sciences et mathématiques",
    "public-services": "Services publics",
    education: "Écoles et apprentissage",
    arts: "Arts et culture",
    business: "Entreprises",
    other: "Tout le reste",
  },
};
